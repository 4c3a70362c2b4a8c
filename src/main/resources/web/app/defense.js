/* How a side stands in the field. Pure. */
import { baseName, lastName } from './words.js';

/** The depths of an infield, with their names. */
export const DEPTHS = [
  ['back', 'Infield back'],
  ['corners_in', 'Corners in'],
  ['in', 'Infield in'],
];

/** "Infield in, holding Pruitt on first." Who is to be held where nobody stands is not said. */
export function defenseInWords({ infield, hold_runners: held }, { bases }) {
  const depth = DEPTHS.find(([value]) => value === infield)?.[1] ?? infield;
  const runners = (held ?? []).filter((base) => bases?.[base]).map((base) => `${lastName(bases[base].name)} on ${baseName(base)}`);
  return runners.length > 0 ? `${depth}, holding ${runners.join(' and ')}.` : `${depth}, nobody held.`;
}

/** The same for the book, which does not know who stood there. */
export function orderInWords({ infield, hold_runners: held }) {
  const depth = DEPTHS.find(([value]) => value === infield)?.[1] ?? infield;
  const bases = (held ?? []).map(baseName);
  return bases.length > 0 ? `${depth}, holding the runner on ${bases.join(' and ')}.` : `${depth}, nobody held.`;
}
