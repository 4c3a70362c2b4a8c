/* How a side stands in the field. Pure. */
import { baseName, lastName } from './words.js';

/** The depths of an infield, with their names. */
export const DEPTHS = [
  ['back', 'Infield back'],
  ['corners_in', 'Corners in'],
  ['in', 'Infield in'],
];

/** "Infield in, holding Pruitt on first." Who is to be held where nobody stands is not said. */
export function defenseInWords(defense, { bases }) {
  const runners = (defense.hold_runners ?? []).filter((base) => bases?.[base]).map((base) => `${lastName(bases[base].name)} on ${baseName(base)}`);
  return `${depth(defense)}, ${runners.length > 0 ? `holding ${runners.join(' and ')}` : 'nobody held'}${more(defense)}.`;
}

/** The same for the book, which does not know who stood there. */
export function orderInWords(defense) {
  const bases = (defense.hold_runners ?? []).map(baseName);
  return `${depth(defense)}, ${bases.length > 0 ? `holding the runner on ${bases.join(' and ')}` : 'nobody held'}${more(defense)}.`;
}

/** Whether a side stands as it does at the start of a half. */
export function isUsual(defense) {
  return defense.infield === 'back' && (defense.hold_runners ?? []).length === 0 && more(defense) === '';
}

const depth = ({ infield }) => DEPTHS.find(([value]) => value === infield)?.[1] ?? infield;

function more({ outfield, guard_lines: lines, pitch_around: around }) {
  const also = [outfield === 'in' && 'outfield in', lines && 'guarding the lines', around && 'pitching around'];
  return also.filter(Boolean).map((each) => `, ${each}`).join('');
}
