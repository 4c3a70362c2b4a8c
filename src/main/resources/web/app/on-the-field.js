/* What is said on the field about a card: where the ball went, then who was sent where. Pure. */
import { outcomeOf } from './outcomes.js';

/** How far from a base, in units of the field's drawing, a runner may be let go. */
const REACH = 60;

/** Whether the field shows the places for the ball, and not the runners. */
export function asksForLocation({ draft, moving }) {
  const outcome = draft.code && outcomeOf(draft.code);
  return Boolean(outcome) && outcome.where.length > 0 && (moving || draft.where === null);
}

/** The bases that somebody can be sent to; a runner may hold. */
export const targets = (from) => [1, 2, 3, 4].filter((base) => base >= from);

/** Sent to the same base again they are out there, and then it is as the table says. */
export function wayAfter(way, from, base) {
  const safe = `to:${base}`;
  const out = `out:${base}`;
  return way === safe ? out : way === out ? '' : safe;
}

/**
 * @param {[number, number]} at
 * @param {Record<number, number[]>} places of the bases
 * @returns {number | null} the base that is meant, if one is near
 */
export function nearestBase([x, y], places, bases) {
  const near = bases.map((base) => ({ base, far: Math.hypot(places[base][0] - x, places[base][1] - y) })).filter(({ far }) => far <= REACH);
  near.sort((one, other) => one.far - other.far);
  return near[0]?.base ?? null;
}
