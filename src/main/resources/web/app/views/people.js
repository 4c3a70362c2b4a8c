import { h } from '../h.js';
import { mayMute, mayWriteTo } from '../rights.js';
import { mutedUntil } from '../talk.js';
import { personName } from '../words.js';
import { Muting } from './muting.js';

/** Who is in the room, what they may be told alone, and whether they may answer. */
export function People({ session, table, identity, now, onWrite }) {
  return h('section', { class: 'people', 'aria-labelledby': 'people-title' }, [
    h('h2', { id: 'people-title' }, 'In the park'),
    h('ul', { 'data-testid': 'people' }, table.people.map((person) => {
      const { user_id: userId, role } = person;
      const self = userId === identity.userId;
      const until = mutedUntil(table, userId, now);
      return h('li', { key: userId, class: role }, [
        h('span', { class: 'person-name' }, self ? `${personName(person)} (you)` : personName(person)),
        h('span', { class: 'person-role' }, what(person, table)),
        until && h('span', { class: 'person-muted', 'data-testid': `muted-${userId}` }, `muted until ${until}`),
        !self && !identity.visitor && h('span', { class: 'person-ways' }, [
          mayWriteTo(table, userId) && h(
            'button',
            { class: 'quiet', type: 'button', 'aria-label': `Write to ${personName(person)} alone`, 'data-testid': `write-${userId}`, onClick: () => onWrite(userId) },
            'Write',
          ),
          mayMute(table, identity.userId, userId) && h(Muting, { session, person, muted: until !== null }),
        ]),
      ]);
    })),
    table.role === 'spectator' && h('p', { class: 'quiet-text', 'data-testid': 'spectating' }, 'You are watching.'),
  ]);
}

function what({ role, sides = [] }, { teams }) {
  if (sides.length > 0) {
    return `manages ${sides.map((side) => teams[side].name).join(' and ')}`;
  }
  return { spectator: 'watching', umpire: 'umpire' }[role] ?? 'runs the game';
}
