/**
 * Who is ready for the next roll, and whose time runs: a side's budget runs while the other is ready and it
 * is not, by the times of the log. Pure.
 */
import { SIDES } from './words.js';

export const other = (side) => (side === 'away' ? 'home' : 'away');

/** Before each roll: nobody is ready, and nobody has used any of their time. */
export const FRESH = { away: false, home: false, spentMs: { away: 0, home: 0 }, sinceMs: null, endsAtMs: null };

/** @param {{side: string, ready: boolean, budget_ends_at?: string | null, at?: string, sides?: any}} data of `side_ready` */
export function sideReady(ready, { side, ready: is, budget_ends_at: endsAt, at, sides }, budgetMs) {
  const now = next(ready, { [side]: is }, Date.parse(at), budgetMs);
  return asSaid(now, sides ?? (endsAt ? { ...now, budget_ends_at: endsAt } : null));
}

/**
 * A side has changed something that can be seen: the other has to say again that it is ready.
 *
 * @param {{at: string, ready?: any, state?: any}} data of the change
 */
export function sideChanged(ready, side, { at, ready: said, state }, budgetMs) {
  return asSaid(next(ready, { [other(side)]: false }, Date.parse(at), budgetMs), said ?? state?.ready);
}

/** A side has a manager who has said nothing yet, and has used none of its time. */
export function seated(ready, side, { at, ready: said }, budgetMs) {
  const before = { ...ready, spentMs: { ...ready.spentMs, [side]: 0 }, sinceMs: running(ready) === side ? null : ready.sinceMs };
  return asSaid(next(before, { [side]: false }, Date.parse(at), budgetMs), said);
}

/** What the server says about it holds: `{away, home, budget_ends_at}`. */
export function asSaid(ready, said) {
  if (!said) {
    return ready;
  }
  const { away, home, budget_ends_at: endsAt } = said;
  return { ...ready, away, home, endsAtMs: endsAt ? Date.parse(endsAt) : null };
}

/** The side whose time runs, or null. */
export function running({ away, home }) {
  return away === home ? null : away ? 'home' : 'away';
}

/** What is left of a side's time in ms, never less than 0. */
export function leftMs(ready, side, budgetMs, nowMs) {
  if (running(ready) === side && ready.endsAtMs !== null) {
    return Math.max(0, ready.endsAtMs - nowMs);
  }
  return Math.max(0, budgetMs - ready.spentMs[side]);
}

/** Whether a side is ready, or its time for it is spent. */
export function isReadyOrLate(ready, side, budgetMs, nowMs) {
  return ready[side] || leftMs(ready, side, budgetMs, nowMs) === 0;
}

function next(ready, change, atMs, budgetMs) {
  const was = running(ready);
  const spentMs = { ...ready.spentMs };
  if (was !== null && ready.sinceMs !== null && !Number.isNaN(atMs)) {
    spentMs[was] += Math.max(0, atMs - ready.sinceMs);
  }
  const now = { ...ready, ...change, spentMs };
  const runs = running(now);
  if (runs === null || Number.isNaN(atMs)) {
    return { ...now, sinceMs: null, endsAtMs: null };
  }
  return { ...now, sinceMs: atMs, endsAtMs: atMs + Math.max(0, budgetMs - spentMs[runs]) };
}

/** The sides that are not ready and whose time is not spent. */
export function awaited(ready, budgetMs, nowMs) {
  return SIDES.filter((side) => !isReadyOrLate(ready, side, budgetMs, nowMs));
}
