/* What is sent for a new game, of what was filled in. Pure. */
import { readLineup, withIds, withoutCards } from './lineup-check.js';
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

/**
 * The hashes of the card sets that the server will read, those of the visitors first; none on paper.
 *
 * @param {any} league with the options, `card_sets` has those of its file
 */
export const setsOf = ({ cards }, { card_sets: ofLeague = [] }) => (cards?.away ? [cards.away, cards.home] : ofLeague);

/**
 * The card sets that are proposed where a league has none: the latest that this user has, and the latest other one of its season.
 * Without such a one both sides have the same.
 *
 * @param {{hash: string, season?: number | null}[]} sets the latest first
 */
export function proposed([away, ...others]) {
  const home = others.find(({ season }) => season && season === away.season) ?? away;
  return { away: away?.hash ?? '', home: home?.hash ?? '' };
}

/**
 * The body of the call.
 *
 * @param {Record<'away' | 'home', {id: string, name: string}[]>} [benches] by side who has a card, where that is known
 */
export function requestOf(filled, league, userId, benches) {
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
    game[side] = teamOf(filled[side], side, dhOf(filled, league), userId, taken, benches?.[side]);
  }
  return game;
}

function teamOf({ name, mine, lineup, abbrev, color }, side, dh, userId, taken, bench) {
  return {
    name: name.trim() || (side === 'home' ? 'Home' : 'Visitors'),
    ...(abbrev.trim() && { abbrev: abbrev.trim() }),
    ...(color && { color }),
    ...(lineup.trim() && { lineup: withIds(readLineup(lineup, dh).slots, taken, bench) }),
    ...(mine && { manager: userId }),
  };
}

/** Whether the game has a designated hitter. */
export const dhOf = ({ chosen }, league) => chosen.dh ?? league.dh ?? true;

/**
 * @param {Record<'away' | 'home', {id: string, name: string}[]>} [benches] as with `requestOf`
 * @returns {{side: 'home' | 'away', text: string} | null} a lineup that cannot be played, and what is wrong with it
 */
export function unplayable(filled, league, benches) {
  const dh = dhOf(filled, league);
  const side = SIDES.find((each) => filled[each].lineup.trim() && readLineup(filled[each].lineup, dh).faults.length > 0);
  if (!side) {
    return benches ? cardless(filled, dh, benches) : null;
  }
  const [{ line, text }] = readLineup(filled[side].lineup, dh).faults;
  return { side, text: `The lineup of ${theTeam(filled[side].name)}${line === null ? '' : `, line ${line}`}: ${text}` };
}

function cardless(filled, dh, benches) {
  for (const side of SIDES.filter((each) => filled[each].lineup.trim())) {
    const [name] = withoutCards(readLineup(filled[side].lineup, dh).slots, benches[side]);
    if (name) {
      return { side, text: `The lineup of ${theTeam(filled[side].name)}: there is no card of ${name} in the card sets of this game.` };
    }
  }
  return null;
}
