/**
 * What stands on a player's card, as it is written there: hits in capitals, the place in small letters, the faces of the d20
 * before each share of a split. Pure.
 */
import { POSITION_NAMES } from './words.js';

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

export const HALVES = ['vs_left', 'vs_right'];

export const COLUMNS = { batting: [1, 2, 3], pitching: [4, 5, 6] };

export const ROWS = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** The words of a card, and what each means: `[word, meaning]`. Those of a kind have one line in the legend. */
const WORDS = {
  single: ['SINGLE', 'the runner from first stops at second, the others score'],
  single_1: ['SINGLE*', 'runners go one base'],
  single_2: ['SINGLE**', 'runners go two bases'],
  single_uncapped: ['SINGLE+', 'runners go one base and may try for more'],
  double: ['DOUBLE', 'runners go two bases'],
  double_2: ['DOUBLE**', 'runners go two bases'],
  double_3: ['DOUBLE***', 'everybody on base scores'],
  double_uncapped: ['DOUBLE+', 'runners go two bases and may try for more'],
  triple: ['TRIPLE', 'everybody on base scores'],
  homerun: ['HOMER', 'a home run'],
  bp_single: ['park SINGLE', 'a single if the d20 is not above the chance of the ballpark, else a liner'],
  bp_homerun: ['park HOMER', 'a home run if the d20 is not above the chance of the ballpark, else a fly'],
  walk: ['WALK', 'first base'],
  intentional_walk: ['WALK', 'first base'],
  hit_by_pitch: ['HBP', 'hit by the pitch'],
  catcher_interference: ['INTERFERENCE', 'by the catcher: first base'],
  error: ['ERROR', 'a fielder’s; the number is the bases that the batter takes'],
  x_check: ['check', 'look it up by the range and the error rating of the fielder'],
  strikeout: ['strikeout', 'out, runners hold'],
  strikeout_reached: ['strikeout, safe', 'the third strike gets away: first base'],
  groundball_a: ['gb A', 'a ground ball for a double play'],
  groundball_b: ['gb B', 'a ground ball that forces the runner at second'],
  groundball_c: ['gb C', 'a slow ground ball: runners go one base'],
  fielders_choice: ['choice', 'the lead runner who is forced is out'],
  flyout_a: ['fly A', 'deep: runners go one base'],
  flyout_b: ['fly B', 'the runner on third scores'],
  flyout_bq: ['fly B?', 'the runner on third may try'],
  flyout_c: ['fly C', 'runners hold'],
  lineout: ['liner', 'out, runners hold'],
  popout: ['pop-up', 'out, runners hold'],
  bp_flyout: ['park fly', 'out, the runner on third scores'],
  bp_lineout: ['park liner', 'out, runners hold'],
  batter_interference: ['batter’s interference', 'out, runners hold'],
};

/** What a legend explains; the rest explains itself. */
const IN_THE_LEGEND = ['single_1', 'single_2', 'single_uncapped', 'double_3', 'double_uncapped', 'bp_homerun', 'bp_single', 'groundball_a', 'groundball_b', 'groundball_c', 'flyout_a', 'flyout_b', 'flyout_bq', 'flyout_c', 'x_check', 'error'];

/** `[word, meaning]` of those words that need a meaning and that stand on one of these cards. */
export function legendOf(cards) {
  const used = new Set(cards.flatMap((card) => sidesOf(card).flatMap((side) => HALVES.flatMap((half) => cellsOf(card[side][half]).flatMap(sharesOf)))).map(({ outcome }) => outcome));
  return IN_THE_LEGEND.filter((code) => used.has(code)).map((code) => WORDS[code]);
}

const cellsOf = (half) => Object.values(half).flatMap((column) => Object.values(column));

/** The sides that a card has: those on which it can be read. */
export const sidesOf = (card) => ['batting', 'pitching'].filter((side) => card[side]);

/** A cell as shares of the d20; an undivided one is one from 1 to 20. */
export function sharesOf(cell) {
  let from = 1;
  return (cell.split ?? [{ ...cell, to: 20 }]).map((share) => {
    const shown = { ...share, from };
    from = share.to + 1;
    return shown;
  });
}

/** The share that the d20 picks. */
export const shareAt = (cell, d20) => sharesOf(cell).find(({ from, to }) => from <= d20 && d20 <= to);

/** "SINGLE* cf", "ERROR 2 ss", "gb A 2b" */
export function shareInShort({ outcome, hit_location: where, bases }) {
  const [word] = WORDS[outcome] ?? [outcome.replaceAll('_', ' ')];
  return [word, bases > 1 && bases, where && where.toLowerCase()].filter(Boolean).join(' ');
}

/** The same to be read out: "single, center field". */
export function shareAloud({ outcome, hit_location: where, bases }) {
  const [word] = WORDS[outcome] ?? [outcome.replaceAll('_', ' ')];
  const said = word.replace('gb ', 'ground ball ').replace('***', ', everybody scores').replace('**', ', two bases').replace('*', ', one base').replace('+', ', or more').toLowerCase();
  return [said, bases > 1 && `${bases} bases`, where && POSITION_NAMES[where]].filter(Boolean).join(', ');
}

/** "1–13", "14", and nothing where the cell is not divided. */
export function facesInShort({ from, to }) {
  return from === 1 && to === 20 ? '' : from === to ? `${from}` : `${from}–${to}`;
}

/** Whether it puts somebody on base: that is written in bold. */
export const isGood = ({ outcome }) => outcome === 'strikeout_reached' || /^[A-Z]/.test((WORDS[outcome] ?? [''])[0].replace('park ', ''));

