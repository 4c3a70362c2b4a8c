/**
 * A game play by play, as the log has told it: the table as it was after any play, and the way from play to play. A position is
 * the number of plays that have happened, 0 before the first pitch. Pure.
 */
import { playInWords } from './told.js';
import { halfName, ordinal } from './words.js';
import { percents } from './worth.js';

export const SPEEDS = [1, 2, 4];

/* In ms at the speed 1: after a play has come to its end, and for one that is shown without moving. */
const REST = 1_100;
const STILL = 2_400;

export const lastOf = ({ plays }) => plays.length;

/** Whether all has come that had happened before we came: until then nobody knows which play is the latest. */
export const isRead = ({ seq, joinedSeq }) => joinedSeq === null || (seq ?? 0) >= joinedSeq;

export const within = (table, at) => Math.min(Math.max(0, at), lastOf(table));

/** Where to begin: at the play of the link; else a finished game from its first pitch, and one that is on at its latest play. */
export function startOf(table, play) {
  return within(table, play ?? (table.completed ? 0 : lastOf(table)));
}

/**
 * The table as everybody saw it at a position, for the parts of the page that show a table.
 *
 * `happening` is the play itself, the same object each time: who draws it tells by that whether it is another.
 */
export function tableAt(table, at) {
  const entry = table.plays[at - 1] ?? null;
  const state = stateAt(table, at);
  const seq = entry?.seq ?? 0;
  const isEnd = at === lastOf(table) && table.completed !== null;
  const then = (line) => line.seq <= seq || isEnd;
  return {
    ...table,
    state: isEnd ? table.state : { ...state, status: 'in_progress' },
    lineups: (entry ?? table.plays[0])?.lineups ?? table.lineups,
    happening: entry,
    arrival: null,
    pendingRoll: null,
    completed: isEnd ? table.completed : null,
    feed: table.feed.filter(then),
    rolls: table.rolls.filter((roll) => roll.seq <= seq),
  };
}

/** The same for the drawing of the field, on which the sides stay where they were when the last play ended. */
export function parkAt(table, at) {
  const shown = tableAt(table, at);
  // Nobody comes up any more.
  return { ...shown, state: { ...stateAt(table, at), status: 'in_progress', ...(shown.completed && { batter: null }) } };
}

const stateAt = ({ plays, state }, at) => plays[at - 1]?.play.state ?? plays[0]?.before ?? state;

/** The half-inning that a position belongs to: the one of its play. */
export function halfAt(table, at) {
  const { inning, half } = (table.plays[at - 1] ?? table.plays[0])?.before ?? table.half;
  return { inning, half };
}

/** Where a step leads. */
export function stepped(table, at, step) {
  const starts = startsOfHalves(table);
  switch (step) {
    case 'first':
      return 0;
    case 'half-back':
      return starts.findLast((start) => start < at) ?? 0;
    case 'back':
      return within(table, at - 1);
    case 'on':
      return within(table, at + 1);
    case 'half-on':
      return starts.find((start) => start > at) ?? lastOf(table);
    default:
      return lastOf(table);
  }
}

/** The positions with which a half-inning begins. */
function startsOfHalves(table) {
  const { plays } = table;
  const isStart = (at) => at === 0 || halfKey(plays[at]) !== halfKey(plays[at - 1]);
  return plays.map((_, at) => at).filter(isStart);
}

const halfKey = ({ before }) => `${before?.inning} ${before?.half}`;

const KEYS = { ArrowLeft: 'back', ArrowRight: 'on', Home: 'first', End: 'last', PageUp: 'half-back', PageDown: 'half-on', ' ': 'toggle' };

/** What a key means anywhere on the page of the replay; null where it is for something else. */
export function meaningOf({ key, target, altKey, ctrlKey, metaKey, shiftKey, defaultPrevented }) {
  const elsewhere = defaultPrevented || altKey || ctrlKey || metaKey || shiftKey || target?.closest?.('input, select, textarea, dialog');
  const pressed = key === ' ' && target?.closest?.('button, a, summary');
  return elsewhere || pressed ? null : (KEYS[key] ?? null);
}

/** How long a position stays while the game plays by itself, in ms. `lastsMs`: how long its play moves, 0 for not at all. */
export const staysMs = (lastsMs, speed) => (lastsMs > 0 ? lastsMs + REST : STILL) / speed;

/** "Play 12 of 84, top of the 3rd." and what happened, for who cannot see it. */
export function positionInWords(table, at) {
  const { inning, half } = halfAt(table, at);
  const line = lineOf(table, at);
  const chances = table.plays[at - 1]?.play.state?.win_probability;
  return [
    at === 0 ? 'Before the first pitch.' : `Play ${at} of ${lastOf(table)}, ${halfName(half).toLowerCase()} of the ${ordinal(inning)}.`,
    line && playInWords(line),
    chances && `${chancesInWords(table, chances)}.`,
  ].filter(Boolean).join(' ');
}

export function chancesInWords({ teams }, chances) {
  const { away, home } = percents(chances);
  return `${teams.away.name} ${away} %, ${teams.home.name} ${home} %`;
}

/** The line of the book of the play at a position. */
export function lineOf(table, at) {
  const seq = table.plays[at - 1]?.seq;
  return seq === undefined ? undefined : table.feed.find((line) => line.kind === 'play' && line.seq === seq);
}

/** What is written of the half-inning at a position: its plays that stand, and the changes between them. */
export function linesOfHalf(table, at) {
  const { inning, half } = halfAt(table, at);
  return table.feed.filter((line) => line.inning === inning && line.half === half && !line.undone && (line.kind === 'play' || line.kind === 'change'));
}
