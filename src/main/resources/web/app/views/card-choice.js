import { h } from '../h.js';
import { routeTo } from '../route.js';
import { SIDES } from '../words.js';

const NAMES = { away: 'The visitors’ cards', home: 'The home team’s cards' };

/**
 * Whose cards a game is played with, in a league whose cards the server can know: a set for each side, those of the league, or none.
 *
 * Props: `sets`, those that this user may choose, or null before they are known; `cards`, by side the hash that is chosen, or '';
 * `ofLeague`, whether the league has sets for games that name none; `onChange(change)`.
 */
export function CardChoice({ sets, cards, ofLeague, onChange }) {
  if (sets === null) {
    return h('p', { class: 'quiet-text', role: 'status' }, 'Looking for card sets…');
  }
  return h('fieldset', { class: 'card-choice', 'data-testid': 'card-choice' }, [
    h('legend', { class: 'visually-hidden' }, 'The cards'),
    h('div', { class: 'card-choices' }, SIDES.map((side) => h('div', { key: side, class: 'field' }, [
      h('label', { for: `${side}-cards` }, NAMES[side]),
      h('select', { id: `${side}-cards`, value: cards[side], 'data-testid': `${side}-cards`, onChange: (event) => onChange(chosen(cards, side, event.target.value)) }, [
        h('option', { value: '' }, ofLeague ? 'Those of the league' : 'None: on paper'),
        ...sets.map((set) => h('option', { key: set.hash, value: set.hash }, nameOfSet(set))),
      ]),
      cards[side] && h('a', { href: routeTo({ cards: cards[side] }), target: '_blank', rel: 'noopener', 'data-testid': `look-${side}` }, 'Look at them'),
    ]))),
    h('p', { class: 'quiet-text' }, cards.away || ofLeague ? 'The server knows these cards: it checks what is said of them, or reads them.' : 'Everybody reads their own cards, and the server takes any outcome.'),
  ]);
}

/** Either both sides have cards that the server knows, or neither. */
function chosen(cards, side, hash) {
  if (hash === '') {
    return { away: '', home: '' };
  }
  const other = side === 'away' ? 'home' : 'away';
  return { [side]: hash, [other]: cards[other] || hash };
}

const nameOfSet = ({ name, season, players }) => `${[name, season].filter(Boolean).join(' ')} (${players})`;
