/**
 * Whose move it is, in one line: for the manager who has to do something, for the one who waits and until
 * when, and for those who watch. Pure.
 */
import { mustLeave, openDecision } from './card-book.js';
import { awaitedEntropy } from './entropy.js';
import { awaited, isReadyOrLate, running } from './readiness.js';
import { actsFor } from './rights.js';
import { askedFor, openProposals, ownProposal, toAnswer } from './rulings.js';
import { SIDES, capital, hasCards, theTeam } from './words.js';

/**
 * @typedef {object} Move
 * @property {'answer' | 'agreement' | 'decide' | 'replace' | 'seat' | 'invite' | 'outcome' | 'entropy' | 'ready' | 'roll' | 'declare'} what is to be done
 * @property {boolean} mine whether this user has to do it
 * @property {boolean} [may] whether this user may do it too, although it is the other side's
 * @property {string} text without the time that is left
 * @property {number | null} untilMs when the time for it ends, by the server's clock
 * @property {any} [proposal] the one to answer
 */

/** Nobody is hurried before: a roll lasts for minutes. */
const NEARLY_OVER_MS = 60_000;

/** @returns {Move | null} null when nothing is waited for */
export function whoseMove(table, userId, nowMs) {
  if (!table.state) {
    return null;
  }
  const asked = proposalMove(table, nowMs);
  if (asked || table.state.status === 'completed') {
    return asked;
  }
  const acts = actsFor(table, userId);
  return openSeat(table, acts) ?? decisionMove(table, acts) ?? readingMove(table, acts, nowMs) ?? injuryMove(table, acts) ?? entropyMove(table, nowMs) ?? invited(rollMove(table, acts, nowMs), table, acts);
}

/**
 * Who has just made a game has somebody to invite, which nothing else on the page says as loudly as a red button.
 * Where dice are declared the line stays: it says what to do with them.
 */
function invited(roll, table, acts) {
  const missing = acts.filter((side) => !table.teams[side].manager);
  return roll.mine && table.state.status === 'waiting' && missing.length > 0
    ? { ...roll, what: 'invite', text: roll.what === 'declare' ? roll.text : `Nobody manages ${theSides(table, missing)} yet: send the link, or play both sides` }
    : roll;
}

const theSide = ({ teams }, side) => theTeam(teams[side].name);

const theSides = (table, sides) => sides.map((side) => theSide(table, side)).join(' and ');

const move = (what, mine, text, untilMs = null, more = {}) => ({ what, mine, text, untilMs, ...more });

function proposalMove(table, nowMs) {
  const [asked] = toAnswer(table, nowMs);
  if (asked) {
    return move('answer', true, `${capital(theSide(table, asked.side))} ask to ${askedFor(asked)}`, null, { proposal: asked });
  }
  const own = ownProposal(table, nowMs);
  const holding = openProposals(table, nowMs).find(({ holdsUntilMs }) => holdsUntilMs > nowMs);
  if (holding && table.state.status !== 'completed') {
    const text = own === holding
      ? `Waiting for the other side to answer: you ask to ${askedFor(own)}`
      : `${capital(theSide(table, holding.side))} ask to ${askedFor(holding)}`;
    return move('agreement', false, text, holding.holdsUntilMs);
  }
  return null;
}

/** Somebody who may act for an open seat does not wait for it. */
function openSeat(table, acts) {
  const open = SIDES.filter((side) => !table.teams[side].manager && !acts.includes(side));
  const waiting = table.state.status === 'waiting' && open.length > 0;
  return waiting ? move('seat', false, `Waiting for a manager of ${theSides(table, open)}`) : null;
}

/** The play waits for a manager; when the time is up, it goes on without them. Who sees it with a delay does not know how long there is. */
function decisionMove(table, acts) {
  const decision = openDecision(table);
  if (decision === null) {
    return null;
  }
  const { side, until } = decision;
  const mine = acts.includes(side);
  return move('decide', mine, mine ? 'Your decision: the play waits for you' : `Waiting for ${theSide(table, side)} to decide`, table.delayMs > 0 ? null : Date.parse(until));
}

