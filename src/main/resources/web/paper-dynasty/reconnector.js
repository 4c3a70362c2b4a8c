import { Backoff } from './backoff.js';
import { Connection } from './connection.js';
import { ConnectError } from './errors.js';

const CLOSE_UNAUTHORIZED = 4401;
const CLOSE_FLOOD = 4429;

/** A clock that should strike every so often and is so late has slept: the lid was closed. */
const CLOCK_MS = 2_000;
const ASLEEP_MS = 10_000;

/**
 * Keeps a connection: makes another when one is lost, after a delay that doubles, and with another
 * token when the old one is refused. It gives up only when told to, when the attempts are used up,
 * or when no token is accepted by the server.
 *
 * What the browser knows it does not wait for: a network that has gone ends the connection at once, one that
 * is back is tried at once, and after a sleep it asks whether the other side is still there.
 *
 * @typedef {object} Watcher
 * @property {() => void} greeted the token has been shown on a connection, and not been taken yet
 * @property {(data: any) => void} connected
 * @property {(frame: any) => void} received
 * @property {(reason: string, details: {code: number | null, text: string}) => void} lost what had
 *   been connected
 * @property {(error: ConnectError) => void} failed an attempt, and perhaps the last
 * @property {(attempt: number) => void} attempting again
 * @property {() => void} exhausted the last attempt has failed
 */
export class Reconnector {
  #connection = null;
  #active = false;
  #connected = false;
  /** Tells an attempt that was overtaken while it waited for its token. */
  #serial = 0;
  #timer = undefined;
  #token = '';
  /** Times in a row that the server would not have our token. */
  #refusals = 0;
  /** What a draining server asked us to wait. */
  #returnAfterMs = null;
  /** Whether the server said when to come back: then nothing hurries us. */
  #bidden = false;
  #clock = undefined;
  #goneOffline = () => this.#connection?.giveUp('offline');
  #backOnline = () => this.#lookAgain(true);
  #awake = () => globalThis.document?.visibilityState !== 'hidden' && this.#lookAgain(false);

  /**
   * @param {string} url
   * @param {any} options
   * @param {() => {token?: any}} auth
   * @param {Watcher} watcher
   */
  constructor(url, options, auth, watcher) {
    this.url = url;
    this.options = options;
    this.auth = auth;
    this.watcher = watcher;
    this.backoff = new Backoff({
      minMs: options.reconnectionDelay,
      maxMs: options.reconnectionDelayMax,
      randomization: options.randomizationFactor,
    });
  }

  get active() {
    return this.#active;
  }

  start() {
    if (!this.#active) {
      this.#active = true;
      this.#refusals = 0;
      this.#listen();
      this.#attempt();
    } else {
      this.#hurry();
    }
  }

  #listen() {
    globalThis.addEventListener?.('offline', this.#goneOffline);
    globalThis.addEventListener?.('online', this.#backOnline);
    globalThis.addEventListener?.('pageshow', this.#awake);
    globalThis.document?.addEventListener('visibilitychange', this.#awake);
    let struck = Date.now();
    this.#clock = setInterval(() => {
      const late = Date.now() - struck > ASLEEP_MS;
      struck = Date.now();
      if (late) {
        this.#awake();
      }
    }, CLOCK_MS);
    this.#clock.unref?.(); // does not keep a program alive that has nothing else to do
  }

  #listenNoMore() {
    globalThis.removeEventListener?.('offline', this.#goneOffline);
    globalThis.removeEventListener?.('online', this.#backOnline);
    globalThis.removeEventListener?.('pageshow', this.#awake);
    globalThis.document?.removeEventListener('visibilitychange', this.#awake);
    clearInterval(this.#clock);
  }

  stop() {
    this.#rest();
    this.#connected = false;
    this.#connection?.leave();
    this.#connection = null;
  }

  send(frame) {
    this.#connection?.send(frame);
  }

  /** The next attempt waits as long as the draining server says, if it says so. */
  returnAfter(delayMs) {
    this.#returnAfterMs = delayMs;
  }

  /**
   * Asks for a token that lasts longer than the one that is about to end.
   *
   * @returns {Promise<string | null>} null if the token was given as text: the one who gave it hears
   *   `token_expiring` too
   */
  async longerToken() {
    const { token: source } = this.auth();
    if (typeof source !== 'function') {
      return null;
    }
    this.#token = await source({ expiring: this.#token });
    return this.#token;
  }

  async #attempt() {
    this.#serial += 1;
    const serial = this.#serial;
    const refused = this.#refusals > 0 ? this.#token : undefined;
    const { token, failure } = await this.#fetchToken(refused);
    if (serial !== this.#serial) {
      return;
    }
    if (failure) {
      this.#failed(new ConnectError(`No token: ${failure.message}`, 'token', true), null);
    } else if (token === null ? this.#refusals > 0 : !token || token === refused) {
      const message = 'No token that the server would take';
      this.#failed(new ConnectError(message, 'unauthorized', false), null);
    } else {
      this.#open(token);
    }
  }

  async #fetchToken(refused) {
    try {
      const { token: source } = this.auth();
      return { token: typeof source === 'function' ? await source({ refused }) : source };
    } catch (failure) {
      return { failure };
    }
  }

  #open(token) {
    this.#token = token;
    this.#connection = new Connection(this.url, this.options, {
      greeted: () => this.watcher.greeted(),
      connected: (data) => this.#isConnected(data),
      received: (frame) => this.watcher.received(frame),
      ended: (end) => this.#ended(end),
    });
    this.#connection.open(token);
  }

