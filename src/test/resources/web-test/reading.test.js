import { keepDraft, keptDraft } from '/app/draft-memory.js';
import { nearestBase, placesOf, targets, wayAfter } from '/app/on-the-field.js';
import { GROUPS } from '/app/outcomes.js';
import { ON_THE_PAD, pad } from '/app/pad.js';
import { pieces, previewLines } from '/app/preview-words.js';
import { Reading } from '/app/reading.js';
import { readShorthand } from '/app/shorthand.js';
import { emptyDraft, missing, submission } from '/app/submission.js';
import { equal, ok, until } from './assert.js';

const NAMES = { 1: 'Lou Tremblay', 2: 'Nino Brock', 3: 'Hank Okafor' };
const state = (bases = [], more = {}) => ({
  inning: 1,
  half: 'top',
  outs: 0,
  score: { away: 0, home: 0 },
  batter: { name: 'Walt Pruitt' },
  bases: Object.fromEntries([1, 2, 3].map((base) => [base, bases.includes(base) ? { name: NAMES[base] } : null])),
  ...more,
});

const typed = (text, ...bases) => {
  const draft = readShorthand(text, state(bases));
  return draft && submission(draft);
};

const roll = (number, id = `r${number}`) => ({ roll_number: number, roll_id: id });

/** A reading whose questions are answered when the test says so. */
function reading(gameId = null) {
  const asked = [];
  const ask = (said) => new Promise((resolve, reject) => asked.push({ said, resolve, reject }));
  return { asked, reading: new Reading({ gameId, ask, changed: () => {} }) };
}

const SHOWN = { description: 'Single to center field', runners_advanced: [], outs_recorded: 0, runs_scored: 0, state: state() };

const man = (from, at, out = false) => ({ from, at, out });

