import { connect } from '../paper-dynasty.js';
import { isBack, isLost } from './back.js';
import { setServerTime } from './clock.js';
import { currentToken } from './identity.js';
import { refusalOf } from './refusals.js';
import { TableSession } from './table-session.js';

/**
 * The page's connection: one for the whole visit, and at most one table on it.
 *
 * `connection` is `connecting`, `live`, `catching_up`, `reconnecting` or `offline` (the browser has no
 * network, or nothing more is tried); `problem` is the refusal of what nobody had asked for.
 */
export class Live {
  connection = 'connecting';
  problem = null;
  /** @type {TableSession | null} */
  table = null;
  #changed;

  /** @param {() => void} changed called after anything here, or at the table, is different */
  constructor(changed) {
    this.#changed = changed;
    this.socket = connect('/realtime', { auth: { token: currentToken } });
    this.socket
      .on('connected', ({ server_time }) => setServerTime(server_time))
      .on('connect', () => this.#isThere())
      .on('disconnect', () => this.#isAway(this.socket.active))
      .on('connect_error', (error) => this.#failed(error))
      .on('catching_up', () => this.#is('catching_up'))
      .on('caught_up', () => this.#is('live'))
      .on('rejoin_failed', ({ error }) => this.#complain(error))
      .on('error', (error, frame) => {
        // What answers a command is told where the command was given.
        if (!frame?.reply_to) {
          this.#complain({ ...error, retryAfterMs: error.retry_after_ms });
        }
      });
  }

  /** @param {{gameId: string, invitation: string | null, seat: string | null}} route */
  sitDown(route) {
    this.standUp();
    this.table = new TableSession(this.socket, route, this.#changed);
    this.table.join();
  }

  standUp() {
    this.table?.leave();
    this.table = null;
    this.problem = null;
  }

  dismiss() {
    this.problem = null;
    this.#changed();
  }

  reconnect() {
    this.#is('connecting');
    this.socket.connect();
  }

  close() {
    this.standUp();
    this.socket.close();
  }

  #failed({ code, willRetry }) {
    if (code === 'unauthorized') {
      this.#complain({ code });
    }
    this.#isAway(willRetry);
  }

  #isThere() {
    this.problem = null;
    isBack();
    this.#is('live');
  }

  #isAway(comesBack) {
    isLost();
    this.#is(comesBack && navigator.onLine !== false ? 'reconnecting' : 'offline');
  }

  #is(connection) {
    this.connection = connection;
    this.#changed();
  }

  #complain(error) {
    this.problem = refusalOf(error);
    this.#changed();
  }
}
