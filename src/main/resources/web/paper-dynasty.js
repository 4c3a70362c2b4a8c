/**
 * The client of a Paper Dynasty server. Who knows the Socket.IO client knows this one:
 *
 *     import { connect } from '/paper-dynasty.js';
 *
 *     const socket = connect('/realtime', { auth: { token: () => freshToken() } });
 *     socket.on('play_resolved', (play, frame) => draw(play));
 *     const { state } = await socket.request('join_game', { game_id });
 *     socket.emit('roll_dice', { game_id }, (error, dice) => { ... });
 *
 * What it does by itself: it reconnects, joins its games again from the last event that it has
 * seen, delivers every event of a game's log once and in order, notices a gap and fills it, sends
 * every command that was not answered again under the same id, and says which roll and which play
 * a command means. The types, and each option, are in `paper-dynasty.d.ts`.
 *
 * At most `maxQueued` commands wait for an answer; one more is refused with `queue_full`. One that
 * has no answer after `ackTimeout` is refused with `timeout` and no longer sent.
 */
import { CommandError, ConnectError } from './paper-dynasty/errors.js';
import { DEFAULTS } from './paper-dynasty/defaults.js';
import { GameCommands } from './paper-dynasty/game-commands.js';
import { Reconnector } from './paper-dynasty/reconnector.js';
import { PendingCommands } from './paper-dynasty/pending-commands.js';
import { JointDice } from './paper-dynasty/joint-dice.js';
import { Rooms } from './paper-dynasty/rooms.js';
import { isOfTheConnection, isReserved, randomId, tooLarge } from './paper-dynasty/commands.js';

export { CommandError, ConnectError };

/** How often what waits for an answer is looked through. */
const PENDING_TICK_MS = 500;

/** Refusals that come from this side; the server's come as `error` events by themselves. */
const OUR_REFUSALS = new Set(['queue_full', 'too_large', 'timeout']);

/**
 * @param {string} [url] where the server's SockJS is; `/realtime` of this page's origin
 * @param {import('./paper-dynasty.js').Options} [options]
 * @returns {Socket}
 */
export function connect(url = '/realtime', options = {}) {
  const socket = new Socket(url, options);
  return socket.options.autoConnect ? socket.connect() : socket;
}

export class Socket extends GameCommands {
  /** Whether the server has taken our token and commands go out at once. */
  connected = false;
  /** The server's name for this connection. */
  id = undefined;
  /** Who the server says we are: `{user_id, name}`. */
  user = undefined;

  #reconnector;
  #pending;
  #rooms;
  /** @type {JointDice | null} null where the application gives entropy itself, or none */
  #jointDice;
  #pendingTimer = undefined;

