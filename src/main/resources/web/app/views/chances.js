import { chancesOf } from '../chances.js';
import { h } from '../h.js';

/** Win expectancy as a quiet line: who is likelier to win, and what the last play was worth. */
export function Chances({ table }) {
  const chances = chancesOf(table);
  return chances && h('div', { class: 'chances', 'data-testid': 'chances' }, [
    h('span', { class: 'small-title' }, 'Win expectancy'),
    h('span', { class: 'chances-bar', 'aria-hidden': true }, h('i', { style: { transform: `scaleX(${chances.away / 100})` } })),
    h('strong', null, chances.text),
    chances.last && h('span', { class: 'quiet-text' }, chances.last),
  ]);
}
