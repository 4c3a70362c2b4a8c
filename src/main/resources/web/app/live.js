import { connect } from '../paper-dynasty.js';
import { setServerTime } from './clock.js';
import { currentToken } from './identity.js';
import { TableSession } from './table-session.js';

/**
 * The page's connection: one for the whole visit, and at most one table on it.
 *
 * `connection` is `connecting`, `live`, `catching_up`, `reconnecting` or `offline`; `problem` is
 * what the server complained about that nobody had asked for.
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
      .on('connect', () => this.#is('live'))
      .on('disconnect', () => this.#is(this.socket.active ? 'reconnecting' : 'offline'))
      .on('connect_error', (error) => this.#failed(error))
      .on('catching_up', () => this.#is('catching_up'))
      .on('caught_up', () => this.#is('live'))
      .on('rejoin_failed', ({ error }) => this.#complain(error.message))
      .on('error', (error, frame) => {
        // What answers a command is told where the command was given.
        if (!frame?.reply_to) {
          this.#complain(error.message);
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
      this.#complain('The server does not know you any more. Leave, and come in again.');
    }
    this.#is(willRetry ? 'reconnecting' : 'offline');
  }

  #is(connection) {
    this.connection = connection;
    this.#changed();
  }

  #complain(message) {
    this.problem = message;
    this.#changed();
  }
}
