import { h } from '../h.js';
import { inTheHole } from '../lineup.js';
import { battingToday, pitchingToday } from '../lines-today.js';

/** Those who matter now, with what they have done today, and who comes up after them. */
export function AtBat({ table }) {
  const { batter, pitcher, on_deck: onDeck, status, at_bat: side } = table.state;
  if (status === 'completed') {
    return null;
  }
  return h('dl', { class: 'at-bat-cards' }, [
    h(Who, { what: 'At bat', testid: 'batter', player: batter, today: batter && battingToday(table, batter.id) }),
    h(Who, { what: 'Pitching', testid: 'pitcher', player: pitcher, today: pitcher && pitchingToday(table, pitcher.id) }),
    h(Next, { onDeck, inTheHole: inTheHole(table.lineups?.[side], onDeck) }),
  ]);
}

function Who({ what, testid, player, today }) {
  return h('div', { class: `who-card ${testid}` }, [
    h('dt', null, what),
    h('dd', null, [
      h('span', { class: 'player-name', 'data-testid': testid }, player?.name ?? '—'),
      player && h('span', { class: 'player-spot' }, spot(player)),
    ]),
    today && h('dd', { class: 'today', 'data-testid': `${testid}-today` }, today),
  ]);
}

function Next({ onDeck, inTheHole: after }) {
  return h('div', { class: 'who-card on-deck' }, [
    h('dt', null, 'On deck'),
    h('dd', null, [
      h('span', { class: 'player-name', 'data-testid': 'on-deck' }, onDeck?.name ?? '—'),
      onDeck && h('span', { class: 'player-spot' }, spot(onDeck)),
    ]),
    after && h('dd', { class: 'today' }, [h('span', null, 'then '), h('span', { 'data-testid': 'in-the-hole' }, after.name)]),
  ]);
}

const spot = ({ order, position }) => (order ? `${order} · ${position}` : (position ?? ''));
