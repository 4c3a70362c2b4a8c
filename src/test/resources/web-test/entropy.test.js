import { connect } from '/paper-dynasty.js';
import { commitmentOf } from '/paper-dynasty/entropy-commitment.js';
import { sha256, toHex } from '/paper-dynasty/sha256.js';
import { equal, ok, until } from './assert.js';
import { ScriptedServer } from './scripted-server.js';

let games = 0;

/** A room that keeps a log, in which entropy is taken as a server takes it, unless the test says otherwise. */
class Room {
  log = [];
  #undelivered = [];

  constructor({ home = 'bob', away = 'ann', dice = 'server', before = 'ready', seed = 'ab'.repeat(32) } = {}) {
    this.gameId = `00000000-0000-4000-8000-${String((games += 1)).padStart(12, '0')}`;
    this.managers = { away, home };
    this.seed = seed;
    this.server = new ScriptedServer();
    this.server.userOf = (token) => token;
    this.#write('game_created', {
      commitment: toHex(sha256(Uint8Array.from(seed.match(/../g), (pair) => parseInt(pair, 16)))),
      options: { dice, before_roll: before },
      away: { name: 'Owls', manager: away },
      home: { name: 'Millers', manager: home },
    });
    this.server
      .on('join_game', (frame, line) => this.#join(frame, line))
      .on('request_game_state', (frame, line) => this.#sync(frame, line))
      .on('give_entropy', (frame, line) => this.#give(frame, line))
      .on('roll_dice', (frame) => this.say('dice_rolled', { roll_id: 'r1', roll_number: 1 }, frame));
  }

  sit(user, options = {}) {
    const socket = connect('/realtime', this.server.options({ auth: { token: user }, ...options }));
    socket.suspicions = [];
    socket.on('dice_suspect', (finding) => socket.suspicions.push(finding));
    return socket;
  }

  async join(user, more = {}) {
    const socket = this.sit(user);
    await socket.request('join_game', { game_id: this.gameId, ...more });
    return socket;
  }

  say(event, data, command) {
    this.#undelivered.push({ ...this.#write(event, data), command });
    if (this.#undelivered.length === 1) {
      this.#deliver();
    }
  }

  /** One after the other to everybody, also what is said while another is on its way. */
  #deliver() {
    while (this.#undelivered.length > 0) {
      const [{ event, data, seq, command }] = this.#undelivered;
      for (const line of this.server.lines) {
        line.say(event, data, line.taken.includes(command) ? command : undefined, { seq });
      }
      this.#undelivered.shift();
    }
  }

  events(name) {
    return this.log.filter(({ event }) => event === name).map(({ data }) => data);
  }

  #write(event, data) {
    const frame = { event, data: { game_id: this.gameId, ...data }, seq: this.log.length + 1 };
    this.log.push(frame);
    return frame;
  }

  #state() {
    return { status: this.events('dice_rolled').length > 0 ? 'in_progress' : 'waiting', play_number: 0 };
  }

  #join(frame, line) {
    const sides = Object.keys(this.managers).filter((side) => this.managers[side] === line.userId);
    const data = { game_id: this.gameId, role: 'manager', sides, seq: this.log.length, state: this.#state(), lineups: {}, participants: [], pending_roll: null };
    line.say('game_joined', data, frame);
    this.#replay(frame, line);
  }

  #sync(frame, line) {
    line.say('game_state_sync', { game_id: this.gameId, seq: this.log.length, state: this.#state(), lineups: {}, recent_plays: [], pending_roll: null }, frame);
    this.#replay(frame, line);
  }

  #replay({ data: { last_seq: from } }, line) {
    if (from !== undefined) {
      this.log.slice(from).forEach(({ event, data, seq }) => line.say(event, data, undefined, { seq, replay: true }));
    }
  }

  #give(frame, line) {
    const { side, commitment, bytes } = frame.data;
    const by = line.userId;
    if (commitment) {
      this.say('entropy_committed', { side, by, round: 1, commitment }, frame);
    } else if (this.events('entropy_given').some((given) => given.side === side)) {
      line.say('error', { message: 'This side has given its part', code: 'conflict', field: 'bytes' }, frame);
    } else {
      this.say('entropy_given', { side, by, user_id: by, round: 1, bytes, entropy: bytes }, frame);
    }
  }
}

