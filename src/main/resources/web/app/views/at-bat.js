import { h } from '../h.js';

/** The three who matter now. */
export function AtBat({ table }) {
  const { batter, pitcher, on_deck: onDeck, status } = table.state;
  if (status === 'completed') {
    return null;
  }
  return h('dl', { class: 'at-bat-cards' }, [
    h(Who, { what: 'At bat', testid: 'batter', player: batter }),
    h(Who, { what: 'Pitching', testid: 'pitcher', player: pitcher }),
    h(Who, { what: 'On deck', testid: 'on-deck', player: onDeck }),
  ]);
}

function Who({ what, testid, player }) {
  return h('div', { class: `who-card ${testid}` }, [
    h('dt', null, what),
    h('dd', null, [
      h('span', { class: 'player-name', 'data-testid': testid }, player?.name ?? '—'),
      player && h('span', { class: 'player-spot' }, spot(player)),
    ]),
  ]);
}

const spot = ({ order, position }) => (order ? `${order} · ${position}` : (position ?? ''));
