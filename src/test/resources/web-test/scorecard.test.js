import { howItWent } from '/app/scorecard-how.js';
import { rbiByPlay, sheetOf } from '/app/scorecard.js';
import { cellInWords } from '/app/scorecard-words.js';
import { newTable, reduce } from '/app/table.js';
import { SIDES } from '/app/words.js';
import { equal, ok } from './assert.js';

/** With a designated hitter and pinch runners; without one, 28 changes and ten innings; a runner put on second in the tenth. */
const GAMES = ['MIN201706140', 'CHN201708200', 'ANA202008010'];

async function read(id) {
  const { frames, box, scorebook } = await (await fetch(`/test/real-games/${id}.json`)).json();
  const table = frames.reduce(reduce, newTable('g'));
  const rbi = rbiByPlay(scorebook.plays);
  return { table, box, scorebook, sheets: SIDES.map((side) => sheetOf(table, side, rbi)) };
}

const sum = (list, of) => list.reduce((total, each) => total + of(each), 0);

const perGame = async (check) => {
  for (const id of GAMES) {
    const game = await read(id);
    game.sheets.forEach((sheet) => check(sheet, game, `${id} ${sheet.side}`));
  }
};

export default {
  async 'comes to the totals of the box score'() {
    await perGame(({ side, columns, cells }, { box }, what) => {
      const { totals } = box[side];
      equal(cells.filter(({ base }) => base === 4).length, totals.R, `${what} runs`);
      equal(cells.filter(({ isHit }) => isHit).length, totals.H, `${what} hits`);
      equal(sum(cells, ({ rbi }) => rbi), totals.RBI, `${what} batted in`);
      equal([sum(columns, ({ R }) => R), sum(columns, ({ H }) => H)], [totals.R, totals.H], what);
      equal(sum(columns, ({ LOB }) => LOB), totals.LOB, `${what} left on base`);
      equal(sum(columns, ({ E }) => E), box[side === 'away' ? 'home' : 'away'].totals.E, `${what} errors`);
    });
  },

  async 'has a cell for each turn at bat, in the slot and for the batter of the scorebook'() {
    await perGame(({ side, cells }, { scorebook }, what) => {
      const turns = scorebook.plays.filter((row) => row.batting_side === side && row.PA === 1);
      const written = cells.filter(({ result }) => result !== '');
      equal(written.map(({ play, slot, batter }) => [play, slot, batter]), turns.map((row) => [row.play_number, row.batting_order, row.batter_id]), what);
      const places = cells.map(({ slot, column }) => `${slot} ${column}`);
      equal(new Set(places).size, places.length, `${what}: no two turns in one place`);
    });
  },

  async 'numbers three outs in each half, and closes it once'() {
    await perGame(({ columns, cells }, { table }, what) => {
      for (const inning of new Set(columns.filter(({ played }) => played).map((column) => column.inning))) {
        const own = cells.filter(({ column }) => columns[column].inning === inning);
        const outs = own.filter(({ out }) => out).map(({ out }) => out.number).sort();
        const isLast = own.filter((cell) => cell.isLast).length;
        ok(`${outs}` === '1,2,3' || (inning === table.state.inning && `1,2,3`.startsWith(`${outs}`)), `${what} ${inning}: ${outs}`);
        equal(isLast, 1, `${what} ${inning}`);
      }
    });
  },

  async 'names everybody who batted, in their slots, since their innings'() {
    await perGame(({ side, slots }, { box }, what) => {
      const wanted = box[side].batting.filter(({ order }) => order > 0);
      const listed = slots.flatMap(({ slot, entries }) => entries.map(({ id }) => `${slot} ${id}`));
      ok(wanted.every(({ id, order }) => listed.includes(`${order} ${id}`)), `${what}: ${listed}`);
      ok(slots.every(({ entries }) => entries[0].since === null && entries.slice(1).every(({ since }) => since.inning >= 1)), what);
    });
    const { sheets } = await read('MIN201706140');
    const grossman = sheets[1].slots[3].entries.find(({ name }) => name === 'Robbie Grossman');
    equal([grossman.positions, grossman.since], [['PH', 'RF'], { inning: 8, half: 'bottom' }]);
  },

  async 'begins the way of a runner who was put on second there'() {
    const { sheets } = await read('ANA202008010');
    const put = sheets.flatMap(({ cells }) => cells).filter(({ result }) => result === '');
    ok(put.length >= 1 && put.every(({ from, how }) => from === 2 && how[2].startsWith('XR')), JSON.stringify(put));
    ok(cellInWords(put[0], 'Joe Smith').startsWith('Joe Smith: on second to begin with'), cellInWords(put[0], 'Joe Smith'));
  },

  async 'gives an inning in which the order comes round a second column'() {
    const { frames } = await (await fetch('/test/real-games/MIN201706140.json')).json();
    const table = frames.reduce(reduce, newTable('g'));
    const sheet = sheetOf(table, 'home');
    const split = sheet.columns.filter(({ name }) => /[ab]$/.test(name));
    const most = Math.max(...table.plays.filter(({ before }) => before.half === 'bottom').map(({ before }) => before.inning).map((inning) => sheet.cells.filter(({ column }) => sheet.columns[column].inning === inning).length));
    equal(split.length > 0, most > 9, `${most} batted`);
    ok(sheet.columns.length >= 9, 'nine innings at least');
  },

  'fills itself while the game runs'() {
    const frames = [started(), play(3, 1, 'BB', [{ from: 0, to: 1 }], { bases: { 1: runner('a1', 1), 2: null, 3: null } })];
    const table = frames.reduce(reduce, newTable('g'));
    const { cells, columns } = sheetOf(table, 'away');
    equal(cells.map(({ result, base, isLast }) => [result, base, isLast]), [['BB', 1, false]]);
    equal([columns.length, columns[0].LOB, columns[0].played, columns[1].played], [9, 0, true, false]);
    equal(sheetOf(newTable('g'), 'home').cells, []);
  },

  'draws the way of who was put out on it as far as they came'() {
    const cellOf = (move) => sheetOf([started(), play(3, 1, '1B', [move], { outs: 1 })].reduce(reduce, newTable('g')), 'away').cells[0];
    const between = cellOf({ from: 0, out: true, at: 2 });
    equal([between.base, between.out], [1, { number: 1, at: 2 }]);
    equal([cellOf({ from: 0, out: true, at: 1 }).base, cellOf({ from: 0, out: true, at: 4 }).base], [0, 3]);
  },

  'says how somebody came to a base'() {
    const submitted = (outcome, more = {}) => ({ outcome, submission: { outcome, ...more }, batter: { order: 5 }, batter_result: null, errors: [] });
    equal(howItWent(submitted('stolen_base', { runner: 1 }), { from: 1, to: 2 }), 'SB');
    equal(howItWent(submitted('caught_stealing', { runner: 1 }), { from: 1, out: true, at: 2 }), 'CS');
    equal(howItWent(submitted('wild_pitch'), { from: 3, to: 4 }), 'WP');
    equal(howItWent({ ...submitted('pickoff_error', { runner: 1 }), errors: ['P'] }, { from: 1, to: 2 }), 'E1');
    const hit = { ...submitted('single'), batter_result: '1B' };
    equal([howItWent(hit, { from: 1, to: 3 }), howItWent(hit, { from: 0, to: 1 })], ['5', '']);
    equal(howItWent({ ...hit, errors: ['LF'] }, { from: 0, to: 2 }), 'E7');
    equal(howItWent({ ...submitted('error'), batter_result: 'E6', errors: ['SS'] }, { from: 0, to: 2 }), '');
    const strikeout = { ...submitted('strikeout', { with: [{ outcome: 'stolen_base', runner: 1 }] }), batter_result: 'K' };
    equal([howItWent(strikeout, { from: 1, to: 2 }), howItWent(strikeout, { from: 0, out: true, at: 1 })], ['SB', '']);
    const passed = { ...submitted('strikeout_reached', { with: [{ outcome: 'wild_pitch' }] }), batter_result: 'K' };
    equal(howItWent(passed, { from: 0, to: 1 }), 'WP');
  },
};

const runner = (id, order) => ({ id, name: id, order, position: 'CF' });

const state = (more = {}) => ({ status: 'in_progress', inning: 1, half: 'top', at_bat: 'away', outs: 0, play_number: 0, score: { away: 0, home: 0 }, bases: { 1: null, 2: null, 3: null }, ...more });

const started = () => ({ event: 'game_started', seq: 2, data: { state: state() } });

const play = (seq, number, result, moves, more) => ({
  event: 'play_resolved',
  seq,
  data: { play_number: number, outcome: 'walk', batter_result: result, notation: result, description: 'Walk', batter: runner('a1', 1), runners_advanced: moves, runs_scored: 0, outs_recorded: 0, errors: [], is_hit: false, submission: { outcome: 'walk' }, state: state({ play_number: number, ...more }) },
});