/**
 * A half of a card as it is drawn: `rows`, `[{row, cells: [{column, shares, note}]}]`, and `notes`, `[{letter, column, row, shares}]`,
 * for cells with more than `most` shares. A cell with a `note` stands there.
 */
export function layoutOf(half, columns, most) {
  const notes = [];
  const rows = ROWS.map((row) => ({
    row,
    cells: columns.map((column) => {
      const shares = sharesOf(half[column][row]);
      if (shares.length <= most) {
        return { column, shares, note: null };
      }
      const letter = LETTERS[notes.length % LETTERS.length];
      notes.push({ letter, column, row, shares });
      return { column, shares, note: letter };
    }),
  }));
  return { rows, notes };
}

const HANDS = { L: 'left', R: 'right', S: 'both' };

/** "Bats both, throws right" */
export const handsInWords = ({ bats, throws }) => `Bats ${HANDS[bats] ?? bats}, throws ${HANDS[throws] ?? throws}`;

/** "vs left-handed pitchers" */
export const halfInWords = (half, side) => `vs ${half === 'vs_left' ? 'left' : 'right'}-handed ${side === 'batting' ? 'pitchers' : 'batters'}`;

/** `[what, value]` of what a side of a card says besides its columns. */
export function ratingsInWords({ ratings }, side) {
  const { running, stealing, bunting, hit_and_run: hitAndRun, injury, fielding, catching, pitching } = ratings;
  const fields = Object.entries(fielding ?? {}).map(([position, { range, error, arm }]) => [position, `range ${range}, error ${error}${arm ? `, arm ${signed(arm)}` : ''}`]);
  if (side === 'pitching') {
    return [
      ...enduranceInWords(pitching),
      ['Hold', signed(pitching?.hold ?? 0)],
      ['Wild pitch', chance(pitching?.wild_pitch ?? 0)],
      pitching?.balk > 0 && ['Balk', chance(pitching.balk)],
      ...fields.filter(([position]) => position === 'P'),
      ['Injury', injury],
    ].filter(Boolean);
  }
  return [
    ...fields.filter(([position]) => position !== 'P' || fields.length === 1),
    catching && ['Catching', `throw ${signed(catching.throw)}, passed ball ${chance(catching.passed_ball)}`],
    ['Running', chance(running)],
    ['Stealing', `jump ${stealing.jump} of 36; 2nd ${stealing.second}, 3rd ${stealing.third}, home ${stealing.home}`],
    ['Bunting', bunting],
    ['Hit and run', hitAndRun],
    ['Injury', injury],
  ].filter(Boolean);
}

function enduranceInWords(pitching) {
  if (!pitching) {
    return [];
  }
  const { starter, reliever, tired } = pitching;
  const innings = [starter > 0 && `${starter} as a starter`, reliever > 0 && `${reliever} in relief`].filter(Boolean).join(', ');
  return [['Innings', innings || 'none'], ['Tired', `an out in play is a single at 1–${tired}`]];
}

const chance = (faces) => (faces > 0 ? `1–${faces}` : 'never');

const signed = (number) => (number > 0 ? `+${number}` : `${number}`.replace('-', '−'));

/**
 * The hands that two players use against each other. A switch hitter bats from the side that the pitcher does not throw with; a
 * pitcher who throws with both hands uses that of the batter's side, and the right one against a switch hitter.
 */
function matchup({ bats }, { throws }) {
  if (bats !== 'S') {
    return { batter: bats, pitcher: throws === 'S' ? bats : throws };
  }
  return throws === 'L' ? { batter: 'R', pitcher: 'L' } : { batter: 'L', pitcher: 'R' };
}

/**
 * Which half of a side is read, by what the batter `bats` and the pitcher `throws`.
 *
 * @returns {'vs_left' | 'vs_right' | null} null where one of them is not known
 */
export function halfRead(side, batter, pitcher) {
  if (!batter?.bats || !pitcher?.throws) {
    return null;
  }
  const hands = matchup(batter, pitcher);
  return hands[side === 'batting' ? 'pitcher' : 'batter'] === 'L' ? 'vs_left' : 'vs_right';
}

/** The cell that the dice of a roll read. */
export const cellRead = ({ d6_one: column, d6_two_total: row, resolution_d20: d20 }) => ({ side: column <= 3 ? 'batting' : 'pitching', column, row, d20 });

/**
 * Whether something else than the cell may be read, for those to whom the server does not say it before: the chaos die may ask for a
 * misplay, the pitcher may be tired, and what was called comes first.
 *
 * @param {any} roll @param {any} state @param {any} pitcher the card, or null
 */
export function mayBeOtherwise({ chaos_d20: chaos, d6_one: column, resolution_d20: d20, plans }, { bases }, pitcher) {
  const { play = 'swing_away', steal = [] } = plans?.offense ?? {};
  const misplay = chaos <= 3 && Object.values(bases ?? {}).some(Boolean);
  const tired = column > 3 && d20 <= (pitcher?.ratings?.pitching?.tired ?? 0);
  return misplay || tired || play !== 'swing_away' || steal.length > 0;
}

const INSTEAD = {
  tired: 'The pitcher is tired: an out in play on their card is a single at this d20.',
  misplay: 'The chaos die comes before the card: the cell does not count.',
  called: 'What was called is read first: the cell may not count.',
};

/** Why the cell does not decide, by the `instead` of a preview; or null. */
export const insteadInWords = (why) => (why ? (INSTEAD[why] ?? 'Something else than the cell decides.') : null);
