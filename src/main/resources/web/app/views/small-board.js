import { h } from '../h.js';
import { SIDES, halfName, occupiedBases, ordinal, outsName, runnersSentence, shortName } from '../words.js';

const DIAMOND = { 1: 'M27 12l6 6-6 6-6-6z', 2: 'M18 3l6 6-6 6-6-6z', 3: 'M9 12l6 6-6 6-6-6z' };

/** What a phone shows of the board, and never lets go: score, inning, outs, runners. */
export function SmallBoard({ table: { state, teams } }) {
  const over = state.status === 'completed';
  return h('section', { class: 'small-board', 'aria-label': 'The score' }, [
    SIDES.map((side) => h('span', { key: side, class: !over && state.at_bat === side ? 'small-team at-bat' : 'small-team' }, [
      h('span', { 'aria-hidden': true }, teams[side].abbrev ?? shortName(teams[side].name)),
      h('span', { class: 'visually-hidden' }, `${teams[side].name} `),
      h('b', { 'data-testid': `small-${side}` }, state.score[side]),
    ])),
    over
      ? h('span', { class: 'small-inning' }, 'Final')
      : [
          h('span', { class: 'small-inning', 'data-testid': 'small-inning' }, [
            h('span', { 'aria-hidden': true }, state.half === 'top' ? '▲' : '▼'),
            h('span', { class: 'visually-hidden' }, `${halfName(state.half)} `),
            ordinal(state.inning),
          ]),
          h('span', { class: 'small-outs' }, outsName(state.outs)),
          h('svg', { class: 'small-bases', viewBox: '0 0 36 26', role: 'img', 'aria-label': runnersSentence(state) }, [1, 2, 3].map((base) =>
            h('path', { key: base, d: DIAMOND[base], class: occupiedBases(state).includes(base) ? 'taken' : '' }),
          )),
        ],
  ]);
}
