/**
 * What the page knows of a game, folded from the frames of its room. Pure: a table and a frame in,
 * a table out.
 *
 * Two things are kept apart. The *situation* (`state`, `pendingRoll`, `lineups`, `people`) is what
 * the server last said it is. The *book* (`feed`, `rolls`, `teams`, ...) is written line by line
 * from the log, replayed or live.
 */
import { BOOK, fieldersOf } from './book.js';
import { CARD_SITUATION } from './card-book.js';
import { NEW_ROUND } from './entropy.js';
import { optionsFrom } from './options.js';
import { FRESH } from './readiness.js';
import { NO_RULINGS } from './rulings.js';
import { players } from './lineup.js';
import { muted, spoke } from './talk.js';
import { SIDES } from './words.js';

/** How much of what was said stays on the page. */
const MOST_MESSAGES = 200;

export function newTable(gameId) {
  return {
    gameId,
    /* The last event of the log that is in here. */
    seq: null,
    /* The last one that there was when we came; those before it are on their way. */
    joinedSeq: null,
    role: null,
    sides: [],
    state: null,
    lineups: null,
    pendingRoll: null,
    /* The play that everybody is looking at, seen live: `{seq, before, play}`, until the next dice. */
    happening: null,
    /* Who has sat down, seen live: `{side, user_id, name}`, until the next dice. */
    arrival: null,
    people: [],
    messages: [],
    /* What the game's admin has announced, the latest last: `{seq, from, name, text, at}`. */
    announcements: [],
    /* By user id: who may say nothing just now, as far as we have heard. */
    mutes: {},
    completed: null,
    /* Of which league it is, who may watch, the options that were chosen, and the cards if there are any: `{league, public, options, card_sets}`. */
    created: null,
    admin: null,
    seeds: [],
    teams: { away: newTeam('Visitors'), home: newTeam('Home') },
    feed: [],
    /* The plays that stand, in their order: `{seq, before, play, lineups}`, with the state and the lineups before it. */
    plays: [],
    rolls: [],
    /* The plays, voided rolls and undos, in which the rolls were used. */
    turns: [],
    entropies: [],
    half: { inning: 1, half: 'top' },
    /* How the game is played, and who judges it besides the managers. */
    options: optionsFrom(null),
    umpire: null,
    ready: FRESH,
    /* By side: what the server says that we have planned for the next roll. */
    myPlan: {},
    rulings: NO_RULINGS,
    /* The round of entropy that is open, and all that was committed and given. */
    entropy: NEW_ROUND,
    commitments: [],
    /* The forms of the league for dice besides a roll's, and what was rolled by them. */
    diceForms: [],
    extras: [],
    /* In a game with cards: what was last asked of a manager. */
    asked: null,
    /* How much later than the managers this user sees everything. */
    delayMs: 0,
    /* The play that stands last, as it was before it: what a correction is read by. */
    beforeLastPlay: null,
    stateThen: null,
    /* By side: since when its manager has not been here, by the server's clock, as far as we have seen. */
    awaySinceMs: { away: null, home: null },
    /* As they stood at the line of the book that is being written. */
    lineupsThen: null,
    /* As they were handed in: a side may substitute before the first roll. */
    began: null,
  };
}

const newTeam = (name) => ({ name, manager: null, abbrev: null, color: null });

/** @param {{event: string, data: any, seq?: number, replay?: boolean, heardAtMs?: number}} frame */
export function reduce(table, frame) {
  const written = frame.seq === undefined ? table : { ...writeDown(table, frame), seq: frame.seq };
  return withNames(withAbsences(frame.replay ? written : follow(written, frame), frame.heardAtMs ?? null));
}

function follow(table, { event, data, seq }) {
  const handler = SITUATION[event];
  return handler ? { ...table, ...handler(table, data, seq) } : table;
}

/** A manager whom the creator of the game named by their id is called as they call themselves, once they were here. */
function withNames(table) {
  const { people, teams } = table;
  const named = ({ manager, ...team }) => {
    const here = manager?.name === manager?.user_id && people.find(({ user_id }) => user_id === manager?.user_id);
    return here && here.name !== manager.name ? { ...team, manager: { ...manager, name: here.name } } : null;
  };
  return SIDES.reduce((before, side) => {
    const team = named(teams[side]);
    return team ? { ...before, teams: { ...before.teams, [side]: team } } : before;
  }, table);
}

/** Since when a side's manager is not here; they may have left before we came. */
function withAbsences(table, nowMs) {
  const { people, teams, awaySinceMs: since } = table;
  const isAway = ({ manager }) => manager !== null && !people.some(({ user_id }) => user_id === manager.user_id);
  const awaySinceMs = Object.fromEntries(SIDES.map((side) => [side, isAway(teams[side]) ? (since[side] ?? nowMs) : null]));
  return SIDES.every((side) => awaySinceMs[side] === since[side]) ? table : { ...table, awaySinceMs };
}

function writeDown(table, frame) {
  const handler = Object.hasOwn(BOOK, frame.event) ? BOOK[frame.event] : unknown;
  return { ...table, ...handler(table, frame.data, frame.seq) };
}

/** A newer server's event that this page has no words for: said once, not for each. */
function unknown({ feed, half }, _, seq) {
  const line = { kind: 'unknown', seq, ...half, text: 'Something happened that this page does not know yet. Reload the page.' };
  return { feed: [...feed.filter(({ kind }) => kind !== 'unknown'), line] };
}

