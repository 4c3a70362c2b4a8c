import { choices } from '/app/outcomes.js';
import { emptyDraft, missing, submission, withOutcome } from '/app/submission.js';
import { isBack, isLost } from '/app/back.js';
import { arrives, become, currentToken, identityIn, signOut, whoAmI } from '/app/identity.js';
import { AppConnection } from '/app/app-connection.js';
import { forPeople, refusalOf } from '/app/refusals.js';
import { rights, voices } from '/app/rights.js';
import { heard, hits, momentOf, newTable, presenceOf, reduce } from '/app/table.js';
import { TableSession } from '/app/table-session.js';
import { addressee, ears, mutedUntil, nameOf, unread, unreadInWords } from '/app/talk.js';
import { inWords, sinceTheRoll } from '/app/told.js';
import { inningName, ordinal, runnersSentence, shortName } from '/app/words.js';
import { equal, ok, rejected, until } from './assert.js';
import { ScriptedServer } from './scripted-server.js';

const codesAt = (situation, typed) => choices(situation, typed).flatMap(({ outcomes }) => outcomes.map(({ code }) => code));
const runners = (...bases) => ({ bases: Object.fromEntries([1, 2, 3].map((base) => [base, bases.includes(base) ? { name: 'R' } : null])) });

function played(frames) {
  return frames.reduce((table, frame) => reduce(table, frame), newTable('g'));
}

const state = (more = {}) => ({ status: 'in_progress', inning: 1, half: 'top', at_bat: 'away', score: { away: 0, home: 0 }, ...more });
const joined = { event: 'game_joined', data: { role: 'manager', sides: ['away'], seq: 3, state: state(), lineups: {}, participants: [], pending_roll: null } };
const single = (seq, more = {}) => ({
  event: 'play_resolved',
  seq,
  data: { play_number: seq, outcome: 'single', is_hit: true, description: 'Single', batter: { name: 'B' }, runs_scored: 0, outs_recorded: 0, state: state(), ...more },
});

