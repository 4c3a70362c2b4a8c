import { randomId } from './commands.js';
import { openTransport } from './transport.js';

/**
 * How a connection ended.
 *
 * @typedef {object} End
 * @property {string} reason `transport close`, `heartbeat timeout`, `connect timeout`, `offline`, ...
 * @property {number | null} code the close code, null when the server did not say one
 * @property {string} text the server's words
 *
 * @typedef {object} Listener
 * @property {() => void} greeted the token has been shown; what is sent now comes behind it
 * @property {(data: any) => void} connected
 * @property {(frame: any) => void} received every frame after `connected`
 * @property {(end: End) => void} ended once, and nothing after it
 */

/**
 * One connection from its opening to its end, of which there is exactly one: it shows its token,
 * waits for `connected`, and keeps asking whether the other side is still there.
 */
export class Connection {
  #transport = null;
  #live = false;
  #over = false;
  #refusal = '';
  /** Said beforehand, because not every SockJS transport can carry a close code. */
  #announced = null;
  #watchdog = undefined;
  #heartbeat = undefined;
  #heard = true;
  #intervalMs = 0;
  #probing = false;

  /**
   * @param {string} url
   * @param {any} options
   * @param {Listener} listener
   */
  constructor(url, options, listener) {
    this.url = url;
    this.options = options;
    this.listener = listener;
  }

  async open(token) {
    this.#watchdog = setTimeout(() => this.#end('connect timeout'), this.options.timeout);
    const greet = () => {
      this.send({ event: 'connect', data: token === null ? {} : { token } });
      if (!this.#over) {
        this.listener.greeted();
      }
    };
    try {
      const transport = await openTransport(this.url, this.options, {
        opened: greet,
        received: (text) => this.#hear(text),
        closed: (code, text) => this.#closed(this.#announced ?? { code, reason: text }),
      });
      this.#transport = transport;
      if (this.#over) {
        transport.close();
      }
    } catch (failure) {
      this.#end('transport error', null, failure.message);
    }
  }

  send(frame) {
    this.#transport?.send(JSON.stringify(frame));
  }

  /** Says goodbye; the listener is not called again. */
  leave() {
    if (!this.#over) {
      this.#over = true;
      this.#stopTimers();
      this.#tellGoodbye();
      this.#transport?.close();
    }
  }

  /** Ends it as if it had broken: the caller knows that it has. */
  giveUp(reason) {
    this.#end(reason);
  }

  /** Asks now whether the other side is still there, and does not wait long for a word. */
  probe() {
    if (this.#live && !this.#over && !this.#probing) {
      this.#probing = true;
      this.#stopTimers();
      this.#ask(this.options.probeTimeout);
    }
  }

  #tellGoodbye() {
    try {
      this.send({ event: 'disconnect', data: {} });
    } catch {
      // It was not open yet: there is nobody to say goodbye to.
    }
  }

  #hear(text) {
    this.#heard = true;
    let frame;
    try {
      frame = JSON.parse(text);
    } catch {
      this.#end('malformed frame');
      return;
    }
    if (frame.event === 'closing') {
      this.#announced = frame.data;
    } else if (this.#live) {
      this.listener.received(frame);
    } else {
      this.#hearBeforeConnected(frame);
    }
  }

  #hearBeforeConnected(frame) {
    if (frame.event === 'connected') {
      this.#live = true;
      clearTimeout(this.#watchdog);
      this.listener.connected(frame.data);
      this.#intervalMs = frame.data.heartbeat_interval_ms ?? this.options.heartbeatInterval;
      this.#askLater();
    } else if (frame.event === 'error') {
      this.#refusal = frame.data?.message ?? '';
    }
  }

  #askLater() {
    this.#heartbeat = setTimeout(() => this.#ask(this.options.heartbeatTimeout), this.#intervalMs);
  }

  #ask(patienceMs) {
    this.#heard = false;
    this.send({ event: 'heartbeat', data: {}, id: randomId() });
    // Any frame proves that somebody is there: an acknowledgement may stand in line behind many.
    this.#watchdog = setTimeout(() => {
      this.#probing = false;
      if (this.#heard) {
        this.#askLater();
      } else {
        this.#end('heartbeat timeout');
      }
    }, patienceMs);
  }

  #end(reason, code = null, text = '') {
    if (this.#over) {
      return;
    }
    this.#over = true;
    this.#stopTimers();
    if (code === null) {
      this.#transport?.close();
    }
    this.listener.ended({ reason, code, text: this.#refusal || text });
  }

  #closed({ code, reason }) {
    this.#end('transport close', code, reason);
  }

  #stopTimers() {
    clearTimeout(this.#watchdog);
    clearTimeout(this.#heartbeat);
  }
}
