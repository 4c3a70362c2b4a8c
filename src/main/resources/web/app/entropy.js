/* What both sides mix into the dice, as the log tells it. Pure. */
import { SIDES, theTeam } from './words.js';

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

/** Whose dice they are, and whether both sides had a part in them so that nobody could steer them: in sentences. */
export function diceInWords({ options, rolls, entropy, teams }) {
  if (options.dice === 'declared') {
    return ['The side at bat rolls its own dice and says what they show. Nothing proves them.'];
  }
  const theSides = (sides) => sides.map((side) => theTeam(teams[side].name)).join(' and ');
  const rounds = rolls.map(({ dice }) => dice).filter((dice) => dice?.round !== undefined);
  const told = rounds.map(({ round, joint, missing = [] }) => {
    const when = rounds.length > 1 ? `Seed ${round}: ` : '';
    return joint
      ? `${when}Both sides gave their part to the dice, unseen by the other: nobody could steer them.`
      : `${when}The dice are without a part of ${theSides(missing)}. Somebody who knew the seed could have steered them.`;
  });
  const missing = SIDES.filter((side) => !entropy.given[side]);
  const open = !entropy.closed && entropy.sinceMs !== null && missing.length > 0;
  return open ? [...told, `The part of ${theSides(missing)} is still missing from the dice.`] : told;
}
