/* A lineup as the server sends it: who is in and where, the pitcher apart as order 0 with a DH. */

/** @returns {{order: number, player: {id: string, name: string}, position: string}[]} */
export const starters = (lineup) => lineup?.lineup ?? lineup?.slots ?? [];

export const departed = (lineup) => lineup?.left ?? [];

/** @returns {Record<string, string>} position to name */
export function inTheField(lineup) {
  return Object.fromEntries(starters(lineup).map(({ player, position }) => [position, player.name]));
}
