/* When a manager may claim the game of another who has left. Pure. */
import { other } from './readiness.js';
import { duelSides } from './rights.js';
import { whoseMove } from './whose-move.js';

/**
 * @returns {{side: string, untilMs: number} | null} the side that can be claimed from and when that begins; null
 *   while its manager is here, or when it is not its move
 */
export function claim(table, userId, nowMs) {
  const [own, more] = duelSides(table);
  if (own === undefined || more !== undefined || table.state?.status !== 'in_progress') {
    return null;
  }
  const side = other(own);
  const since = table.awaySinceMs[side];
  const move = whoseMove(table, userId, nowMs);
  return since === null || move === null || move.mine ? null : { side, untilMs: since + table.options.absence_seconds * 1_000 };
}
