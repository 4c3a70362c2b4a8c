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

const playersOf = (set) => (set?.players ?? []).map(({ id, name }) => ({ id, name }));

class CardShelf {
  #session;
  #sets = null;
  #cards = new Map();
  #asked = new Map();
  /* The sides whose hand is not shown to this user, and the sides that they managed when that was found. */
  #hidden = new Set();
  #managed = '';
  #listeners = new Set();

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
    if (known || this.#sets === null) {
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

  /** Who takes a seat sees other cards from then on. */
  #renew() {
    const managed = this.#session.table.sides.join();
    if (managed !== this.#managed) {
      this.#managed = managed;
      this.#sets = null;
      this.#hidden.clear();
      this.#asked.clear();
      this.#load();
    }
  }

  async #load() {
    const hashes = this.#session.table.created?.card_sets;
    if (this.#sets !== null || this.loading || !hashes) {
      return;
    }
    this.loading = true;
    const managed = this.#managed;
    try {
      const token = await currentToken();
      const open = await this.#open(token, hashes);
      const sets = await Promise.all(hashes.map((hash) => (open.has(hash) ? cardSet(token, hash, this.#session.gameId) : null)));
      this.#sets = sets.filter(Boolean);
      // The players of the home side are those of the second set, where there is one.
      this.#session.benches = { away: playersOf(sets[0]), home: playersOf(sets.length > 1 ? sets[1] : sets[0]) };
      this.#sets.forEach(({ name, season, players }) => players.forEach((card) => this.#put({ ...card, team: name, season })));
      this.#told();
    } catch {
      // It is asked for again when the server answers again.
    }
    this.loading = false;
    if (managed !== this.#managed) {
      this.#sets = null;
      this.#load();
    }
  }

  /** The sets that may be asked for: a manager sees something of all of them, somebody without an account of none. */
  async #open(token, hashes) {
    if (token === null || this.#session.table.sides.length > 0) {
      return new Set(token === null ? [] : hashes);
    }
    const { card_sets: sets } = await listCardSets(token);
    return new Set(sets.map(({ hash }) => hash));
  }

  /** Where two sets have a player, the game reads the card of the first. */
  #put(card) {
    if (!this.#cards.has(card.id)) {
      this.#cards.set(card.id, card);
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
      if (refusal.code === 'forbidden' || refusal.code === 'unauthorized') {
        this.#hidden.add(side);
      } else {
        this.#asked.delete(playerId); // asked again with the next drawing of the page
      }
    }
    this.#told();
  }

  #told() {
    this.#listeners.forEach((changed) => changed());
  }
}
