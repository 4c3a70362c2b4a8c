import { h } from '../h.js';
import { departed, players } from '../lineup.js';
import { SIDES, personName } from '../words.js';
import { still } from './still.js';

/** Both lineups, with a mark at who bats and who pitches now. */
export const Lineups = still(Both, ({ table: { teams, lineups, state } }) => [teams, lineups, state.status, state.batter?.id, state.pitcher?.id]);

function Both({ table }) {
  if (!table.lineups) {
    return null;
  }
  return h('section', { class: 'lineups', 'aria-label': 'Lineups' }, SIDES.map((side) =>
    h(Lineup, { key: side, side, table }),
  ));
}

function Lineup({ side, table }) {
  const { teams, lineups, state } = table;
  const now = state.status === 'completed' ? [] : [state.batter?.id, state.pitcher?.id];
  const { manager, name } = teams[side];
  return h('table', { class: 'lineup', 'data-testid': `lineup-${side}` }, [
    h('caption', null, [
      h('span', { class: 'lineup-team' }, name),
      h('span', { class: 'lineup-manager' }, manager ? personName(manager) : 'seat open'),
    ]),
    h('tbody', null, [
      ...players(lineups[side]).map((player) => h(Slot, { key: player.order, player, now: now.includes(player.id) })),
      ...departed(lineups[side]).map((player) => h(Slot, { key: `${player.id} ${player.order}`, player, left: true })),
    ]),
  ]);
}

function Slot({ player: { order, name, position }, now = false, left = false }) {
  return h('tr', { class: left ? 'left' : now ? 'now' : '' }, [
    h('td', { class: 'order' }, order || ''),
    h('th', { scope: 'row' }, [name, left && h('span', { class: 'visually-hidden' }, ' (left the game)')]),
    h('td', { class: 'position' }, position),
  ]);
}
