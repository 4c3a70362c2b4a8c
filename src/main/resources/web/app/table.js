/**
 * What the page knows of a game, folded from the frames of its room. Pure: a table and a frame in,
 * a table out.
 *
 * Two things are kept apart. The *situation* (`state`, `pendingRoll`, `lineups`, `people`) is what
 * the server last said it is. The *book* (`feed`, `rolls`, `teams`, ...) is written line by line
 * from the log, replayed or live.
 */
import { outcomeOf } from './outcomes.js';

export function newTable(gameId) {
  return {
    gameId,
    role: null,
    sides: [],
    state: null,
    lineups: null,
    pendingRoll: null,
    people: [],
    completed: null,
    admin: null,
    seeds: [],
    teams: { away: { name: 'Visitors', manager: null }, home: { name: 'Home', manager: null } },
    feed: [],
    rolls: [],
    entropies: [],
    half: { inning: 1, half: 'top' },
  };
}

/** @param {{event: string, data: any, seq?: number, replay?: boolean}} frame */
export function reduce(table, frame) {
  const written = frame.seq === undefined ? table : writeDown(table, frame);
  return frame.replay ? written : follow(written, frame);
}

function follow(table, { event, data }) {
  const handler = SITUATION[event];
  return handler ? { ...table, ...handler(table, data) } : table;
}

function writeDown(table, frame) {
  const handler = BOOK[frame.event];
  return handler ? { ...table, ...handler(table, frame.data, frame.seq) } : table;
}

const SITUATION = {
  game_joined: (table, data) => ({
    ...standing(table, data),
    role: data.role,
    sides: data.sides ?? [],
    people: data.participants ?? [],
  }),
  game_state_sync: standing,
  game_started: ({ state }) => ({ state: state && { ...state, status: 'in_progress' } }),
  dice_rolled: ({ state }, roll) => ({
    pendingRoll: roll,
    state: state && { ...state, status: 'in_progress' },
  }),
  play_resolved: (table, { state }) => ({ state: state ?? table.state, pendingRoll: null }),
  substitution_made: (table, data) => ({
    state: data.state ?? table.state,
    lineups: data.lineups ?? table.lineups,
  }),
  lineup_set: (table, data) => ({ lineups: data.lineups ?? table.lineups }),
  defense_set: ({ state }, { infield, hold_runners }) => ({
    state: { ...state, defense: { infield, hold_runners } },
  }),
  roll_voided: () => ({ pendingRoll: null }),
  play_undone: (table, data) => ({
    state: data.state ?? table.state,
    lineups: data.lineups ?? table.lineups,
    pendingRoll: data.pending_roll ?? null,
  }),
  game_completed: (table, { state }) => ({
    state: { ...(state ?? table.state), status: 'completed' },
    pendingRoll: null,
  }),
  user_connected: ({ people }, { user_id, name, role, sides }) => ({
    people: [...others(people, user_id), { user_id, name, role, sides: sides ?? [] }],
  }),
  user_disconnected: ({ people }, { user_id }) => ({ people: others(people, user_id) }),
};

function standing(table, { state, lineups, pending_roll }) {
  return { state, lineups: lineups ?? table.lineups, pendingRoll: pending_roll ?? null };
}

function others(people, userId) {
  return people.filter(({ user_id }) => user_id !== userId);
}

