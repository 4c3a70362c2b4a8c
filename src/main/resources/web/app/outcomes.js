/**
 * What a card can say, as a manager looks for it: the groups of the rules, the words of the card,
 * and what each outcome needs besides.
 */

export const INFIELD = ['P', 'C', '1B', '2B', '3B', 'SS'];
export const OUTFIELD = ['LF', 'CF', 'RF'];
export const EVERYWHERE = [...INFIELD, ...OUTFIELD];

/**
 * @typedef {object} Outcome
 * @property {string} code as the protocol has it
 * @property {string} label
 * @property {string} hint what it does that the label does not say
 * @property {string[]} where the positions it can have gone to, empty if it does not matter
 * @property {boolean} needsWhere
 * @property {boolean} needsRunner
 * @property {boolean} needsAdvances
 * @property {boolean} needsErrors
 * @property {boolean} onTheBases the batter's turn goes on
 * @property {boolean} inPlay the ball is, and what the runners do is told as advances
 * @property {(situation: Situation) => boolean} fits
 *
 * @typedef {{occupied: number[], outs: number}} Situation `occupied`: bases with a runner
 */

const someone = ({ occupied }) => occupied.length > 0;
const always = () => true;

const PLAIN = {
  hint: '',
  where: [],
  needsWhere: false,
  needsRunner: false,
  needsAdvances: false,
  needsErrors: false,
  onTheBases: false,
  inPlay: false,
  fits: always,
};

const outcome = (code, label, more = {}) => ({ ...PLAIN, code, label, ...more });

const grounder = (code, label, hint) =>
  outcome(code, label, { hint, where: INFIELD, needsWhere: true, inPlay: true });

const ball = (code, label, hint) =>
  outcome(code, label, { hint, where: EVERYWHERE, needsWhere: true, inPlay: true });

/** The location is worth a line in the book, but nothing hangs on it. */
const anywhere = (code, label, hint = '') =>
  outcome(code, label, { hint, where: EVERYWHERE, inPlay: true });

const running = (code, label, more = {}) =>
  outcome(code, label, { onTheBases: true, fits: someone, ...more });

const byRunner = (code, label, hint = '') => running(code, label, { hint, needsRunner: true });

export const GROUPS = [
  {
    name: 'Hits',
    outcomes: [
      anywhere('single', 'Single'),
      anywhere('single_1', 'Single *', 'Runners +1'),
      anywhere('single_2', 'Single **', 'Runners +2'),
      anywhere('single_uncapped', 'Single, uncapped', 'Or more: you say'),
      anywhere('double', 'Double'),
      anywhere('double_2', 'Double **', 'Runners +2'),
      anywhere('double_3', 'Double ***', 'All runners score'),
      anywhere('double_uncapped', 'Double, uncapped', 'Or more: you say'),
      anywhere('triple', 'Triple'),
      anywhere('homerun', 'Home run'),
      anywhere('bp_single', 'Ballpark single'),
      anywhere('bp_homerun', 'Ballpark homer'),
    ],
  },
  {
    name: 'Strikeouts',
    outcomes: [
      outcome('strikeout', 'Strikeout'),
      outcome('strikeout_reached', 'Strikeout, safe', {
        hint: 'It got away',
        fits: ({ occupied, outs }) => outs === 2 || !occupied.includes(1),
      }),
    ],
  },
  {
    name: 'Ground balls',
    outcomes: [
      grounder('groundball_a', 'Grounder A', 'Double-play ball'),
      grounder('groundball_b', 'Grounder B', 'Force at second'),
      grounder('groundball_c', 'Grounder C', 'Runners +1'),
    ],
  },
  {
    name: 'Flies and liners',
    outcomes: [
      ball('flyout_a', 'Fly A', 'Runners +1'),
      ball('flyout_b', 'Fly B', 'Third scores'),
      ball('flyout_bq', 'Fly B?', 'Third may try'),
      ball('flyout_c', 'Fly C', 'Runners hold'),
      ball('lineout', 'Liner', 'Runners hold'),
    ],
  },
  {
    name: 'Other outs',
    outcomes: [
      anywhere('popout', 'Pop-up'),
      anywhere('bp_flyout', 'Ballpark fly', 'Third scores'),
      anywhere('bp_lineout', 'Ballpark liner'),
      outcome('batter_interference', 'Batter interference'),
    ],
  },
  {
    name: 'Walks and the like',
    outcomes: [
      outcome('walk', 'Walk'),
      outcome('intentional_walk', 'Intentional walk'),
      outcome('hit_by_pitch', 'Hit by pitch'),
      outcome('catcher_interference', 'Catcher interference'),
    ],
  },
  {
    name: 'Bunts and choices',
    outcomes: [
      outcome('sac_bunt', 'Sacrifice bunt', {
        where: INFIELD,
        needsWhere: true,
        inPlay: true,
        fits: ({ occupied, outs }) => occupied.length > 0 && outs < 2,
      }),
      outcome('fielders_choice', 'Fielder’s choice', {
        where: EVERYWHERE,
        needsWhere: true,
        inPlay: true,
        fits: someone,
      }),
    ],
  },
  {
    name: 'Misplays and checks',
    outcomes: [
      ball('error', 'Error', 'Say how many bases'),
      ball('x_check', 'Fielding check', 'X on the card'),
    ],
  },
  {
    name: 'On the bases',
    outcomes: [
      byRunner('stolen_base', 'Stolen base'),
      byRunner('caught_stealing', 'Caught stealing'),
      byRunner('pick_off', 'Picked off'),
      running('wild_pitch', 'Wild pitch'),
      running('passed_ball', 'Passed ball'),
      running('balk', 'Balk'),
      byRunner('defensive_indifference', 'Indifference', 'Nobody throws'),
      byRunner('pickoff_error', 'Pick-off error'),
      running('other_advance', 'Other advance', { needsAdvances: true }),
      outcome('foul_error', 'Dropped foul', { onTheBases: true, needsErrors: true }),
    ],
  },
];

