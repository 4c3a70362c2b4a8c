import { serverNow } from './clock.js';
import { awaitedEntropy } from './entropy.js';
import { SIDES } from './words.js';

/** How long a roll that was refused waits for the parts of the dice, which come by themselves. */
const COME_WITHIN_MS = 5_000;

/** Waits for the part of the dice that each side gives. */
export class DiceParts {
  #table;
  #onNews = () => {};

  /** @param {() => any} table what the page knows of the game now */
  constructor(table) {
    this.#table = table;
  }

  /** Something was heard of the game. */
  news() {
    this.#onNews();
  }

  /** When nothing is awaited of the dice, or the time for it is over. */
  both() {
    const { sides, untilMs } = this.#awaited();
    return sides.length === 0 ? Promise.resolve() : new Promise((given) => {
      const timer = setTimeout(given, untilMs - serverNow());
      this.#onNews = () => {
        if (this.#awaited().sides.length === 0) {
          clearTimeout(timer);
          given();
        }
      };
    });
  }

  /** @returns {Promise<boolean>} whether every side's part of the dice has come, soon */
  haveCome() {
    return new Promise((done) => {
      const end = setTimeout(() => done(false), COME_WITHIN_MS);
      this.#onNews = () => {
        if (SIDES.every((side) => this.#table().entropy.given[side])) {
          clearTimeout(end);
          done(true);
        }
      };
      this.#onNews();
    });
  }

  #awaited() {
    return awaitedEntropy(this.#table(), serverNow());
  }
}
