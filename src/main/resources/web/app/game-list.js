/* What a list tells of a game: whose move it is, how it stands, who may sit down. Pure. */
import { SIDES, inningName, ordinal, outsName, personName, theTeam } from './words.js';

/** How many games a list shows at first, and with each further page. */
const PAGE = 12;

/** What the page asks the server for, and what it says where there is nothing. */
export const LISTS = {
  current: { query: { mine: true, status: 'unfinished', limit: 50 } },
  live: { title: 'On now', query: { status: 'in_progress', limit: PAGE }, none: 'Nobody is playing right now.' },
  seats: { title: 'Open seats', query: { seats: 'open', limit: PAGE }, none: 'No seat is open to everybody right now. Make a game, and let anybody take the other side.' },
  waiting: { title: 'Coming up', query: { status: 'waiting', limit: PAGE }, none: 'No game waits for its first pitch.' },
  results: { title: 'Results', query: { status: 'completed', limit: PAGE }, none: 'No game has been finished yet.' },
  mine: { title: 'My results', query: { mine: true, status: 'completed', limit: PAGE }, none: 'You have finished no game yet.' },
};

/** What is asked for, with the words that one looks for. */
export function queryOf(list, words) {
  const q = words.replace(/\s+/g, ' ').trim();
  return { ...LISTS[list].query, ...(q && { q }) };
}

/** Those that do not stand among the user's own already. */
export const ofOthers = (games, list, { userId }) => (list === 'live' || list === 'waiting' ? games.filter((game) => sidesOf(game, userId).length === 0 && game.admin !== userId) : games);

export const sidesOf = (game, userId) => SIDES.filter((side) => game[side].manager && game[side].manager.user_id === userId);

const otherOf = (side) => (side === 'home' ? 'away' : 'home');

const atBat = ({ half }) => (half === 'bottom' ? 'home' : 'away');

const TO_DO = { ready: 'say that you are ready', roll: 'roll', outcome: 'read your card', decision: 'decide', ruling: 'answer the other side', entropy: 'the dice come' };
const AWAITED = { ready: 'to be ready', roll: 'to roll', outcome: 'to read the card', decision: 'to decide', ruling: 'to answer', entropy: 'for their part of the dice' };

/**
 * Whose move it is in a game of this user.
 *
 * @returns {{mine: boolean, text: string} | null} null where nothing is waited for, or the list does not say for whom
 */
export function moveIn(game, userId, nowMs) {
  const sides = sidesOf(game, userId);
  if (game.status === 'completed' || sides.length === 0) {
    return null;
  }
  const open = SIDES.filter((side) => game[side].manager === null);
  if (game.status === 'waiting' && open.length > 0) {
    return { mine: false, text: `Waiting for a manager of ${theTeam(game[open[0]].name)}` };
  }
  const waiting = game.waiting_for && awaited(game, nowMs);
  if (!waiting) {
    return null;
  }
  const mine = sides.some((side) => waiting.sides.includes(side)) && waiting.for !== 'entropy';
  const [side] = waiting.sides;
  const text = mine ? `Your move: ${TO_DO[waiting.for]}` : `Waiting for ${theTeam(game[side].name)} ${AWAITED[waiting.for]}`;
  return { mine, text };
}

/** Who is late with being ready is waited for no longer; of two who may roll, the side at bat does. */
function awaited(game, nowMs) {
  const { sides, for: what, until } = game.waiting_for;
  const late = what === 'ready' && until !== undefined && Date.parse(until) <= nowMs;
  if (late) {
    return { sides: [otherOf(sides[0])], for: 'roll' };
  }
  return { sides: what === 'roll' && sides.length > 1 ? [atBat(game)] : sides, for: what };
}

/** Where it is this user's move comes first, then what is under way; of two alike the newer one. */
export function myMoveFirst(games, userId, nowMs) {
  const rank = (game) => (moveIn(game, userId, nowMs)?.mine ? 0 : game.status === 'in_progress' ? 1 : 2);
  return games.map((game) => ({ game, rank: rank(game) })).sort((one, another) => one.rank - another.rank).map(({ game }) => game);
}

/** "Top 3rd, 2 outs"; "Final, 10 innings"; "Before the first pitch". */
export function standing(game) {
  switch (game.status) {
    case 'waiting':
      return 'Before the first pitch';
    case 'completed':
      return ended(game);
    default:
      return game.redacted || !game.inning ? 'Under way' : `${inningName(game)}${game.outs === undefined ? '' : `, ${outsName(game.outs)}`}`;
  }
}

const ENDS = { forfeit: 'Forfeit', called: 'Called', abandoned: 'Abandoned', mercy: 'Final, mercy rule', walk_off: 'Final, a walk-off' };

function ended({ reason, inning }) {
  return ENDS[reason] ?? (inning > 9 ? `Final, ${inning} innings` : 'Final');
}

/** The side that has won; null where none did or the list does not say. */
export function winnerOf(game) {
  if (game.status !== 'completed' || !game.score) {
    return null;
  }
  const { away, home } = game.score;
  return game.winner !== undefined ? game.winner : away === home ? null : away > home ? 'away' : 'home';
}

/** The seats that this user can take, with their invitations. */
export const seatsIn = (game) => SIDES.filter((side) => game[side].manager === null && game[side].invitation).map((side) => ({ side, invitation: game[side].invitation }));

/** Who has come to play: "Ann manages the Owls", or nobody yet. */
export function hostOf(game) {
  const side = SIDES.find((each) => game[each].manager !== null);
  return side ? `${personName(game[side].manager) || 'Somebody'} manages ${theTeam(game[side].name)}` : 'Nobody has sat down yet';
}

/** "bases loaded", "1st and 3rd": for who does not see the drawing. */
export function basesInWords(bases = []) {
  if (bases.length === 3) {
    return 'bases loaded';
  }
  return bases.length === 0 ? 'bases empty' : `runner${bases.length > 1 ? 's' : ''} on ${bases.map(ordinal).join(' and ')}`;
}
