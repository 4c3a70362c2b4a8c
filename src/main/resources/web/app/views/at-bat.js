import { h } from '../h.js';
import { inTheHole } from '../lineup.js';
import { battingToday, pitchingToday } from '../worth.js';

/** Those who matter now, and who comes up after them. */
export function AtBat({ table }) {
  const { batter, pitcher, on_deck: onDeck, status, at_bat: side, today } = table.state;
  if (status === 'completed') {
    return null;
  }
  const after = inTheHole(table.lineups?.[side], onDeck);
  return h('dl', { class: 'at-bat-cards' }, [
    h(Who, { what: 'At bat', testid: 'batter', player: batter, today: today?.batter && battingToday(today.batter) }),
    h(Who, { what: 'Pitching', testid: 'pitcher', player: pitcher, today: today?.pitcher && pitchingToday(today.pitcher) }),
    h(Who, { what: 'On deck', testid: 'on-deck', player: onDeck, more: after && h(InTheHole, { player: after }) }),
  ]);
}

function Who({ what, testid, player, today, more }) {
  return h('div', { class: `who-card ${testid}` }, [
    h('dt', null, what),
    h('dd', null, [
      h('span', { class: 'player-name', 'data-testid': testid }, player?.name ?? '—'),
      player && h('span', { class: 'player-spot' }, spot(player)),
      today && h('span', { class: 'player-today', 'data-testid': `${testid}-today` }, today),
    ]),
    more,
  ]);
}

const InTheHole = ({ player }) => h('dd', { class: 'in-the-hole' }, ['then ', h('span', { 'data-testid': 'in-the-hole' }, player.name)]);

const spot = ({ order, position }) => (order ? `${order} · ${position}` : (position ?? ''));
