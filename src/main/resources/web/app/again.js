/* The next game of the same two, after one that is over. Pure. */
import { players } from './lineup.js';
import { partsOf } from './talk.js';
import { SIDES } from './words.js';

/** How the other manager is told of it, before the link. */
export const TOLD = 'Another game, the sides changed: ';

/** Whether this user may make it: they manage a side, and nobody is missing. */
export const mayPlayAgain = ({ sides, teams, created, plays }) =>
  created !== null && plays.length > 0 && sides.length > 0 && SIDES.every((side) => teams[side].manager);

/** The body of the call that makes it: the sides changed, with the rules of this game and the lineups that began it. */
export function againOf({ created, teams, plays, umpire }) {
  const began = plays[0].lineups;
  const team = (side) => {
    const { name, abbrev, color, manager } = teams[side];
    const lineup = players(began[side]).map(({ order, id, name: who, position }) => ({ order, player: { id, name: who }, position }));
    return { name, ...(abbrev && { abbrev }), ...(color && { color }), manager: manager.user_id, lineup };
  };
  return { ...created, ...(umpire && { umpire: umpire.user_id }), away: team('home'), home: team('away') };
}

/** @returns {{name: string, href: string} | null} the one that a manager of this game has made, and who */
export function nextGame({ messages, teams }, site) {
  const managers = SIDES.map((side) => teams[side].manager?.user_id);
  const told = messages.findLast(({ from, channel, text }) => channel === 'game' && managers.includes(from) && text.startsWith(TOLD));
  const href = told && partsOf(told.text, site).find((part) => part.href)?.href;
  return href ? { from: told.from, name: told.name, href } : null;
}
