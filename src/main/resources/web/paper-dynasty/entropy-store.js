/**
 * What a browser keeps of the entropy that it gave, so that a reload or another tab of the same user can open
 * what was committed, and so that what was seen first can be compared with what is shown at the end. Where
 * nothing may be kept (private windows, programs) it lasts as long as the client.
 */
const PREFIX = 'paper-dynasty.entropy.';

/** Games of which something is kept; of more the oldest are forgotten. */
const MOST_GAMES = 100;

export class EntropyStore {
  #memory = new Map();

  /** @param {Storage | undefined} storage such as `localStorage` */
  constructor(storage) {
    this.storage = storage;
  }

  /** @returns {{seeds: string[], own: Record<string, string>, opened: Record<string, string>}} */
  read(userId, gameId) {
    const empty = { seeds: [], own: {}, opened: {} };
    return { ...empty, ...(this.#read(keyOf(userId, gameId)) ?? {}) };
  }

  /** Changes what is kept; `change` gets what is kept now, which another tab may have written. */
  update(userId, gameId, change) {
    const known = this.read(userId, gameId);
    change(known);
    this.#write(keyOf(userId, gameId), { ...known, at: Date.now() });
    return known;
  }

  #read(key) {
    try {
      const text = this.storage?.getItem(key);
      return text ? JSON.parse(text) : this.#memory.get(key);
    } catch {
      return this.#memory.get(key);
    }
  }

  #write(key, value) {
    this.#memory.set(key, value);
    try {
      this.storage?.setItem(key, JSON.stringify(value));
      this.#forgetOldest();
    } catch {
      // Kept as long as the client, which is all that can be done here.
    }
  }

  #forgetOldest() {
    const keys = Object.keys(this.storage ?? {}).filter((key) => key.startsWith(PREFIX));
    if (keys.length > MOST_GAMES) {
      const oldest = keys.map((key) => ({ key, at: this.#read(key)?.at ?? 0 })).sort((one, other) => one.at - other.at);
      oldest.slice(0, keys.length - MOST_GAMES).forEach(({ key }) => this.storage.removeItem(key));
    }
  }
}

const keyOf = (userId, gameId) => `${PREFIX}${userId}.${gameId}`;
