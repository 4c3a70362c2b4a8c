import { notify, permission, wantNotifications, wantSounds, wantsNotifications, wantsSounds } from '/app/alerts.js';
import { isBack, isLost } from '/app/back.js';
import { serverNow } from '/app/clock.js';
import { losesDh } from '/app/change-words.js';
import { h, render } from '/app/h.js';
import { inTheHole } from '/app/lineup.js';
import { mayWriteTo } from '/app/rights.js';
import { moveHasCome, newsOf, soundsOf } from '/app/signals.js';
import { stakesOf } from '/app/stakes.js';
import { conversation, ears, newAnnouncement } from '/app/talk.js';
import { inWords } from '/app/told.js';
import { TableSession } from '/app/table-session.js';
import { newTable, reduce } from '/app/table.js';
import { NAME, standingOf, titleOf } from '/app/title.js';
import { whoseMove } from '/app/whose-move.js';
import { theTeam } from '/app/words.js';
import { later } from '/app/views/later.js';
import { Lineups } from '/app/views/lineups.js';
import { Soon } from '/app/views/soon.js';
import { still } from '/app/views/still.js';
import { equal, ok, rejected, until } from './assert.js';

const NOON = Date.parse('2026-06-01T12:00:00Z');
const at = (seconds) => new Date(NOON + seconds * 1_000).toISOString();
const state = (more = {}) => ({
  status: 'in_progress', inning: 1, half: 'top', at_bat: 'away', outs: 0, play_number: 0, bases: { 1: null, 2: null, 3: null },
  score: { away: 0, home: 0 }, batter: { id: 'a1', name: 'Lou Brock' }, ...more,
});

/** The visitors are Ann's, the home side Bob's. */
function played(frames, { sides = ['away'], role = 'manager', options = {}, now = state() } = {}) {
  const created = { event: 'game_created', seq: 1, data: { commitment: 'c', options, admin: { user_id: 'bob', name: 'Bob' }, away: { name: 'Owls', manager: { user_id: 'ann', name: 'Ann' } }, home: { name: 'The Millers', manager: { user_id: 'bob', name: 'Bob' } } } };
  const joined = { event: 'game_joined', data: { role, sides, seq: 1, state: now, lineups: {}, participants: [{ user_id: 'ann' }, { user_id: 'bob' }], pending_roll: null } };
  const started = { event: 'game_started', seq: 2, data: { state: now } };
  return [joined, created, started, ...frames].reduce((table, frame, index) => reduce(table, { ...(index > 2 && { seq: index }), ...frame }), newTable('g'));
}

const rolled = (id = 'r1', more = {}) => ({ event: 'dice_rolled', data: { roll_id: id, roll_number: 1, expires_at: at(300), at: at(0), ...more } });
const ready = (side, seconds) => ({ event: 'side_ready', data: { side, ready: true, by: side, at: at(seconds), budget_ends_at: null } });
const play = (result, more = {}) => ({
  event: 'play_resolved',
  data: {
    play_number: 1, outcome: 'x', batter_result: result, notation: result, description: 'It happened', batter: { id: 'a1', name: 'Lou Brock' }, pitcher: { id: 'p', name: 'P' }, runners_advanced: [], runs_scored: 0, outs_recorded: 0, errors: [],
    is_hit: /^([123]B|HR)$/.test(result), at: at(0), state: state({ play_number: 1 }), ...more,
  },
});
const FAIR = { before_roll: 'ready', ready_seconds: 60, plans: 'sealed', rulings: 'agreed', dice: 'server' };

