/**
 * A play as it is to be seen: where the ball goes and who runs where, with times. Pure.
 *
 * Runners go from base to base along the lines. Those who are out or score leave; the others end where the state after the
 * play has them.
 */
import { batted } from './batted.js';
import { BASES, BATTERS_BOX, DUGOUTS, FIELDERS, MOUND, PLATE, between, distance } from './field-map.js';
import { OUTFIELD } from './outcomes.js';
import { battingSide } from './table.js';

/* In ms. */
const PITCH = 300;
const BASE = 540;
const TROT = 400;
const THROW = 340;
const LEAVES = 420;
const COMES_UP = 480;
const LONGEST = 4_000;

/** Of the whole way from the plate to the fielder who is named. */
const DEPTHS = { 1: 0.86, 2: 1.05, 3: 1.12, 4: 1.32 };

/**
 * @typedef {object} Story
 * @property {Leg[]} ball in the order of their times
 * @property {Actor[]} actors who move
 * @property {{position: string, to: number[], fromMs: number, toMs: number} | null} fielder who goes to the ball
 * @property {Batted['kind']} kind
 * @property {number} contactMs when the pitch arrives
 * @property {number} lastsMs
 *
 * @typedef {{from: number[], to: number[], fromMs: number, toMs: number, lift: number}} Leg `lift`: how high it rises
 * @typedef {{id: string, name: string, batter: boolean, stays: number | null, path: Step[]}} Actor `stays`: the base, null who leaves
 * @typedef {{atMs: number, at: number[], scale: number}} Step
 */

/**
 * @param {any} before the state before the play
 * @param {any} play the data of `play_resolved`
 * @returns {Story}
 */
export function storyOf(before, play) {
  const pitch = batted(play);
  const moves = play.runners_advanced ?? [];
  const flight = flightOf(pitch, play.play_number ?? 0);
  const ball = [...flight.legs];
  const arrivals = throwsTo(ball, basesOfOuts(moves, pitch));
  const context = { before, pitch, contactMs: flight.contactMs, caughtMs: flight.downMs, arrivals };
  const runners = moves.map((move) => actorOf(move, play, context)).filter(Boolean);
  const actors = [...runners, ...nextBatter(play, before, runners)];
  const ends = [...ball.map(({ toMs }) => toMs), ...actors.map(({ path }) => path.at(-1).atMs)];
  return {
    kind: pitch.kind,
    ball,
    actors,
    fielder: flight.fielder,
    contactMs: flight.contactMs,
    lastsMs: Math.min(LONGEST, Math.max(PITCH, ...ends)),
  };
}

const leg = (from, to, fromMs, ms, lift = 0) => ({ from, to, fromMs, toMs: fromMs + ms, lift });

/** The ball until somebody has it. */
function flightOf(pitch, number) {
  const { kind, where, bases } = pitch;
  const pitched = leg(MOUND, PLATE, 0, PITCH);
  const still = (legs, contactMs = PITCH) => ({ legs, contactMs, downMs: contactMs, fielder: null });
  switch (kind) {
    case 'none':
      return still([], 0);
    case 'pickoff':
      return still([leg(MOUND, MOUND, 0, 60)], 0);
    case 'taken':
    case 'stealing':
    case 'swung':
      return still([pitched, leg(PLATE, FIELDERS.C, PITCH, 120)]);
    case 'past':
      return still([pitched, leg(PLATE, [214, 348], PITCH, 300)]);
    case 'foul':
      return still([pitched, leg(PLATE, [300, 300], PITCH, 700, 90)]);
    default: {
      const spot = FIELDERS[where] ?? FIELDERS.P;
      const to = landing(spot, { kind, bases, number, deep: OUTFIELD.includes(where) });
      const { ms, lift } = FLIGHTS[kind === 'hit' && !OUTFIELD.includes(where) ? 'ground' : kind];
      const fielder = kind !== 'homer' && distance(spot, to) > 6 ? { position: where, to, fromMs: PITCH, toMs: PITCH + ms } : null;
      return { legs: [pitched, leg(PLATE, to, PITCH, ms, lift)], contactMs: PITCH, downMs: PITCH + ms, fielder };
    }
  }
}

const FLIGHTS = {
  ground: { ms: 420, lift: 0 },
  liner: { ms: 430, lift: 10 },
  hit: { ms: 720, lift: 34 },
  pop: { ms: 950, lift: 120 },
  fly: { ms: 980, lift: 88 },
  homer: { ms: 1_150, lift: 105 },
};

