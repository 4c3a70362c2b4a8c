/* The title of the page, which is all that one sees of it from another tab. Pure. */
import { arrivalFor, arrivalInWords } from './arrival.js';
import { SIDES, inningName } from './words.js';
import { countdown, whoseMove } from './whose-move.js';

export const NAME = 'Paper Dynasty';

/** What is waited for and how long, before the score where it is one's own move, behind it where it is another's; and who has sat down. */
export function titleOf(table, userId, nowMs) {
  if (!table?.state) {
    return NAME;
  }
  const arrival = arrivalFor(table, userId);
  const standing = `${arrival ? `${arrivalInWords(arrival, table)} · ` : ''}${standingOf(table)}`;
  const move = table.role === null ? null : whoseMove(table, userId, nowMs);
  const told = move && `${move.text}${move.untilMs ? `, ${countdown(move.untilMs, nowMs)}` : ''}`;
  if (!told) {
    return standing;
  }
  return move.mine ? `▶ ${told} · ${standing}` : `${standing} · ${told}`;
}

/** "Owls 3, Millers 2 · Top 9th" */
export function standingOf({ state, teams }) {
  const score = SIDES.map((side) => `${teams[side].name} ${state.score[side]}`).join(', ');
  return `${score} · ${state.status === 'completed' ? 'Final' : inningName(state)}`;
}
