/* A cell of the scorecard for who listens, and the names beside it. Pure. */
import { baseName, ordinal } from './words.js';

/** "Walt Pruitt: F8, 1st out." */
export function cellInWords({ result, from, base, out, rbi, how }, name) {
  const told = [
    result || `on ${baseName(from)} to begin with`,
    base === 4 ? 'scores' : !out && base > 0 && `comes to ${baseName(base)}`,
    out && `${ordinal(out.number)} out${(base > 0 && how[out.at]) ? `, ${how[out.at]}` : ''}`,
    rbi > 0 && `${rbi} batted in`,
  ];
  return `${name}: ${told.filter(Boolean).join(', ')}.`;
}

/** "8": the inning in which somebody came in; nothing for a starter. */
export const cameIn = ({ since }) => (since === null ? '' : `${since.inning}`);
