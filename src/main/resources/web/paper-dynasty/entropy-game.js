import { commitmentOf } from './entropy-commitment.js';
import { EntropyWitness } from './entropy-witness.js';

/** One game's entropy as its log shows it, and what of it is ours. */
export class EntropyGame {
  sides = [];
  /** How far the log is known without a gap, and how far it went when we joined. */
  lastSeq = 0;
  target = 0;
  round = 1;
  /** How often a seat was opened again, so that all parts of this round were to be given anew. */
  #again = 0;
  /** Sides whose part is on its way to the server. */
  underWay = new Set();
  /** Whether the log is being read. */
  reading = false;
  /** Whether the server has refused our part in this round. */
  refused = false;
  /** Since when a roll could be waiting for our part, in ms since the epoch. */
  busySince = 0;
  #managers = {};
  #declared = false;
  /** Whether a roll needs both managers, so that each of them is to come. */
  #bothNeeded = false;
  /** The users in the room. */
  #present = new Set();
  #committed = {};
  #given = {};
  #rolled = false;
  /** Whether there was no roll yet when we joined. */
  #waiting = false;
  #wasBusy = false;
  /** By commitment: bytes that this client holds. */
  #held = new Map();
  /** Sides for which we have committed since we joined: once, so that two browsers do not fight. */
  #tried = new Set();
  #witness;

  /**
   * @param {string} gameId
   * @param {string} userId
   * @param {import('./entropy-store.js').EntropyStore} store
   * @param {(finding: any) => void} suspect
   */
  constructor(gameId, userId, store, suspect) {
    this.gameId = gameId;
    this.userId = userId;
    this.store = store;
    this.#witness = new EntropyWitness(gameId, userId, store, suspect);
  }

  begin(sides, seq, waiting) {
    this.sides = sides;
    this.target = seq;
    this.#waiting = waiting;
    this.#tried.clear();
  }

  pause() {
    this.#tried.clear();
    this.#present.clear();
  }

  arrived(userId) {
    this.#present.add(userId);
  }

  departed(userId) {
    this.#present.delete(userId);
  }

  /** Whether our part is being given, or could be given now, or the other side's is to come. */
  isBusy() {
    const busy = this.isOursDue() || this.#isOthersDue();
    if (busy && !this.#wasBusy) {
      this.busySince = Date.now();
    }
    this.#wasBusy = busy;
    return busy;
  }

  /** Whether it was busy and has stopped. */
  hasSettled() {
    return this.#wasBusy && !this.isBusy();
  }

  /** Whether our part is being given, or could be given now. */
  isOursDue() {
    return this.#concerned() && (this.#catchingUp() || this.underWay.size > 0 || this.sides.some((side) => this.shouldCommit(side) || this.shouldOpen(side)));
  }

  /** We have committed; the other side's client hears it, and opens what it has committed to. */
  #isOthersDue() {
    const committed = this.sides.some((side) => this.#commitment(side) !== undefined);
    const both = this.#given.away !== undefined && this.#given.home !== undefined;
    return this.#isOpen() && committed && !both;
  }

