/* When a manager may claim the game of another who has left, or who cannot field nine players. Pure. */
import { openPlaces } from './changes.js';
import { isReadyOrLate, other, running } from './readiness.js';
import { duelSides } from './rights.js';
import { whoseMove } from './whose-move.js';

/** Waits that end by themselves. */
const ENDING = ['agreement', 'entropy'];

/**
 * @returns {{side: string, untilMs: number, vacant?: true} | null} the side that can be claimed from and when that
 *   begins, because its manager is away or, if `vacant`, because it lacks a fielder; null while nothing can be claimed
 */
export function claim(table, userId, nowMs) {
  const [own, more] = duelSides(table);
  if (own === undefined || more !== undefined || table.state?.status !== 'in_progress') {
    return null;
  }
  const side = other(own);
  const fieldMs = mustFieldMs(table, side, nowMs);
  return fieldMs === null ? ofAbsent(table, side, userId, nowMs) : { side, untilMs: fieldMs, vacant: true };
}

function ofAbsent(table, side, userId, nowMs) {
  const since = table.awaySinceMs[side];
  const move = whoseMove(table, userId, nowMs);
  if (since === null || move === null || move.mine || move.may || ENDING.includes(move.what)) {
    return null;
  }
  const waitedSince = move.what === 'ready' ? Math.max(since, table.ready.sinceMs ?? since) : since;
  return { side, untilMs: waitedSince + table.options.absence_seconds * 1_000 };
}

/** When a side that lacks a fielder has had its time to send one; null if it lacks none, or its time does not run. */
function mustFieldMs({ lineups, options, pendingRoll, ready, state }, side, nowMs) {
  const lineup = lineups?.[side];
  if (!lineup || pendingRoll || openPlaces({ lineup, side, state }).length === 0) {
    return null;
  }
  if (options.before_roll !== 'ready') {
    const { for: what, since } = state.waiting_for ?? {};
    return what === 'ready' && since ? Date.parse(since) + options.absence_seconds * 1_000 : null;
  }
  const late = !ready[side] && isReadyOrLate(ready, side, options.ready_seconds * 1_000, nowMs);
  return late ? nowMs : running(ready) === side ? ready.endsAtMs : null;
}
