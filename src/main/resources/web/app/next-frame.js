/** A page that nobody looks at has no frames to draw in; its title is still read. */
const UNSEEN_MS = 250;

/**
 * Draws at the browser's next frame, and once for all that came before it: a replay comes frame by frame, and to draw after each of
 * a thousand would keep nobody up to date.
 */
export class NextFrame {
  #draw;
  #asked = undefined;

  /** @param {() => void} draw */
  constructor(draw) {
    this.#draw = draw;
  }

  ask() {
    if (this.#asked) {
      return;
    }
    const drawn = () => {
      this.stop();
      this.#draw();
    };
    this.#asked = { frame: requestAnimationFrame(drawn), timer: setTimeout(drawn, UNSEEN_MS) };
  }

  stop() {
    if (this.#asked) {
      cancelAnimationFrame(this.#asked.frame);
      clearTimeout(this.#asked.timer);
      this.#asked = undefined;
    }
  }
}
