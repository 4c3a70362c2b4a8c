/**
 * Who stood at each place of the batting order, and since when: from the lineups as they were at each play. Pure.
 */
import { departed, players } from './lineup.js';
import { halfName, ordinal } from './words.js';

/**
 * @typedef {object} Entry
 * @property {string} id
 * @property {string} name
 * @property {string[]} positions in their order
 * @property {{inning: number, half: string} | null} since null for a starter
 */

/** @returns {{slot: number, entries: Entry[]}[]} the places 1 to 9 */
export function slotsOf(table, side) {
  const slots = Array.from({ length: 9 }, (_, index) => ({ slot: index + 1, entries: [] }));
  for (const { lineup, since } of standings(table, side)) {
    for (const player of [...departed(lineup), ...players(lineup)]) {
      const entries = slots[player.order - 1]?.entries;
      if (entries) {
        note(entries, player, since);
      }
    }
  }
  return slots;
}

/** The lineups in their order, each once, with the half-inning in which they came; the first are the starters. */
function standings({ plays, lineupsThen, half }, side) {
  const all = [
    ...plays.map(({ lineups, before }) => ({ lineup: lineups?.[side], since: before })),
    { lineup: lineupsThen?.[side], since: half },
  ];
  const others = all.filter(({ lineup }, index) => lineup && lineup !== all[index - 1]?.lineup);
  return others.map(({ lineup, since }, index) => ({ lineup, since: index === 0 ? null : { inning: since.inning, half: since.half } }));
}

function note(entries, { id, name, position }, since) {
  const known = entries.find((entry) => entry.id === id);
  if (!known) {
    entries.push({ id, name, positions: [position], since });
  } else if (known.positions.at(-1) !== position) {
    known.positions.push(position);
  }
}

/** "8" beside a name; the whole of it for who listens. */
export const sinceInWords = ({ inning, half }) => `since the ${halfName(half).toLowerCase()} of the ${ordinal(inning)}`;
