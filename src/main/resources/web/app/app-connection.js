import { connect } from '../paper-dynasty.js';
import { isBack, isLost } from './back.js';
import { setServerTime } from './clock.js';
import { PageSocket } from './early-socket.js';
import { connectionToken, tokenAccepted } from './identity.js';
import { refusalOf } from './refusals.js';
import { staysWithin } from './route.js';
import { TableSession } from './table-session.js';

/**
 * The page's connection: one for the whole visit, and at most one table on it.
 *
 * `connection` is `connecting`, `live`, `catching_up`, `reconnecting` or `offline` (the browser has no
 * network, or nothing more is tried); `problem` is the refusal of what nobody had asked for.
 */
export class AppConnection {
  connection = 'connecting';
  problem = null;
  /** @type {TableSession | null} */
  table = null;
  #changed;
  /** What the server was shown last. */
  #token = null;

  /**
   * @param {() => void} changed called after anything here, at the table, or who we are, is different
   * @param {object} [options] of the client, such as another transport
   */
  constructor(changed, options = {}) {
    this.#changed = changed;
    const token = async (why) => (this.#token = await connectionToken(why));
    this.socket = connect('/realtime', { transport: 'auto', WebSocket: PageSocket, ...options, auth: { token } });
    this.socket
      .on('connected', ({ server_time }) => {
        setServerTime(server_time);
        tokenAccepted(this.#token);
      })
      .on('connect', () => this.#isThere())
      .on('disconnect', () => this.#isAway(this.socket.active))
      .on('connect_error', (error) => this.#failed(error))
      .on('catching_up', () => this.#is('catching_up'))
      .on('caught_up', () => this.#is('live'))
      .on('dice_suspect', ({ game_id: gameId, kind }) => this.table?.suspectsDice(gameId, kind))
      .on('rejoin_failed', ({ error }) => this.#complain(error))
      .on('error', (error, frame) => {
        // What answers a command is told where the command was given.
        if (!frame?.reply_to) {
          this.#complain({ ...error, retryAfterMs: error.retry_after_ms });
        }
      });
  }

  /** Who looks at another page of the game that is on the screen stays at its table. @param {import('./route.js').Route} route */
  sitDown(route) {
    if (this.table && staysWithin(route, this.table)) {
      return;
    }
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
    if (code === 'unauthorized' && !willRetry) {
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
