/* What is said on the field about a card: where the ball went, then who was sent where. Pure. */
import { BASES } from './field-map.js';
import { outcomeOf } from './outcomes.js';

/** How far from a base, in units of the field's drawing, a runner may be let go. */
const REACH = 60;

/* Two rows at the lower edge of the field, as far apart as a finger needs on any screen. */
const LOWER = [350, -24];
const UPPER = [350, -72];

/** Where each of so many at home plate is drawn: home is where the batter begins and where runners end. */
const AT_HOME = [
  [],
  [[200, 300]],
  [[146, 304], [254, 304]],
  [[144, ...UPPER], [256, ...UPPER], [200, ...LOWER]],
  [[144, ...UPPER], [256, ...UPPER], [144, ...LOWER], [256, ...LOWER]],
];

/** Where those are who share a base with another: as many as can be sent there beside the first. */
const ASIDE = { 1: [[334, 266]], 2: [[200, 184], [252, 132]], 3: [[66, 266], [66, 166], [116, 268]] };

/** A batter who is out is nowhere on the bases: a runner may stand where they were out. */
const OUT_AT_BAT = [266, 312];

/**
 * Where each is drawn, by the base that they came from: no two in one place. A place is in units of the field's drawing; its third
 * number, if it has one, is how many px of the screen it is below that.
 *
 * @param {{from: number, at: number, out: boolean}[]} men
 * @returns {Map<number, number[]>}
 */
export function placesOf(men) {
  const outAtBat = ({ from, out }) => from === 0 && out;
  const home = men.filter((man) => man.at === 4 || man.at === 0 || outAtBat(man));
  const crowded = home.some((man) => !outAtBat(man));
  return new Map(men.map((man) => {
    if (home.includes(man)) {
      return [man.from, crowded ? AT_HOME[home.length][home.indexOf(man)] : OUT_AT_BAT];
    }
    const before = men.filter((other) => !home.includes(other) && other.at === man.at && isBefore(other, man)).length;
    return [man.from, before === 0 ? BASES[man.at] : ASIDE[man.at][before - 1]];
  }));
}

/** At one base who is safe stands before who is out, and then who came less far. */
const isBefore = (one, other) => (one.out === other.out ? one.from > other.from : other.out);

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