const BY_CODE = new Map(GROUPS.flatMap(({ outcomes }) => outcomes).map((each) => [each.code, each]));

/** @returns {Outcome | undefined} */
export const outcomeOf = (code) => BY_CODE.get(code);

/** What a scorer would write, for who types that. */
const SHORTHAND = {
  single: '1b',
  double: '2b',
  triple: '3b',
  homerun: 'hr',
  strikeout: 'k',
  walk: 'bb',
  intentional_walk: 'ibb',
  hit_by_pitch: 'hbp',
  catcher_interference: 'ci',
  stolen_base: 'sb',
  caught_stealing: 'cs',
  pick_off: 'po',
  wild_pitch: 'wp',
  passed_ball: 'pb',
  balk: 'bk',
  defensive_indifference: 'di',
  sac_bunt: 'sh',
  fielders_choice: 'fc',
  groundball_a: 'gba',
  groundball_b: 'gbb',
  groundball_c: 'gbc',
  popout: 'pu',
  error: 'e',
  x_check: 'x',
  bp_single: 'bp1b',
  bp_homerun: 'bphr',
  bp_flyout: 'bpf',
  bp_lineout: 'bpl',
};

/** The groups with what can happen here and, if something was typed, what it can mean. */
export function choices(situation, typed = '') {
  const asked = typed.trim().toLowerCase();
  return GROUPS.map(({ name, outcomes }) => ({
    name,
    outcomes: outcomes.filter((each) => each.fits(situation) && means(asked, each, name)),
  })).filter(({ outcomes }) => outcomes.length > 0);
}

/** Every word typed begins one of the outcome's, or all of it begins the name of the group. */
function means(asked, { code, label }, group) {
  const words = `${label} ${code.replaceAll('_', ' ')} ${SHORTHAND[code] ?? ''}`.toLowerCase().split(' ');
  const begins = (part) => words.some((word) => word.startsWith(part));
  return group.toLowerCase().startsWith(asked) || asked.split(/\s+/).every(begins);
}

/** What a fielding check can turn out to be: anything that ends the batter's turn. */
export const CHECK_RESULTS = GROUPS.flatMap(({ outcomes }) => outcomes).filter(
  ({ onTheBases, code }) => !onTheBases && code !== 'x_check',
);

/** What can be added to another outcome of the same pitch. */
export const ALSO = GROUPS.flatMap(({ outcomes }) => outcomes).filter(
  ({ onTheBases, needsAdvances, needsErrors }) => onTheBases && !needsAdvances && !needsErrors,
);
