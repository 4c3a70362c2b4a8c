import { h } from '../h.js';
import { routeWithin } from '../route.js';

const VIEWS = [[null, 'Table'], ['replay', 'Replay'], ['scorecard', 'Scorecard']];

/** The ways from one page of a game to the others, once there is something to see there. `here`: the one that is open. */
export function GameLinks({ session, table, here = null }) {
  return table.plays.length > 0 && h('nav', { class: 'game-links', 'aria-label': 'Of this game' }, VIEWS.filter(([view]) => view !== null || here !== null).map(([view, title]) =>
    view === here
      ? h('span', { key: title, 'aria-current': 'page' }, title)
      : h('a', { key: title, href: routeWithin(session, view), 'data-testid': `to-${view ?? 'table'}` }, title),
  ));
}