  #concerned() {
    return !this.#rolled && !this.refused && !this.#declared;
  }

  /** A commitment makes the first roll wait for the other side, which must not be in vain. */
  #isOtherToCome(side) {
    const other = side === 'away' ? 'home' : 'away';
    return this.#bothNeeded || this.#commitment(other) !== undefined || this.#managers[other] === this.userId || this.#present.has(this.#managers[other]);
  }

  #catchingUp() {
    return this.#waiting && (this.reading || this.lastSeq < this.target);
  }

  shouldCommit(side) {
    const own = this.#commitment(side);
    return this.#isOpen() && !this.underWay.has(side) && !this.#tried.has(side) && !this.#anyGiven() && this.#isOtherToCome(side) && (own === undefined || !this.#holds(side));
  }

  shouldOpen(side) {
    const both = this.#commitment('away') !== undefined && this.#commitment('home') !== undefined;
    return this.#isOpen() && both && !this.underWay.has(side) && this.#given[side] === undefined && this.#holds(side);
  }

  /** The round, and which time its parts are given: other bytes each time, because the former may be known. */
  get part() {
    return this.#again === 0 ? `${this.round}` : `${this.round}.${this.#again}`;
  }

  /** The bytes of this side in this round, the same for all tabs of this browser. */
  ownBytes(side, draw) {
    const key = `${this.part}.${side}`;
    const { own } = this.store.update(this.userId, this.gameId, (known) => (known.own[key] ??= draw()));
    this.#hold(side, own[key]);
    return own[key];
  }

  heldBytes(side) {
    return this.#held.get(this.#commitment(side));
  }

  hasCommitted(side) {
    this.#tried.add(side);
  }

  isRefused(part) {
    this.refused ||= part === this.part;
  }

  /** The server has taken our bytes: from now on they stand in the log, or something is wrong. */
  hasOpened(side, part, bytes) {
    this.#witness.hasOpened(part, side, bytes);
  }

  /** @returns {boolean} whether it was the next event of the log */
  hear(event, data, seq) {
    if (seq !== this.lastSeq + 1) {
      return false;
    }
    this.lastSeq = seq;
    this.#follow(event, data);
    return true;
  }

  #follow(event, data) {
    switch (event) {
      case 'game_created':
        this.#declared = data.options?.dice === 'declared';
        this.#bothNeeded = data.options?.before_roll === 'ready';
        this.#managers = { away: data.away?.manager ?? null, home: data.home?.manager ?? null };
        this.#witness.seedCommitted(1, data.commitment);
        break;
      case 'seat_taken':
        this.#managers[data.side] = data.user_id;
        break;
      case 'seat_opened':
        this.#managers[data.side] = null;
        this.#again += 1;
        this.#begin();
        break;
      case 'entropy_committed':
        this.#commits(data);
        break;
      case 'entropy_given':
        this.#opens(data);
        break;
      case 'dice_rolled':
        this.#rolls(data);
        break;
      case 'play_undone':
        if (data.commitment) {
          this.#nextRound(data.commitment);
        }
        break;
      case 'game_completed':
        this.#witness.seedShown(this.round, data.seed);
        break;
      default:
    }
  }

  /** Whether entropy is taken now, as far as we have heard. */
  #isOpen() {
    const seated = Boolean(this.#managers.away && this.#managers.home);
    return this.#concerned() && seated && this.lastSeq >= this.target;
  }

  #anyGiven() {
    return this.#given.away !== undefined || this.#given.home !== undefined;
  }

  #commitment(side) {
    return this.#committed[side]?.commitment;
  }

  /** Whether this browser has the bytes of the side's commitment; another tab may have drawn them. */
  #holds(side) {
    const stored = this.store.read(this.userId, this.gameId).own[`${this.part}.${side}`];
    if (stored !== undefined) {
      this.#hold(side, stored);
    }
    return this.#held.has(this.#commitment(side));
  }

  #hold(side, bytes) {
    const { gameId, userId, round } = this;
    this.#held.set(commitmentOf({ gameId, side, userId, round, bytes }), bytes);
  }

  #commits({ side, by, round, commitment }) {
    if (this.#anyGiven()) {
      this.#say('commitment_changed', side, 'A side committed itself after the bytes of another were shown');
    }
    if (round === this.round) {
      this.#committed[side] = { by, commitment };
    }
  }

  #opens({ side, by, bytes, round }) {
    if (!bytes || round !== this.round) {
      return; // a text of an older client, to which nobody has committed
    }
    this.#given[side] = bytes;
    const known = this.#commitment(side);
    const fits = commitmentOf({ gameId: this.gameId, side, userId: by, round, bytes });
    if (known !== fits) {
      this.#say('entropy_mismatch', side, 'What a side has shown does not fit its commitment');
    }
    this.#compareWithOwn(side);
  }

  #rolls({ dice }) {
    if (this.#rolled) {
      return;
    }
    this.#rolled = true;
    for (const side of this.sides) {
      this.#compareWithOwn(side);
      if (dice?.missing?.includes(side) && this.#witness.opened(this.part, side) !== undefined) {
        this.#say('entropy_lost', side, 'The dice are without the bytes that the server took from us');
      }
    }
  }

  #compareWithOwn(side) {
    this.#witness.compareWithOwn(this.round, this.part, side, this.#given[side]);
  }

  #nextRound(commitment) {
    this.round += 1;
    this.#again = 0;
    this.#begin();
    this.#witness.seedCommitted(this.round, commitment);
  }

  #begin() {
    this.#committed = {};
    this.#given = {};
    this.#rolled = false;
    this.refused = false;
    this.#tried.clear();
  }

  #say(kind, side, message) {
    this.#witness.say(this.round, kind, side, message);
  }
}
