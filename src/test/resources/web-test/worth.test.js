import { newTable, reduce } from '/app/table.js';
import { battingToday, chancesByPlay, chancesNow, gain, keyPlays, percents, pitchingToday } from '/app/worth.js';
import { equal, ok } from './assert.js';

const state = (home, playNumber) => ({
  status: 'in_progress', inning: 1, half: 'top', at_bat: 'away', score: { away: 0, home: 0 }, play_number: playNumber,
  win_probability: home === null ? null : { home, away: 1 - home },
});

const play = (seq, playNumber, wpa, home) => ({
  event: 'play_resolved',
  seq,
  data: { play_number: playNumber, outcome: 'single', description: 'Single', batter: { name: 'B' }, runs_scored: 0, outs_recorded: 0, wpa, state: state(home, playNumber) },
});

const undone = (seq, playNumber, home) => ({ event: 'play_undone', seq, data: { play_number: playNumber, reason: 'misread', state: state(home, playNumber - 1) } });

const played = (...frames) => frames.reduce(reduce, newTable('g'));

export default {
  'draws the chances after every play that stands'() {
    const table = played(play(1, 1, 0.04, 0.46), play(2, 2, 0.1, 0.36), undone(3, 2, 0.46), play(4, 2, -0.02, 0.48));
    equal(chancesByPlay(table).map(({ playNumber, home }) => [playNumber, home]), [[0, 0.5], [1, 0.46], [2, 0.48]]);
    equal(chancesNow(table), { home: 0.48, away: 0.52 });
  },

  'says nothing where an older server does not'() {
    const older = play(1, 1, undefined, null);
    delete older.data.state.win_probability;
    const table = played(older);
    equal(chancesNow(table), null);
    equal(chancesByPlay(table).length, 1);
    equal(keyPlays(table, 5), []);
  },

  'has no chances after a game without a winner'() {
    equal(chancesNow({ state: state(null, 3) }), null);
  },

  'finds the plays that changed the chances most, in their order'() {
    const wpa = [0.01, -0.2, 0.03, 0.3, -0.05, 0, 0.02];
    const table = played(...wpa.map((worth, index) => play(index + 1, index + 1, worth, 0.5)));
    equal(keyPlays(table, 3).map(({ playNumber }) => playNumber), [2, 4, 5]);
    equal(keyPlays(table, 9).length, 6);
  },

  'gives nobody all the chances before the end'() {
    equal(percents({ home: 0.9996 }), { home: 99, away: 1 });
    equal(percents({ home: 0.0001 }), { home: 1, away: 99 });
    equal(percents({ home: 1 }), { home: 100, away: 0 });
    equal(percents({ home: 0.505 }), { home: 51, away: 49 });
    equal([gain({ wpa: 0.117 }), gain({ wpa: -0.05 }), gain({ wpa: 0 })], ['+12 %', '−5 %', '+0 %']);
  },

  'tells the lines of batter and pitcher as the announcer does'() {
    equal(battingToday({ AB: 0, R: 0, H: 0 }), '');
    equal(battingToday({ PA: 4, AB: 3, R: 1, H: 2, HR: 1, RBI: 3, BB: 1 }), '2 for 3, HR, BB, 3 RBI, R');
    equal(battingToday({ PA: 1, AB: 0, R: 0, H: 0, BB: 1 }), '0 for 0, BB');
    equal(pitchingToday({ outs: 0, H: 0, R: 0 }), '');
    equal(pitchingToday({ outs: 13, BF: 18, H: 3, R: 1, BB: 2, SO: 5 }), '4.1 IP, 3 H, 1 R, 2 BB, 5 K');
    ok(pitchingToday({ outs: 0, BF: 1, H: 1, R: 0 }).startsWith('0.0 IP'), 'before the first out');
  },
};
