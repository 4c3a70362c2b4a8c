/**
 * What the server or the client says in the protocol's words, as a person would say it to another; and when
 * it is over. Pure but for the clock and the count of how often the connection came back.
 */
import { timesBack } from './back.js';
import { nameOf } from './lineup.js';
import { outcomeOf } from './outcomes.js';
import { submittedInWords } from './submission.js';
import { sentence } from './told.js';
import { POSITION_NAMES, capital, placeName, theTeam } from './words.js';

/** What says nothing about the game or the user, only that it did not go through. */
const BY_CODE = {
  timeout: 'The server has not answered. Look at the table to see whether it was done, before you do it again.',
  closed: 'The connection has ended. Look at the table to see whether it was done, before you do it again.',
  queue_full: 'Too many commands are waiting for the server. Wait for its answers.',
  too_large: 'That is too long.',
  unreachable: 'The server cannot be reached right now.',
  unavailable: 'The server cannot do that right now. Try again in a moment.',
  rate_limited: 'That was too fast. Wait a moment.',
  internal: 'Something went wrong on the server. Try again.',
  malformed: 'The server did not understand this page. Reload it.',
  unauthorized: 'The server no longer accepts your token. Sign out and come in again.',
};

/** Over as soon as something goes through again. */
const PASSING = new Set(['timeout', 'closed', 'queue_full', 'unreachable', 'unavailable', 'rate_limited', 'internal']);

const BY_MESSAGE = new Map([
  ['Missing game_id', 'This link does not lead to a game.'],
  ['Invalid game_id format', 'This link does not lead to a game.'],
  ['Invalid id', 'This link does not lead to a game.'],
  ['Not authorized', 'You may not do that.'],
  ['Not your turn', 'The other side is at bat.'],
  ['Missing outcome', 'Say what the card shows.'],
  ['Invalid outcome', 'That outcome is not possible here.'],
  ['Invalid hit_location', 'The ball cannot have gone there.'],
  ['Missing token', BY_CODE.unauthorized],
  ['No pending dice roll - call roll_dice first', 'There are no dice to read: roll first.'],
  ['Roll expired - please roll again', 'The roll has expired: roll again, the dice stay the same.'],
  ['Another roll is pending', 'The dice on the table are of a newer roll.'],
  ['No roll is pending', 'There are no dice on the table.'],
  ['A roll is pending', 'The dice are on the table: write the play down first.'],
  ['A roll is already pending', 'The dice are on the table already.'],
  ['A seat is open', 'Both sides need a manager first.'],
  ['This seat is taken', 'Somebody else has taken this seat.'],
  ['Invalid invitation', 'This invitation is not valid, or it has been used.'],
  ['Too many games on one connection', 'Too many games are open here. Close some.'],
  ['This id was used for another command', 'That did not go through. Try again.'],
  ['Too old to repeat', 'That did not go through. Try again.'],
  ['No such user is in the room', 'They have left the park.'],
  ['Not found', 'The server did not find that.'],
  ['Origin not allowed', 'The server does not accept requests from this page.'],
  ['Outcome does not match the card', 'The card does not show that for these dice.'],
  ['There is no such decision', 'This decision is over.'],
  ['This decision has ended', 'This decision is over.'],
  ['Unknown option', 'That cannot be chosen here.'],
  ['A decision is open - answer it first', 'A decision is open: it comes first.'],
  ['This game has no cards that the server can read', 'The server does not know the cards of this game.'],
  ['Invalid lineup', 'This lineup cannot be played.'],
  ['Ask the other manager', 'In this game nobody rules alone: ask the other manager.'],
  ['The other side answers this', 'The other side has to answer this.'],
  ['Time is up', 'Your time for this roll is up: nothing more can be changed before it.'],
  ['Say it with ready', 'In this game the defense is part of your plan: it goes with Ready.'],
  ['No steal was called', 'No steal was planned for this roll.'],
  ['No bunt was called', 'No bunt was planned for this roll.'],
  ['Unknown form', 'The league has no such dice.'],
  ['Missing changes', 'Nothing is changed yet.'],
  ['Invalid text', 'This message cannot be sent: it is empty, too long, or has invisible characters.'],
  ['Missing text', 'Write something first.'],
  ['Invalid reason', 'The reason is empty or too long.'],
  ['Missing reason', 'Say why: the reason goes into the book.'],
  ['Missing name', 'A name, please.'],
  ['Invalid cursor', 'The list has changed. Load it again.'],
]);

