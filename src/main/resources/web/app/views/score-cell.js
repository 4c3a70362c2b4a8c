import { h } from '../h.js';
import { cellInWords } from '../scorecard-words.js';
import { PlayLink } from './key-plays.js';

/* On a square of 100 by 84 units: home plate, and the bases around it. */
const POINTS = { 0: [61, 80], 1: [88, 53], 2: [61, 26], 3: [34, 53], 4: [61, 80] };
const DIAMOND = 'M61 80L88 53L61 26L34 53Z';

/* Where it is written how somebody came to a base, with the end of the text that stays there. */
const NOTES = { 1: [98, 76, 'end'], 2: [98, 35, 'end'], 3: [38, 38, 'end'], 4: [45, 81, 'end'] };

/** What became of one turn at bat; it leads to the play. */
export function ScoreCell({ session, cell, name, isNew }) {
  return h(PlayLink, { session, number: cell.play, kind: isNew ? 'score-cell new-batter' : 'score-cell', 'data-testid': `cell-${cell.play}`, title: cellInWords(cell, name) }, [
    h('span', { class: 'visually-hidden' }, cellInWords(cell, name)),
    h('svg', { viewBox: '0 0 100 84', 'aria-hidden': true }, [
      h('path', { class: 'cell-diamond', d: DIAMOND }),
      cell.base === 4 && h('path', { class: 'cell-run', d: DIAMOND }),
      h('path', { class: 'cell-way', d: wayOf(cell) }),
      isOutOnTheWay(cell) && h('path', { class: 'cell-way', d: stopOf(cell) }),
      h('text', { class: cell.isHit ? 'cell-result hit' : 'cell-result', x: 3, y: 20 }, cell.result),
      Object.entries(cell.how).map(([base, text]) => h('text', { key: base, class: 'cell-how', x: NOTES[base][0], y: NOTES[base][1], 'text-anchor': NOTES[base][2] }, text)),
      cell.out && [h('circle', { class: 'cell-out', cx: 14, cy: 68, r: 11 }), h('text', { class: 'cell-out-number', x: 14, y: 73.5, 'text-anchor': 'middle' }, cell.out.number)],
      Array.from({ length: cell.rbi }, (_, index) => h('circle', { key: index, class: 'cell-rbi', cx: 94 - index * 10, cy: 8, r: 3.6 })),
      cell.isLast && h('path', { class: 'cell-last', d: 'M100 62L82 84' }),
    ]),
  ]);
}

/** Whether they had been on base, and were put out on the way to another. */
const isOutOnTheWay = ({ base, out }) => out !== null && base > 0 && out.at > base;

const point = (base) => POINTS[base].join(' ');

/** From base to base as far as they came. */
function wayOf({ from, base }) {
  const bases = Array.from({ length: base - from }, (_, index) => from + 1 + index);
  return `M${point(from)}${bases.map((each) => `L${point(each)}`).join('')}`;
}

/** Half of the way to where they were put out, and a stroke across. */
function stopOf({ base, out }) {
  const [[x, y], [toX, toY]] = [POINTS[base], POINTS[out.at]];
  const [stopX, stopY] = [(x + toX) / 2, (y + toY) / 2];
  const [alongX, alongY] = [Math.sign(toX - x) * 5, Math.sign(toY - y) * 5];
  return `M${x} ${y}L${stopX} ${stopY}M${stopX - alongY} ${stopY + alongX}L${stopX + alongY} ${stopY - alongX}`;
}