export default {
  'offers only what can happen'() {
    const empty = codesAt({ occupied: [], outs: 0 });
    ok(!empty.includes('stolen_base') && !empty.includes('sac_bunt'), 'no runner, no steal');
    ok(codesAt({ occupied: [1], outs: 1 }).includes('sac_bunt'), 'a bunt with a runner');
    ok(!codesAt({ occupied: [1], outs: 2 }).includes('sac_bunt'), 'no bunt with two outs');
    ok(!codesAt({ occupied: [1], outs: 1 }).includes('strikeout_reached'), 'first is taken');
  },

  'finds an outcome by a few letters'() {
    equal(codesAt({ occupied: [], outs: 0 }, 'grounder b'), ['groundball_b']);
    equal(codesAt({ occupied: [1], outs: 0 }, 'stolen'), ['stolen_base']);
    equal(codesAt({ occupied: [1], outs: 0 }, 'HR'), ['homerun']);
    equal(codesAt({ occupied: [], outs: 0 }, 'ground'), ['groundball_a', 'groundball_b', 'groundball_c']);
  },

  'submits what was said and nothing else'() {
    let draft = withOutcome(emptyDraft(), 'groundball_a', runners(1));
    equal(missing(draft, runners(1)), 'Say where it went');
    draft = { ...draft, where: 'SS' };
    equal(submission(draft), { outcome: 'groundball_a', hit_location: 'SS' });
    equal(submission(withOutcome(draft, 'walk', runners(1))), { outcome: 'walk' });
  },

  'takes the only runner for the one who is meant'() {
    const draft = withOutcome(emptyDraft(), 'stolen_base', runners(2));
    equal(submission(draft), { outcome: 'stolen_base', runner: 2 });
    equal(missing(withOutcome(emptyDraft(), 'stolen_base', runners(1, 2)), runners(1, 2)), 'Say which runner');
  },

  'says what became of the runners, the lead runner first'() {
    const draft = { ...withOutcome(emptyDraft(), 'single_uncapped', runners(1, 2)), ways: { 0: 'to:2', 1: 'out:3', 2: 'to:4' } };
    equal(submission(draft).advances, [{ from: 2, to: 4 }, { from: 1, out: true, at: 3 }, { from: 0, to: 2 }]);
  },

  'asks who went where when nobody was forced'() {
    const choice = (state) => ({ ...withOutcome(emptyDraft(), 'fielders_choice', state), where: 'SS' });
    equal(missing(choice(runners(1)), runners(1)), null);
    equal(missing(choice(runners(3)), runners(3)), 'Say who went where');
  },

  'adds what else happened on the pitch'() {
    const draft = { ...withOutcome(emptyDraft(), 'strikeout', runners(1, 2)), also: ['stolen_base:2', 'wild_pitch'] };
    equal(submission(draft).with, [{ outcome: 'stolen_base', runner: 2 }, { outcome: 'wild_pitch' }]);
  },

  'writes the book from the log and keeps history out of the situation'() {
    const late = { ...single(1, { state: state({ inning: 9 }) }), replay: true };
    const table = played([joined, late]);
    equal(table.state.inning, 1);
    equal(table.feed.map(({ playNumber, inning }) => [playNumber, inning]), [[1, 1]]);
  },

  'puts a play under the half-inning in which it began'() {
    const last = single(1, { state: state({ half: 'bottom', at_bat: 'home' }) });
    const table = played([joined, last, single(2)]);
    equal(table.feed.map(({ half }) => half), ['top', 'bottom']);
    equal(hits(table), { away: 1, home: 1 });
  },

  'strikes out an undone play and its hit'() {
    const undo = { event: 'play_undone', seq: 2, data: { play_number: 1, reason: 'misread', state: state(), pending_roll: { roll_id: 'r' } } };
    const table = played([joined, single(1), undo]);
    equal(hits(table), { away: 0, home: 0 });
    equal(table.pendingRoll.roll_id, 'r');
  },

  'keeps every seed with the place from which it counts'() {
    const created = { event: 'game_created', seq: 1, data: { commitment: 'c1', away: { name: 'A' }, home: { name: 'H' } } };
    const completed = { event: 'game_completed', seq: 2, data: { reason: 'called', seed: 's1', state: state() } };
    const undone = { event: 'play_undone', seq: 3, data: { play_number: 1, reason: 'misread', commitment: 'c2', state: state() } };
    equal(played([joined, created, completed, undone]).seeds, [
      { seq: 1, commitment: 'c1', seed: 's1' },
      { seq: 3, commitment: 'c2', seed: null },
    ]);
  },

  'knows who may roll and who may read the card'() {
    const table = played([joined]);
    const { mayRoll, mayRead, maySetDefense, admin } = rights(table, 'ann');
    equal([mayRoll, mayRead, maySetDefense, admin], [true, true, false, false]);
    const inTheField = played([joined, single(1, { state: state({ at_bat: 'home' }) })]);
    equal([rights(inTheField, 'ann').mayRead, rights(inTheField, 'ann').maySetDefense], [false, true]);
    const watching = rights({ ...table, role: 'spectator', sides: [] }, 'cy');
    equal(Object.values(watching).filter(Boolean), []);
  },

  'lets the admin act for an open seat at once, and for another manager when they mean to'() {
    const admin = { user_id: 'ann' };
    const open = { ...played([joined, single(1, { state: state({ at_bat: 'home' }) })]), admin };
    equal(rights(open, 'ann').mayRead, true);
    const taken = reduce(open, { event: 'seat_taken', seq: 2, data: { side: 'home', user_id: 'bob', name: 'Bob' } });
    equal([rights(taken, 'ann').mayRead, rights(taken, 'ann').mayReadForAnother], [false, true]);
    const byGuest = reduce(open, { event: 'seat_taken', seq: 2, data: { side: 'home', user_id: 'guest:5b', name: 'Bob' } });
    equal(byGuest.feed.at(-1).text.startsWith('Bob (guest) manages'), true);
  },

  'calls a manager who was named by their id as they call themselves, once they were here'() {
    const created = { event: 'game_created', seq: 1, data: { away: { name: 'Owls', manager: { user_id: 'bob-1', name: 'bob-1' } }, home: { name: 'Millers', manager: { user_id: 'ann', name: 'Ann' } } } };
    const came = (user_id, name) => ({ event: 'user_connected', data: { user_id, name, role: 'manager', sides: [] } });
    const left = { event: 'user_disconnected', data: { user_id: 'bob-1' } };
    const names = (...frames) => ['away', 'home'].map((side) => frames.reduce(reduce, newTable('g')).teams[side].manager.name);
    equal(names(created), ['bob-1', 'Ann']);
    equal(names(created, came('ann', 'Somebody'), came('bob-1', 'Bob'), left), ['Bob', 'Ann']);
  },

  'speaks of innings and bases as people do'() {
    equal([1, 2, 3, 4, 11, 12, 21].map(ordinal), ['1st', '2nd', '3rd', '4th', '11th', '12th', '21st']);
    equal(inningName({ inning: 10, half: 'bottom' }), 'Bottom 10th');
    equal(runnersSentence(runners(1, 3)), 'Runners on first and third');
    equal(runnersSentence(runners(1, 2, 3)), 'Bases loaded');
    equal([shortName('Harbor Owls'), shortName('Owls')], ['HO', 'OWL']);
  },

  'keeps what was said in its order and each once'() {
    const said = (id) => ({ message_id: id, text: `no. ${id}` });
    const live = played([3, 2, 3].map((id) => ({ event: 'chat_message', data: said(id) })));
    const whole = heard(live, said(1), said(2));
    equal(whole.messages.map(({ message_id }) => message_id), [1, 2, 3]);
    const many = heard(live, ...Array.from({ length: 300 }, (_, i) => said(i + 10)));
    equal([many.messages.length, many.messages.at(-1).message_id], [200, 309]);
  },

  'offers the channels that one may write to'() {
    const table = { ...newTable('g'), role: 'manager', sides: ['home'], admin: { user_id: 'ann' } };
    equal(voices(table, 'bob'), ['game', 'team']);
    equal(voices(table, 'ann'), ['game', 'team', 'spectators']);
    equal(voices({ ...table, role: 'admin', sides: [] }, 'root'), ['game', 'spectators']);
    equal(voices({ ...table, role: 'spectator', sides: [] }, 'cy'), ['spectators']);
  },

  'speaks to those with whom one has spoken alone, by their names'() {
    const said = (message_id, from, to) => ({ message_id, channel: 'direct', from, to, name: from.toUpperCase(), text: 'x' });
    const table = { ...newTable('g'), role: 'manager', sides: ['home'], people: [{ user_id: 'cy', name: 'Cy' }], messages: [said(1, 'dee', 'bob'), said(2, 'bob', 'cy')] };
    equal(ears(table, 'bob', 'cy').map(({ key, name }) => [key, name]), [
      ['game', 'everybody'],
      ['team', 'my side'],
      ['direct:dee', 'DEE alone'],
      ['direct:cy', 'Cy alone'],
    ]);
    equal(ears(table, 'bob', 'eve').at(-1).message, { channel: 'direct', to: 'eve' });
    equal(nameOf(table, 'eve'), 'eve');
  },

  'says who is a guest to whom one may write'() {
    const [ann, cy] = [{ user_id: 'guest:5b', name: 'Ann' }, { user_id: 'cy', name: 'Cy' }];
    const said = [{ message_id: 2, channel: 'direct', from: 'guest:77', to: 'bob', name: 'Cy', text: 'x' }];
    const table = { ...newTable('g'), role: 'spectator', people: [ann, cy], messages: said };
    equal(ears(table, 'bob', 'guest:5b').map(({ name }) => name), ['the stands', 'Cy (guest) alone', 'Ann (guest) alone']);
    equal(ears({ ...table, messages: [] }, 'bob', 'cy').at(-1).name, 'Cy alone');
    equal([nameOf(table, 'guest:5b'), nameOf(table, 'cy'), nameOf(table, 'guest:9')], ['Ann (guest)', 'Cy', 'guest:9']);
    equal(addressee(table, { channel: 'direct', to: 'guest:5b' }), 'Ann (guest) alone');
    equal(unreadInWords(unread(table, 'bob', 1)), 'Cy (guest) has written to you alone');
  },

  'knows until when somebody is muted, and that who speaks is not'() {
    const now = Date.parse('2026-06-01T12:00:00Z');
    const mute = { user_id: 'cy', by: 'ann', seconds: 60, until: '2026-06-01T12:01:00Z' };
    const table = played([{ event: 'user_muted', data: mute }]);
    ok(mutedUntil(table, 'cy', now) !== null && mutedUntil(table, 'ann', now) === null, 'cy alone');
    equal(mutedUntil(table, 'cy', now + 60_000), null);
    const spoken = (at) => reduce(table, { event: 'chat_message', data: { message_id: 1, from: 'cy', at } });
    ok(mutedUntil(spoken('2026-06-01T11:59:59Z'), 'cy', now) !== null, 'said before');
    equal(mutedUntil(spoken('2026-06-01T12:00:30Z'), 'cy', now), null);
    equal(mutedUntil(reduce(table, { event: 'user_muted', data: { ...mute, seconds: 0 } }), 'cy', now), null);
  },

  'keeps a refusal until the game has gone on, the connection is back, or its time is over'() {
    let moment = 'one';
    const rule = refusalOf({ code: 'conflict', message: 'Nobody plays 2B' }, { moment: () => moment });
    const late = refusalOf({ code: 'timeout', message: 'No answer to submit_manual_outcome in time' });
    equal([rule.isOver(), late.isOver()], [false, false]);
    isLost();
    isBack();
    equal([rule.isOver(), late.isOver()], [false, true]);
    moment = 'another';
    ok(rule.isOver(), 'the game has gone on');
    ok(refusalOf({ code: 'rate_limited', message: 'Too many requests', retryAfterMs: 0 }).isOver(), 'its time is over');
    ok(!refusalOf({ code: 'rate_limited', message: 'Too many requests', retryAfterMs: 60_000 }).isOver(), 'not yet');
  },

  'says what the protocol says as people would'() {
    const lineups = { home: { players: [], left: [{ id: 'slim', name: 'Slim Jackson' }] } };
    equal(forPeople({ code: 'timeout', message: 'No answer to submit_manual_outcome in time' }).includes('_'), false);
    equal(forPeople({ code: 'invalid', message: 'Invalid game_id format' }), 'This link does not lead to a game.');
    equal(forPeople({ code: 'invalid', message: 'Player slim has left the game and cannot come back' }, lineups), 'Slim Jackson has left the game and cannot come back.');
    equal(forPeople({ code: 'conflict', message: 'last_seq is above 7' }), 'That is not possible.');
    equal(forPeople({ code: 'rejected', message: 'Outcome stolen_base needs a runner on base' }), 'Stolen base needs a runner on base.');
    equal(forPeople({ code: 'rejected', message: 'Nobody plays SS' }), 'Nobody plays shortstop for the side in the field. First its manager changes the lineup.');
    equal(forPeople({ code: 'rejected', message: 'Two players at LF' }), 'Two players at left field.');
  },

  'has one line for a defense that is thought over before the roll'() {
    const set = (seq, infield) => ({ event: 'defense_set', seq, data: { infield, hold_runners: [1] } });
    const { feed } = played([joined, set(4, 'in'), set(5, 'corners_in'), { event: 'dice_rolled', seq: 6, data: { roll_id: 'r' } }, set(7, 'back')]);
    equal(feed.map(({ seq, text }) => [seq, text]), [
      [5, 'Corners in, holding the runner on first.'],
      [7, 'Infield back, holding the runner on first.'],
    ]);
  },

  'says what happened since the dice and nothing older'() {
    const roll = { event: 'dice_rolled', seq: 5, data: { roll_id: 'r' } };
    const table = played([joined, single(4), roll, single(6, { runs_scored: 1, outs_recorded: 0, state: state({ score: { away: 1, home: 0 } }) })]);
    equal(sinceTheRoll(table).map((line) => inWords(line, table)), ['B: Single. Visitors 1, Home 0.']);
    equal(sinceTheRoll(played([joined, single(4), roll])), []);
  },

  'keeps the play in sight however much is done after it'() {
    const change = (seq) => ({ event: 'substitution_made', seq, data: { side: 'home', changes: [], lineups: {} } });
    const roll = { event: 'dice_rolled', seq: 4, data: { roll_id: 'r' } };
    const early = { event: 'announcement', seq: 5, data: { text: 'Rain is coming.' } };
    const table = played([joined, roll, early, single(6), change(7), change(8), change(9), change(10), change(11)]);
    equal(sinceTheRoll(table).map(({ seq }) => seq), [6, 9, 10, 11]);
    equal(sinceTheRoll(played([joined, roll, early, single(6), change(7)])).map(({ seq }) => seq), [5, 6, 7]);
  },

  'takes a refusal for over when the game or its managers are others, not when a stranger comes or leaves'() {
    const came = (user_id) => ({ event: 'user_connected', data: { user_id, name: user_id, role: 'spectator' } });
    const table = played([joined, came('cy')]);
    equal(momentOf(reduce(table, came('dee'))), momentOf(table));
    equal(momentOf(reduce(table, { event: 'user_disconnected', data: { user_id: 'cy' } })), momentOf(table));
    ok(momentOf(reduce(table, single(4, { state: state({ outs: 1 }) }))) !== momentOf(table), 'another play');
    const seated = reduce(table, { event: 'seat_taken', seq: 4, data: { side: 'home', user_id: 'bob', name: 'Bob' } });
    ok(momentOf(seated) !== momentOf(table), 'the seat is taken now');
  },

  'takes what was refused about a person for over when that person has come or left'() {
    const came = (user_id) => ({ event: 'user_connected', data: { user_id, name: user_id, role: 'spectator' } });
    const table = played([joined, came('cy')]);
    equal(presenceOf(reduce(table, came('dee')), 'cy'), presenceOf(table, 'cy'));
    equal(presenceOf(reduce(table, single(4)), 'cy'), presenceOf(table, 'cy'));
    ok(presenceOf(reduce(table, { event: 'user_disconnected', data: { user_id: 'cy' } }), 'cy') !== presenceOf(table, 'cy'), 'they left');
    ok(presenceOf(reduce(table, came('dee')), 'dee') !== presenceOf(table, 'dee'), 'they came');
  },

  async 'shows a refusal about a person until that person is here, and one about the game until that has gone on'() {
    const refused = (event) => ({ code: 'not_found', message: 'No such user is in the room', command: event });
    const socket = {
      onAny: (listener) => (socket.says = listener),
      offAny: () => {},
      game: () => undefined,
      request: (event) => Promise.reject(refused(event)),
    };
    const session = new TableSession(socket, { gameId: 'g' }, () => {});
    const tell = ({ event, data, seq }) => socket.says(event, { game_id: 'g', ...data }, { seq });
    const came = (user_id) => tell({ event: 'user_connected', data: { user_id, name: user_id, role: 'spectator' } });
    tell({ ...joined, event: 'game_state_sync' });
    const roll = await rejected(session.command('roll_dice', {}));
    const mute = await rejected(session.command('mute_user', { user_id: 'cy', seconds: 60 }));
    const direct = await rejected(session.command('send_message', { channel: 'direct', to: 'cy', text: 'Hi' }));
    const aloud = await rejected(session.command('send_message', { channel: 'game', text: 'Hi' }));
    const over = () => [roll, mute, direct, aloud].map((refusal) => refusal.isOver());
    came('dee');
    equal(over(), [false, false, false, false], 'a stranger came');
    came('cy');
    equal(over(), [false, true, true, false], 'they came');
    tell(single(4, { state: state({ outs: 1 }) }));
    equal(over(), [true, true, true, false], 'the game has gone on');
    session.leave();
  },

  async 'rolls once both parts of the dice are there, and says every other refusal at once'() {
    let message = 'Waiting for the dice of Owls';
    let asked = 0;
    const socket = {
      onAny: (listener) => (socket.says = listener),
      offAny: () => {},
      game: () => undefined,
      request: () => (asked++, message === null ? Promise.resolve('rolled') : Promise.reject({ code: 'conflict', message, field: 'game_state', command: 'roll_dice' })),
    };
    const session = new TableSession(socket, { gameId: 'g' }, () => {});
    const gives = (side, seq) => socket.says('entropy_given', { game_id: 'g', side, by: side, round: 1, bytes: '00' }, { seq });
    const rolled = session.roll(3);
    await until(() => asked === 1, 'the first');
    gives('home', 4);
    message = null;
    await new Promise((later) => setTimeout(later));
    equal(asked, 1, 'one part is missing');
    gives('away', 5);
    equal([await rolled, asked], ['rolled', 2]);
    message = 'Waiting for Owls';
    equal((await rejected(session.roll(5))).message, 'Waiting for the Owls.');
    equal(asked, 3);
    session.leave();
  },

  async 'sends a play again when the network was away, and no longer when its roll is over'() {
    const answers = [];
    const socket = {
      onAny: (listener) => (socket.says = listener),
      offAny: () => {},
      game: () => undefined,
      request: (event) => new Promise((resolve, reject) => answers.push({ event, resolve, reject })),
    };
    const session = new TableSession(socket, { gameId: 'g' }, () => {});
    const stands = (roll) => socket.says('game_state_sync', { game_id: 'g', ...joined.data, pending_roll: roll && { roll_id: roll, roll_number: 1 } }, {});
    const timedOut = { code: 'timeout', command: 'submit_manual_outcome' };
    stands('r1');
    const taken = session.submit({ outcome: 'walk' });
    answers[0].reject(timedOut);
    await until(() => answers.length === 2, 'the second time');
    answers[1].resolve('accepted');
    equal(await taken, 'accepted');

    const over = session.submit({ outcome: 'walk' });
    stands(null);
    answers[2].reject(timedOut);
    equal((await rejected(over)).code, 'timeout');
    stands('r1');
    const refused = session.submit({ outcome: 'walk' });
    answers[3].reject({ code: 'invalid', message: 'no', field: 'validation' });
    equal((await rejected(refused)).code, 'invalid');
    equal(answers.length, 4);
    session.leave();
  },

  async 'joins without a text for the dice, since its client commits to bytes'() {
    const asked = [];
    const socket = {
      onAny: () => {},
      offAny: () => {},
      game: () => undefined,
      request: (event, data) => Promise.resolve(asked.push({ event, ...data })),
    };
    const session = new TableSession(socket, { gameId: 'g' }, () => {});
    await session.join();
    equal(asked, [{ event: 'join_game', game_id: 'g', role: 'player', last_seq: 0 }]);
    session.leave();
  },

  async 'keeps its token until the server has taken the one that a link brought'() {
    const [mine, forged, good] = [tokenFor('ann', 'Ann', 1), tokenFor('ann', 'Nobody', 2), tokenFor('ann', 'Ann B.', 3)];
    signOut();
    become({ userId: 'ann', name: 'Ann', token: mine, development: false });
    const server = new ScriptedServer();
    server.takes = (token) => token !== forged;

    arrives(identityIn(forged));
    const first = await connected(server);
    equal(server.lines.map(({ taken }) => taken[0].data.token), [forged, mine]);
    equal([whoAmI().name, whoAmI().token, await currentToken(), first.problem], ['Ann', mine, mine, null]);
    first.close();

    arrives(identityIn(good));
    equal([whoAmI().token, await currentToken()], [mine, mine], 'the server has not spoken');
    const second = await connected(server);
    equal([server.line.taken[0].data.token, whoAmI().name, await currentToken()], [good, 'Ann B.', good]);
    second.close();
    signOut();
  },

  'asks before a link makes somebody else of the user, and not where nobody is'() {
    signOut();
    equal([arrives(identityIn(tokenFor('ann', 'Ann'))), whoAmI().userId], ['arrived', 'ann']);
    equal([arrives(identityIn(tokenFor('zoe', 'Zoe'))), whoAmI().userId], ['another', 'ann']);
    equal([arrives(identityIn(tokenFor('guest:0a', 'Zoe'))), whoAmI().userId], ['arrived', 'ann'], 'a guest cannot be given away');
    equal([arrives(identityIn(tokenFor('ann', 'Ann'))), arrives(identityIn(tokenFor('ann', 'Ann B.')))], ['arrived', 'on_trial']);
    signOut();
  },

  'counts what was not read, and never hides who has written to this user alone'() {
    const said = (id, from, more = {}) => ({ message_id: id, from, name: from, channel: 'game', text: 't', ...more });
    const table = { messages: [said(1, 'ann'), said(2, 'bob'), said(3, 'ann', { channel: 'direct', to: 'bob' }), said(4, 'cy')] };
    equal(unread(table, 'bob', 4).count, 0);
    equal(unread(table, 'bob', 3).count, 1);
    equal(unreadInWords(unread(table, 'bob', 3)), '1 unread');
    equal(unread(table, 'bob', -1).count, 3);
    equal(unreadInWords(unread(table, 'bob', 1)), 'ann has written to you alone');
    equal(unread(table, 'ann', 1).direct, null, 'their own words are no news');
  },
};

/** Signed by nobody: whether it is good a server says. */
function tokenFor(sub, name, serial = 0) {
  const claims = { sub, name, exp: Math.floor(Date.now() / 1_000) + 3_600 };
  return `header.${btoa(JSON.stringify(claims))}.${serial}`;
}

async function connected(server) {
  const live = new AppConnection(() => {}, server.options({ auth: undefined }));
  await until(() => live.connection === 'live', 'connected');
  return live;
}
