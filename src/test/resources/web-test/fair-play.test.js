import { claim } from '/app/claim.js';
import { outOfOrder } from '/app/dice-order.js';
import { NEW_ROUND, diceInWords } from '/app/entropy.js';
import { MOST_READ, extraForms, extrasRead, formsFrom } from '/app/extra-dice.js';
import { optionsFrom, optionsInShort, optionsInWords, tableOptions } from '/app/options.js';
import { defensePlan, offenseInWords, offensePlan, plansInWords, playsFor, samePlan, usualPlan } from '/app/plan.js';
import { FRESH, leftMs, running, sideChanged, sideReady } from '/app/readiness.js';
import { forPeople } from '/app/refusals.js';
import { actsFor, isAgreed, lineupRights, mayMute, rights, seatsToOpen } from '/app/rights.js';
import { openProposals, toAnswer } from '/app/rulings.js';
import { moveHasCome } from '/app/signals.js';
import { newTable, reduce } from '/app/table.js';
import { inWords } from '/app/told.js';
import { countdown, spokenTime, whoseMove } from '/app/whose-move.js';
import { equal, ok } from './assert.js';

const NOON = Date.parse('2026-06-01T12:00:00Z');
const at = (seconds) => new Date(NOON + seconds * 1_000).toISOString();
const FAIR = { before_roll: 'ready', ready_seconds: 60, plans: 'sealed', rulings: 'agreed', dice: 'server' };
const runners = (...bases) => Object.fromEntries([1, 2, 3].map((base) => [base, bases.includes(base) ? { name: `Al R${base}`, order: base } : null]));
const state = (more = {}) => ({ status: 'in_progress', inning: 1, half: 'top', at_bat: 'away', outs: 0, play_number: 0, bases: runners(), score: { away: 0, home: 0 }, defense: { infield: 'back', hold_runners: [] }, ...more });

/** The visitors are Ann's, the home side Bob's; `sides` are those of the user who looks. */
function played(frames, { sides = ['away'], role = 'manager', options = FAIR, home = { user_id: 'bob', name: 'Bob' }, now = state() } = {}) {
  const created = { event: 'game_created', seq: 1, data: { commitment: 'c', options, admin: { user_id: 'ann', name: 'Ann' }, away: { name: 'Owls', manager: { user_id: 'ann', name: 'Ann' } }, home: { name: 'Millers', manager: home } } };
  const joined = { event: 'game_joined', data: { role, sides, seq: 1, state: now, lineups: {}, participants: [{ user_id: 'ann' }, { user_id: 'bob' }], pending_roll: null } };
  return [joined, created, ...frames].reduce((table, frame, index) => reduce(table, { ...(index > 1 && { seq: index }), ...frame }), newTable('g'));
}

const ready = (side, seconds, is = true, endsAt = null) => ({ event: 'side_ready', data: { side, ready: is, by: side, at: at(seconds), budget_ends_at: endsAt === null ? null : at(endsAt) } });
const rolled = (id = 'r1', more = {}) => ({ event: 'dice_rolled', data: { roll_id: id, roll_number: 1, expires_at: at(300), at: at(0), ...more } });
const resolved = (number = 1, more = {}) => ({ event: 'play_resolved', data: { play_number: number, outcome: 'single', description: 'Single', batter: { name: 'B' }, runs_scored: 0, outs_recorded: 0, at: at(0), state: state({ play_number: number }), ...more } });
const asks = (side, seconds = 0, more = {}) => ({ event: 'ruling_proposed', data: { proposal_id: `p-${side}-${seconds}`, ruling: 'undo_play', play_number: 34, by: side, side, reason: 'misread', at: at(seconds), until: at(seconds + 600), ...more } });

const moveOf = (table, seconds = 0, userId = 'ann') => {
  const move = whoseMove(table, userId, NOON + seconds * 1_000);
  return move && [move.what, move.mine, move.text, move.untilMs === null ? '' : countdown(move.untilMs, NOON + seconds * 1_000)];
};