/** Not every ball goes straight at a fielder: by how much it does not comes from the play's number, the same for everybody. */
function landing(spot, { kind, bases, number, deep }) {
  const part = kind === 'hit' || kind === 'homer' ? (deep ? DEPTHS[bases] : 0.95) : deep ? 0.94 + ((number * 7) % 10) / 100 : 1;
  const aside = deep && kind !== 'liner' ? ((number * 13) % 25) - 12 : 0;
  const [x, y] = between(PLATE, spot, part);
  return [x + aside * (kind === 'hit' && bases > 1 ? 1.7 : 1), y];
}

/** Where the outs are made that a throw goes to, in their order: the batter's last. */
function basesOfOuts(moves, { kind, caught }) {
  const outs = moves.filter(({ from, out }) => out && !(from === 0 && (caught || kind === 'swung' || kind === 'taken')));
  return outs.sort((one, other) => Number(one.from === 0) - Number(other.from === 0)).map(({ at }) => at);
}

/** Adds the throws, and says when the ball comes to each base. */
function throwsTo(ball, bases) {
  const arrivals = new Map();
  for (const base of bases) {
    const last = ball.at(-1);
    if (last) {
      const way = leg(last.to, BASES[base], last.toMs + 60, last.to === BASES[base] ? 40 : THROW, 12);
      ball.push(way);
      arrivals.set(base, way.toMs);
    }
  }
  return arrivals;
}

function actorOf(move, play, context) {
  const { before, pitch } = context;
  const isBatter = move.from === 0;
  const player = isBatter ? play.batter : before?.bases?.[move.from];
  if (!player) {
    return null;
  }
  const way = isBatter && move.out ? batterOut(pitch, context) : running(move, context);
  const leaves = move.out || move.to === 4;
  const dugout = DUGOUTS[battingSide(before?.half)];
  const path = leaves ? [...way, { atMs: way.at(-1).atMs + LEAVES, at: between(way.at(-1).at, dugout, 0.55), scale: 0 }] : way;
  return { id: player.id, name: player.name, batter: isBatter, stays: leaves ? null : move.to, path };
}

const step = (atMs, at, scale = 1) => ({ atMs, at, scale });

/** The batter's run to first ends with the throw, half way where the ball is caught, and does not begin after three strikes. */
function batterOut({ kind, caught }, { contactMs, caughtMs, arrivals }) {
  const start = [step(0, BATTERS_BOX), step(contactMs, BATTERS_BOX)];
  if (kind === 'swung' || kind === 'taken') {
    return [...start, step(contactMs + 220, BATTERS_BOX)];
  }
  const onTheWay = caught ? between(PLATE, BASES[1], 0.55) : BASES[1];
  const atMs = caught ? caughtMs : Math.max(contactMs + BASE, (arrivals.get(1) ?? 0) + 40);
  return [...start, step(atMs, onTheWay), step(atMs + 120, onTheWay)];
}

/** From base to base, along the lines. */
function running(move, { pitch, contactMs, caughtMs, arrivals }) {
  const { from, out } = move;
  const end = out ? move.at : move.to;
  const tagsUp = pitch.caught && from > 0;
  const startMs = tagsUp ? caughtMs : pitch.kind === 'stealing' ? 80 : contactMs;
  const pace = pitch.kind === 'homer' ? TROT : BASE;
  const start = from === 0 ? BATTERS_BOX : BASES[from];
  const steps = [step(0, start), step(startMs, start)];
  if (end <= from) {
    const lead = between(BASES[from], BASES[from + 1], 0.22);
    return [...steps, step(startMs + 160, lead), step(startMs + 380, BASES[from])];
  }
  for (let base = from + 1; base <= end; base++) {
    steps.push(step(steps.at(-1).atMs + pace, BASES[base]));
  }
  if (out) {
    const last = steps.at(-1);
    last.atMs = Math.max(last.atMs, (arrivals.get(end) ?? 0) + 40);
    steps.push(step(last.atMs + 120, last.at));
  }
  return steps;
}

/** Who bats next comes up when the others are done. */
function nextBatter(play, before, runners) {
  const { batter, status, half } = play.state ?? {};
  if (!batter || status === 'completed' || batter.id === before?.batter?.id) {
    return [];
  }
  const doneMs = Math.max(PITCH, ...runners.map(({ path }) => path.at(-1).atMs));
  const from = between(BATTERS_BOX, DUGOUTS[battingSide(half)], 0.6);
  return [{ id: batter.id, name: batter.name, batter: true, stays: 0, path: [step(0, from, 0), step(doneMs - 60, from, 0), step(doneMs + COMES_UP, BATTERS_BOX)] }];
}
