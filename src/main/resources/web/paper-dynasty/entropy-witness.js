import { fromHex, sha256, toHex } from './sha256.js';

/** Compares what a game's log shows of the dice with what this browser has seen or given before. */
export class EntropyWitness {
  #gameId;
  #userId;
  #store;
  #suspect;

  /**
   * @param {string} gameId
   * @param {string} userId
   * @param {import('./entropy-store.js').EntropyStore} store
   * @param {(finding: any) => void} suspect
   */
  constructor(gameId, userId, store, suspect) {
    this.#gameId = gameId;
    this.#userId = userId;
    this.#store = store;
    this.#suspect = suspect;
  }

  /** The server has taken our bytes: from now on they stand in the log, or something is wrong. */
  hasOpened(part, side, bytes) {
    this.#store.update(this.#userId, this.#gameId, (known) => (known.opened[`${part}.${side}`] = bytes));
  }

  /** The bytes of ours that the server has taken; undefined if none. */
  opened(part, side) {
    return this.#known().opened[`${part}.${side}`];
  }

  /** @param {string | undefined} given what stands in the log */
  compareWithOwn(round, part, side, given) {
    const opened = this.opened(part, side);
    if (opened !== undefined && given !== opened) {
      this.say(round, 'entropy_lost', side, 'The bytes that the server took from us do not stand in the log');
    }
  }

  /** The first one that this browser saw is the one that counts. */
  seedCommitted(round, commitment) {
    const { seeds } = this.#store.update(this.#userId, this.#gameId, (known) => (known.seeds[round - 1] ??= commitment));
    if (seeds[round - 1] !== commitment) {
      this.say(round, 'commitment_changed', null, 'The commitment to the seed is another than the first time');
    }
  }

  seedShown(round, seed) {
    const commitment = this.#known().seeds[round - 1];
    if (seed && commitment && toHex(sha256(fromHex(seed))) !== commitment.toLowerCase()) {
      this.say(round, 'seed_mismatch', null, 'The seed does not fit the commitment that was seen first');
    }
  }

  say(round, kind, side, message) {
    this.#suspect({ game_id: this.#gameId, kind, side, round, message });
  }

  #known() {
    return this.#store.read(this.#userId, this.#gameId);
  }
}