export default {
  'lets the side at bat roll, and the other where it wants to'() {
    const seen = (sides, user) => {
      const { what, mine, may, text } = whoseMove(played([], { sides }), user, NOON);
      return [what, mine, Boolean(may), text];
    };
    equal(seen(['away'], 'ann'), ['roll', true, false, 'Your roll']);
    equal(seen(['home'], 'bob'), ['roll', false, true, 'Waiting for the Owls to roll']);
    const both = whoseMove(played([ready('away', 0), ready('home', 1)], { sides: ['home'], options: FAIR }), 'bob', NOON + 2_000);
    equal([both.mine, both.may], [false, true]);
    const asked = whoseMove(played([ready('away', 0)], { sides: ['home'], options: FAIR }), 'bob', NOON + 2_000);
    equal([asked.mine, asked.text], [true, 'Your roll'], 'the visitors wait for their word, which goes with the roll');
  },

  'says how long the card can still be read when that is nearly over'() {
    const until = (seconds) => whoseMove(played([rolled()]), 'ann', NOON + seconds * 1_000).untilMs;
    equal([until(0), until(239), until(240), until(299)], [null, null, NOON + 300_000, NOON + 300_000]);
    equal(titleOf(played([rolled()]), 'ann', NOON + 270_000), '▶ Your card: say what it shows, 0:30 · Owls 0, The Millers 0 · Top 1st');
  },

  'says in the title what is waited for, of whom and how long'() {
    equal(titleOf(newTable('g'), 'ann', NOON), NAME);
    equal(titleOf(played([]), 'ann', NOON), '▶ Your roll · Owls 0, The Millers 0 · Top 1st');
    equal(titleOf(played([rolled()], { sides: ['home'] }), 'bob', NOON), 'Owls 0, The Millers 0 · Top 1st · Waiting for the Owls to read the card');
    const waiting = played([ready('away', 0)], { options: FAIR });
    equal(titleOf(waiting, 'ann', NOON + 19_000), 'Owls 0, The Millers 0 · Top 1st · Waiting for The Millers, 0:41');
    const over = { ...played([]), state: state({ status: 'completed', score: { away: 1, home: 2 } }) };
    equal([titleOf(over, 'ann', NOON), standingOf(over)], ['Owls 1, The Millers 2 · Final', 'Owls 1, The Millers 2 · Final']);
  },

  'gives its sign when one is waited for who was not before'() {
    const before = played([rolled(), play('K')], { sides: ['home'] });
    const after = reduce(before, { ...play('K', { play_number: 2, state: state({ half: 'bottom', at_bat: 'home' }) }), seq: 9 });
    ok(moveHasCome(before, after, 'bob', NOON), 'the home side bats now');
    ok(!moveHasCome(after, after, 'bob', NOON), 'nothing has come since');
    ok(!moveHasCome(newTable('g'), after, 'bob', NOON), 'at first sight one sees it anyway');
    const own = played([], {});
    ok(!moveHasCome(own, reduce(own, { ...rolled(), seq: 9 }), 'ann', NOON), 'the card after their own roll');
  },

  'tells all but who has sat down that somebody has, until the next dice'() {
    const open = played([], { sides: ['home'], now: state({ status: 'waiting' }) });
    const before = { ...open, teams: { ...open.teams, away: { ...open.teams.away, manager: null } } };
    const seated = reduce(before, { event: 'seat_taken', seq: 9, data: { side: 'away', user_id: 'guest:7', name: 'Cy' } });
    const signs = (user) => [newsOf(before, seated, user, NOON), soundsOf(before, seated, user, NOON).map(({ sound }) => sound), titleOf(seated, user, NOON)];
    const standing = 'Owls 0, The Millers 0 · Top 1st · Waiting for the Owls to roll';
    equal(signs('bob'), ['Cy (guest) manages the Owls', ['seat'], `Cy (guest) manages the Owls · ${standing}`]);
    equal(signs('guest:7'), [null, [], standing]);
    const replayed = reduce(before, { event: 'seat_taken', seq: 9, replay: true, data: { side: 'away', user_id: 'guest:7', name: 'Cy' } });
    equal(titleOf(replayed, 'bob', NOON), standing, 'history is no news');
    equal(newsOf(newTable('g'), seated, 'bob', NOON), null, 'nor is what was so when we came');
    const emptied = reduce(seated, { event: 'seat_opened', seq: 10, data: { side: 'away' } });
    ok(!titleOf(emptied, 'bob', NOON).includes('manages'), 'they have gone again');
    const begun = reduce(seated, { ...rolled(), seq: 10 });
    ok(!titleOf(begun, 'bob', NOON).includes('manages'), 'the dice have fallen');
  },

  'sounds as loud as what happens'() {
    const before = played([]);
    const heard = (frame) => soundsOf(before, reduce(before, { ...frame, seq: 9 }), 'ann', NOON).map(({ sound }) => sound);
    equal(heard(rolled()), ['dice']);
    equal(heard(play('K')), ['mitt']);
    equal(heard(play('6-3')), ['bat', 'catch']);
    const homer = soundsOf(before, reduce(before, { ...play('HR', { runs_scored: 1, runners_advanced: [{ from: 0, to: 4 }] }), seq: 9 }), 'ann', NOON);
    equal(homer.map(({ sound, gain }) => [sound, gain]), [['bat', 1], ['crowd', 1]]);
    ok(homer[1].atMs > homer[0].atMs, 'the crowd after the bat');
    equal(soundsOf(newTable('g'), played([rolled()]), 'ann', NOON), [], 'what was there before we came is not heard');
    equal(soundsOf(before, reduce(before, { ...play('HR'), seq: 9, replay: true }), 'ann', NOON), [], 'history is silent');
  },

  async 'tells only who wants it and looks elsewhere that their move has come'() {
    const told = [];
    const seen = { permission: 'default', asked: 0, visible: 'hidden' };
    const real = Object.getOwnPropertyDescriptor(globalThis, 'Notification');
    class Stub {
      static get permission() {
        return seen.permission;
      }

      static async requestPermission() {
        seen.asked += 1;
        return (seen.permission = 'granted');
      }

      constructor(title, { body, tag }) {
        told.push([title, body, tag]);
      }
    }
    Object.defineProperty(globalThis, 'Notification', { configurable: true, writable: true, value: Stub });
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => seen.visible });
    try {
      notify('g', 'Your roll', '0 to 0');
      equal([told.length, seen.asked, wantsNotifications(), permission()], [0, 0, false, 'default'], 'not without being asked for');
      equal(await wantNotifications(true), true);
      notify('g', 'Your roll', '0 to 0');
      seen.visible = 'visible';
      notify('g', 'Your card', '0 to 0');
      equal(told, [['Your roll', '0 to 0', 'paper-dynasty.g']], 'who looks sees it');
      seen.visible = 'hidden';
      equal(await wantNotifications(false), false);
      notify('g', 'Your roll', '1 to 0');
      seen.permission = 'denied';
      equal([await wantNotifications(true), told.length, seen.asked], [false, 1, 1], 'a browser that was told no is not asked again');
    } finally {
      delete document.visibilityState;
      if (real) {
        Object.defineProperty(globalThis, 'Notification', real);
      }
    }
  },

  async 'rolls as soon as both sides have given their part of the dice'() {
    const sent = [];
    let hear;
    let refuses = true;
    const socket = {
      onAny: (listener) => (hear = listener),
      offAny: () => {},
      game: () => undefined,
      request: (event) => {
        sent.push(event);
        return refuses ? Promise.reject({ command: event, code: 'conflict', message: 'Waiting for Owls' }) : Promise.resolve({});
      },
    };
    const session = new TableSession(socket, { gameId: 'g' }, () => {});
    const tell = (event, data, seq) => hear(event, { game_id: 'g', at: new Date(serverNow()).toISOString(), ...data }, { seq });
    tell('game_joined', { role: 'manager', sides: ['away'], state: state(), lineups: {}, participants: [], pending_roll: null });
    const refusal = await rejected(session.roll(null));
    equal([refusal.code, sent], ['conflict', ['roll_dice']], 'nothing is awaited: the server is right');
    tell('entropy_committed', { side: 'away', by: 'ann', round: 1, commitment: 'c' }, 1);
    const rolls = session.roll(null);
    tell('entropy_committed', { side: 'home', by: 'bob', round: 1, commitment: 'c' }, 2);
    tell('entropy_given', { side: 'away', by: 'ann', round: 1, bytes: 'b', entropy: 'b' }, 3);
    equal(sent.length, 1);
    refuses = false;
    tell('entropy_given', { side: 'home', by: 'bob', round: 1, bytes: 'b', entropy: 'b' }, 4);
    await rolls;
    equal(sent, ['roll_dice', 'roll_dice']);
    session.leave();
  },

  'is silent until somebody wants to hear it'() {
    equal(wantsSounds(), false);
    wantSounds(true);
    equal(wantsSounds(), true);
    wantSounds(false);
    equal(wantsSounds(), false);
  },

  'says what the last play was worth, and how much was at stake'() {
    equal(stakesOf(played([play('HR', { wpa: 0.124, li: 1.63 })])), '+12 % for the Owls · leverage 1.6, much at stake');
    equal(stakesOf(played([play('K', { wpa: -0.03, li: 0.9 })])), '+3 % for The Millers · leverage 0.9');
    equal([stakesOf(played([play('K')])), stakesOf(played([play('K', { wpa: 0.1, li: 1 }), rolled()]))], ['', ''], 'older servers, and the next roll');
  },

  'knows who is in the hole'() {
    const lineup = { players: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((order) => ({ order, name: `P${order}` })) };
    equal([inTheHole(lineup, { order: 2 }).order, inTheHole(lineup, { order: 9 }).order, inTheHole(lineup, null)], [3, 1, null]);
  },

  'gives no team two articles'() {
    equal([theTeam('Owls'), theTeam('The Millers'), theTeam('Theban Nine'), theTeam('Red Sox')], ['the Owls', 'The Millers', 'the Theban Nine', 'the Red Sox']);
    equal([theTeam('Houston'), theTeam('Los Angeles'), theTeam('New York Queens')], ['Houston', 'Los Angeles', 'New York Queens']);
    equal(whoseMove(played([rolled()], { sides: ['away'], now: state({ at_bat: 'home', half: 'bottom' }) }), 'ann', NOON).text, 'Waiting for The Millers to read the card');
  },

  'sees that a change loses the designated hitter'() {
    const lineup = { players: [...['CF', '2B', 'SS', '1B', 'RF', '3B', 'LF', 'C', 'DH'].map((position, index) => ({ order: index + 1, id: `h${index + 1}`, position })), { order: 0, id: 'h0', position: 'P' }] };
    const change = (order, id, position) => [{ order, player: { id, name: id }, position }];
    equal([change(7, 'new', 'P'), change(7, 'h0', 'LF'), change(9, 'new', 'DH'), change(0, 'new', 'P'), change(3, 'new', 'SS')].map((each) => losesDh(lineup, each)), [true, true, false, false, false]);
    const twoWay = { players: lineup.players.map((player) => (player.order === 9 ? { ...player, id: 'h0' } : player)) };
    equal([losesDh(twoWay, change(3, 'new', 'SS')), losesDh({ players: lineup.players.slice(0, 9) }, change(7, 'new', 'P'))], [false, false]);
  },

  'says who announces what, in the book, in the talk and above the table until it is read'() {
    const table = played([{ event: 'announcement', data: { from: 'bob', name: 'Bob', text: 'Ten minutes of rain.', at: at(30) } }]);
    equal(table.feed.at(-1).text, 'Bob announces: Ten minutes of rain.');
    const said = { message_id: 1, channel: 'game', from: 'ann', name: 'Ann', text: 'Rain?', at: at(20) };
    const later = { ...said, message_id: 2, text: 'Fine.', at: at(40) };
    equal(conversation({ ...table, messages: [said, later] }).map(({ text }) => text), ['Rain?', 'Ten minutes of rain.', 'Fine.']);
    const { seq } = table.announcements[0];
    equal([['ann', 0], ['ann', seq], ['bob', 0]].map(([user, read]) => newAnnouncement(table, user, read)?.text ?? null), ['Ten minutes of rain.', null, null]);
    const mayAnnounceAs = (user, more) => ears(played([], more), user, null).some(({ key }) => key === 'announcement');
    equal([mayAnnounceAs('bob', { sides: ['home'] }), mayAnnounceAs('ann'), mayAnnounceAs('bob', { sides: [], role: 'spectator' })], [true, false, false]);
  },

  'tells why a game ended before its time'() {
    const ended = (reason, winner, note) => inWords(played([{ event: 'game_completed', data: { reason, winner, note, decisions: {}, at: at(60) } }]).feed.at(-1), { teams: { away: { name: 'Owls' }, home: { name: 'The Millers' } } });
    equal(ended('called', null, 'rain'), 'Called (rain). Nobody wins.');
    equal(ended('forfeit', 'home', null), 'Final by forfeit. The Millers win.');
  },

  async 'loads a part of the page when it is shown, and again when the server is back'() {
    let tries = 0;
    const load = async () => {
      tries += 1;
      if (tries === 1) {
        throw new TypeError('there is no network');
      }
      return { Part: ({ name }) => h('b', null, name) };
    };
    const Part = later(load, 'Part');
    const root = document.createElement('div');
    render(h(Part, { name: 'Ann' }), root);
    await until(() => root.textContent.includes('could not be loaded'), 'what went wrong');
    isLost();
    isBack();
    await until(() => root.textContent === 'Ann', 'the part');
    equal(tries, 2);
    render(null, root);
  },

  'draws nothing anew that shows the same'() {
    let drawings = 0;
    const draw = ({ name }) => h('b', null, `${name} ${(drawings += 1)}`);
    const Name = still(draw, ({ name }) => [name]);
    const root = document.createElement('div');
    for (const name of ['Ann', 'Ann', 'Bob']) {
      render(h(Name, { name, other: {} }), root);
    }
    equal([root.textContent, drawings], ['Bob 2', 2]);
    render(null, root);
  },

  'marks in the lineups who bats now, although nothing else there changes'() {
    const root = document.createElement('div');
    const lineups = { away: { players: [{ order: 1, id: 'a1', name: 'Lou Brock', position: 'LF' }, { order: 2, id: 'a2', name: 'Curt Flood', position: 'CF' }], left: [] }, home: { players: [], left: [] } };
    const table = { ...played([]), lineups };
    const now = () => root.querySelector('.now th').textContent;
    render(h(Lineups, { table }), root);
    equal(now(), 'Lou Brock');
    render(h(Lineups, { table: { ...table, state: state({ batter: { id: 'a2' } }) } }), root);
    equal(now(), 'Curt Flood');
    render(null, root);
  },

  async 'shows what can wait a frame later than the rest'() {
    const root = document.createElement('div');
    render(h(Soon, null, h('b', null, 'Ann')), root);
    equal(root.textContent, '');
    await until(() => root.textContent === 'Ann', 'what could wait');
    render(null, root);
  },

  'offers nobody in the stands to write to a manager'() {
    const watching = played([], { sides: [], role: 'spectator' });
    equal([mayWriteTo(watching, 'bob'), mayWriteTo(watching, 'dee'), mayWriteTo(played([]), 'bob')], [false, true, true]);
  },
};
