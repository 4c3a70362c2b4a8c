/** How long to wait before the next attempt: doubling up to a bound, spread by chance. */
export class Backoff {
  #attempts = 0;

  /**
   * @param {{minMs: number, maxMs: number, randomization: number, random?: () => number}} bounds
   *   `randomization` 0.5 spreads each delay over half of itself to either side, so that the
   *   clients of a server that went away do not all come back in one instant
   */
  constructor({ minMs, maxMs, randomization, random = Math.random }) {
    this.minMs = minMs;
    this.maxMs = maxMs;
    this.randomization = randomization;
    this.random = random;
  }

  get attempts() {
    return this.#attempts;
  }

  nextMs() {
    // 2^30 is past any bound in use and well before doubling overflows.
    const doubled = this.minMs * 2 ** Math.min(this.#attempts, 30);
    this.#attempts += 1;
    return this.#spread(Math.min(doubled, this.maxMs));
  }

  /** The longest delay, for a server that said that it is being flooded. */
  longestMs() {
    this.#attempts += 1;
    return this.#spread(this.maxMs);
  }

  reset() {
    this.#attempts = 0;
  }

  #spread(delayMs) {
    const share = (this.random() * 2 - 1) * this.randomization;
    return Math.round(delayMs * (1 + share));
  }
}