const SITUATION = {
  ...CARD_SITUATION,
  game_joined: (table, data) => ({
    ...standing(table, data),
    ...arranged(table, data),
    joinedSeq: data.seq ?? null,
    role: data.role,
    sides: data.sides ?? [],
    delayMs: data.delay_ms ?? 0,
    people: data.participants ?? [],
  }),
  game_state_sync: standing,
  game_started: ({ state }) => ({ state: state && { ...state, status: 'in_progress' } }),
  seat_taken: (_, { side, user_id, name }) => ({ arrival: { side, user_id, name } }),
  seat_opened: ({ arrival }, { side }) => ({ arrival: arrival?.side === side ? null : arrival }),
  dice_rolled: ({ state }, roll) => ({
    pendingRoll: roll,
    happening: null,
    arrival: null,
    state: state && { ...state, status: 'in_progress', ...(roll.plans?.defense && { defense: roll.plans.defense }) },
  }),
  play_resolved: (table, play, seq) => ({ state: play.state ?? table.state, pendingRoll: null, happening: { seq, before: table.state, play } }),
  substitution_made: (table, data) => ({
    state: data.state ?? table.state,
    lineups: data.lineups ?? table.lineups,
  }),
  lineup_set: ({ state }, { lineups }) => lineups && { lineups, state: state && { ...state, ...firstUp(lineups) } },
  defense_set: ({ state }, data) => ({ state: { ...state, defense: fieldersOf(data) } }),
  roll_voided: () => ({ pendingRoll: null }),
  play_undone: (table, data) => ({
    state: data.state ?? table.state,
    lineups: data.lineups ?? table.lineups,
    pendingRoll: data.pending_roll ?? null,
    happening: null,
  }),
  game_completed: (table, { state }) => ({
    state: { ...(state ?? table.state), status: 'completed' },
    pendingRoll: null,
  }),
  user_connected: ({ people }, { user_id, name, role, sides }) => ({
    people: [...others(people, user_id), { user_id, name, role, sides: sides ?? [] }],
  }),
  chat_message: (table, data) => ({ ...heard(table, data), ...spoke(table, data) }),
  user_muted: muted,
  user_disconnected: ({ people }, { user_id }) => ({ people: others(people, user_id) }),
};

/** What was said, in its order and each once: it comes live and is read, and may do both. */
export function heard({ messages }, ...said) {
  const known = new Map([...messages, ...said].map((message) => [message.message_id, message]));
  const inOrder = [...known.values()].sort((one, other) => one.message_id - other.message_id);
  return { messages: inOrder.slice(-MOST_MESSAGES) };
}

/** Before the first pitch. */
function firstUp({ away, home }) {
  const [batter, onDeck] = [1, 2].map((slot) => players(away).find(({ order }) => order === slot));
  return { batter, on_deck: onDeck, pitcher: players(home).find(({ position }) => position === 'P') };
}

function standing(table, { state, lineups, pending_roll, my_plan }) {
  return { state, lineups: lineups ?? table.lineups, pendingRoll: pending_roll ?? null, myPlan: my_plan ?? {}, happening: null };
}

/** How the game is played, where the server says it apart from the log. */
function arranged({ options, umpire }, { setup }) {
  return setup ? { options: optionsFrom(setup.options), umpire: setup.umpire ?? null } : { options, umpire };
}

function others(people, userId) {
  return people.filter(({ user_id }) => user_id !== userId);
}

/** @returns {'away' | 'home'} who bats in a half */
export const battingSide = (half) => (half === 'top' ? 'away' : 'home');

/** @returns {'away' | 'home'} who is in the field in a half */
export const fieldingSide = (half) => (half === 'top' ? 'home' : 'away');

/** Hits by side, from the plays that stand. */
export const hits = (table) => counted(table, ({ isHit, half }) => [isHit ? 1 : 0, battingSide(half)]);

/** Errors by the side that made them. */
export const errors = (table) => counted(table, ({ errors: made, half }) => [made?.length ?? 0, fieldingSide(half)]);

function counted({ feed }, of) {
  const count = { away: 0, home: 0 };
  for (const line of feed) {
    if (line.kind === 'play' && !line.undone) {
      const [number, side] = of(line);
      count[side] += number;
    }
  }
  return count;
}

/** What refusals are about: another when the game, its lineups or its managers have changed. */
export function momentOf({ state, lineups, pendingRoll, completed, role, sides, teams, ready, rulings, entropy }) {
  const managers = [teams.away.manager?.user_id, teams.home.manager?.user_id];
  const fairPlay = [ready.away, ready.home, rulings.open.length, entropy];
  return JSON.stringify([state, lineups, pendingRoll?.roll_id, pendingRoll?.decision?.decision_id, completed, role, sides, managers, fairPlay]);
}

/** What refusals about one person are about: another when that person has come, has left, or is here as another. */
export function presenceOf({ people }, userId) {
  const { role, sides } = people.find(({ user_id }) => user_id === userId) ?? {};
  return JSON.stringify([role, sides]);
}

/** What a play would do depends on this, and on nothing else of the table. */
export function situation({ state, lineups }) {
  const { play_number, inning, half, outs, status, score, bases, defense, batter } = state;
  const field = lineups?.[half === 'top' ? 'home' : 'away']?.players.map(({ position }) => position);
  return JSON.stringify([play_number, inning, half, outs, status, score, bases, defense?.infield, batter, field]);
}
