import { h } from '../h.js';
import { occupiedBases } from '../words.js';

/* Where the pips of a die are, on a grid of three by three numbered from the upper left. */
const PIPS = { 1: [4], 2: [0, 8], 3: [0, 4, 8], 4: [0, 2, 6, 8], 5: [0, 2, 4, 6, 8], 6: [0, 2, 3, 5, 6, 8] };

/**
 * The dice as they lie on the table, and what to do with them.
 *
 * Props: `roll`, `state`; `reading`, if this user reads the card, else null; `known`, whether the server knows the cards.
 */
export function Dice({ roll, state, reading: mine = null, known = false }) {
  const check = roll.check_wild_pitch ? 'wild_pitch' : roll.check_passed_ball ? 'passed_ball' : null;
  return h('div', { class: 'dice', key: roll.roll_id, 'data-testid': 'dice' }, [
    h('p', { class: 'reading', 'data-testid': 'reading' }, reading(roll, state)),
    h('details', { class: 'legend' }, [h('summary', { 'data-testid': 'legend' }, 'Legend'), h(Legend)]),
    h('div', { class: 'dice-row' }, [
      h(Group, { name: `Column ${roll.d6_one}` }, h(SixSided, { value: roll.d6_one, color: 'die-column', testid: 'd6-one' })),
      h(Group, { name: `Row ${roll.d6_two_total}`, testid: 'd6-two-total' }, [
        h(SixSided, { value: roll.d6_two_a, color: 'die-row', testid: 'd6-two-a' }),
        h(SixSided, { value: roll.d6_two_b, color: 'die-row', testid: 'd6-two-b' }),
      ]),
      h(Group, { name: `Split ${roll.resolution_d20}` }, h(TwentySided, { value: roll.resolution_d20, color: 'die-split', testid: 'resolution-d20' })),
      h(Group, { name: `Chaos ${roll.chaos_d20}` }, h(TwentySided, { value: roll.chaos_d20, color: check ? 'die-hot' : 'die-chaos', testid: 'chaos-d20' })),
    ]),
    check && h(Check, { code: check, roll, state, mine, known }),
  ]);
}

/** What is to be looked up before the card is read. */
function Check({ code, roll: { chaos_d20: chaos, resolution_d20: split }, state, mine, known }) {
  const name = code === 'wild_pitch' ? 'wild pitch' : 'passed ball';
  if (occupiedBases(state).length === 0) {
    return h('p', { class: 'quiet-text', 'data-testid': 'check-first' }, `Chaos ${chaos} would be a check for a ${name}, but nobody is on base.`);
  }
  if (known) {
    const whose = code === 'wild_pitch' ? 'pitcher’s' : 'catcher’s';
    return h('p', { class: 'quiet-text', 'data-testid': 'check-first' }, `Chaos ${chaos}: a ${name} where the split, ${split}, is not above the ${whose} chance. The server looks it up.`);
  }
  return h('div', { class: 'check-first', 'data-testid': 'check-first' }, [
    h('p', null, `Chaos ${chaos}: check for a ${name} first. Your league’s chart says what the split, ${split}, makes of it. If there is none, read the card as always.`),
    mine && h('button', { class: 'secondary small', type: 'button', 'data-testid': `check-${code}`, onClick: () => mine.choose(code) }, `It was a ${name}`),
  ]);
}

const MEANINGS = [
  ['Column', 'One die. 1 to 3 is a column of the batter’s card, 4 to 6 one of the pitcher’s.'],
  ['Row', 'Two dice, added: the row of that column.'],
  ['Split', 'Where the card has two results with numbers, such as 1–12 and 13–20, this die picks one.'],
  ['Chaos', 'With a runner on base, 1 asks for a check for a wild pitch and 2 for a passed ball, before the card is read. Anything else: nothing.'],
];

function Legend() {
  return h('dl', null, MEANINGS.map(([name, meaning]) => h('div', { key: name }, [h('dt', null, name), h('dd', null, meaning)])));
}

/** Which card, which column, which row. */
function reading({ d6_one: column, d6_two_total: row }, { batter, pitcher }) {
  const [card, player] = column <= 3 ? ['batting', batter] : ['pitching', pitcher];
  return [
    'Read ',
    h('strong', null, `${player?.name ?? 'the'}${player ? '’s' : ''} ${card} card`),
    ', ',
    h('span', null, ['column ', h('strong', null, column), ', row ', h('strong', null, row), '.']),
  ];
}

function Group({ name, testid, children }) {
  return h('figure', { class: 'die-group' }, [
    h('div', { class: 'die-pair' }, children),
    h('figcaption', { 'data-testid': testid }, name),
  ]);
}

function SixSided({ value, color, testid }) {
  return h(
    'svg',
    { class: `die die-six ${color}`, viewBox: '0 0 48 48', role: 'img', 'aria-label': `${value}`, 'data-testid': testid, 'data-value': value },
    [
      h('rect', { class: 'face', x: 2, y: 2, width: 44, height: 44, rx: 9 }),
      PIPS[value].map((spot) =>
        h('circle', { key: spot, class: 'pip', cx: 12 + (spot % 3) * 12, cy: 12 + Math.floor(spot / 3) * 12, r: 4.2 }),
      ),
    ],
  );
}

function TwentySided({ value, color, testid }) {
  return h(
    'svg',
    { class: `die die-twenty ${color}`, viewBox: '0 0 52 56', role: 'img', 'aria-label': `${value}`, 'data-testid': testid, 'data-value': value },
    [
      h('path', { class: 'face', d: 'M26 2 50 15v26L26 54 2 41V15z' }),
      h('path', { class: 'edges', d: 'M26 13 42 40H10zM26 2v11M50 15 26 13 2 15M50 15l-8 25 8 1M2 15l8 25-8 1M42 40 26 54 10 40' }),
      h('text', { x: 26, y: 37 }, value),
    ],
  );
}