export default {
  'says whose move it is before a roll that both are ready for'() {
    equal(moveOf(played([])), ['ready', true, 'Your move: say when you are ready', '']);
    equal(moveOf(played([ready('away', 0)]), 19), ['ready', false, 'Waiting for the Millers', '0:41']);
    equal(moveOf(played([ready('home', 0)]), 19), ['roll', true, 'Your roll', '0:41']);
    equal(moveOf(played([ready('home', 0), ready('away', 5)]), 6), ['roll', true, 'Your roll', '']);
    equal(moveOf(played([ready('away', 0)]), 61), ['roll', true, 'Your roll', ''], 'their time is up');
  },

  'tells those who watch what is waited for'() {
    const watching = { sides: [], role: 'spectator' };
    equal(moveOf(played([], watching), 0, 'cy'), ['ready', false, 'Waiting for the Owls and the Millers', '']);
    equal(moveOf(played([ready('home', 0)], watching), 1, 'cy'), ['ready', false, 'Waiting for the Owls', '0:59']);
    equal(moveOf(played([ready('home', 0), ready('away', 0)], watching), 1, 'cy')[2], 'Both sides are ready: waiting for the roll');
    equal(moveOf(played([rolled()], watching), 1, 'cy')[2], 'Waiting for the Owls to read the card');
    equal(moveOf(played([], { ...watching, options: {} }), 1, 'cy')[2], 'Waiting for the Owls to roll');
  },

  'has no readiness where it is not asked for, and none for one who plays both sides'() {
    equal(moveOf(played([], { options: {} })), ['roll', true, 'Your roll', '']);
    equal(moveOf(played([], { sides: ['away', 'home'], home: { user_id: 'ann', name: 'Ann' } })), ['roll', true, 'Your roll', '']);
  },

  'tells who has made a game to send the link before they roll'() {
    const waiting = { home: null, now: { ...state(), status: 'waiting' } };
    equal(moveOf(played([], waiting)), ['invite', true, 'Nobody manages the Millers yet: send the link, or play both sides', '']);
    equal(moveOf(played([], { ...waiting, options: { ...FAIR, dice: 'declared' } }))[2], 'Your dice: roll them and say what they show');
    equal(moveOf(played([], { ...waiting, now: state() })), ['roll', true, 'Your roll', '']);
  },

  'gives who has made a game its sign when somebody sits down'() {
    const next = (table, frame) => reduce(table, { ...frame, seq: 9 });
    const seat = { event: 'seat_taken', data: { side: 'home', user_id: 'bob', name: 'Bob' } };
    for (const options of [FAIR, {}, { dice: 'declared' }]) {
      const alone = played([], { options, home: null, now: state({ status: 'waiting' }) });
      const both = next(alone, seat);
      ok(moveHasCome(alone, both, 'ann', NOON), `Bob is here, ${JSON.stringify(options)}`);
      ok(!moveHasCome(both, alone, 'ann', NOON), 'Bob has left');
      ok(!moveHasCome(alone, next(alone, rolled()), 'ann', NOON), 'Ann plays both sides, and has rolled');
    }
  },

  'says who reads the card, and that a roll has expired'() {
    equal(moveOf(played([rolled()])), ['outcome', true, 'Your card: say what it shows', '']);
    equal(moveOf(played([rolled()], { sides: ['home'] }), 0, 'bob'), ['outcome', false, 'Waiting for the Owls to read the card', '']);
    equal(moveOf(played([rolled()]), 301), ['roll', true, 'Your roll', ''], 'the same dice again: nobody gets ready for them');
  },

  'puts a question of the other side before everything else'() {
    const asked = played([asks('home')]);
    equal(moveOf(asked), ['answer', true, 'The Millers ask to take back play 34', '']);
    equal(toAnswer(asked, NOON).map(({ proposal_id }) => proposal_id), ['p-home-0']);
    equal(moveOf(asked, 601)[0], 'ready', 'it has ended by itself');
    equal(moveOf(played([asks('away')]), 10), ['agreement', false, 'Waiting for the other side to answer: you ask to take back play 34', '0:50']);
    equal(moveOf(played([asks('away')]), 61)[0], 'ready', 'it holds the roll for a minute');
    const done = played([asks('home'), { event: 'ruling_answered', data: { proposal_id: 'p-home-0', by: 'ann', accepted: false } }]);
    equal(moveOf(done)[0], 'ready');
    equal(inWords(done.feed.at(-1), done), 'The Owls refuse to take back play 34.');
  },

  'holds the roll for three questions of a side and no more'() {
    const four = played([0, 1, 2, 3].map((seconds) => asks('away', seconds)));
    equal(openProposals(four, NOON).map(({ holdsUntilMs }) => holdsUntilMs), [0], 'one at a time, and the fourth holds nothing');
    equal(moveOf(four, 4)[0], 'ready');
  },

  'ends a question when what it is about has gone'() {
    const open = (...frames) => openProposals(played(frames), NOON).map(({ ruling }) => ruling);
    const about = (ruling) => asks('home', 0, { ruling });
    equal(open(about('undo_play'), resolved()), []);
    equal(open(about('void_roll'), { event: 'roll_voided', data: { reason: 'dropped', at: at(0) } }), []);
    equal(open(about('end_game'), resolved()), []);
    equal(open(about('undo_play'), rolled()), [], 'nobody chooses between two rolls');
    equal(open(about('void_roll'), rolled('r2', { reissue_of: 'r1' })), []);
    equal(open(about('end_game'), rolled('r2', { reissue_of: 'r1' })), ['end_game'], 'the same dice choose nothing');
    equal(open(about('end_game'), { event: 'game_completed', data: { reason: 'called', winner: null, at: at(0) } }), []);
  },

  'waits for a manager, and for the dice of a side'() {
    const waiting = { now: state({ status: 'waiting' }), home: null };
    equal(moveOf(played([], { ...waiting, sides: [], role: 'spectator' }), 0, 'cy')[2], 'Waiting for a manager of the Millers');
    equal(actsFor(played([], waiting), 'ann'), ['away', 'home'], 'the admin acts for the open seat');
    const committed = (side) => ({ event: 'entropy_committed', data: { side, by: side, round: 1, commitment: 'c', at: at(0) } });
    const given = (side) => ({ event: 'entropy_given', data: { side, by: side, round: 1, bytes: 'b', entropy: 'b', at: at(1) } });
    equal(moveOf(played([committed('away')]), 19), ['entropy', false, 'Waiting for the dice of the Millers', '0:41']);
    equal(moveOf(played([committed('away'), committed('home'), given('away')]), 1)[2], 'Waiting for the dice of the Millers');
    equal(moveOf(played([committed('away')]), 61)[0], 'ready', 'the game plays on');
    equal(moveOf(played([committed('away'), committed('home'), given('away'), given('home')]))[0], 'ready');
  },

  'knows whose own dice are rolled'() {
    const options = { dice: 'declared' };
    equal(moveOf(played([], { options }))[2], 'Your dice: roll them and say what they show');
    equal(moveOf(played([], { options, sides: ['home'] }), 0, 'bob')[2], 'Waiting for the Owls to roll their dice');
  },

  'says nothing when the game is over'() {
    equal(moveOf(played([{ event: 'game_completed', data: { reason: 'called', winner: null, state: state(), at: at(0) } }])), null);
  },

  'spends the time of a side only while the other is ready, and never gives it back'() {
    const ms = 60_000;
    let now = sideReady(FRESH, { side: 'away', ready: true, at: at(0) }, ms);
    equal([running(now), leftMs(now, 'home', ms, NOON + 20_000)], ['home', 40_000]);
    now = sideReady(now, { side: 'home', ready: true, at: at(20) }, ms);
    equal([running(now), leftMs(now, 'home', ms, NOON + 90_000)], [null, 40_000]);
    now = sideChanged(now, 'away', { at: at(30) }, ms);
    equal([now.home, running(now), leftMs(now, 'home', ms, NOON + 40_000)], [false, 'home', 30_000]);
    now = sideReady(now, { side: 'away', ready: false, at: at(50) }, ms);
    equal([running(now), leftMs(now, 'home', ms, NOON + 500_000)], [null, 20_000]);
    now = sideReady(now, { side: 'away', ready: true, at: at(60) }, ms);
    equal(leftMs(now, 'home', ms, NOON + 80_001), 0);
    equal(leftMs(sideReady(FRESH, { side: 'away', ready: true, at: at(0), budget_ends_at: at(5) }, ms), 'home', ms, NOON), 5_000, 'the server knows better');
    const said = { away: true, home: false, budget_ends_at: at(7) };
    equal(leftMs(sideChanged(FRESH, 'away', { at: at(0), ready: said }, ms), 'home', ms, NOON), 7_000);
    equal(leftMs(sideChanged(FRESH, 'away', { at: at(0), state: { ready: said } }, ms), 'home', ms, NOON), 7_000);
  },

  'knows that a new manager has said nothing and used no time'() {
    const taken = (more) => ({ event: 'seat_taken', data: { side: 'home', user_id: 'eve', name: 'Eve', at: at(40), ...more } });
    const both = played([ready('away', 0), ready('home', 30), taken()]);
    equal([both.ready.away, both.ready.home, leftMs(both.ready, 'home', 60_000, NOON + 40_000)], [true, false, 60_000]);
    const said = { away: true, home: false, budget_ends_at: at(99) };
    equal(leftMs(played([ready('away', 0), taken({ ready: said })]).ready, 'home', 60_000, NOON + 40_000), 59_000);
  },

  'begins anew before the first roll when a seat is opened again'() {
    const opened = { event: 'seat_opened', data: { side: 'home', by: 'ann', user_id: 'bob', at: at(40) } };
    const committed = { event: 'entropy_committed', data: { side: 'away', by: 'ann', round: 1, commitment: 'aa', at: at(1) } };
    const waiting = { now: state({ status: 'waiting' }) };
    const table = played([ready('away', 0), asks('home'), committed, opened], waiting);
    equal([table.ready, openProposals(table).length, table.entropy, table.teams.home.manager], [FRESH, 0, NEW_ROUND, null]);
    equal(table.feed.at(-1).text, 'Bob no longer manages the Millers: their seat is open again.');
    equal([seatsToOpen(table, 'ann'), seatsToOpen(table, 'bob'), seatsToOpen(played([]), 'ann')], [['home'], [], []]);
  },

  'asks both for readiness anew after every play, and one after a change of the other'() {
    const both = [ready('away', 0), ready('home', 0)];
    equal(played([...both, rolled(), resolved()]).ready, FRESH);
    const defense = { event: 'defense_set', data: { infield: 'in', hold_runners: [], at: at(1) } };
    equal(played([...both, defense]).ready.away, false);
    equal(played([...both, defense]).ready.home, true);
    const change = { event: 'substitution_made', data: { side: 'away', changes: [], at: at(1) } };
    equal(played([...both, change]).ready.home, false);
  },

  'has a line for who is ready until the dice fall'() {
    const texts = (table) => table.feed.map((line) => inWords(line, table));
    equal(texts(played([ready('away', 0), ready('away', 1, false), ready('home', 2)])), ['The Owls are not ready yet.', 'The Millers are ready.']);
    equal(texts(played([{ event: 'side_ready', data: { side: 'away', ready: true, at: at(0), plan: { play: 'squeeze', steal: [] } } }])), ['The Owls are ready. Squeeze.']);
    equal(texts(played([ready('away', 0), ready('home', 2), rolled('r1', { plans: { offense: { play: 'swing_away', steal: [] }, defense: { infield: 'back', hold_runners: [] } } })])), []);
    equal(texts(played([rolled('r1', { not_ready: ['home'], plans: { offense: { play: 'squeeze', steal: [1] }, defense: { infield: 'in', hold_runners: [], guard_lines: true } } })])), [
      'The Millers were not ready in time. At bat: Squeeze, the runner on first goes. In the field: Infield in, nobody held, guarding the lines.',
    ]);
  },

  'stands in the field as was planned, once the dice have fallen'() {
    const plans = { offense: { play: 'swing_away', steal: [] }, defense: { infield: 'in', hold_runners: [3] } };
    equal(played([rolled('r1', { plans })]).state.defense, plans.defense);
  },

  'tells every event of fair play in a sentence'() {
    const told = (frame, before = []) => {
      const table = played([...before, frame]);
      return inWords(table.feed.at(-1), table);
    };
    equal(told(asks('home', 0, { correction: { outcome: 'double', hit_location: 'LF' } })), 'The Millers ask to take back play 34 and to read it as double, left field: misread.');
    equal(told(asks('home', 0, { ruling: 'void_roll' })), 'The Millers ask to void the roll: misread.');
    equal(told({ event: 'ruling_answered', data: { proposal_id: 'p-home-0', accepted: true } }, [asks('home')]), 'The Owls agree to take back play 34.');
    equal(told({ event: 'ruling_answered', data: { proposal_id: 'x', accepted: false } }), 'The other side refuses.');
    equal(told({ event: 'extra_rolled', data: { extra_id: 'e', form: 'fielding', index: 1, dice: [{ sides: 20, value: 14 }, { sides: 6, value: 3 }], total: 17, roll_id: null, label: 'wall ball', rolled_by: 'ann' } }), 'Ann rolls fielding: 14, 3 (wall ball).');
    const disputed = played([resolved(), { event: 'play_disputed', data: { play_number: 1, by: 'bob', side: 'home', text: 'He was out' } }]);
    equal(disputed.feed.map((line) => inWords(line, disputed)), ['B: Single.', 'The Millers dispute play 1: He was out.']);
    equal(disputed.feed[0].disputedBy, ['home']);
    equal(told({ event: 'game_completed', data: { reason: 'forfeit', winner: 'home' } }), 'Final by forfeit. The Millers win.');
    equal(told({ event: 'game_completed', data: { reason: 'called', winner: null } }), 'Called. Nobody wins.');
    equal(told(rolled('r1', { dice: { round: 1, joint: false, missing: ['home'] } })), 'The dice are without a part of the Millers.');
    equal(told(rolled('r1', { declared_by: 'ann' })), 'Ann says what their dice show: nothing proves it.');
  },

  'tells once that a newer server says what it does not know'() {
    const strange = { event: 'weather_changed', data: { at: at(0) } };
    const table = played([strange, strange, { event: 'constructor', data: {} }]);
    equal(table.feed.map((line) => inWords(line, table)), ['Something happened that this page does not know yet. Reload the page.']);
  },

  'offers plans that can be played, and sends no others'() {
    const plays = (bases, outs) => playsFor(state({ bases, outs })).map(([play]) => play);
    equal(plays(runners(), 0), ['swing_away']);
    equal(plays(runners(1), 1), ['swing_away', 'sacrifice_bunt', 'hit_and_run']);
    equal(plays(runners(3), 1), ['swing_away', 'sacrifice_bunt', 'squeeze', 'hit_and_run']);
    equal(plays(runners(3), 2), ['swing_away', 'hit_and_run']);
    equal(offensePlan({ play: 'squeeze', steal: [3, 1, 2] }, state({ bases: runners(1, 2) })), { play: 'swing_away', steal: [1, 2] });
    equal(defensePlan({ infield: 'in', hold_runners: [3, 1], outfield: 'normal', guard_lines: false, pitch_around: true }, state({ bases: runners(1) })), { infield: 'in', hold_runners: [1], pitch_around: true });
    ok(samePlan(usualPlan(state(), true), { play: 'swing_away', steal: [] }), 'batters swing away');
    equal(usualPlan(state({ defense: { infield: 'corners_in', hold_runners: [2] } }), false), { infield: 'corners_in', hold_runners: [] });
    equal(offenseInWords({ play: 'hit_and_run', steal: [1, 2] }), 'Hit and run, the runners on first and second go.');
    equal(plansInWords({ offense: { play: 'swing_away' }, defense: { infield: 'back', hold_runners: [] } }), []);
  },

  'leaves the admin who manages no more than the other manager has'() {
    const table = played([]);
    const { mayRule, mayPropose, mayReadForAnother } = rights(table, 'ann');
    equal([isAgreed(table), mayRule, mayPropose, mayReadForAnother], [true, false, true, false]);
    equal([mayMute(table, 'ann', 'bob'), mayMute(table, 'ann', 'cy'), mayMute(table, 'bob', 'cy')], [false, true, false]);
    equal(lineupRights(table, 'ann'), { own: ['away'], other: [] });
    const byAdmin = played([], { options: { rulings: 'admin' } });
    equal([rights(byAdmin, 'ann').mayRule, rights(byAdmin, 'ann').mayPropose, lineupRights(byAdmin, 'ann').other], [true, false, ['home']]);
    const openSeat = played([], { home: null });
    equal([rights(openSeat, 'ann').mayRule, lineupRights(openSeat, 'ann').own], [true, ['away', 'home']]);
    const both = played([], { sides: ['away', 'home'], home: { user_id: 'ann', name: 'Ann' } });
    equal([isAgreed(both), rights(both, 'ann').mayRule], [false, true]);
  },

  'lets the umpire rule, and those who run the service'() {
    const umpire = reduce(played([], { sides: [], role: 'umpire' }), { event: 'game_joined', data: { role: 'umpire', sides: [], state: state(), participants: [], setup: { options: FAIR, umpire: { user_id: 'uma', name: 'Uma' } } } });
    equal([rights(umpire, 'uma').mayRule, rights(umpire, 'uma').mayPropose, rights(umpire, 'uma').mayRoll], [true, false, false]);
    equal([mayMute(umpire, 'uma', 'bob'), rights(umpire, 'uma').admin], [true, false]);
    equal(rights({ ...umpire, role: 'admin' }, 'root').mayRule, true);
    const creator = played([], { sides: [], role: 'admin' });
    equal(rights(creator, 'ann').mayRule, false, 'who made the game and manages nobody');
  },

  'lets a manager claim the game of one who has left when it was their move'() {
    const left = (frames) => [...frames, { event: 'user_disconnected', data: { user_id: 'bob' }, seq: undefined, heardAtMs: NOON }].reduce((table, frame) => reduce(table, frame), played([ready('away', 0)]));
    equal(claim(left([]), 'ann', NOON + 1_000), { side: 'home', untilMs: NOON + 120_000 });
    const back = reduce(left([]), { event: 'user_connected', data: { user_id: 'bob', name: 'Bob', role: 'manager', sides: ['home'] }, heardAtMs: NOON + 5_000 });
    equal(claim(back, 'ann', NOON + 6_000), null);
    equal(claim(reduce(left([]), { ...rolled(), seq: 9 }), 'ann', NOON + 1_000), null, 'it is our card');
    equal(claim(left([]), 'ann', NOON + 61_000), null, 'their time is up: it is our roll');
    equal(claim(left([{ ...asks('away', 1), seq: 9 }]), 'ann', NOON + 2_000), null, 'a wait for an answer ends by itself');
    const later = left([ready('home', 5), ready('away', 30, false), ready('home', 31, false), ready('away', 50)].map((frame, index) => ({ ...frame, seq: 9 + index })));
    equal(claim(later, 'ann', NOON + 51_000), { side: 'home', untilMs: NOON + 170_000 }, 'the game waits only since then');
    const here = [{ event: 'game_joined', data: { role: 'manager', sides: ['away'], state: state(), participants: [{ user_id: 'ann' }, { user_id: 'bob' }], pending_roll: null } }, { event: 'game_created', seq: 1, replay: true, data: { options: FAIR, away: { name: 'Owls', manager: { user_id: 'ann' } }, home: { name: 'Millers', manager: { user_id: 'bob' } } } }];
    equal(here.reduce((table, frame) => reduce(table, { ...frame, heardAtMs: NOON }), newTable('g')).awaySinceMs, { away: null, home: null }, 'the log comes after those who are here');
  },

  'lets a manager claim the game of one who sends no fielder'() {
    const vacant = (frames, options = FAIR, more = {}) => ({ ...played(frames, { options, now: state(more) }), lineups: { away: { players: [], left: [] }, home: { players: [], left: [] } } });
    equal(claim(vacant([]), 'ann', NOON), null, 'we are not ready ourselves');
    const ours = vacant([ready('away', 0, true, 60)]);
    equal(claim(ours, 'ann', NOON + 1_000), { side: 'home', untilMs: NOON + 60_000, vacant: true });
    equal(claim(ours, 'ann', NOON + 61_000), { side: 'home', untilMs: NOON + 61_000, vacant: true });
    equal(claim({ ...ours, sides: ['home'] }, 'bob', NOON + 61_000), null, 'the visitors are at bat, and need none');
    const free = { rulings: 'agreed', before_roll: 'free' };
    const since = { waiting_for: { sides: ['home'], for: 'ready', since: at(10), until: null } };
    equal(claim(vacant([], free, since), 'ann', NOON + 11_000), { side: 'home', untilMs: NOON + 130_000, vacant: true });
    equal(claim({ ...vacant([], free, since), lineups: null }, 'ann', NOON + 11_000), null);
  },

  'makes fair play for two and none of it for one'() {
    equal(tableOptions(false, {}), { before_roll: 'ready', rulings: 'agreed', dice: 'server', ready_seconds: 60, plans: 'sealed' });
    equal(tableOptions(true, {}), { before_roll: 'free', rulings: 'admin', dice: 'server' });
    equal(tableOptions(false, { before_roll: 'free' }), { before_roll: 'free', rulings: 'agreed', dice: 'server' }, 'nothing to seal');
    equal(tableOptions(true, { before_roll: 'ready', ready_seconds: 86_400 }).plans, 'open');
    equal(optionsInShort(tableOptions(false, {})), 'Both ready before a roll, plans sealed, rulings by agreement');
  },

  'says before a seat is taken how the game is played'() {
    equal(optionsInWords({ ...FAIR, ready_seconds: 90 }, 'Uma'), [
      'A roll needs both managers to be ready. Each has 90 seconds for it once the other is ready.',
      'What each side plans for a roll is sealed until the dice fall.',
      'To take back a play, to void a roll or to end the game needs the other manager’s yes. Uma is the umpire and can rule alone.',
      'A manager who stays away for 2 minutes when it is their move can lose by forfeit.',
      'The server rolls the dice, and anybody can check them after the game.',
    ]);
    equal(optionsInWords({ ready_seconds: null, colour: 'x' })[0], 'Either manager rolls at any time.');
    equal(optionsFrom({ colour: 'x', plans: null }), optionsFrom(null));
  },

  'counts down in minutes, and reads out only that it is nearly over'() {
    const left = (ms) => countdown(NOON + ms, NOON);
    equal([left(41_000), left(60_400), left(0), left(-5), left(3_725_000)], ['0:41', '1:00', '0:00', '0:00', '1:02:05']);
    equal([spokenTime(NOON + 41_000, NOON), spokenTime(NOON + 9_000, NOON), spokenTime(null, NOON)], ['', 'less than 10 seconds left', '']);
  },

  'offers the dice that the league has, as often as it allows'() {
    const diceForms = formsFrom([{ form: 'fielding', sides: [20, 6, 6, 6, 100], times: 1, between: false }, { form: 'd20', sides: [20], times: 2, between: true }]);
    equal(diceForms.map(({ dice }) => dice), ['1d20, 3d6, 1d100', '1d20']);
    const names = ({ forms }) => forms.map(({ name }) => name);
    equal(names(extraForms({ ...played([]), diceForms })), ['d20']);
    const extra = (form) => ({ event: 'extra_rolled', data: { extra_id: form, form, index: 1, dice: [{ sides: 20, value: 1 }], total: 1, roll_id: 'r1', rolled_by: 'ann' } });
    const rolling = { ...played([rolled(), extra('fielding')]), diceForms };
    equal([names(extraForms(rolling)), extraForms(rolling).used], [['fielding', 'd20'], { fielding: 1 }]);
  },

  'names as many extra dice as the server takes, the last ones, and says how many it leaves'() {
    const extras = Array.from({ length: MOST_READ + 2 }, (_, i) => ({ seq: i, extra_id: `x${i}`, form: 'd20', roll_id: 'r1', roll_number: 1 }));
    const roll = { roll_id: 'r1', roll_number: 1 };
    const all = extrasRead(extras, roll);
    equal([all.ids.length, all.ids[0], all.ids.at(-1), all.left], [MOST_READ, 'x2', `x${MOST_READ + 1}`, 2]);
    const few = extrasRead(extras.slice(0, MOST_READ), roll);
    equal([few.ids.length, few.left], [MOST_READ, 0]);
    equal(extrasRead(extras, null), { ids: [], left: 0 });
  },

  'counts extra dice over a void and a re-issue, and anew after an undo'() {
    const diceForms = formsFrom([{ form: 'd20', sides: [20], times: 2, between: true }]);
    const extra = (id, of) => ({ event: 'extra_rolled', data: { extra_id: id, form: 'd20', index: 1, dice: [{ sides: 20, value: 1 }], total: 1, rolled_by: 'ann', ...of } });
    const ofRoll = extra('a', { roll_id: 'r1', roll_number: 1 });
    const ofPlay = extra('b', { roll_id: null, play_number: 1 });
    const voided = { event: 'roll_voided', data: { roll_id: 'r2', reason: 'x', at: at(0) } };
    const undone = { event: 'play_undone', data: { play_number: 1, reason: 'x', pending_roll: { roll_id: 'r1', roll_number: 1 }, later_rolls: 'void', at: at(0) } };
    const used = (...frames) => extraForms({ ...played(frames), diceForms }).used;
    equal(used(rolled(), ofRoll, rolled('r1b', { reissue_of: 'r1' })), { d20: 1 });
    equal(used(rolled(), resolved(1, { roll_id: 'r1' }), ofPlay, rolled('r2', { roll_number: 2 }), voided), { d20: 1 });
    equal(used(rolled(), ofRoll, resolved(1, { roll_id: 'r1' }), undone), {});
  },

  'finds dice that are not the next ones'() {
    const roll = (seq, number, more = {}) => ({ seq, roll_id: `r${seq}`, roll_number: number, reissue_of: null, ...more });
    const turn = (seq, event, id) => ({ seq, event, roll_id: id, later_rolls: event === 'play_undone' ? 'void' : undefined });
    const extra = (seq, index, of) => ({ seq, extra_id: `x${seq}`, form: 'steal', index, ...of });
    const order = (rolls, turns, extras = []) => outOfOrder({ rolls, turns, extras });
    const none = { rolls: [], extras: [] };
    const twoPlays = [turn(2, 'play_resolved', 'r1'), turn(4, 'play_resolved', 'r3'), turn(5, 'play_undone')];
    equal(order([roll(1, 1), roll(3, 2), roll(6, 2, { reissue_of: 'r3' })], twoPlays), none);
    equal(order([roll(1, 1), roll(3, 2), roll(6, 2)], twoPlays).rolls, [2]);
    equal(order([roll(1, 1), roll(3, 3)], [turn(2, 'play_resolved', 'r1')]).rolls, [3]);
    equal(order([roll(1, 1), roll(3, 1)], [turn(2, 'roll_voided', 'r1')]).rolls, [1]);
    equal(order([roll(1, 1), roll(3, 2, { reissue_of: 'r1' })], [turn(2, 'roll_voided', 'r1')]).rolls, [2]);
    equal(order([roll(1, 1)], [], [extra(2, 1, { roll_number: 1 }), extra(3, 2, { roll_number: 1 })]), none);
    equal(order([roll(1, 1)], [], [extra(2, 2, { roll_number: 1 })]).extras, ['x2']);
    equal(order([roll(1, 1)], [], [extra(2, 1, { roll_number: 1 }), extra(3, 1, { roll_number: 1 })]).extras, ['x3']);
    equal(order([roll(1, 1)], [], [extra(2, 1, { roll_number: null, play_number: 0 })]).extras, ['x2']);
    equal(order([roll(1, 1)], [turn(2, 'play_resolved', 'r1')], [extra(3, 1, { play_number: 1 }), extra(4, 1, { play_number: 7 })]).extras, ['x4']);
  },

  'says whose dice they are, and who has no part in them'() {
    const part = (round, joint, missing = []) => rolled(`r${round}`, { dice: { round, joint, missing } });
    equal(diceInWords(played([part(1, true)])), ['Both sides gave their part to the dice, unseen by the other: nobody could steer them.']);
    equal(diceInWords(played([part(1, false, ['home'])]))[0], 'The dice are without a part of the Millers. Somebody who knew the seed could have steered them.');
    equal(diceInWords(played([part(1, true), part(2, false, ['away', 'home'])])).map((text) => text.slice(0, 7)), ['Seed 1:', 'Seed 2:']);
    const committed = { event: 'entropy_committed', data: { side: 'away', by: 'ann', round: 1, commitment: 'c', at: at(0) } };
    equal(diceInWords(played([committed])), ['The part of the Owls and the Millers is still missing from the dice.']);
    equal(diceInWords(played([], { options: { dice: 'declared' } })).length, 1);
    equal(diceInWords(played([rolled()])), []);
  },

  'says refusals of fair play as people would'() {
    const said = (message) => forPeople({ code: 'conflict', message, command: 'roll_dice' });
    equal(said('Waiting for Owls'), 'Waiting for the Owls.');
    equal(said('Waiting for the dice of Harbor Owls'), 'Waiting for the dice of the Harbor Owls.');
    equal(said('Owls changed something'), 'The Owls have changed something: look again.');
    equal(said('Time is up'), 'Your time for this roll is up: nothing more can be changed before it.');
    equal(said('Waiting for the commitment of Owls'), 'The Owls have not given their part of the dice yet.');
    equal(said('Form wild_pitch is used up: 1 for a roll'), 'The dice for wild pitch have been rolled as often as the league allows.');
    equal(said('No roll is pending for fielding - call roll_dice first'), 'Roll the dice first.');
    equal(said('Ask the other manager'), 'In this game nobody rules alone: ask the other manager.');
  },
};