  constructor(url, options) {
    super();
    this.options = { ...DEFAULTS, ...options };
    /** As with Socket.IO this may be changed before the next connection. */
    this.auth = options.auth ?? {};
    this.#pending = new PendingCommands({
      limit: this.options.maxQueued,
      timeoutMs: this.options.ackTimeout,
      resendAfterMs: this.options.resendAfter,
      tries: this.options.retries,
    });
    this.#rooms = new Rooms({
      ask: (event, data) => this.#ask(event, data),
      fire: (event, data) => this.fire(event, data),
      isConnected: () => this.connected,
      isJoining: (gameId) => this.#isJoining(gameId),
    });
    this.#jointDice = this.options.entropy ? this.#newJointDice() : null;
    this.#reconnector = new Reconnector(url, this.options, () => this.auth, {
      greeted: () => this.#joinEarly(),
      connected: (data) => this.#welcomed(data),
      received: (frame) => this.#received(frame),
      lost: (reason, details) => this.#lost(reason, details),
      failed: (error) => this.#failed(error),
      attempting: (attempt) => this.fire('reconnect_attempt', attempt),
      exhausted: () => this.fire('reconnect_failed'),
    });
  }

  /** Whether it is connected or trying to be. */
  get active() {
    return this.#reconnector.active;
  }

  get disconnected() {
    return !this.connected;
  }

  connect() {
    this.#reconnector.start();
    return this;
  }

  open() {
    return this.connect();
  }

  /** Ends it; what was not answered is refused with `closed`. `connect` starts again. */
  disconnect() {
    const wasConnected = this.connected;
    this.#reconnector.stop();
    if (wasConnected) {
      this.#lost('client disconnect', { code: 1000, text: '' });
    }
    this.#pending.refuseAll({ message: 'The client was closed', code: 'closed' });
    return this;
  }

  close() {
    return this.disconnect();
  }

  /**
   * Sends a command, now or when there is a connection. The callback gets `(error, data)`: one of
   * them is null. Without a callback a command that could not be sent is told as an `error` event.
   */
  emit(event, data = {}, ack = undefined) {
    if (typeof data === 'function') {
      return this.emit(event, {}, data);
    }
    const tell = ack ?? ((error) => error && this.#tellUnsent(error));
    this.#enqueue(event, data, {
      resolve: (answer) => tell(null, answer),
      reject: (error) => tell(error, null),
    });
    return this;
  }

  /** @returns {Promise<any>} the data of the answer; rejected with a `CommandError` */
  request(event, data = {}) {
    return new Promise((resolve, reject) => this.#enqueue(event, data, { resolve, reject }));
  }

  emitWithAck(event, data = {}) {
    return this.request(event, data);
  }

  /** Where this client stands in a game, or undefined if it is not in it. */
  game(gameId) {
    const place = this.#rooms.place(gameId);
    return place?.describe();
  }

  #enqueue(event, data, { resolve, reject }) {
    if (isReserved(event)) {
      throw new TypeError(`"${event}" is a reserved event name`);
    }
    try {
      const completed = this.#rooms.complete(event, data);
      const command = { id: randomId(), event, resolve, reject, ...completed };
      const refusal = tooLarge(command);
      if (refusal) {
        throw refusal;
      }
      this.#pending.add(command);
    } catch (refusal) {
      reject(refusal);
      return;
    }
    this.#flush();
  }

  /** A command of our own. */
  #ask(event, data, note = null) {
    return new Promise((resolve, reject) => {
      this.#pending.addAnyway({ id: randomId(), event, data, note, resolve, reject });
      this.#flush();
    });
  }

  #newJointDice() {
    return new JointDice({
      ask: (event, data) => this.#ask(event, data),
      readLog: (gameId) => this.#ask('request_game_state', { game_id: gameId, last_seq: 0 }, { unasked: true }),
      suspect: (finding) => this.fire('dice_suspect', finding),
      isJoining: (gameId) => this.#isJoining(gameId),
      userId: () => this.user.user_id,
      settled: () => this.#flush(),
    });
  }

  #isJoining(gameId) {
    const isIt = ({ event, data }) => event === 'join_game' && data.game_id === gameId;
    return this.#pending.find(isIt) !== undefined;
  }

  #tellUnsent(error) {
    if (OUR_REFUSALS.has(error.code)) {
      this.fire('error', { message: error.message, code: error.code, command: error.command });
    }
  }

  #flush() {
    this.#sendWaiting();
    this.#pendingTimer ??= setInterval(() => this.#tick(), PENDING_TICK_MS);
  }

  #sendWaiting() {
    if (this.connected) {
      const mustWait = ({ event, data }) => this.#rooms.mustWait(event, data) || this.#jointDice?.mustWait(event, data);
      this.#pending.waiting((command) => !mustWait(command)).forEach((command) => this.#send(command));
    }
  }

  #send(command) {
    this.#pending.sent(command);
    this.#reconnector.send({ event: command.event, data: command.data, id: command.id });
  }

  #tick() {
    const overdue = this.#pending.overdue();
    if (this.connected) {
      overdue.forEach((command) => this.#send(command));
    }
    this.#sendWaiting();
    if (this.#pending.size === 0) {
      clearInterval(this.#pendingTimer);
      this.#pendingTimer = undefined;
    }
  }

  /** The server takes one frame after the other: a join does not wait until it has taken the token. */
  #joinEarly() {
    this.#pending.waiting(({ event }) => event === 'join_game').forEach((command) => this.#send(command));
  }

  /** What was sent behind a token that was not taken has to be sent again. */
  #failed(error) {
    this.#pending.unsent();
    this.fire('connect_error', error);
  }

  #welcomed(data) {
    this.connected = true;
    this.id = data.session_id;
    this.user = { user_id: data.user_id, name: data.name };
    this.fireServerEvent('connected', data, { event: 'connected', data });
    this.fire('connect');
    this.#rooms.joinAgain();
    this.#flush();
  }

  #lost(reason, details) {
    this.connected = false;
    this.id = undefined;
    this.#rooms.connectionLost();
    this.#jointDice?.connectionLost();
    this.#pending.connectionLost(isOfTheConnection);
    this.fire('disconnect', reason, details);
  }

  #received(frame) {
    const command = this.#pending.get(frame.reply_to);
    if (frame.event === 'server_draining') {
      this.#reconnector.returnAfter(frame.data.reconnect_after_ms ?? null);
    } else if (frame.event === 'token_expiring') {
      this.#refreshToken();
    }
    if (this.#rooms.admit(frame, command)) {
      this.fireServerEvent(frame.event, frame.data, frame);
      this.#rooms.delivered(frame);
    }
    this.#pending.settle(frame);
    this.#jointDice?.follow(frame, command);
    if (frame.event === 'game_joined') {
      this.#flush(); // what waited for it
    }
  }

  async #refreshToken() {
    try {
      const token = await this.#reconnector.longerToken();
      if (token !== null) {
        await this.#ask('refresh_token', { token });
      }
    } catch ({ message }) {
      this.fire('error', { message, code: 'unauthorized', command: 'refresh_token' });
    }
  }
}
