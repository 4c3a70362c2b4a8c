/** The cards of a game that this user may see: sets over HTTP, and a single card where the league file shows the hands of a side. */
import { cardSet, listCardSets } from './api.js';
import { onBack } from './back.js';
import { currentToken } from './identity.js';

const shelves = new WeakMap();

/** The shelf of a table on the screen: one, however many parts of the page look at it. */
export function shelfOf(session) {
  if (!shelves.has(session)) {
    shelves.set(session, new CardShelf(session));
  }
  return shelves.get(session);
}

const AGAIN_AFTER_MS = 5_000;

/** Between the dice and the play only a ruling changes what is read. */
export const readingMoment = ({ pendingRoll, seq }) => `${pendingRoll.roll_id} ${seq}`;

const playersOf = (set) => (set?.players ?? []).map(({ id, name }) => ({ id, name }));

class CardShelf {
  #session;
  /* By hash: each set that has come, null where it is not shown to this user. */
  #sets = new Map();
  #cards = new Map();
  #asked = new Map();
  /* The sides whose hand is not shown to this user, and the sides that they managed when that was found. */
  #hidden = new Set();
  #managed = '';
  #listeners = new Set();
  #again = null;
  /* What the server has said that it reads, and at which moment of the game. */
  #ahead = { moment: null, play: null };

  constructor(session) {
    this.#session = session;
  }

  /** @param {() => void} changed called after there is another card @returns {() => void} that ends it */
  follow(changed) {
    this.#listeners.add(changed);
    if (this.#listeners.size === 1) {
      this.forgetBack = onBack(() => this.#load());
    }
    this.#renew();
    this.#load();
    return () => {
      this.#listeners.delete(changed);
      if (this.#listeners.size === 0) {
        this.forgetBack();
        clearTimeout(this.#again);
      }
    };
  }

  /**
   * The card of a player, with `team` and `season` of its set.
   *
   * @returns null where it is not shown to this user, undefined while that is not known
   */
  card(side, playerId) {
    this.#renew();
    const known = this.#cards.get(playerId);
    if (known || !this.#isWhole()) {
      return known;
    }
    if (this.#hidden.has(side)) {
      return null;
    }
    if (!this.#asked.has(playerId)) {
      this.#asked.set(playerId, undefined);
      this.#ask(side, playerId);
    }
    return this.#asked.get(playerId);
  }

  /** What the server has said that it reads now; null where it was not asked. */
  ahead(table) {
    return table.pendingRoll && this.#ahead.moment === readingMoment(table) ? this.#ahead.play : null;
  }

  keepAhead(moment, play) {
    this.#ahead = { moment, play };
    this.#told();
  }

  get #hashes() {
    return this.#session.table.created?.card_sets ?? [];
  }

  #isWhole() {
    return this.#hashes.length > 0 && this.#hashes.every((hash) => this.#sets.has(hash));
  }

  /** Who takes a seat, or whose seat was opened, sees other cards from then on. */
  #renew() {
    const managed = this.#session.table.sides.join();
    if (managed !== this.#managed) {
      this.#managed = managed;
      for (const known of [this.#sets, this.#cards, this.#hidden, this.#asked]) {
        known.clear();
      }
      this.#load();
    }
  }

  /** One set after the other: the server cuts one for a user at a time. What has failed for now is asked for again. */
  async #load() {
    if (this.loading || this.#hashes.length === 0 || this.#isWhole()) {
      return;
    }
    this.loading = true;
    clearTimeout(this.#again);
    const managed = this.#managed;
    let open = null;
    let againMs = null;
    for (const hash of this.#hashes.filter((each) => !this.#sets.has(each))) {
      try {
        open ??= await this.#open();
        const set = open.has(hash) ? await this.#read(hash) : null;
        if (managed !== this.#managed) {
          break;
        }
        this.#sets.set(hash, set);
      } catch (refusal) {
        againMs = Math.max(againMs ?? 0, refusal.retryAfterMs ?? AGAIN_AFTER_MS);
      }
    }
    this.loading = false;
    if (managed !== this.#managed) {
      this.#load();
      return;
    }
    this.#arrange();
    if (againMs !== null && this.#listeners.size > 0) {
      this.#again = setTimeout(() => this.#load(), againMs);
    }
  }

  /** The players of the home side are those of the second set, where there is one. The game reads the first card of a player. */
  #arrange() {
    const sets = this.#hashes.map((hash) => this.#sets.get(hash));
    this.#session.benches = { away: playersOf(sets[0]), home: playersOf(sets.length > 1 ? sets[1] : sets[0]) };
    for (const { name, season, players } of [...sets].reverse().filter(Boolean)) {
      players.forEach((card) => this.#cards.set(card.id, { ...card, team: name, season }));
    }
    this.#told();
  }

  /** The sets that may be asked for: a manager sees something of all of them, somebody without an account of none. */
  async #open() {
    const token = await currentToken();
    if (token === null || this.#session.table.sides.length > 0) {
      return new Set(token === null ? [] : this.#hashes);
    }
    const { card_sets: sets } = await listCardSets(token);
    return new Set(sets.map(({ hash }) => hash));
  }

  /** @returns null where it is not shown to this user */
  async #read(hash) {
    try {
      return await cardSet(await currentToken(), hash, this.#session.gameId);
    } catch (refusal) {
      if (refusal.passing) {
        throw refusal;
      }
      return null;
    }
  }

  async #ask(side, playerId) {
    try {
      if ((await currentToken()) === null) {
        this.#hidden.add(side); // somebody without an account may not even ask
        this.#told();
        return;
      }
      const { cards, bench = [] } = await this.#session.command('request_hand_cards', { side, players: [playerId] });
      const found = [...cards, ...bench].find(({ player }) => player.id === playerId);
      this.#asked.set(playerId, found?.card ?? null);
    } catch (refusal) {
      if (refusal.passing) {
        await new Promise((over) => setTimeout(over, refusal.retryAfterMs ?? AGAIN_AFTER_MS));
        this.#asked.delete(playerId); // asked again with the next drawing of the page
      } else if (refusal.code === 'forbidden' || refusal.code === 'unauthorized') {
        this.#hidden.add(side);
      } else {
        this.#asked.set(playerId, null);
      }
    }
    this.#told();
  }

  #told() {
    this.#listeners.forEach((changed) => changed());
  }
}
