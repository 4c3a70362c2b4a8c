import { h, render } from '/app/h.js';
import { halfAt, isRead, lastOf, linesOfHalf, meaningOf, parkAt, positionInWords, startOf, staysMs, stepped, tableAt } from '/app/replay.js';
import { readRoute, routeTo, routeWithin, site, staysWithin } from '/app/route.js';
import { errors, hits, newTable, reduce } from '/app/table.js';
import { lastPlay } from '/app/told.js';
import { Replay } from '/app/views/replay.js';
import { across, chanceAt, inningsOf, playAt, winPath } from '/app/win-path.js';
import { equal, ok, until } from './assert.js';

const read = async (id) => (await fetch(`/test/real-games/${id}.json`)).json();

const folded = (frames) => frames.reduce(reduce, newTable('g'));

/** Nine innings, 6 to 4, with a pinch hitter and a pinch runner. */
const GAME = 'MIN201706140';

const key = (name, more = {}) => ({ key: name, target: { closest: () => null }, ...more });

export default {
  async 'has the table after every play as the server said it was'() {
    const { frames } = await read(GAME);
    const plays = frames.filter(({ event }) => event === 'play_resolved');
    const table = folded(frames);
    equal(lastOf(table), plays.length);
    plays.forEach(({ data, seq }, index) => {
      const then = folded(frames.filter((frame) => frame.seq <= seq));
      const shown = tableAt(table, index + 1);
      equal(shown.state.score, data.state.score, `play ${index + 1}`);
      equal([hits(shown), errors(shown)], [hits(then), errors(then)], `play ${index + 1}`);
      equal(lastPlay(shown).playNumber, data.play_number);
      equal([shown.happening.before.score, shown.happening.before.outs], [tableAt(table, index).state.score, tableAt(table, index).state.outs]);
      equal(parkAt(table, index + 1).state.status, 'in_progress');
    });
  },

  async 'is at the end what the game is, and before the first pitch what it was'() {
    const table = folded((await read(GAME)).frames);
    const end = tableAt(table, lastOf(table));
    equal([end.completed.winner, end.state === table.state], [table.completed.winner, true]);
    const start = tableAt(table, 0);
    equal([start.state.inning, start.state.score, start.happening, lastPlay(start)], [1, { away: 0, home: 0 }, null, undefined]);
    ok(tableAt(table, 3).happening === tableAt(table, 3).happening, 'the same play is the same object');
  },

  async 'knows the lineups of each play'() {
    const { frames } = await read(GAME);
    const table = folded(frames);
    const reliever = frames.find(({ event, data }) => event === 'substitution_made' && data.side === 'home');
    const at = table.plays.findIndex(({ seq }) => seq > reliever.seq);
    const pitcher = (lineups) => lineups.home.players.find(({ position }) => position === 'P').name;
    ok(pitcher(tableAt(table, at).lineups) !== pitcher(tableAt(table, at + 1).lineups), 'another pitcher');
    ok(linesOfHalf(table, at + 1).some(({ kind }) => kind === 'change'), 'the change is told in its half-inning');
  },

  'stays at its play, and within the plays that stand'() {
    const table = folded([play(1, 1), play(2, 2), play(3, 3), undone(4, 3), undone(5, 2), play(6, 2, 7)]);
    equal(table.plays.map(({ seq }) => seq), [1, 6]);
    equal([startOf(table, 9), startOf(table, 1), startOf(table, null), startOf({ ...table, completed: {} }, null)], [2, 1, 2, 0]);
    equal(tableAt(table, 2).state.score.away, 7);
    ok(tableAt(table, 1).feed.every(({ seq }) => seq <= 1), 'later lines are not there yet');
  },

  'begins when the log has come that there was before'() {
    const joined = { event: 'game_joined', data: { role: 'spectator', seq: 3, state: {}, lineups: {}, pending_roll: null } };
    const after = (...frames) => isRead(folded([joined, ...frames]));
    equal([after(), after(play(1, 1), play(2, 2)), after(play(1, 1), play(2, 2), play(3, 3))], [false, false, true]);
  },

  async 'steps by plays and half-innings'() {
    const table = folded((await read(GAME)).frames);
    const first = table.plays.filter(({ before }) => before.inning === 1 && before.half === 'top').length;
    equal(['on', 'back', 'half-on', 'last'].map((step) => stepped(table, 0, step)), [1, 0, first, lastOf(table)]);
    equal(['back', 'half-back', 'first'].map((step) => stepped(table, first + 1, step)), [first, first, 0]);
    equal(stepped(table, first, 'half-back'), 0);
    equal(stepped(table, lastOf(table), 'half-on'), lastOf(table));
    equal([halfAt(table, 0).half, halfAt(table, first).half, halfAt(table, first + 1).half], ['top', 'top', 'bottom']);
  },

  'leaves keys to what they are for elsewhere'() {
    equal(['ArrowLeft', 'ArrowRight', 'Home', 'End', ' ', 'x'].map((name) => meaningOf(key(name))), ['back', 'on', 'first', 'last', 'toggle', null]);
    const inAButton = { closest: (selector) => (selector.includes('button') ? {} : null) };
    equal([meaningOf(key(' ', { target: inAButton })), meaningOf(key('ArrowRight', { target: inAButton }))], [null, 'on']);
    equal([meaningOf(key('Home', { ctrlKey: true })), meaningOf(key('Home', { defaultPrevented: true })), meaningOf(key('Home', { target: { closest: () => ({}) } }))], [null, null, null]);
  },

  'waits for a play to end before the next, and less where it is asked to'() {
    ok(staysMs(2_000, 1) > 2_000 && staysMs(0, 1) > 1_000, 'there is time to read');
    equal([staysMs(2_000, 4) * 4, staysMs(0, 2) * 2], [staysMs(2_000, 1), staysMs(0, 1)]);
  },

  async 'says where it is'() {
    const table = folded((await read(GAME)).frames);
    equal(positionInWords(table, 0).startsWith('Before the first pitch.'), true);
    ok(/^Play 2 of \d+, top of the 1st\. .+: .+\. Owls \d+ %, Millers \d+ %\.$/.test(positionInWords(table, 2)), positionInWords(table, 2));
  },

  async 'draws the chances so that each play can be pointed at'() {
    const table = folded((await read(GAME)).frames);
    const { line, area } = winPath(table);
    equal(line.split('L').length, lastOf(table) + 1);
    ok(area.startsWith(line) && area.endsWith('Z'), 'the area ends in the middle');
    for (let at = 0; at <= lastOf(table); at++) {
      equal(playAt(across(at, lastOf(table)), lastOf(table)), at);
    }
    equal([playAt(-1, 9), playAt(2, 9), playAt(0.5, 0)], [0, 9, 0]);
    equal([chanceAt(table, 0), chanceAt(table, lastOf(table))], [0.5, table.completed.winner === 'home' ? 1 : 0]);
    const innings = inningsOf(table);
    equal(innings.map(({ inning }) => inning), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    ok(innings.every(({ from }, index) => from === (innings[index - 1]?.to ?? 0)), 'without a gap');
  },

  'has an address for every play'() {
    const route = { gameId: 'g1', invitation: null, seat: null, view: 'replay', play: 12, cards: null, of: null };
    equal(readRoute(routeTo(route)), route);
    equal(readRoute('#game=g1&view=elsewhere&play=-1'), { ...route, view: null, play: null });
    equal(readRoute(routeTo({ ...route, play: 0 })).play, 0);
    equal(routeWithin({ gameId: 'g1', invitation: 'secret', offeredSeat: null }, 'scorecard'), '#game=g1&invite=secret&view=scorecard');
    equal(routeWithin({ gameId: 'g1', invitation: 'secret', offeredSeat: 'home' }), '#game=g1');
  },

  async 'passes a play on without the invitation of who watches'() {
    const session = { table: folded((await read(GAME)).frames), gameId: 'g1', invitation: 'secret', offeredSeat: null };
    const copied = [];
    const root = document.createElement('div');
    const clipboard = { writeText: async (text) => copied.push(text) };
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
    try {
      render(h(Replay, { session, identity: { userId: 'eve' }, route: { play: 3 } }), root);
      const button = root.querySelector('[data-testid=copy-link]');
      button.click();
      await until(() => button.textContent === 'Copied', 'the link');
      equal(copied, [`${site()}#game=g1&view=replay&play=3`]);
      clipboard.writeText = () => Promise.reject(new Error('not allowed'));
      button.click();
      await until(() => button.textContent === 'Not copied: the browser refused', 'that there is none');
    } finally {
      delete navigator.clipboard;
      render(null, root);
    }
  },

  'stays at the table while another page of its game is looked at'() {
    const session = { gameId: 'g1', invitation: 'secret', offeredSeat: 'home', stage: 'seated' };
    const to = (hash) => staysWithin(readRoute(hash), session);
    equal([to('#game=g1&view=replay'), to('#game=g1&invite=secret&seat=home'), to('#game=g2'), to('#'), to('#game=g1&invite=other')], [true, true, false, false, false]);
    equal(staysWithin(readRoute('#game=g1'), { ...session, stage: 'refused' }), false);
  },
};

function play(seq, number, away = number) {
  const state = { status: 'in_progress', inning: 1, half: 'top', outs: 0, score: { away, home: 0 }, play_number: number, bases: {} };
  return { event: 'play_resolved', seq, data: { play_number: number, outcome: 'single', description: 'Single', batter: { name: 'B' }, runs_scored: 0, outs_recorded: 0, state } };
}

function undone(seq, number) {
  const state = { status: 'in_progress', inning: 1, half: 'top', outs: 0, score: { away: number - 1, home: 0 }, play_number: number - 1, bases: {} };
  return { event: 'play_undone', seq, data: { play_number: number, reason: 'misread', state } };
}