const BY_PATTERN = [
  [/^No card for (\S+)$/, (id) => `There is no card of Player ${id} in the card sets of the game, or not for what they are to do.`],
  [/^(.+) is injured - substitute them first$/, (name) => `${name} is injured: put somebody in first.`],
  [/^Game \S+ not found$/, () => 'There is no such game, or it is not open to you.'],
  [/^Outcome (\S+) requires hit_location$/, () => 'Say where it went.'],
  [/^Muted until (\S+)$/, (until) => `You are muted until ${new Date(until).toLocaleTimeString('en', { hour: 'numeric', minute: '2-digit' })}.`],
  [/^(.+) changed something$/, (name) => `${capital(theTeam(name))} have changed something: look again.`],
  [/^Waiting for the commitment of (.+)$/, (name) => `${capital(theTeam(name))} have not given their part of the dice yet.`],
  [/^Waiting for (the dice of )?(.+)$/, (dice, name) => `Waiting for ${dice ?? ''}${theTeam(name)}.`],
  [/^(No roll is pending for|Extra dice come after the first roll).*$/, () => 'Roll the dice first.'],
  [/^Form (\S+) is used up: \d+ for a roll$/, (form) => `The dice for ${form.replaceAll(/[_-]/g, ' ')} have been rolled as often as the league allows.`],
  [/^Play \d+ is not the last play$/, () => 'There has been another play meanwhile.'],
  [/^Nobody plays (\S+)$/, (code) => `Nobody plays ${positionOf(code)} for the side in the field. First its manager changes the lineup.`],
  [/^Two players at (\S+)$/, (code) => `Two players at ${positionOf(code)}.`],
  [/^Outcome (\S+) (.+)$/, (code, rest) => `${outcomeOf(code)?.label ?? 'This outcome'} ${rest}`],
  [/^\w+ must be 1 to 64 characters/, () => 'This name is not allowed: use 1 to 64 visible characters, and do not mix Latin letters with Cyrillic or Greek ones in a word.'],
  [/^seconds must be at most (\d+)$/, () => 'A mute cannot last that long.'],
];

/** By what was asked for, where the server's words are of no use to a person. */
const OTHERWISE = {
  join_game: 'This game is not open to you.',
  submit_manual_outcome: 'That is not possible. Check what you filled in.',
  set_lineup: 'This lineup cannot be played.',
  substitute: 'This change is not possible.',
  send_message: 'This message cannot be sent.',
};

/** Words that only programs use: a name with an underscore, or of a format. */
const PROTOCOL_WORDS = /\b[a-z]+\d*_[a-z_]+\b|\b(JSON|UUID|HTTP|frames?|null|boolean|integer|application\/\S+)\b|^(Missing|Invalid|Unknown) /;

/**
 * @param {{code?: string, message?: string, command?: string, errorId?: string, errors?: string[]}} error
 * @param {Record<'home' | 'away', any> | null} [lineups] of the game that it is about
 * @returns {string} a sentence
 */
export function forPeople({ code, message = '', command, errorId, errors }, lineups = null) {
  if (code in BY_CODE) {
    return errorId ? `${BY_CODE[code]} (${errorId})` : BY_CODE[code];
  }
  if (message === 'Outcome does not match the card' && errors?.length > 0) {
    return `The card shows something else for these dice: ${errors.map(cellInWords).join(', or ')}.`;
  }
  const known = BY_MESSAGE.get(message) ?? byPattern(message);
  const said = withNames(known ?? message, lineups);
  return PROTOCOL_WORDS.test(said) || said === '' ? (OTHERWISE[command] ?? 'That is not possible.') : sentence(said);
}

function byPattern(message) {
  for (const [pattern, words] of BY_PATTERN) {
    const found = pattern.exec(message);
    if (found) {
      return words(...found.slice(1)).replaceAll(/\b[a-z]+_[a-z_]+\b/g, (code) => outcomeOf(code)?.label ?? code);
    }
  }
  return null;
}

/** "flyout_b LF" */
function cellInWords(allowed) {
  const [outcome, where] = allowed.split(' ');
  return submittedInWords({ outcome, hit_location: where });
}

const positionOf = (code) => POSITION_NAMES[code] ?? placeName(code);

/** Rules name players by their ids. */
function withNames(text, lineups) {
  return text.replaceAll(/\bPlayer ([A-Za-z0-9_-]+)/g, (_, id) => nameOf(lineups, id));
}

/**
 * A refusal as it is shown: with words for people, and for as long as its cause is there.
 *
 * @param {any} error a `CommandError` or a `Problem`
 * @param {{lineups?: any, moment?: () => string}} [about] the game, and a text that is another when that has
 *   gone on
 */
export function refusalOf(error, { lineups = null, moment = () => '' } = {}) {
  const { code, field, retryAfterMs, status } = error;
  const passing = PASSING.has(code);
  const began = { moment: moment(), back: timesBack() };
  const endsAtMs = passing && retryAfterMs !== undefined ? Date.now() + retryAfterMs : Infinity;
  return {
    message: forPeople(error, lineups),
    code,
    field,
    retryAfterMs,
    status,
    passing,
    endsAtMs,
    isOver: () => moment() !== began.moment || (passing && timesBack() !== began.back) || Date.now() >= endsAtMs,
  };
}
