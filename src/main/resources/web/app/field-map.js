/* Where everything is on the drawing of the field, in its own units: home plate at the bottom, the fence an arc at the top. Pure. */

/** By base; 0 and 4 are home plate. */
export const BASES = { 0: [200, 300], 1: [284, 216], 2: [200, 132], 3: [116, 216], 4: [200, 300] };

export const PLATE = BASES[0];
export const MOUND = [200, 222];
export const BATTERS_BOX = [222, 300];

/** Where a side's players come from and go to, on the foul side of the lines. */
export const DUGOUTS = { away: [62, 306], home: [338, 306] };

/** Where each fielder stands when nothing special is ordered. */
export const FIELDERS = {
  P: [200, 206],
  C: [200, 334],
  '1B': [296, 178],
  '2B': [250, 136],
  SS: [150, 136],
  '3B': [104, 178],
  LF: [92, 92],
  CF: [200, 52],
  RF: [308, 92],
};

export const INFIELDERS = ['1B', '2B', 'SS', '3B'];
export const OUTFIELDERS = ['LF', 'CF', 'RF'];

/** How much nearer to the plate, of the whole way there. */
const INFIELD_IN = 0.2;
const OUTFIELD_IN = 0.17;

/** The fielders' places as the defense is set: in, at the lines, and at the bag of a runner who is held. */
export function fielderSpots(defense, bases) {
  const { infield, outfield, guard_lines: lines } = defense ?? {};
  const corners = infield === 'corners_in' || infield === 'in';
  const held = (defense?.hold_runners ?? []).filter((base) => bases?.[base]);
  const spots = { ...FIELDERS };
  for (const position of INFIELDERS) {
    const isCorner = position === '1B' || position === '3B';
    if (infield === 'in' || (corners && isCorner)) {
      spots[position] = between(FIELDERS[position], PLATE, INFIELD_IN);
    }
  }
  for (const position of outfield === 'in' ? OUTFIELDERS : []) {
    spots[position] = between(FIELDERS[position], PLATE, OUTFIELD_IN);
  }
  if (lines) {
    spots['1B'] = [spots['1B'][0] + 14, spots['1B'][1] + 4];
    spots['3B'] = [spots['3B'][0] - 14, spots['3B'][1] + 4];
  }
  if (held.includes(1)) {
    spots['1B'] = [306, 196];
  }
  if (held.includes(2)) {
    spots.SS = [172, 122];
  }
  if (held.includes(3)) {
    spots['3B'] = [94, 196];
  }
  return spots;
}

/** The point that is `part` of the way from one to another; more than 1 is beyond it. */
export const between = ([x, y], [toX, toY], part) => [x + (toX - x) * part, y + (toY - y) * part];

export const distance = ([x, y], [toX, toY]) => Math.hypot(toX - x, toY - y);
