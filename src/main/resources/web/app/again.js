/* The next game of the same two, after one that is over. Pure. */
import { players } from './lineup.js';
import { duelSides } from './rights.js';
import { readRoute } from './route.js';
import { partsOf } from './talk.js';
import { SIDES } from './words.js';

/** How the other manager is told of it, before the link. */
export const TOLD = 'Another game, the sides changed: ';

/** As many of those that were told are looked at, the first ones. */
const MOST_LOOKED_AT = 3;

/** Whether this user may make it: they manage a side, and nobody is missing. */
export const mayPlayAgain = ({ sides, teams, created, plays }) =>
  created !== null && plays.length > 0 && sides.length > 0 && SIDES.every((side) => teams[side].manager);

/** Whether the next game has rulings by agreement and this one has not: else its creator would come to judge the other manager. */
export const becomesAgreed = (table, userId) =>
  table.options.rulings === 'admin' && table.admin?.user_id !== userId && duelSides(table).length > 0;

/**
 * The first card set is that of the visitors and the second that of the home team, so they go with their teams. With them goes all
 * that hangs on the order: the rematch has the other set's ballpark, where it has one, and its card of a player who is in both.
 */
const sidesChanged = ([away, home, ...others]) => (home ? [home, away, ...others] : [away]);

/** The body of the call that makes it: the sides changed, with the rules and cards of this game and the lineups that began it. */
export function againOf(table, userId) {
  const { gameId, created, teams, began, umpire } = table;
  const team = (side) => {
    const { name, abbrev, color, manager } = teams[side];
    const lineup = players(began?.[side]).map(({ order, id, name: who, position }) => ({ order, player: { id, name: who }, position }));
    return { name, ...(abbrev && { abbrev }), ...(color && { color }), manager: manager.user_id, ...(lineup.length > 0 && { lineup }) };
  };
  return {
    ...created,
    ...(created.card_sets && { card_sets: sidesChanged(created.card_sets) }),
    rematch_of: gameId,
    ...(becomesAgreed(table, userId) && { options: { ...created.options, rulings: 'agreed' } }),
    ...(umpire && { umpire: umpire.user_id }),
    away: team('home'),
    home: team('away'),
  };
}

/**
 * The games that a manager of this one has told of as the next, the first one first: whether they are there nobody knows yet.
 *
 * @returns {{gameId: string, from: string, name: string, href: string}[]}
 */
export function nextGames({ gameId: thisOne, messages, teams }, site) {
  const managers = SIDES.map((side) => teams[side].manager?.user_id);
  const told = messages.filter(({ from, channel, text }) => channel === 'game' && managers.includes(from) && text.startsWith(TOLD));
  const games = told.flatMap(({ from, name, text }) => {
    const href = partsOf(text, site).find((part) => part.href)?.href;
    return href ? [{ gameId: readRoute(href).gameId, from, name, href }] : [];
  });
  return games.filter(({ gameId }) => gameId !== thisOne).slice(0, MOST_LOOKED_AT);
}
