import { SIDES } from './words.js';

/* A lineup as the server sends it: `players` who are in, with the pitcher as order 0 where another
   bats for them, and `left`, who have left the game. */

/** @returns {{order: number, id: string, name: string, position: string}[]} */
export const players = (lineup) => lineup?.players ?? [];

export const departed = (lineup) => lineup?.left ?? [];

/** A player of either side by id; the id itself where the player is not known. */
export function nameOf(lineups, id) {
  const everybody = SIDES.flatMap((side) => [...players(lineups?.[side]), ...departed(lineups?.[side])]);
  return everybody.find((player) => player.id === id)?.name ?? id;
}

/** Who bats after the one on deck; null where the order is not known. */
export function inTheHole(lineup, onDeck) {
  const order = players(lineup).filter((player) => player.order > 0).sort((one, another) => one.order - another.order);
  return onDeck?.order ? (order.find((player) => player.order > onDeck.order) ?? order[0] ?? null) : null;
}

/** @returns {Record<string, string>} position to name */
export function inTheField(lineup) {
  return Object.fromEntries(players(lineup).map(({ name, position }) => [position, name]));
}
