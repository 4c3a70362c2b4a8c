import { complete } from './completion.js';
import { GamePosition } from './game-position.js';

/** Refusals of a re-join after which it is not tried again. */
const FINAL = new Set(['forbidden', 'not_found', 'invalid', 'unauthorized']);

const BRINGS_STATE = new Set(['game_joined', 'game_state_sync']);

const REJOIN_AFTER_MS = 1_000;

/**
 * The games that this client is in, and what keeps their logs whole: joining again after a
 * reconnection from where we were, dropping what came twice, asking for what is missing.
 */
export class Rooms {
  /** @type {Map<string, GamePosition>} */
  #places = new Map();

  /**
   * @param {object} socket
   * @param {(event: string, data: any) => Promise<any>} socket.ask sends a command of
   *   our own, for which there is always room
   * @param {(event: string, data: any) => void} socket.fire
   * @param {() => boolean} socket.isConnected
   * @param {(gameId: string) => boolean} socket.isJoining whether a join of that game waits for its
   *   answer
   */
  constructor(socket) {
    this.socket = socket;
  }

  /** @returns {GamePosition | undefined} */
  place(gameId) {
    return this.#places.get(gameId);
  }

  /** Whether a command for the game has to wait until we are back in its room. */
  mustWait(event, data) {
    const place = this.#places.get(data.game_id);
    return event !== 'join_game' && place !== undefined && !place.joined;
  }

  /**
   * What the client adds to a command: see `complete`.
   *
   * @throws {CommandError} for what nobody has seen
   */
  complete(event, data) {
    return complete(event, data, this.#places.get(data.game_id));
  }

  /** The connection is gone, and with it our seat in every room. */
  connectionLost() {
    for (const place of this.#places.values()) {
      place.joined = false;
      place.target = null;
      place.filling = false;
    }
  }

  joinAgain() {
    for (const place of this.#places.values()) {
      if (!this.socket.isJoining(place.gameId)) {
        this.#joinAgain(place);
      }
    }
  }

  /**
   * @param {any} frame
   * @param {import('./pending-commands.js').Command | undefined} command the one that it answers
   * @returns {boolean} whether the frame is to be delivered; a state that the application has not asked for and
   *   has already is not
   */
  admit(frame, command) {
    switch (frame.event) {
      case 'game_joined':
        this.#joined(frame.data, command);
        return true;
      case 'game_state_sync': {
        const known = this.#places.get(frame.data.game_id)?.lastSeq === frame.data.seq;
        this.#synchronized(frame.data, command);
        return !(command?.note?.unasked && known);
      }
      case 'game_left':
        this.#places.delete(frame.data.game_id);
        return true;
      default:
        return frame.seq === undefined || this.#admitLogged(frame);
    }
  }

  /** To be called when a frame has been delivered. */
  delivered({ event, data }) {
    const place = this.#places.get(data?.game_id);
    if (place && BRINGS_STATE.has(event) && place.catchingUp) {
      this.#tellCatchingUp(place);
    } else if (place && (place.caughtUp() || BRINGS_STATE.has(event))) {
      this.socket.fire('caught_up', { game_id: place.gameId, seq: place.lastSeq });
    }
  }

  #tellCatchingUp({ gameId, lastSeq, target }) {
    this.socket.fire('catching_up', { game_id: gameId, from: lastSeq, to: target });
  }

  #admitLogged(frame) {
    const place = this.#places.get(frame.data?.game_id);
    if (!place) {
      return true;
    }
    const met = place.meet(frame);
    if (met === 'gap') {
      this.#fillGap(place);
    } else if (met === 'next' && !frame.replay && !place.follow(frame)) {
      this.#refresh(place);
    }
    return met === 'next';
  }

  #joined(data, command) {
    if (!command) {
      return; // the answer to a join that was sent twice: the first one has placed us
    }
    const { last_seq: _, game_id: gameId, ...membership } = command.data;
    const place = this.#places.get(gameId) ?? new GamePosition(gameId, membership);
    place.membership = membership;
    this.#places.set(gameId, place);
    place.joined = true;
    this.#stand(place, data, command);
  }

  #synchronized(data, command) {
    const place = this.#places.get(data.game_id);
    if (place && command) {
      this.#stand(place, data, command);
    }
  }

  #stand(place, data, command) {
    const asked = command.note?.from;
    const from = asked === undefined ? (place.lastSeq ?? command.data.last_seq) : asked;
    place.stand(data, from ?? null);
  }

  #fillGap(place) {
    if (place.filling || place.target !== null || !place.joined) {
      return; // what is missing is on its way already
    }
    this.#tellCatchingUp(place);
    this.#refresh(place);
  }

  #refresh(place) {
    place.filling = true;
    const asked = { game_id: place.gameId, last_seq: place.lastSeq };
    this.socket.ask('request_game_state', asked).catch(() => {
      place.filling = false; // the next event shows the gap again
    });
  }

  #joinAgain(place) {
    const data = { ...place.membership, game_id: place.gameId };
    if (place.lastSeq !== null) {
      data.last_seq = place.lastSeq;
    }
    this.socket.ask('join_game', data).catch((refusal) => this.#notBack(place, refusal));
  }

  #notBack(place, refusal) {
    if (FINAL.has(refusal.code)) {
      this.#places.delete(place.gameId);
      this.socket.fire('rejoin_failed', { game_id: place.gameId, error: refusal });
    } else if (refusal.code !== 'closed') {
      // A log that is shorter than what we have seen: start from the state as it is now.
      place.lastSeq = refusal.code === 'conflict' ? null : place.lastSeq;
      setTimeout(() => this.#tryAgain(place), refusal.retryAfterMs ?? REJOIN_AFTER_MS);
    }
  }

  #tryAgain(place) {
    const wanted = this.#places.get(place.gameId) === place && !place.joined;
    if (wanted && this.socket.isConnected() && !this.socket.isJoining(place.gameId)) {
      this.#joinAgain(place);
    }
  }
}
