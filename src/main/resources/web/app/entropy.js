/* What both sides mix into the dice, as the log tells it. Pure. */
import { SIDES } from './words.js';

/** One round of it: the times and what has come. */
export const NEW_ROUND = { committed: {}, given: {}, sinceMs: null, closed: false };

export function committed(round, { side, by, commitment, at }) {
  return {
    ...round,
    committed: { ...round.committed, [side]: { by, commitment } },
    sinceMs: round.sinceMs ?? Date.parse(at),
  };
}

export function given(round, { side, by, bytes }) {
  return { ...round, given: { ...round.given, [side]: { by, bytes } } };
}

/** The sides whose part of the dice holds the first roll up, and until when. */
export function awaitedEntropy({ entropy, options }, nowMs) {
  const untilMs = entropy.sinceMs === null ? null : entropy.sinceMs + options.ready_seconds * 1_000;
  if (entropy.closed || untilMs === null || untilMs <= nowMs) {
    return { sides: [], untilMs: null };
  }
  const uncommitted = SIDES.filter((side) => !entropy.committed[side]);
  const unopened = SIDES.filter((side) => !entropy.given[side]);
  return { sides: uncommitted.length > 0 ? uncommitted : unopened, untilMs };
}
