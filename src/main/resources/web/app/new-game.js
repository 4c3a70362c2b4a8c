/* What is sent for a new game, of what was filled in. Pure. */
import { readLineup, withIds } from './lineup-check.js';
import { ownRules, tableOptions } from './options.js';
import { SIDES, theTeam } from './words.js';

/**
 * @typedef {object} Filled
 * @property {string} league
 * @property {any} away as home: `{name, mine, lineup, abbrev, color}`; no lineup is the sample roster
 * @property {boolean} open whether anybody may watch
 * @property {boolean} anybody whether anybody may take an open seat
 * @property {any} chosen options, by name
 * @property {string} umpire
 * @property {Record<'away' | 'home', string>} [cards] the hashes of the card sets that are chosen, or ''
 */

/** Whether one user manages both sides. */
export const isAlone = ({ away, home }) => away.mine && home.mine;

/** All options of the game as they would be. */
export function optionsOf(filled, league) {
  return { ...rulesOf(league), ...ownRules(filled.chosen, league), ...tableOptions(isAlone(filled), tableChoices(filled.chosen), league) };
}

const rulesOf = ({ innings, dh, extra_runner: runner, mercy }) => ({ innings, dh, extra_runner: runner, mercy });

const tableChoices = ({ innings, dh, extra_runner: runner, mercy, ...table }) => table;

/** The body of the call. */
export function requestOf(filled, league, userId) {
  const table = tableOptions(isAlone(filled), tableChoices(filled.chosen), league);
  const game = { league: filled.league, public: filled.open, options: { ...ownRules(filled.chosen, league), ...table } };
  const umpire = filled.umpire.trim();
  if (umpire && table.rulings === 'agreed') {
    game.umpire = umpire;
  }
  if (filled.anybody && filled.open && !isAlone(filled)) {
    game.seats = 'anybody';
  }
  const sets = [...new Set(SIDES.map((side) => filled.cards?.[side]).filter(Boolean))];
  if (sets.length > 0) {
    game.card_sets = sets;
  }
  const taken = new Set();
  for (const side of SIDES) {
    game[side] = teamOf(filled[side], side, dhOf(filled, league), userId, taken);
  }
  return game;
}

function teamOf({ name, mine, lineup, abbrev, color }, side, dh, userId, taken) {
  return {
    name: name.trim() || (side === 'home' ? 'Home' : 'Visitors'),
    ...(abbrev.trim() && { abbrev: abbrev.trim() }),
    ...(color && { color }),
    ...(lineup.trim() && { lineup: withIds(readLineup(lineup, dh).slots, taken) }),
    ...(mine && { manager: userId }),
  };
}

/** Whether the game has a designated hitter. */
export const dhOf = ({ chosen }, league) => chosen.dh ?? league.dh ?? true;

/** @returns {{side: 'home' | 'away', text: string} | null} a lineup that cannot be played, and what is wrong with it */
export function unplayable(filled, league) {
  const dh = dhOf(filled, league);
  const side = SIDES.find((each) => filled[each].lineup.trim() && readLineup(filled[each].lineup, dh).faults.length > 0);
  if (!side) {
    return null;
  }
  const [{ line, text }] = readLineup(filled[side].lineup, dh).faults;
  return { side, text: `The lineup of ${theTeam(filled[side].name)}${line === null ? '' : `, line ${line}`}: ${text}` };
}