/** Nobody rolls before a player who cannot go on has been replaced. */
function injuryMove(table, acts) {
  const hurt = table.pendingRoll ? null : mustLeave(table);
  if (!hurt) {
    return null;
  }
  return acts.includes(hurt.side)
    ? move('replace', true, `${hurt.name} is injured: put somebody in`)
    : move('replace', false, `Waiting for ${theSide(table, hurt.side)} to replace ${hurt.name}`);
}

function readingMove(table, acts, nowMs) {
  const { pendingRoll, state } = table;
  const endsMs = pendingRoll ? Date.parse(pendingRoll.expires_at) : 0;
  if (endsMs <= nowMs) {
    return null;
  }
  const untilMs = endsMs - nowMs <= NEARLY_OVER_MS ? endsMs : null;
  return acts.includes(state.at_bat)
    ? move('outcome', true, hasCards(table) ? 'Your card: read it' : 'Your card: say what it shows', untilMs)
    : move('outcome', false, `Waiting for ${theSide(table, state.at_bat)} to read the card`, untilMs);
}

function entropyMove(table, nowMs) {
  const waiting = awaitedEntropy(table, nowMs);
  return waiting.sides.length > 0 ? move('entropy', false, `Waiting for the dice of ${theSides(table, waiting.sides)}`, waiting.untilMs) : null;
}

function rollMove(table, acts, nowMs) {
  // The dice of a roll that has expired are known, and come again: nobody plans anything for them.
  return table.options.before_roll === 'ready' && !table.pendingRoll ? readyMove(table, acts, nowMs) : diceMove(table, acts);
}

function readyMove(table, acts, nowMs) {
  const { ready, options } = table;
  const budgetMs = options.ready_seconds * 1_000;
  const others = SIDES.filter((side) => !acts.includes(side));
  const missing = others.filter((side) => !isReadyOrLate(ready, side, budgetMs, nowMs));
  const endsAtMs = running(ready) === null || ready.endsAtMs <= nowMs ? null : ready.endsAtMs;
  if (acts.length === 0) {
    const waiting = awaited(ready, budgetMs, nowMs);
    return waiting.length > 0
      ? move('ready', false, `Waiting for ${theSides(table, waiting)}`, endsAtMs)
      : move('roll', false, 'Both sides are ready: waiting for the roll');
  }
  if (missing.length === 0) {
    const asked = acts.some((side) => !isReadyOrLate(ready, side, budgetMs, nowMs));
    return { ...diceMove(table, acts, asked), untilMs: others.length > 0 ? endsAtMs : null };
  }
  return acts.some((side) => ready[side])
    ? move('ready', false, `Waiting for ${theSides(table, missing)}`, endsAtMs)
    : move('ready', true, 'Your move: say when you are ready');
}

/** The side at bat rolls; the other may, and has to where its own word is what is waited for. */
function diceMove(table, acts, asked = false) {
  const { options, state } = table;
  if (options.dice === 'declared') {
    return acts.includes(state.at_bat)
      ? move('declare', true, 'Your dice: roll them and say what they show')
      : move('declare', false, `Waiting for ${theSide(table, state.at_bat)} to roll their dice`);
  }
  return asked || acts.includes(state.at_bat)
    ? move('roll', true, 'Your roll')
    : move('roll', false, `Waiting for ${theSide(table, state.at_bat)} to roll`, null, acts.length > 0 ? { may: true } : {});
}

/** "0:41", "1:02:05": what is left until a time, to the second; "0:00" when it is over. */
export function countdown(untilMs, nowMs) {
  const seconds = Math.max(0, Math.round((untilMs - nowMs) / 1_000));
  const two = (number) => String(number).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** What is worth reading out of a countdown: its beginning, and when it is nearly over. */
export function spokenTime(untilMs, nowMs) {
  return untilMs !== null && untilMs - nowMs <= 10_000 ? 'less than 10 seconds left' : '';
}
