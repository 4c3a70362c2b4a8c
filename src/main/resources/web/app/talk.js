/* Who talks to whom, and who may say nothing for a while. Pure. */
import { mayAnnounce, voices } from './rights.js';
import { readRoute, routeTo } from './route.js';
import { personName } from './words.js';

const CHANNELS = { game: 'everybody', team: 'my side', spectators: 'the stands' };
const A_DAY_MS = 86_400_000;
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** A user as this table knows them, here or gone; by their id where nobody has named them. */
export function nameOf({ people, teams, messages }, userId) {
  const managers = [teams.away.manager, teams.home.manager].filter(Boolean);
  const name =
    people.find(({ user_id }) => user_id === userId)?.name ??
    managers.find(({ user_id }) => user_id === userId)?.name ??
    messages.findLast(({ from }) => from === userId)?.name;
  return name === undefined ? userId : personName({ user_id: userId, name });
}

/** Whom a message was for, as far as that needs to be said: what is for everybody needs none. */
export function addressee(table, { channel, to }) {
  if (channel === ANNOUNCEMENT) {
    return 'everybody, as an announcement';
  }
  if (channel === 'direct') {
    return `${nameOf(table, to)} alone`;
  }
  return channel === 'game' ? null : CHANNELS[channel];
}

/** What was said and what was announced, in the order of time. */
export function conversation({ messages, announcements }) {
  if (announcements.length === 0) {
    return messages;
  }
  const said = announcements.map((each) => ({ ...each, channel: 'announcement', message_id: null }));
  return [...messages, ...said].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** The last announcement that somebody else made after `readSeq`; null if there is none. */
export const newAnnouncement = ({ announcements }, userId, readSeq) =>
  announcements.findLast(({ seq, from }) => seq > readSeq && from !== userId) ?? null;

/**
 * To whom this user may speak: their channels, the usual one first, then those with whom they have
 * spoken alone, and `chosen`, whom they are about to.
 *
 * @returns {{key: string, name: string, message: {channel: string, to?: string} | null}[]} null for an announcement
 */
export function ears(table, userId, chosen) {
  const others = new Set();
  for (const { channel, from, to } of table.messages) {
    if (channel === 'direct') {
      others.add(from === userId ? to : from);
    }
  }
  if (chosen) {
    others.add(chosen);
  }
  return [
    ...voices(table, userId).map((channel) => ({ key: channel, name: CHANNELS[channel], message: { channel } })),
    ...(mayAnnounce(table, userId) ? [{ key: ANNOUNCEMENT, name: 'everybody, as an announcement', message: null }] : []),
    ...[...others].map((to) => ({ key: aloneWith(to), name: `${nameOf(table, to)} alone`, message: { channel: 'direct', to } })),
  ];
}

/** It stands in the game's log, and above everybody's table until they have read it. */
export const ANNOUNCEMENT = 'announcement';

export const aloneWith = (userId) => `direct:${userId}`;

/** What this user has not read, where `readId` is the last message that they have. */
export function unread({ messages }, userId, readId) {
  const news = messages.filter(({ message_id: id, from }) => id > readId && from !== userId);
  return { count: news.length, direct: news.findLast(({ channel }) => channel === 'direct') ?? null };
}

/** "2 unread", or who has written to this user alone: what a mark means. */
export function unreadInWords({ count, direct }) {
  if (direct) {
    return `${personName({ user_id: direct.from, name: direct.name })} has written to you alone`;
  }
  return count > 0 ? `${count} unread` : '';
}

/** An address ends before the punctuation that closes its sentence. */
const ADDRESS = /(https?:\/\/\S*[^\s.,;:!?'"’”)\]}>»…])/;
const GAME_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What was said, in parts: a part that leads to a game of this site has an `href`. */
export const partsOf = (text, site) => text.split(ADDRESS).filter(Boolean).map((part) => ({ text: part, href: hrefOf(part, site) }));

/** The way to the game, built anew: whatever else was written there, such as a token, would be taken for this user's own. */
function hrefOf(address, site) {
  const { gameId, view, play } = readRoute(address.startsWith(`${site}#game=`) ? address.slice(site.length) : '');
  return GAME_ID.test(gameId ?? '') ? routeTo({ gameId, view, play }) : null;
}

/** When it was said, as this user's clock has it. */
export function timeOf({ at }) {
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? '' : onTheClock(time);
}

/** "5:45 PM". By hand: a browser makes a format for each, and to clear those of some hundred drawings away took it up to 153 ms. */
function onTheClock(time) {
  const [hours, minutes] = [time.getHours(), time.getMinutes()];
  return `${hours % 12 || 12}:${String(minutes).padStart(2, '0')}\u202f${hours < 12 ? 'AM' : 'PM'}`;
}

/** The mute that holds from now on, or its end. */
export function muted({ mutes }, { user_id, seconds, until }) {
  const untilMs = Date.parse(until);
  const { [user_id]: before, ...others } = mutes;
  return { mutes: seconds > 0 ? { ...others, [user_id]: { sinceMs: untilMs - seconds * 1_000, untilMs } } : others };
}

/** Who speaks is not muted, whatever we have heard: we may have been away when they were let. */
export function spoke({ mutes }, { from, at }) {
  if (!mutes[from] || Date.parse(at) <= mutes[from].sinceMs) {
    return { mutes };
  }
  const { [from]: over, ...others } = mutes;
  return { mutes: others };
}

/** Until when a user may say nothing, in words; null if they may. */
export function mutedUntil({ mutes }, userId, nowMs) {
  const untilMs = mutes[userId]?.untilMs ?? 0;
  if (untilMs <= nowMs) {
    return null;
  }
  const until = new Date(untilMs);
  return untilMs - nowMs < A_DAY_MS ? onTheClock(until) : `${DAYS[until.getDay()]} ${onTheClock(until)}`;
}
