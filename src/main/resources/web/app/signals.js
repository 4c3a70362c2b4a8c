/**
 * What is to be heard and told when the table has changed: the dice, the bat, the crowd, that somebody has sat down, and that one's
 * move has come. Pure; whether anybody wants it is said elsewhere.
 */
import { arrivalFor, arrivalInWords, hasSatDown } from './arrival.js';
import { storyOf } from './play-story.js';
import { lastPlay } from './told.js';
import { whoseMove } from './whose-move.js';

/** @typedef {{sound: 'dice' | 'bat' | 'mitt' | 'catch' | 'crowd' | 'seat' | 'move', atMs: number, gain: number}} Sound `gain`: from 0 to 1 */

/** By the headline's level: how loud the crowd is. */
const CROWD = [0, 0.25, 0.6, 1];

/**
 * @param {any} before the table as it was drawn last
 * @param {any} table as it is drawn now
 * @returns {Sound[]} in no order
 */
export function soundsOf(before, table, userId, nowMs) {
  if (before.role === null || table.gameId !== before.gameId) {
    return [];
  }
  return [...ofDice(before, table), ...ofPlay(before, table), ...ofPeople(before, table, userId, nowMs)];
}

function ofPeople(before, table, userId, nowMs) {
  if (moveHasCome(before, table, userId, nowMs)) {
    return [sound('move', 0, 0.7)];
  }
  return hasSatDown(before, table, userId) ? [sound('seat', 0, 0.7)] : [];
}

const sound = (name, atMs, gain) => ({ sound: name, atMs, gain });

function ofDice(before, { pendingRoll }) {
  return pendingRoll && pendingRoll.roll_id !== before.pendingRoll?.roll_id ? [sound('dice', 0, 0.8)] : [];
}

function ofPlay(before, table) {
  const { happening } = table;
  if (!happening || happening === before.happening) {
    return [];
  }
  const { kind, contactMs, ball } = storyOf(happening.before, happening.play);
  const downMs = ball.at(1)?.toMs ?? contactMs;
  const level = lastPlay(table)?.headline.level ?? 0;
  const crowd = CROWD[level] > 0 ? [sound('crowd', kind === 'homer' ? contactMs + 300 : downMs, CROWD[level])] : [];
  switch (kind) {
    case 'taken':
    case 'swung':
    case 'stealing':
    case 'past':
      return [sound('mitt', contactMs, 0.6), ...crowd];
    case 'homer':
      return [sound('bat', contactMs, 1), ...crowd];
    case 'pickoff':
    case 'none':
      return crowd;
    default:
      return [sound('bat', contactMs, kind === 'pop' ? 0.4 : 0.7), ...(kind === 'hit' ? [] : [sound('catch', downMs, 0.4)]), ...crowd];
  }
}

/** @returns {string | null} what is told to who looks elsewhere */
export function newsOf(before, table, userId, nowMs) {
  if (moveHasCome(before, table, userId, nowMs)) {
    return whoseMove(table, userId, nowMs).text;
  }
  return hasSatDown(before, table, userId) ? arrivalInWords(arrivalFor(table, userId), table) : null;
}

/** Whether this user is waited for who was not before: not at first sight, and not for the second half of what they are doing. */
export function moveHasCome(before, table, userId, nowMs) {
  if (before.role === null || before.state === null || table.state === null) {
    return false;
  }
  const was = whoseMove(before, userId, nowMs);
  const is = whoseMove(table, userId, nowMs);
  return Boolean(is?.mine && is.what !== 'invite' && !goesOn(was, is));
}

/** Who invites somebody is waited for only once they sit down, unless they do not wait for that and roll. */
const goesOn = (was, is) => Boolean(was?.mine && (was.what !== 'invite' || is.what === 'outcome'));
