import { connect } from '/paper-dynasty.js';
import { equal, ok, rejected, until } from './assert.js';
import { ScriptedServer } from './scripted-server.js';

/** A client that is in the game `g` at seq 5, and the seqs of what it was told. */
async function inTheGame(options = {}) {
  const server = new ScriptedServer().seats(5);
  const socket = connect('/realtime', server.options(options));
  const seen = [];
  socket.onAny((_event, _data, frame) => frame.seq && seen.push(frame.seq));
  await socket.request('join_game', { game_id: 'g' });
  return { server, socket, seen };
}

export default {
  async 'shows its token first, and says who it is'() {
    const server = new ScriptedServer();
    const socket = connect('/realtime', server.options());
    await new Promise((resolve) => socket.on('connect', resolve));
    equal(server.line.taken[0].data, { token: 'good' });
    equal(socket.user, { user_id: 'ann', name: 'Ann' });
    equal(socket.connected, true);
  },

  async 'sends what was said before it was connected'() {
    const server = new ScriptedServer().seats(5);
    const socket = connect('/realtime', server.options());
    const joined = await socket.request('join_game', { game_id: 'g' });
    equal(joined.seq, 5);
  },

  async 'sends its join behind its token, before that is taken'() {
    const server = new ScriptedServer().seats(5);
    server.thinks = true;
    const socket = connect('/realtime', server.options());
    const joined = socket.request('join_game', { game_id: 'g' });
    socket.emit('roll_dice', { game_id: 'g' });
    equal((await joined).seq, 5);
    equal(server.line.before, ['connect', 'join_game'], 'what had come before the token was taken');
    equal((await server.heard('roll_dice')).length, 1);
    equal(server.line.taken.filter(({ event }) => event === 'join_game').length, 1);
  },

  async 'joins with the next token where the one before the join was not taken'() {
    const server = new ScriptedServer().seats(5);
    server.thinks = true;
    const token = async ({ refused }) => (refused === 'bad' ? 'good' : 'bad');
    const socket = connect('/realtime', server.options({ auth: { token } }));
    const started = Date.now();
    equal((await socket.request('join_game', { game_id: 'g' })).seq, 5);
    ok(Date.now() - started < 2_000, 'before it would be asked again');
    equal(server.lines.map(({ taken }) => taken.map(({ event }) => event)), [['connect', 'join_game'], ['connect', 'join_game']]);
  },

  async 'tells an answer to who asked, and a refusal as an error'() {
    const { server, socket } = await inTheGame();
    server.on('roll_dice', (frame, line) => line.log(6, 'dice_rolled', { roll_id: 'r1' }, { command: frame }));
    equal((await socket.request('roll_dice', { game_id: 'g' })).roll_id, 'r1');
    server.on('roll_dice', (frame, line) =>
      line.say('error', { message: 'A roll is already pending', code: 'conflict', field: 'game_state' }, frame));
    const refusal = await new Promise((resolve) => socket.emit('roll_dice', { game_id: 'g' }, resolve));
    equal([refusal.name, refusal.code, refusal.field], ['CommandError', 'conflict', 'game_state']);
  },

  async 'is not content with outcome_accepted'() {
    const { server, socket } = await inTheGame();
    server.line.log(6, 'dice_rolled', { roll_id: 'r1' });
    server.on('submit_manual_outcome', (frame, line) => {
      line.say('outcome_accepted', { game_id: 'g' }, frame);
      line.log(7, 'play_resolved', { play_number: 1, state: { play_number: 1 } }, { command: frame });
    });
    const play = await socket.request('submit_manual_outcome', { game_id: 'g', outcome: 'walk' });
    equal(play.play_number, 1);
  },

  async 'says which roll and which play it means'() {
    const { server, socket } = await inTheGame();
    server.line.log(6, 'dice_rolled', { roll_id: 'r1' });
    socket.emit('submit_manual_outcome', { game_id: 'g', outcome: 'walk' });
    const [submitted] = await server.heard('submit_manual_outcome');
    equal(submitted.data.roll_id, 'r1');
    server.line.log(7, 'play_resolved', { play_number: 1, state: { play_number: 1 } });
    socket.emit('undo_play', { game_id: 'g', reason: 'misread' });
    const [undo] = await server.heard('undo_play');
    equal(undo.data.play_number, 1);
  },

  async 'does not submit for a roll that it has not seen'() {
    const { socket } = await inTheGame();
    const refusal = await rejected(socket.request('submit_manual_outcome', { game_id: 'g', outcome: 'walk' }));
    equal([refusal.code, refusal.field], ['conflict', 'game_state']);
  },

  async 'does not take a replayed roll for the pending one'() {
    const { server, socket } = await inTheGame();
    server.line.log(6, 'dice_rolled', { roll_id: 'old' }, { replay: true });
    equal(socket.game('g').rollId, null);
  },

  async 'delivers each logged event once'() {
    const { server, seen } = await inTheGame();
    for (const seq of [6, 6, 7, 5, 7, 8]) {
      server.line.log(seq);
    }
    equal(seen, [6, 7, 8]);
  },

  async 'settles a command by an event that it has already seen'() {
    const { server, socket, seen } = await inTheGame();
    server.line.log(6, 'dice_rolled', { roll_id: 'r1' });
    server.on('roll_dice', (frame, line) => line.log(6, 'dice_rolled', { roll_id: 'r1' }, { command: frame }));
    equal((await socket.request('roll_dice', { game_id: 'g' })).roll_id, 'r1');
    equal(seen, [6]);
  },

  async 'asks for what is missing when seq jumps, and delivers it in order'() {
    const { server, socket, seen } = await inTheGame();
    server.on('request_game_state', (frame, line) => {
      line.say('game_state_sync', { game_id: 'g', seq: 8, state: {}, pending_roll: null }, frame);
      [6, 7, 8].forEach((seq) => line.log(seq, 'announcement', {}, { replay: true }));
    });
    server.line.log(8);
    server.line.log(9);
    const [asked, ...again] = await server.heard('request_game_state');
    equal(asked.data.last_seq, 5);
    equal(again.length, 0, 'asked once');
    equal(seen, [6, 7, 8, 9]);
    equal(socket.game('g').catchingUp, false);
  },

  async 'comes back, joins where it was, and tells when it has caught up'() {
    const { server, socket, seen } = await inTheGame();
    server.line.log(6);
    const told = [];
    socket.on('catching_up', ({ from, to }) => told.push([from, to]));
    socket.on('caught_up', ({ seq }) => told.push(seq));
    server.on('join_game', (frame, line) => {
      line.say('game_joined', { game_id: 'g', seq: 8, state: {}, pending_roll: null }, frame);
      [7, 8].forEach((seq) => line.log(seq, 'announcement', {}, { replay: true }));
    });
    server.line.drop();
    const [, again] = await server.heard('join_game', 2);
    equal(again.data.last_seq, 6);
    equal(seen, [6, 7, 8]);
    equal(told, [[6, 8], 8]);
  },

  async 'sends what was not answered again, under its id and after the join'() {
    const { server, socket } = await inTheGame();
    const rolled = socket.request('roll_dice', { game_id: 'g' });
    await server.heard('roll_dice');
    server.on('roll_dice', (frame, line) => line.log(6, 'dice_rolled', { roll_id: 'r1' }, { command: frame }));
    server.line.drop();
    await rolled;
    const [first, second] = await server.heard('roll_dice', 2);
    equal(first.id, second.id);
    equal(server.line.taken.map(({ event }) => event), ['connect', 'join_game', 'roll_dice']);
  },

  async 'asks again on a connection that lives but does not answer'() {
    const { server, socket } = await inTheGame({ resendAfter: 20 });
    socket.emit('roll_dice', { game_id: 'g' });
    const [first, second] = await server.heard('roll_dice', 2);
    equal(first.id, second.id);
    equal(server.lines.length, 1);
    socket.close();
  },

  async 'meets unavailable by asking again, as often as it was told to'() {
    const { server, socket } = await inTheGame({ resendAfter: 10, retries: 2 });
    server.on('roll_dice', (frame, line) => line.say('error', { message: 'No database', code: 'unavailable' }, frame));
    const refusal = await rejected(socket.request('roll_dice', { game_id: 'g' }));
    equal(refusal.code, 'unavailable');
    equal((await server.heard('roll_dice')).length, 3);
  },

  async 'refuses what its queue cannot hold, and what waited too long'() {
    const server = new ScriptedServer();
    const socket = connect('/realtime', server.options({ autoConnect: false, maxQueued: 1, ackTimeout: 50 }));
    const first = socket.request('roll_dice', { game_id: 'g' });
    const [late, full] = await Promise.all([rejected(first), rejected(socket.request('roll_dice', { game_id: 'g' }))]);
    equal([late.code, full.code], ['timeout', 'queue_full']);
  },

  async 'does not send a frame that would close the connection'() {
    const { socket } = await inTheGame();
    const text = 'x'.repeat(16 * 1024);
    equal((await rejected(socket.request('announce', { game_id: 'g', text }))).code, 'too_large');
  },

  async 'refuses what is open when it is closed, and stays away'() {
    const { server, socket } = await inTheGame();
    const rolled = socket.request('roll_dice', { game_id: 'g' });
    socket.close();
    equal((await rejected(rolled)).code, 'closed');
    equal([socket.connected, socket.active], [false, false]);
    equal(server.line.taken.at(-1).event, 'disconnect');
  },

  async 'gives up on a token that is refused'() {
    const server = new ScriptedServer();
    const socket = connect('/realtime', server.options({ auth: { token: 'bad' } }));
    const error = await new Promise((resolve) => socket.on('connect_error', resolve));
    equal([error.code, error.willRetry, error.message], ['unauthorized', false, 'Invalid or expired token']);
    equal(socket.active, false);
  },

  async 'comes back with a fresh token where there is one'() {
    const server = new ScriptedServer();
    const asked = [];
    const token = async (why) => {
      asked.push(why.refused ?? null);
      return asked.length === 1 ? 'bad' : 'good';
    };
    const socket = connect('/realtime', server.options({ auth: { token } }));
    await new Promise((resolve) => socket.on('connect', resolve));
    equal(asked, [null, 'bad']);
  },

  async 'refreshes a token before it ends'() {
    const server = new ScriptedServer();
    let count = 0;
    const socket = connect('/realtime', server.options({ auth: { token: () => `token ${(count += 1)}` } }));
    await new Promise((resolve) => socket.on('connect', resolve));
    server.line.say('token_expiring', { token_expires_at: '2026-10-31T12:34:56Z' });
    const [refresh] = await server.heard('refresh_token');
    equal(refresh.data, { token: 'token 2' });
  },

  async 'leaves a connection on which nobody answers its heartbeat'() {
    const server = new ScriptedServer();
    server.heartbeatMs = 10;
    const socket = connect('/realtime', server.options({ heartbeatTimeout: 20 }));
    const reason = await new Promise((resolve) => socket.on('disconnect', resolve));
    equal(reason, 'heartbeat timeout');
    await until(() => server.lines.length > 1, 'another connection');
    socket.close();
  },

  async 'stays while its heartbeat is answered'() {
    const server = new ScriptedServer().on('heartbeat', (frame, line) => line.say('heartbeat_ack', {}, frame));
    server.heartbeatMs = 5;
    const socket = connect('/realtime', server.options({ heartbeatTimeout: 10 }));
    await server.heard('heartbeat', 5);
    equal(server.lines.length, 1);
    socket.close();
  },

  async 'comes back when a draining server says'() {
    const server = new ScriptedServer();
    const socket = connect('/realtime', server.options({ reconnectionDelay: 60_000 }));
    await new Promise((resolve) => socket.on('connect', resolve));
    server.line.say('server_draining', { reconnect_after_ms: 20 });
    server.line.drop(4410);
    await until(() => server.lines.length === 2, 'another connection');
  },

  async 'knows a close code that its transport could not carry'() {
    const server = new ScriptedServer();
    const socket = connect('/realtime', server.options());
    await new Promise((resolve) => socket.on('connect', resolve));
    server.line.say('closing', { code: 4409, reason: 'slow consumer' });
    const closed = new Promise((resolve) => socket.on('disconnect', (_, details) => resolve(details)));
    server.line.drop(1002);
    equal(await closed, { code: 4409, text: 'slow consumer' });
  },

  async 'tells when a game does not let it in again'() {
    const { server, socket } = await inTheGame();
    server.on('join_game', (frame, line) => line.say('error', { message: 'Not authorized', code: 'forbidden' }, frame));
    const lost = new Promise((resolve) => socket.on('rejoin_failed', resolve));
    server.line.drop();
    equal((await lost).game_id, 'g');
    equal(socket.game('g'), undefined);
  },

  async 'stops attempting when its attempts are used up'() {
    const server = new ScriptedServer();
    const SockJS = class {
      constructor() {
        setTimeout(() => this.onclose?.({ code: 1006, reason: '' }));
      }

      close() {}
    };
    const socket = connect('/realtime', { ...server.options(), SockJS, reconnectionAttempts: 2 });
    const tries = [];
    socket.on('reconnect_attempt', (attempt) => tries.push(attempt));
    await new Promise((resolve) => socket.on('reconnect_failed', resolve));
    equal(tries, [1, 2]);
    equal(socket.active, false);
  },

  async 'takes the plain WebSocket where it opens, and SockJS where a server that answers has none'() {
    const plain = new ScriptedServer();
    const fallback = new ScriptedServer();
    const WebSocket = class extends plain.SockJS {};
    const first = connect('/realtime', fallback.options({ transport: 'auto', WebSocket }));
    await new Promise((resolve) => first.on('connect', resolve));
    equal([plain.lines.length, fallback.lines.length], [1, 0]);
    first.close();

    const asked = [];
    const Refused = class {
      constructor(url) {
        asked.push(url);
        setTimeout(() => this.onclose?.({ code: 1006, reason: '' }));
      }

      close() {}
    };
    const { fetch: real } = globalThis;
    let there = false;
    globalThis.fetch = async (url) => (asked.push(url), { ok: there });
    try {
      const second = connect('/realtime', fallback.options({ transport: 'auto', WebSocket: Refused }));
      await new Promise((resolve) => second.on('connect_error', resolve));
      equal([asked.length, asked[1], fallback.lines.length], [2, '/realtime/info', 0]);
      there = true;
      await new Promise((resolve) => second.on('connect', resolve));
      equal(fallback.lines.length, 1);
      second.close();
    } finally {
      globalThis.fetch = real;
    }
  },

  async 'uses a WebSocket that is open already'() {
    const server = new ScriptedServer();
    /* It says that it has opened before anybody listens, and not again. */
    const Open = class extends server.SockJS {
      readyState = 1;
      #told = 0;
      #listener = null;

      get onopen() {
        return this.#told++ > 0 ? this.#listener : undefined;
      }

      set onopen(listener) {
        this.#listener = listener;
      }
    };
    const socket = connect('/realtime', server.options({ transport: 'auto', WebSocket: Open }));
    await new Promise((resolve) => socket.on('connect', resolve));
    equal(server.line.taken.map(({ event }) => event), ['connect']);
    socket.close();
  },

  async 'listens as Socket.IO does'() {
    const { server, socket } = await inTheGame();
    const heard = [];
    const always = (data) => heard.push(data.text);
    socket.on('announcement', always);
    socket.once('announcement', () => heard.push('once'));
    server.line.log(6, 'announcement', { text: 'a' });
    server.line.log(7, 'announcement', { text: 'b' });
    socket.off('announcement', always);
    server.line.log(8, 'announcement', { text: 'c' });
    equal(heard, ['a', 'once', 'b']);
    let reserved = null;
    try {
      socket.emit('disconnect');
    } catch (error) {
      reserved = error;
    }
    ok(reserved instanceof TypeError, 'disconnect is reserved');
  },

  async 'ends and comes back at once when the browser says that the network has gone'() {
    const { server, socket } = await inTheGame({ reconnectionDelay: 50 });
    const reasons = [];
    socket.on('disconnect', (reason) => reasons.push(reason));
    dispatchEvent(new Event('offline'));
    equal(reasons, ['offline']);
    equal(socket.connected, false);
    await until(() => socket.connected && server.lines.length === 2, 'another connection');
    socket.close();
  },

  async 'tries at once when the network is back, even where an attempt hangs'() {
    const server = new ScriptedServer().seats(5);
    const socket = connect('/realtime', server.options({ reconnectionDelay: 60_000 }));
    await until(() => socket.connected, 'a connection');
    server.silent = true;
    dispatchEvent(new Event('offline'));
    dispatchEvent(new Event('online'));
    await until(() => server.lines.length === 2, 'an attempt');
    server.silent = false;
    dispatchEvent(new Event('online'));
    await until(() => socket.connected && server.lines.length === 3, 'another attempt');
    socket.close();
  },

  async 'asks whether anybody is there when the page is seen again, and does not wait long'() {
    const { server, socket } = await inTheGame({ probeTimeout: 40, reconnectionDelay: 5 });
    document.dispatchEvent(new Event('visibilitychange'));
    await server.heard('heartbeat');
    await until(() => server.lines.length === 2 && socket.connected, 'another connection, for nobody answered');
    server.on('heartbeat', (frame, line) => line.say('heartbeat_ack', {}, frame));
    dispatchEvent(new Event('pageshow'));
    await server.heard('heartbeat', 2);
    const asked = () => server.line.taken.filter(({ event }) => event === 'heartbeat').length;
    await until(() => dispatchEvent(new Event('pageshow')) && asked() === 2, 'the next question, for the last was answered');
    equal([server.lines.length, socket.connected], [2, true]);
    socket.close();
  },

  async 'does not hurry where the server has said when to come back'() {
    const { server, socket } = await inTheGame();
    server.line.say('server_draining', { reconnect_after_ms: 60_000 });
    server.line.drop(4410);
    await until(() => !socket.connected, 'the end');
    dispatchEvent(new Event('online'));
    document.dispatchEvent(new Event('visibilitychange'));
    equal(server.lines.length, 1);
    socket.close();
  },
};