  #isConnected(data) {
    this.#connected = true;
    this.#refusals = 0;
    this.#returnAfterMs = null;
    this.backoff.reset();
    this.watcher.connected(data);
  }

  #ended({ reason, code, text }) {
    const wasConnected = this.#connected;
    this.#connected = false;
    this.#connection = null;
    this.#refusals += code === CLOSE_UNAUTHORIZED ? 1 : 0;
    const worthTrying = this.#refusals === 0 || this.#mayHaveAnotherToken();
    if (wasConnected) {
      this.watcher.lost(reason, { code, text });
    }
    if (wasConnected && worthTrying) {
      this.#retry(code);
    } else {
      const kind = code === CLOSE_UNAUTHORIZED ? 'unauthorized' : 'transport';
      this.#failed(new ConnectError(text || reason, kind, worthTrying), code);
    }
  }

  /** A token that was fetched because the last was refused, and is refused too, is the end of it. */
  #mayHaveAnotherToken() {
    const { token: source } = this.auth();
    return typeof source === 'function' ? this.#refusals < 2 : source !== this.#token;
  }

  #failed(error, code) {
    const worthTrying = error.willRetry;
    error.willRetry = worthTrying && this.#retry(code);
    if (!worthTrying) {
      this.#rest();
    }
    this.watcher.failed(error);
    if (worthTrying && !error.willRetry && this.options.reconnection) {
      this.watcher.exhausted();
    }
  }

  /** @returns {boolean} whether another attempt has been arranged */
  #retry(code) {
    const { reconnection, reconnectionAttempts } = this.options;
    if (!this.#active) {
      return false; // closed by a handler
    }
    if (!reconnection || this.backoff.attempts >= reconnectionAttempts) {
      this.#rest();
      return false;
    }
    const backoffMs = code === CLOSE_FLOOD ? this.backoff.longestMs() : this.backoff.nextMs();
    this.#bidden = code === CLOSE_FLOOD || this.#returnAfterMs !== null;
    this.#timer = setTimeout(() => this.#attemptAgain(), this.#returnAfterMs ?? backoffMs);
    this.#returnAfterMs = null;
    return true;
  }

  /** There is reason to think that things are otherwise than they were. */
  #lookAgain(networkIsBack) {
    if (this.#connected) {
      this.#connection.probe();
    } else if (this.#timer !== undefined) {
      this.#hurry();
    } else if (networkIsBack) {
      // It was begun over the network that was there before, and may wait long for nothing.
      this.#connection?.giveUp('network changed');
      this.#hurry();
    }
  }

  /** The next attempt now. */
  #hurry() {
    if (!this.#bidden) {
      this.#attemptAgain();
    }
  }

  /** When its time has come, or waiting is pointless. */
  #attemptAgain() {
    if (this.#timer !== undefined) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.watcher.attempting(this.backoff.attempts);
      this.#attempt();
    }
  }

  #rest() {
    this.#active = false;
    this.#serial += 1;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#listenNoMore();
  }
}