export default {
  'draws no two runners in one place'() {
    const scenes = {
      'grand slam': [man(0, 4), man(1, 4), man(2, 4), man(3, 4)],
      'two score, and the batter is out': [man(0, 0, true), man(2, 4), man(3, 4)],
      'one scores, and one is out there': [man(0, 1), man(2, 4, true), man(3, 4)],
      'out where another stands': [man(0, 1), man(1, 2, true), man(2, 2)],
      'both out at one base': [man(0, 1), man(1, 2, true), man(2, 2, true)],
      'out at first, and the batter there': [man(0, 1), man(1, 1, true)],
      'out at third, where another holds': [man(0, 1), man(2, 3, true), man(3, 3)],
      'sent to second before who is there moves': [man(0, 1), man(1, 2), man(2, 2)],
      'all at second': [man(0, 2), man(1, 2), man(2, 2)],
      'all at third': [man(0, 3), man(1, 3), man(2, 3), man(3, 3)],
      'two out where another stands': [man(1, 3, true), man(2, 3, true), man(3, 3)],
      'one of them home': [man(0, 4), man(1, 3), man(2, 3), man(3, 3)],
      'two at second, two at third': [man(0, 2), man(1, 2), man(2, 3), man(3, 3)],
    };
    for (const [scene, men] of Object.entries(scenes)) {
      const places = [...placesOf(men).values()];
      const apart = places.flatMap(([x, y, px = 0], index) => places.slice(index + 1).map(([toX, toY, toPx = 0]) => Math.hypot(toX - x, toY + toPx - y - px)));
      ok(Math.min(...apart) >= 48, `${scene}: ${apart}`);
    }
    equal(placesOf([man(1, 2), man(2, 2)]).get(2), [200, 132], 'who was there first stays there');
    equal(placesOf([man(1, 2), man(2, 2, true)]).get(1), [200, 132], 'who is out makes room');
    equal([...placesOf([man(0, 1), man(3, 4)])], [[0, [284, 216]], [3, [200, 300]]], 'who is alone is at their base');
    equal([...placesOf([man(0, 1, true), man(1, 2)])], [[0, [266, 312]], [1, [200, 132]]], 'who is out at bat is beside the plate');
  },

  'reads what scorers write'() {
    equal(typed('K'), { outcome: 'strikeout' });
    equal(typed('6-3'), { outcome: 'groundball_c', hit_location: 'SS' });
    equal(typed('63'), { outcome: 'groundball_c', hit_location: 'SS' });
    equal(typed('6-4-3', 1), { outcome: 'groundball_a', hit_location: 'SS' });
    equal(typed('54', 1), { outcome: 'groundball_b', hit_location: '3B' });
    equal(typed('F8'), { outcome: 'flyout_c', hit_location: 'CF' });
    equal(typed('F8b', 3), { outcome: 'flyout_b', hit_location: 'CF' });
    equal(typed('l cf'), { outcome: 'lineout', hit_location: 'CF' });
    equal(typed('HR7'), { outcome: 'homerun', hit_location: 'LF' });
    equal(typed('1b**8', 1), { outcome: 'single_2', hit_location: 'CF' });
    equal(typed('E6 B-2'), { outcome: 'error', hit_location: 'SS', bases: 2 });
    equal(typed('SB2', 1), { outcome: 'stolen_base', runner: 1 });
    equal(typed('SBH', 3), { outcome: 'stolen_base', runner: 3 });
    equal(typed('PO1', 1), { outcome: 'pick_off', runner: 1 });
  },

  'reads the words of a card in any order'() {
    for (const text of ['gb A ss', 'gb (ss) A', 'ga6', 'g6a']) {
      equal(typed(text, 1), { outcome: 'groundball_a', hit_location: 'SS' }, text);
    }
    equal(typed('fly B? cf', 3), { outcome: 'flyout_bq', hit_location: 'CF' });
  },

  'reads the words of a button with the place after them'() {
    equal(typed('Grounder B ss', 1), { outcome: 'groundball_b', hit_location: 'SS' });
    equal(typed('sacrifice p', 1), { outcome: 'sac_bunt', hit_location: 'P' });
    equal(typed('ballpark fly 9', 3), { outcome: 'bp_flyout', hit_location: 'RF' });
    equal([typed('grounder ss'), typed('fly rf 3'), typed('walk cf'), typed('cf')], [null, null, null, null]);
  },

  'reads what became of the runners, and what else was on the pitch'() {
    equal(typed('S8 1-3', 1).advances, [{ from: 1, to: 3 }]);
    equal(typed('S9.2xH;1-2', 1, 2).advances, [{ from: 2, out: true, at: 4 }, { from: 1, to: 2 }]);
    equal(typed('K+SB2', 1).with, [{ outcome: 'stolen_base', runner: 1 }]);
    equal(typed('K+WP', 2).with, [{ outcome: 'wild_pitch' }]);
  },

  'reads every outcome with every place that it can have'() {
    const written = {
      single: 's', single_1: 's*', single_2: 's**', single_uncapped: 's+', double: 'd', double_2: 'd**', double_3: 'd***', double_uncapped: 'd+', triple: 't',
      homerun: 'hr', groundball_a: 'ga', groundball_b: 'g$b', groundball_c: 'gc', flyout_a: 'fa', flyout_b: 'fb', flyout_bq: 'fb?', flyout_c: 'f$c', lineout: 'l',
      popout: 'p', sac_bunt: 'sh', fielders_choice: 'fc', error: 'e', x_check: 'x', bp_single: 'bps', bp_homerun: 'bphr', bp_flyout: 'bpf', bp_lineout: 'bpl',
    };
    const numbers = [null, 'P', 'C', '1B', '2B', '3B', 'SS', 'LF', 'CF', 'RF'];
    for (const { code, where } of GROUPS.flatMap(({ outcomes }) => outcomes)) {
      for (const place of where) {
        const number = numbers.indexOf(place);
        const text = written[code].includes('$') ? written[code].replace('$', number) : `${written[code]}${number}`;
        const { outcome, hit_location: there } = typed(text, 1) ?? {};
        equal([text, outcome, there], [text, code, place]);
      }
    }
  },

  'asks of a fielding check what its result asks for'() {
    const check = { ...emptyDraft(), code: 'x_check', where: 'SS' };
    equal(submission({ ...check, result: 'error', bases: 2 }), { outcome: 'x_check', hit_location: 'SS', bases: 2, result: 'error' });
    equal(submission({ ...check, result: 'error' }).bases, 1, 'an error has bases, whether somebody says how many or not');
    equal(submission({ ...check, result: 'single', bases: 2 }), { outcome: 'x_check', hit_location: 'SS', result: 'single' });
    equal(missing({ ...check, result: 'fielders_choice' }, state([2])), 'Say who went where');
    equal(missing({ ...check, result: 'fielders_choice' }, state([1])), null);
  },

  'leaves to the buttons what is not clear or cannot be'() {
    for (const text of ['', 'zz', 'gb6', '64', '643', 'SB2', 'S8 1-3', 'WP', 'F11', 'S8 3-1']) {
      equal(typed(text), null, text);
    }
    equal(typed('PO2', 1), null);
    equal(typed('SH1'), null);
  },

  'has every outcome on the pad, and only what can happen'() {
    equal(GROUPS.flatMap(({ outcomes }) => outcomes).map(({ code }) => code).filter((code) => !ON_THE_PAD.includes(code)), []);
    equal(new Set(ON_THE_PAD).size, ON_THE_PAD.length);
    const codes = (situation) => pad(situation).flatMap(({ rows }) => rows.map(({ code }) => code));
    ok(!codes({ occupied: [], outs: 0 }).includes('stolen_base'), 'no runner, no steal');
    ok(codes({ occupied: [1], outs: 0 }).includes('stolen_base'), 'a steal with a runner');
  },

  'says on the button who goes where and what the score is then'() {
    const play = { ...SHOWN, description: 'Single to center field; Nino Brock scores', runs_scored: 1, runners_advanced: [{ from: 1, to: 3 }, { from: 2, to: 4 }, { from: 0, to: 1 }], state: state([1, 3], { score: { away: 1, home: 0 } }) };
    equal(previewLines(play, emptyDraft(), state([1, 2])), { what: 'Single to center field', moves: 'Brock scores, Tremblay to third: 1–0' });
  },

  'says outs, the end of the half and the end of the game'() {
    const out = (more) => previewLines({ ...SHOWN, description: 'Grounded into a double play.', outs_recorded: 2, runners_advanced: [{ from: 0, out: true, at: 1 }, { from: 1, out: true, at: 2 }], ...more }, emptyDraft(), state([1], { outs: 0 }));
    equal(out({ state: state([], { outs: 2 }) }), { what: 'Grounded into a double play', moves: 'Tremblay out at second, 2 outs' });
    equal(out({ state: state([], { half: 'bottom' }) }).moves, 'Tremblay out at second, the side is out');
    equal(out({ state: state([], { status: 'completed' }) }).moves, 'Tremblay out at second, the game is over');
  },

  'says what a play still hangs on'() {
    const play = { description: null, runners_advanced: null, outs_recorded: null, runs_scored: null, state: null, needs: ['wild_pitch'] };
    equal(previewLines(play, { ...emptyDraft(), code: 'x_check', where: 'SS' }, state()), {
      what: 'Fielding check, shortstop',
      moves: 'It hangs on dice that are still to be rolled: wild pitch.',
    });
  },

  'shows the pieces where the server puts them, and where they were sent'() {
    const preview = { kind: 'shown', play: { ...SHOWN, runners_advanced: [{ from: 1, to: 2 }, { from: 0, to: 1 }] } };
    const draft = { ...emptyDraft(), code: 'single' };
    const at = (more) => pieces({ preview, draft: { ...draft, ...more }, state: state([1]) }).map(({ from, at: base, out }) => [from, base, out]);
    equal(at({}), [[0, 1, false], [1, 2, false]]);
    equal(at({ ways: { 1: 'out:3' } }), [[0, 1, false], [1, 3, true]]);
    equal(at({ code: 'wild_pitch' }).map(([from]) => from), [1]);
  },

  'sends a runner to a base, then out there, then back to what the table says'() {
    equal(targets(2), [2, 3, 4]);
    equal(wayAfter(undefined, 1, 3), 'to:3');
    equal(wayAfter('to:3', 1, 3), 'out:3');
    equal(wayAfter('out:3', 1, 3), '');
    equal(wayAfter('out:2', 1, 3), 'to:3');
  },

  'knows which base a dragged runner was let go at, and when at none'() {
    const places = { 1: [284, 216], 2: [200, 132], 3: [116, 216], 4: [200, 300] };
    equal(nearestBase([120, 200], places, [1, 2, 3, 4]), 3);
    equal(nearestBase([120, 200], places, [4]), null);
    equal(nearestBase([200, 20], places, [1, 2, 3, 4]), null);
  },

  async 'asks the server about a whole draft, and about the latest alone'() {
    const { asked, reading: it } = reading();
    it.follow({ pendingRoll: roll(1), state: state() });
    it.choose('groundball_c');
    equal(it.preview.kind, 'none');
    it.change({ where: 'SS' });
    equal(it.preview.kind, 'asking');
    await until(() => asked.length === 1, 'the question');
    it.change({ where: '2B' });
    it.change({ where: '1B' });
    asked[0].resolve(SHOWN);
    await until(() => asked.length === 2, 'the second question');
    equal(asked[1].said.hit_location, '1B');
    equal(it.preview.kind, 'asking');
    asked[1].resolve(SHOWN);
    await until(() => it.preview.kind === 'shown', 'the answer');
  },

  async 'shows why a draft would be refused'() {
    const { asked, reading: it } = reading();
    it.follow({ pendingRoll: roll(1), state: state([1]) });
    it.choose('single');
    await until(() => asked.length === 1, 'the question');
    asked[0].reject({ code: 'invalid', message: 'Outcome single_2 cannot be here', field: 'validation' });
    await until(() => it.preview.kind === 'refused', 'the refusal');
    equal(it.preview.refusal.field, 'validation');
  },

  'keeps a draft over a reload and over the expiry of its roll'() {
    localStorage.clear();
    const before = reading('g1').reading;
    before.follow({ pendingRoll: roll(7), state: state() });
    before.choose('single', 'CF');

    const reloaded = reading('g1').reading;
    reloaded.follow({ pendingRoll: null, state: null });
    reloaded.follow({ pendingRoll: roll(7), state: state() });
    equal([reloaded.draft.code, reloaded.draft.where], ['single', 'CF']);
    reloaded.follow({ pendingRoll: roll(7, 'r7-again'), state: state() });
    equal(reloaded.draft.code, 'single');
  },

  'forgets a draft with its roll'() {
    localStorage.clear();
    const { reading: it } = reading('g2');
    it.follow({ pendingRoll: roll(7), state: state() });
    it.choose('walk');
    it.follow({ pendingRoll: null, state: state() });
    equal(it.draft.code, null);
    it.follow({ pendingRoll: roll(8), state: state() });
    equal(it.draft.code, null);
    equal(keptDraft('g2', 7).code, null);
  },

  'does not take a draft that another version of the page has kept'() {
    keepDraft('g3', 1, { code: 'an outcome of tomorrow', ways: {}, errors: [], also: [] });
    equal(keptDraft('g3', 1), emptyDraft());
    keepDraft('g3', 1, 'nonsense');
    equal(keptDraft('g3', 1), emptyDraft());
  },

  'is read by the side at bat, or for it by a user who may'() {
    const { reading: it } = reading();
    ok(!it.isOf({ mayRead: true }), 'no roll is pending');
    it.follow({ pendingRoll: roll(1), state: state() });
    ok(it.isOf({ mayRead: true }), 'their own');
    ok(!it.isOf({ mayRead: false }), 'not theirs');
    it.readForAnother();
    ok(it.isOf({ mayRead: false }), 'read for another');
    it.follow({ pendingRoll: roll(2), state: state() });
    ok(!it.isOf({ mayRead: false }), 'for that roll alone');
  },
};
