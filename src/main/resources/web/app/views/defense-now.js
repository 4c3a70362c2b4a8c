import { h } from '../h.js';
import { fieldingSide } from '../table.js';
import { defenseInWords } from '../defense.js';

/** How the side in the field stands, for everybody: the other manager reads their card by it. */
export function DefenseNow({ table: { state, teams } }) {
  const { defense, status } = state;
  return defense && status === 'in_progress' && h('p', { class: 'defense-now', 'data-testid': 'defense-now' }, [
    h('span', { class: 'small-title' }, `${teams[fieldingSide(state.half)].name} in the field`),
    ' ',
    h('strong', null, defenseInWords(defense, state)),
  ]);
}