const BOOK = {
  game_created: (_, data, seq) => ({
    admin: data.admin ?? null,
    seeds: [{ seq, commitment: data.commitment, seed: null }],
    teams: { away: team(data.away, 'Visitors'), home: team(data.home, 'Home') },
  }),
  seat_taken: (table, { side, user_id, name }, seq) => ({
    teams: { ...table.teams, [side]: { ...table.teams[side], manager: { user_id, name } } },
    feed: [...table.feed, note(table, seq, `${name} manages the ${table.teams[side].name}.`)],
  }),
  entropy_given: (table, { side, entropy }, seq) => ({
    entropies: [...table.entropies, { side, entropy, seq }],
  }),
  game_started: (table, _, seq) => ({ feed: [...table.feed, note(table, seq, 'Play ball!')] }),
  dice_rolled: (table, roll, seq) => ({ rolls: [...table.rolls, { ...roll, seq }] }),
  play_resolved: (table, data, seq) => ({
    feed: [...table.feed, playLine(table, data, seq)],
    half: data.state ? { inning: data.state.inning, half: data.state.half } : table.half,
  }),
  substitution_made: (table, data, seq) => ({
    feed: [...table.feed, note(table, seq, data.description ?? 'A substitution was made.')],
  }),
  roll_voided: (table, { reason }, seq) => ({
    feed: [...table.feed, note(table, seq, `A roll was voided: ${reason}`)],
  }),
  play_undone: (table, data, seq) => ({
    feed: [
      ...table.feed.map((line) =>
        line.playNumber === data.play_number ? { ...line, undone: true } : line,
      ),
      note(table, seq, `Play ${data.play_number} was undone: ${data.reason}`),
    ],
    half: data.state ? { inning: data.state.inning, half: data.state.half } : table.half,
    completed: null,
    seeds: data.commitment
      ? [...table.seeds, { seq, commitment: data.commitment, seed: null }]
      : table.seeds,
  }),
  announcement: (table, { text }, seq) => ({ feed: [...table.feed, note(table, seq, text)] }),
  decision_changed: (table, { decisions }) => ({
    completed: table.completed && { ...table.completed, decisions },
  }),
  game_completed: (table, data, seq) => ({
    completed: { reason: data.reason, winner: data.winner, decisions: data.decisions ?? {} },
    seeds: [...table.seeds.slice(0, -1), { ...table.seeds.at(-1), seed: data.seed ?? null }],
    feed: [...table.feed, { ...note(table, seq, ''), kind: 'end', reason: data.reason }],
  }),
};

function team(given, fallback) {
  return { name: given?.name ?? fallback, manager: given?.manager ?? null };
}

function note({ half }, seq, text) {
  return { kind: 'note', seq, ...half, text };
}

function playLine({ half, rolls }, data, seq) {
  return {
    kind: 'play',
    seq,
    ...half,
    playNumber: data.play_number,
    batter: data.batter?.name ?? '',
    description: data.description,
    notation: data.batter_result || (data.notation ?? '').split('.')[0],
    onTheBases: outcomeOf(data.outcome)?.onTheBases ?? false,
    isHit: data.is_hit,
    runs: data.runs_scored,
    outs: data.outs_recorded > 0 ? outsAfter(half, data.state) : 0,
    score: data.state?.score ?? null,
    roll: rolls.findLast(({ roll_id }) => roll_id === data.roll_id) ?? null,
    undone: false,
  };
}

/** How many are out now; the third ends the half, and the state may already be in the next. */
function outsAfter({ inning, half }, state) {
  const sameHalf = state?.inning === inning && state.half === half;
  return sameHalf && state.outs > 0 ? state.outs : 3;
}

/** @returns {'away' | 'home'} who bats in a half */
export const battingSide = (half) => (half === 'top' ? 'away' : 'home');

/** Hits by side, from the plays that stand. */
export function hits({ feed }) {
  const count = { away: 0, home: 0 };
  for (const line of feed) {
    if (line.kind === 'play' && line.isHit && !line.undone) {
      count[battingSide(line.half)] += 1;
    }
  }
  return count;
}

/**
 * What this user may do at the table. What he sees is settled by the server; this only keeps the
 * page from offering what would be refused, and a game admin from taking another's card by mistake.
 */
export function rights(table, userId) {
  const { role, sides, state, teams } = table;
  const playing = role !== null && role !== 'spectator' && state?.status !== 'completed';
  const isAdmin = role === 'admin' || table.admin?.user_id === userId;
  const admin = playing && isAdmin;
  const batting = state?.at_bat;
  const own = playing && sides.includes(batting);
  const open = admin && !teams[batting]?.manager;
  const fielding = batting === 'away' ? 'home' : 'away';
  return {
    admin: role !== null && role !== 'spectator' && isAdmin,
    maySetDefense: playing && (sides.includes(fielding) || (admin && !teams[fielding]?.manager)),
    mayRoll: admin || (playing && sides.length > 0),
    mayRead: own || open,
    mayReadForAnother: admin && !own && !open,
  };
}
