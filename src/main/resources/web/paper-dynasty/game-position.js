/**
 * Where this client stands in one game: the last event of its log that was delivered, and the roll
 * and the play that a command now sent would mean.
 *
 * `rollId` is a string while a roll is pending, null when there is none, undefined while it is not
 * known (an event changed it without saying how).
 */
export class GamePosition {
  /** @type {number | null} null until the first answer to a join */
  lastSeq = null;
  /** @type {string | null | undefined} */
  rollId = undefined;
  /** @type {number | undefined} */
  playNumber = undefined;
  /** Whether the server has us in the room on this connection. */
  joined = false;
  /** @type {number | null} the seq at which catching up is over */
  target = null;
  /** Whether a state that fills a gap is on its way. */
  filling = false;

  /** @param {string} gameId @param {Record<string, any>} membership what to join with again */
  constructor(gameId, membership) {
    this.gameId = gameId;
    this.membership = membership;
  }

  get catchingUp() {
    return this.target !== null || this.filling;
  }

  describe() {
    return {
      joined: this.joined,
      lastSeq: this.lastSeq,
      rollId: this.rollId,
      playNumber: this.playNumber,
      catchingUp: this.catchingUp || !this.joined,
    };
  }

  /**
   * @param {{seq: number}} frame
   * @returns {'next' | 'duplicate' | 'gap'} `next` has moved the place on
   */
  meet({ seq }) {
    if (this.lastSeq === null || seq === this.lastSeq + 1) {
      this.lastSeq = seq;
      return 'next';
    }
    return seq <= this.lastSeq ? 'duplicate' : 'gap';
  }

  /** @returns {boolean} whether this was the moment */
  caughtUp() {
    if (this.target === null || this.lastSeq < this.target) {
      return false;
    }
    this.target = null;
    return true;
  }

  /**
   * A state has come that stands at `data.seq`; the events after `from` follow it.
   *
   * @param {{seq: number, pending_roll: any, state: any}} data
   * @param {number | null} from
   */
  stand(data, from) {
    this.lastSeq = from ?? data.seq;
    this.target = this.lastSeq < data.seq ? data.seq : null;
    this.filling = false;
    this.rollId = data.pending_roll?.roll_id ?? null;
    this.playNumber = data.state?.play_number;
  }

  /**
   * Follows a live event; a replayed one is history that the state already has.
   *
   * @returns {boolean} false if the event changed the pending roll or the last play without saying
   *   to what
   */
  follow({ event, data }) {
    switch (event) {
      case 'dice_rolled':
        this.rollId = data.roll_id;
        return true;
      case 'play_resolved':
        this.rollId = null;
        this.playNumber = data.state?.play_number ?? data.play_number;
        return true;
      case 'roll_voided':
      case 'game_completed':
        this.rollId = null;
        return true;
      case 'play_undone':
        this.rollId = 'pending_roll' in data ? (data.pending_roll?.roll_id ?? null) : undefined;
        this.playNumber = data.state?.play_number;
        return this.rollId !== undefined && this.playNumber !== undefined;
      default:
        return true;
    }
  }
}
