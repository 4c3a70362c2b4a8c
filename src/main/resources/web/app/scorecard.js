/**
 * A game in the scorer's own manner: for each side a sheet with a row for each place in the order, a column for each inning, and a
 * cell for each plate appearance, from the plays that stand. Pure.
 */
import { howItWent } from './scorecard-how.js';
import { slotsOf } from './scorecard-slots.js';
import { battingSide } from './table.js';

/** As a board has: a shorter game leaves columns empty. */
const FEWEST_INNINGS = 9;

/**
 * @typedef {object} Cell what became of a batter, or of a runner who was put on base
 * @property {number} play the play that ended their turn at bat; that before which they were put on base
 * @property {number} slot
 * @property {number} column
 * @property {string} batter
 * @property {string} result "6-3", "F8", "K"; empty for a runner who was put on base
 * @property {boolean} isHit
 * @property {number} from the base on which their way begins
 * @property {number} base how far they came, 4 for home
 * @property {Record<number, string>} how by base: how they came there, or were put out on the way there
 * @property {{number: number, at: number} | null} out which out of the inning, and where
 * @property {number} rbi
 * @property {boolean} isLast of the half-inning
 *
 * @typedef {{inning: number, name: string, R: number, H: number, E: number, LOB: number, played: boolean}} Column
 */

/**
 * @param {any} table
 * @param {'away' | 'home'} side who bats
 * @param {Map<number, number>} rbi the runs that plays batted in, by their numbers
 * @returns {{side: string, columns: Column[], cells: Cell[], slots: ReturnType<typeof slotsOf>}}
 */
export function sheetOf(table, side, rbi = new Map()) {
  const plays = table.plays.filter(({ before }) => battingSide(before?.half) === side);
  const sheet = { columns: [], cells: [] };
  for (const [inning, ofHalf] of byInning(plays)) {
    writeHalf(sheet, inning, ofHalf, rbi, isOver(table, ofHalf));
  }
  for (let inning = sheet.columns.length > 0 ? sheet.columns.at(-1).inning + 1 : 1; inning <= FEWEST_INNINGS; inning++) {
    sheet.columns.push(emptyColumn(inning));
  }
  return { side, ...sheet, slots: slotsOf(table, side) };
}

/** The runs that plays batted in, from the rows of the scorebook. */
export const rbiByPlay = (rows) => new Map(rows.filter(({ RBI }) => RBI > 0).map(({ play_number: number, RBI }) => [number, RBI]));

function byInning(plays) {
  const innings = new Map();
  for (const entry of plays) {
    const { inning } = entry.before;
    innings.set(inning, [...(innings.get(inning) ?? []), entry]);
  }
  return innings;
}

/** Whether nothing more is played in the half of these plays. */
function isOver({ plays, completed }, ofHalf) {
  return ofHalf.at(-1) !== plays.at(-1) || completed !== null || hasEnded(ofHalf.at(-1));
}

const hasEnded = ({ before, play: { state } }) => state?.status === 'completed' || state?.half !== before.half || state.inning !== before.inning;

const emptyColumn = (inning) => ({ inning, name: `${inning}`, R: 0, H: 0, E: 0, LOB: 0, played: false });

/** Adds the columns and the cells of a half-inning; the totals stand in its first column. */
function writeHalf({ columns, cells }, inning, plays, rbi, over) {
  const first = columns.length;
  const half = { inning, first, cells: [], on: placed(plays[0], first) };
  half.cells.push(...Object.values(half.on));
  for (const entry of plays) {
    change(half, entry);
    write(half, entry, rbi);
  }
  const batters = half.cells.filter(({ result }) => result !== '');
  if (over && batters.length > 0) {
    batters.at(-1).isLast = true;
  }
  const parts = Math.max(first, ...half.cells.map(({ column }) => column)) - first + 1;
  for (let part = 0; part < parts; part++) {
    columns.push({ ...emptyColumn(inning), name: parts > 1 ? `${inning}${'abcdefgh'[part] ?? '+'}` : `${inning}`, played: true });
  }
  Object.assign(columns[first], {
    R: sum(plays, ({ play }) => play.runs_scored),
    H: plays.filter(({ play }) => play.is_hit).length,
    E: sum(plays, ({ play }) => play.errors?.length ?? 0),
    LOB: over ? Object.keys(half.on).length : 0,
  });
  cells.push(...half.cells);
}

const sum = (plays, of) => plays.reduce((total, entry) => total + of(entry), 0);

/** Runners who stand on base before anybody has batted, as in extra innings. */
function placed({ before, play }, column) {
  const runners = Object.entries(before.bases ?? {}).filter(([, runner]) => runner !== null);
  return Object.fromEntries(runners.map(([base, runner]) => [base, {
    ...newCell(play.play_number, runner, column, ''),
    from: Number(base),
    base: Number(base),
    how: { [base]: 'XR' },
  }]));
}

const newCell = (play, { id, order }, column, result) => ({
  play, slot: order ?? 0, column, batter: id, runner: id, result, isHit: false, from: 0, base: 0, how: {}, out: null, rbi: 0, isLast: false,
});

/** Who runs for somebody goes on in their cell. */
function change({ on }, { before }) {
  for (const [base, cell] of Object.entries(on)) {
    const runner = before.bases?.[base];
    if (runner && runner.id !== cell.runner) {
      cell.runner = runner.id;
      cell.how[base] = [cell.how[base], 'PR'].filter(Boolean).join(' ');
    }
  }
}

function write(half, { before, play }, rbi) {
  const ended = (play.batter_result ?? '') !== '';
  const batter = ended ? batterCell(half, play) : null;
  if (ended) {
    batter.rbi = rbi.get(play.play_number) ?? 0;
    half.cells.push(batter);
  }
  const moves = play.runners_advanced ?? [];
  const moving = moves.map((move) => ({ move, cell: move.from === 0 ? batter : half.on[move.from] })).filter(({ cell }) => cell);
  let outs = before.outs;
  for (const { move, cell } of moving) {
    if (move.from > 0) {
      delete half.on[move.from];
    }
    outs += move.out ? 1 : 0;
    goOn(cell, move, play, outs);
  }
  for (const { move, cell } of moving) {
    if (!move.out && move.to < 4) {
      half.on[move.to] = cell;
    }
  }
}

/** A place in the order that bats again in an inning takes the next column, and all after it do. */
function batterCell({ cells, first }, play) {
  const { batter } = play;
  const turns = cells.filter(({ result }) => result !== '').length;
  let column = first + Math.floor(turns / 9);
  while (cells.some((cell) => cell.slot === batter.order && cell.column === column)) {
    column += 1;
  }
  return { ...newCell(play.play_number, batter, column, play.batter_result), isHit: play.is_hit };
}

function goOn(cell, move, play, outs) {
  const how = howItWent(play, move);
  if (move.out) {
    cell.out = { number: outs, at: move.at };
    cell.base = Math.max(cell.base, move.at - 1);
  } else {
    cell.base = move.to;
  }
  const at = move.out ? move.at : move.to;
  if (how !== '') {
    cell.how[at] = how;
  }
}