const bothGiven = (room) => until(() => room.events('entropy_given').length === 2, 'both have given');

export default {
  async 'commits for its side first and opens when both have committed'() {
    const room = new Room();
    const ann = await room.join('ann', { last_seq: 0 });
    await until(() => room.events('entropy_committed').length === 1, 'one commitment');
    equal(room.events('entropy_given'), []);
    const bob = await room.join('bob', { last_seq: 0 });
    await bothGiven(room);
    const [first] = room.events('entropy_committed');
    const given = room.events('entropy_given').find(({ side }) => side === 'away');
    equal(first.commitment, commitmentOf({ gameId: room.gameId, side: 'away', userId: 'ann', round: 1, bytes: given.bytes }));
    ok(/^[0-9a-f]{64}$/.test(given.bytes), 'the form of the bytes');
    equal(room.log.map(({ event }) => event).slice(1, 3), ['entropy_committed', 'entropy_committed']);
    equal([ann.suspicions, bob.suspicions], [[], []]);
  },

  async 'lets nobody wait, where any manager rolls, for one who is not there'() {
    const room = new Room({ before: 'free' });
    const ann = await room.join('ann', { last_seq: 0 });
    await new Promise((later) => setTimeout(later, 20));
    equal(room.events('entropy_committed'), []);
    const here = (line) => line.say('user_connected', { game_id: room.gameId, user_id: 'bob', name: 'Bob', role: 'manager', sides: ['home'] });
    room.server.lines.forEach(here);
    await until(() => room.events('entropy_committed').length === 1, 'a commitment');
    await room.join('bob', { last_seq: 0 });
    await bothGiven(room);
    equal(ann.suspicions, []);
  },

  async 'waits for the other seat to be taken'() {
    const room = new Room({ home: null });
    await room.join('ann', { last_seq: 0 });
    await new Promise((later) => setTimeout(later));
    equal(room.events('entropy_committed'), []);
    room.managers.home = 'bob';
    room.say('seat_taken', { side: 'home', user_id: 'bob', name: 'Bob' });
    await until(() => room.events('entropy_committed').length === 1, 'a commitment');
  },

  async 'reads the log by itself where the application does not'() {
    const room = new Room();
    await room.join('ann', { last_seq: 0 });
    const bob = room.sit('bob');
    const told = [];
    bob.onAny((event, _, frame) => told.push(frame.seq ?? event));
    await bob.request('join_game', { game_id: room.gameId });
    await bothGiven(room);
    ok(!told.includes('game_state_sync') && !told.includes(1) && !told.includes(2), `only what came after it joined: ${told}`);
    equal(told.filter(Number.isInteger), [3, 4, 5]);
  },

  async 'gives for both sides that one user manages, and rolls only then'() {
    const room = new Room({ home: 'ann' });
    const ann = room.sit('ann');
    ann.emit('join_game', { game_id: room.gameId });
    await ann.request('roll_dice', { game_id: room.gameId });
    equal(room.log.map(({ event }) => event), ['game_created', 'entropy_committed', 'entropy_committed', 'entropy_given', 'entropy_given', 'dice_rolled']);
    equal(ann.suspicions, []);
  },

  async 'waits a moment with the roll for what the other side is to show, and not for ever'() {
    const room = new Room();
    const ann = await room.join('ann', { last_seq: 0 });
    await until(() => room.events('entropy_committed').length === 1, 'a commitment');
    const roll = ann.request('roll_dice', { game_id: room.gameId });
    room.say('entropy_committed', { side: 'home', by: 'bob', round: 1, commitment: commitmentOf({ gameId: room.gameId, side: 'home', userId: 'bob', round: 1, bytes: 'cc'.repeat(32) }) });
    await until(() => room.events('entropy_given').length === 1, 'ours');
    equal(room.events('dice_rolled'), [], 'the other has not shown its part');
    room.say('entropy_given', { side: 'home', by: 'bob', round: 1, bytes: 'cc'.repeat(32) });
    equal([(await roll).roll_id, ann.suspicions], ['r1', []]);

    const alone = new Room();
    const again = await alone.join('ann', { last_seq: 0 });
    await until(() => alone.events('entropy_committed').length === 1, 'a commitment');
    equal((await again.request('roll_dice', { game_id: alone.gameId })).roll_id, 'r1', 'the other never comes');
  },

  async 'opens after a reload, and from another tab, what was committed before'() {
    const room = new Room();
    const ann = await room.join('ann', { last_seq: 0 });
    await until(() => room.events('entropy_committed').length === 1, 'a commitment');
    ann.close();
    await room.join('ann', { last_seq: 0 });
    await room.join('ann', { last_seq: 0 });
    await room.join('bob', { last_seq: 0 });
    await bothGiven(room);
    equal(room.events('entropy_committed').filter(({ side }) => side === 'away').length, 1, 'nobody fought over it');
  },

  async 'lets the later of two browsers have it, which opens it'() {
    const room = new Room();
    const first = await room.join('ann', { last_seq: 0 });
    await until(() => room.events('entropy_committed').length === 1, 'a commitment');
    localStorage.removeItem(`paper-dynasty.entropy.ann.${room.gameId}`); // as in another browser
    await room.join('ann', { last_seq: 0 });
    await until(() => room.events('entropy_committed').length === 2, 'another commitment');
    await room.join('bob', { last_seq: 0 });
    await bothGiven(room);
    equal(room.events('entropy_committed').filter(({ side }) => side === 'away').length, 2, 'the first does not fight');
    const [, { commitment }] = room.events('entropy_committed');
    const { bytes } = room.events('entropy_given').find(({ side }) => side === 'away');
    equal(commitmentOf({ gameId: room.gameId, side: 'away', userId: 'ann', round: 1, bytes }), commitment);
    equal(first.suspicions, []);
  },

  async 'gives nothing to declared dice, nor after the first roll, nor where the application does it'() {
    const declared = new Room({ home: 'ann', dice: 'declared' });
    await declared.join('ann', { last_seq: 0 });
    const late = new Room({ home: 'ann' });
    late.say('dice_rolled', { roll_id: 'r0', roll_number: 1 });
    await late.join('ann', { last_seq: 0 });
    const own = new Room({ home: 'ann' });
    const ann = own.sit('ann', { entropy: false });
    await ann.request('join_game', { game_id: own.gameId, last_seq: 0 });
    await new Promise((later) => setTimeout(later, 20));
    equal([declared, late, own].map((room) => room.events('entropy_committed').length), [0, 0, 0]);
  },

  async 'plays on where the server knows nothing of it'() {
    const room = new Room({ home: 'ann' });
    room.server.on('give_entropy', (frame, line) => line.say('error', { message: 'Unknown event give_entropy', code: 'invalid' }, frame));
    const ann = await room.join('ann');
    equal((await ann.request('roll_dice', { game_id: room.gameId })).roll_id, 'r1');
    await new Promise((later) => setTimeout(later, 20));
    equal((await room.server.heard('give_entropy')).length, 2, 'once for each side');
  },

  async 'begins a new round when a play is undone after the end'() {
    const room = new Room({ home: 'ann' });
    await room.join('ann', { last_seq: 0 });
    await bothGiven(room);
    room.say('dice_rolled', { roll_id: 'r1', roll_number: 1 });
    room.server.on('give_entropy', (frame) => {
      const { side, commitment, bytes } = frame.data;
      room.say(commitment ? 'entropy_committed' : 'entropy_given', { side, by: 'ann', round: 2, commitment, bytes }, frame);
    });
    room.say('play_undone', { play_number: 1, reason: 'misread', commitment: 'cd'.repeat(32) });
    await until(() => room.events('entropy_given').filter(({ round }) => round === 2).length === 2, 'both again');
    const [one, , other] = room.events('entropy_given');
    ok(one.bytes !== other.bytes, 'new bytes');
  },

  async 'gives other bytes when a seat is opened again, also after a reload, and suspects nobody'() {
    const room = new Room();
    const ann = await room.join('ann', { last_seq: 0 });
    const bob = await room.join('bob', { last_seq: 0 });
    await bothGiven(room);
    bob.close();
    const former = room.events('entropy_given').find(({ side }) => side === 'away').bytes;
    room.server.on('give_entropy', (frame, line) => {
      const { side, commitment, bytes } = frame.data;
      room.say(commitment ? 'entropy_committed' : 'entropy_given', { side, by: line.userId, round: 1, commitment, bytes }, frame);
    });
    room.say('seat_opened', { side: 'home', by: 'ann', user_id: 'bob' });
    room.managers.home = 'cid';
    room.say('seat_taken', { side: 'home', user_id: 'cid', name: 'Cid' });
    await until(() => room.events('entropy_committed').length === 3, 'ours again');
    const again = await room.join('ann', { last_seq: 0 });
    const cid = await room.join('cid', { last_seq: 0 });
    await until(() => ['away', 'home'].every((side) => room.events('entropy_given').filter((given) => given.side === side).length > 1), 'both again');
    const { bytes } = room.events('entropy_given').findLast(({ side }) => side === 'away');
    ok(bytes !== former, 'new bytes');
    room.say('dice_rolled', { roll_id: 'r1', roll_number: 1, dice: { round: 1, joint: true, missing: [] } });
    equal([ann.suspicions, again.suspicions, cid.suspicions], [[], [], []]);
  },

  async 'says when its own bytes do not stand in the log'() {
    const room = new Room();
    const ann = await room.join('ann', { last_seq: 0 });
    await room.join('bob', { last_seq: 0 });
    await bothGiven(room);
    await new Promise((later) => setTimeout(later, 20));
    room.say('dice_rolled', { roll_id: 'r1', roll_number: 1, dice: { round: 1, joint: false, missing: ['away'] } });
    equal(ann.suspicions.map(({ kind, side, game_id }) => [kind, side, game_id]), [['entropy_lost', 'away', room.gameId]]);
  },

  async 'says when another log is shown than before'() {
    const room = new Room();
    await room.join('ann', { last_seq: 0 });
    await room.join('bob', { last_seq: 0 });
    await bothGiven(room);
    await new Promise((later) => setTimeout(later, 20));
    room.log[0].data = { ...room.log[0].data, commitment: 'ee'.repeat(32) };
    const at = room.log.findIndex(({ event, data }) => event === 'entropy_given' && data.side === 'away');
    room.log[at].data = { ...room.log[at].data, bytes: '00'.repeat(32) };
    const again = await room.join('ann', { last_seq: 0 });
    await until(() => again.suspicions.length >= 3, 'three findings');
    equal([...new Set(again.suspicions.map(({ kind }) => kind))].sort(), ['commitment_changed', 'entropy_lost', 'entropy_mismatch']);
  },

  async 'says when the other side opens what it has not committed to'() {
    const room = new Room();
    const ann = await room.join('ann', { last_seq: 0 });
    await until(() => room.events('entropy_committed').length === 1, 'a commitment');
    room.say('entropy_committed', { side: 'home', by: 'bob', round: 1, commitment: 'aa'.repeat(32) });
    await until(() => room.events('entropy_given').length === 1, 'ours');
    room.say('entropy_committed', { side: 'home', by: 'bob', round: 1, commitment: 'bb'.repeat(32) });
    room.say('entropy_given', { side: 'home', by: 'bob', round: 1, bytes: 'cc'.repeat(32) });
    equal(ann.suspicions.map(({ kind, side }) => [kind, side]), [['commitment_changed', 'home'], ['entropy_mismatch', 'home']]);
  },

  async 'says when the seed does not fit its commitment, and only then'() {
    for (const [seed, kinds] of [['ab'.repeat(32), []], ['ac'.repeat(32), ['seed_mismatch']]]) {
      const room = new Room();
      const ann = await room.join('ann', { last_seq: 0 });
      room.say('game_completed', { reason: 'called', seed });
      equal(ann.suspicions.map(({ kind }) => kind), kinds);
    }
  },
};
