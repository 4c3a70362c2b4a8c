import { stakesOf } from '../stakes.js';
import { h } from '../h.js';

/** A quiet line: what the last play has changed. */
export function Stakes({ table }) {
  const told = stakesOf(table);
  return told && h('p', { class: 'stakes', 'data-testid': 'stakes' }, [h('span', { class: 'small-title' }, 'Last play'), ' ', told]);
}
