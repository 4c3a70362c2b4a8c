import { COLUMNS, HALVES, facesInShort, halfInWords, handsInWords, isGood, layoutOf, ratingsInWords, shareAloud, shareInShort } from '../card-words.js';
import { h } from '../h.js';
import { Aloud } from './aloud.js';

/**
 * A side of a player's card, drawn as on paper: who it is, what is read by the dice, what else is known of them.
 *
 * Props: `card`; `side`, `batting` or `pitching`; `half`, the one that is in front, or null for both; `lit`, `{column, row, d20}` of the
 * cell that the dice read, or null; `sure`, whether that cell decides; `aloud`, whether cells are to be read out in words; `most`,
 * how many lines of a cell have room in it.
 */
export function CardFace({ card, side, half = null, lit = null, sure = true, aloud = false, most = 3 }) {
  const { name, team, season } = card;
  return h('article', { class: `player-card ${side}-side`, 'aria-label': `${name}, ${side} card`, 'data-testid': `card-${card.id}-${side}` }, [
    h('header', { class: 'player-card-head' }, [
      h('h3', { class: 'player-card-name' }, name),
      h('p', { class: 'player-card-team' }, [team, season].filter(Boolean).join(' ')),
      h('p', { class: 'player-card-hands' }, `${side === 'batting' ? 'Batting' : 'Pitching'} · ${handsInWords(card)}`),
    ]),
    (half ? [half] : HALVES).map((each) => h(Half, { key: each, of: card[side][each], half: each, side, lit, sure, aloud, most })),
    h('dl', { class: 'player-card-ratings' }, ratingsInWords(card, side).map(([what, value]) =>
      h('div', { key: what }, [h('dt', null, what), ' ', h('dd', null, value)]),
    )),
  ]);
}

function Half({ of, half, side, lit, sure, aloud, most }) {
  const columns = COLUMNS[side];
  const { rows, notes } = layoutOf(of, columns, most);
  const at = (column, row) => lit !== null && lit.column === column && lit.row === row;
  return h('div', { class: 'card-half', 'data-half': half }, [
    h('table', { class: 'card-half-table' }, [
      h('caption', null, halfInWords(half, side)),
      h('thead', null, h('tr', null, [
        h('td', null),
        columns.map((column) => h('th', { key: column, scope: 'col', class: lit?.column === column ? 'on' : undefined }, [aloud && h(Aloud, null, 'Column '), column])),
      ])),
      h('tbody', null, rows.map(({ row, cells }) => h('tr', { key: row }, [
        h('th', { scope: 'row', class: lit?.row === row && columns.includes(lit.column) ? 'on' : undefined }, row),
        cells.map(({ column, shares, note }) => h('td', {
          key: column,
          class: at(column, row) ? litAs(sure) : undefined,
          'aria-current': at(column, row) ? 'true' : undefined,
          'data-testid': at(column, row) ? `lit-${half}` : undefined,
        }, note === null ? h(Shares, { shares, d20: at(column, row) && sure ? lit.d20 : null, aloud }) : h('span', { class: 'to-note' }, ['see ', h('b', null, note)]))),
      ]))),
    ]),
    notes.length > 0 && h('dl', { class: 'card-notes' }, notes.map(({ letter, column, row, shares }) =>
      h('div', { key: letter, class: at(column, row) ? litAs(sure) : undefined }, [
        h('dt', null, letter),
        ' ',
        h('dd', null, h(Shares, { shares, d20: at(column, row) && sure ? lit.d20 : null, aloud })),
      ]),
    )),
  ]);
}

/** A cell that does not decide is marked with its outline alone. */
const litAs = (sure) => (sure ? 'lit' : 'lit not-sure');

/** What a cell says; with `d20` the share that it picks stands out. */
export function Shares({ shares, d20 = null, aloud = false }) {
  return shares.map((share) => {
    const picked = d20 !== null && share.from <= d20 && d20 <= share.to;
    const faces = facesInShort(share);
    return h('span', { key: share.from, class: `card-share${isGood(share) ? ' good' : ''}${picked ? ' picked' : ''}` }, [
      faces && h('span', { class: 'card-faces' }, faces),
      faces && ' ',
      aloud ? [h('span', { 'aria-hidden': true }, shareInShort(share)), h(Aloud, null, shareAloud(share))] : shareInShort(share),
      ' ',
    ]);
  });
}
