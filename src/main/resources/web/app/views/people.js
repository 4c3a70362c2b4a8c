import { h } from '../h.js';

/** Who is in the room. */
export function People({ table, identity }) {
  return h('section', { class: 'people', 'aria-labelledby': 'people-title' }, [
    h('h2', { id: 'people-title' }, 'In the park'),
    h('ul', { 'data-testid': 'people' }, table.people.map((person) =>
      h('li', { key: person.user_id, class: person.role }, [
        h('span', { class: 'person-name' }, person.user_id === identity.userId ? `${person.name} (you)` : person.name),
        h('span', { class: 'person-role' }, what(person, table)),
      ]),
    )),
    table.role === 'spectator' && h('p', { class: 'quiet-text', 'data-testid': 'spectating' }, 'You are watching.'),
  ]);
}

function what({ role, sides = [] }, { teams }) {
  if (sides.length > 0) {
    return `manages ${sides.map((side) => teams[side].name).join(' and ')}`;
  }
  return role === 'spectator' ? 'watching' : 'runs the game';
}
