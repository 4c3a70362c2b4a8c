/**
 * The buttons in the order of a card: what happens most comes with the place it went to, in one cell. Pure.
 *
 * @typedef {{code: string, short: string, places: string[]}} Row an outcome, and the places that can be tapped with it
 */
import { INFIELD, OUTFIELD, outcomeOf } from './outcomes.js';

const AROUND = ['1B', '2B', '3B', 'SS', ...OUTFIELD];

const row = (code, short, places = []) => ({ code, short, places });

/** @type {{name: string, kind: 'plain' | 'hits' | 'infield' | 'outfield' | 'wide', rows: Row[]}[]} */
const PARTS = [
  { name: 'Without a place', kind: 'plain', rows: [row('strikeout', 'K'), row('walk', 'BB'), row('hit_by_pitch', 'HBP'), row('intentional_walk', 'IBB'), row('triple', '3B')] },
  {
    name: 'Hits',
    kind: 'hits',
    rows: [
      row('single', '1B', OUTFIELD),
      row('single_1', '1B*', OUTFIELD),
      row('single_2', '1B**', OUTFIELD),
      row('double', '2B', OUTFIELD),
      row('double_2', '2B**', OUTFIELD),
      row('homerun', 'HR', OUTFIELD),
    ],
  },
  { name: 'Ground balls and pops', kind: 'infield', rows: [row('groundball_a', 'gb A', INFIELD), row('groundball_b', 'gb B', INFIELD), row('groundball_c', 'gb C', INFIELD), row('popout', 'pop', INFIELD)] },
  {
    name: 'Flies',
    kind: 'outfield',
    rows: [row('flyout_a', 'fly A', OUTFIELD), row('flyout_b', 'fly B', OUTFIELD), row('flyout_bq', 'fly B?', OUTFIELD), row('flyout_c', 'fly C', OUTFIELD)],
  },
  { name: 'Liners', kind: 'wide', rows: [row('lineout', 'line', AROUND)] },
  {
    name: 'The rest',
    kind: 'plain',
    rows: [
      row('single_uncapped', '1B +'), row('double_uncapped', '2B +'), row('double_3', '2B***'),
      row('bp_single', 'BP 1B'), row('bp_homerun', 'BP HR'), row('bp_flyout', 'BP fly'), row('bp_lineout', 'BP line'),
      row('error', 'Error'), row('x_check', 'X check'), row('sac_bunt', 'Bunt'), row('fielders_choice', 'FC'),
      row('strikeout_reached', 'K, safe'), row('catcher_interference', 'CI'), row('batter_interference', 'BI'),
    ],
  },
  {
    name: 'On the bases',
    kind: 'plain',
    rows: [
      row('stolen_base', 'SB'), row('caught_stealing', 'CS'), row('wild_pitch', 'WP'), row('passed_ball', 'PB'), row('pick_off', 'PO'),
      row('balk', 'Balk'), row('pickoff_error', 'PO err'), row('defensive_indifference', 'DI'), row('other_advance', 'OA'), row('foul_error', 'Foul E'),
    ],
  },
];

/** The parts of the pad with what can happen here. */
export function pad(situation) {
  return PARTS.map((part) => ({ ...part, rows: part.rows.filter(({ code }) => outcomeOf(code).fits(situation)) })).filter(({ rows }) => rows.length > 0);
}

/** Every outcome that the pad can ever have. */
export const ON_THE_PAD = PARTS.flatMap(({ rows }) => rows.map(({ code }) => code));
