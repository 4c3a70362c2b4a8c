import { until } from './assert.js';

/**
 * A server that does what a test says: it stands in for SockJS, takes every token but `bad`
 * unless the test says otherwise, and only keeps what it was sent. One for each test.
 */
export class ScriptedServer {
  lines = [];
  /** Answers of the tests, by the command's event; each may be called often. */
  answers = new Map();
  takes = (token) => token !== 'bad';
  /** Who a token is for. */
  userOf = (_token) => 'ann';

  constructor() {
    const server = this;
    this.SockJS = class {
      constructor() {
        this.line = new Line(this, server);
        server.lines.push(this.line);
        setTimeout(() => this.onopen?.());
      }

      send(text) {
        this.line.take(JSON.parse(text));
      }

      close(code) {
        this.line.closedByClient = code;
      }
    };
  }

  /** The newest connection. */
  get line() {
    return this.lines.at(-1);
  }

  options(more = {}) {
    return { transport: 'sockjs', SockJS: this.SockJS, auth: { token: 'good' }, reconnectionDelay: 10, ...more };
  }

  on(event, answer) {
    this.answers.set(event, answer);
    return this;
  }

  /** Lets players into a game that stands at `seq`. */
  seats(seq, more = {}) {
    return this.on('join_game', (frame, line) =>
      line.say('game_joined', { ...standing(frame, seq), role: 'manager', sides: ['home'], participants: [], ...more }, frame),
    ).on('request_game_state', (frame, line) =>
      line.say('game_state_sync', { ...standing(frame, seq), recent_plays: [], ...more }, frame),
    );
  }

  /** The commands of that name over all connections, once there are so many. */
  async heard(event, count = 1) {
    const all = () => this.lines.flatMap(({ taken }) => taken.filter((frame) => frame.event === event));
    await until(() => all().length >= count, `${count} of ${event}`);
    return all();
  }
}

function standing({ data }, seq) {
  return { game_id: data.game_id, seq, state: { play_number: 0 }, lineups: {}, pending_roll: null };
}

class Line {
  taken = [];
  /** The events that a server that thinks had been sent when it had thought. */
  before = [];
  /** What waits until a server that thinks about a token has thought. */
  #held = null;
  closedByClient = null;

  constructor(socket, server) {
    this.socket = socket;
    this.server = server;
  }

  take(frame) {
    this.taken.push(frame);
    if (this.#held) {
      this.#held.push(frame);
    } else if (frame.event === 'connect' && this.server.thinks) {
      this.#held = [frame];
      setTimeout(() => {
        const held = this.#held;
        this.#held = null;
        this.before = held.map(({ event }) => event);
        held.forEach((each) => this.#answer(each));
      });
    } else {
      this.#answer(frame);
    }
  }

  #answer(frame) {
    if (frame.event === 'connect') {
      if (this.server.silent) {
        return; // a connection that hangs
      }
      this.#greet(frame.data.token);
    } else {
      this.server.answers.get(frame.event)?.(frame, this);
    }
  }

  #greet(token) {
    if (!this.server.takes(token)) {
      this.say('error', { message: 'Invalid or expired token', code: 'unauthorized' });
      this.drop(4401);
    } else {
      const userId = this.server.userOf(token);
      this.userId = userId;
      const user = { user_id: userId, name: userId === 'ann' ? 'Ann' : userId, session_id: 's', protocol: 1 };
      this.say('connected', { ...user, heartbeat_interval_ms: this.server.heartbeatMs ?? 60_000 });
    }
  }

  /** @param {{id?: string}} [command] the one that it answers */
  say(event, data, command, more = {}) {
    const reply = command?.id ? { reply_to: command.id } : {};
    this.socket.onmessage?.({ data: JSON.stringify({ event, data, ...reply, ...more }) });
  }

  /** A logged event of the game `g`. */
  log(seq, event = 'announcement', data = {}, more = {}) {
    this.say(event, { game_id: 'g', ...data }, more.command, { seq, ...(more.replay && { replay: true }) });
  }

  drop(code = 1006) {
    this.socket.onclose?.({ code, reason: '' });
  }
}
