import { tracksOf } from '../tracks.js';

const LESS_MOTION = '(prefers-reduced-motion: reduce)';

/** Whether a play is to be shown moving: not where less motion is asked for, nor where nobody looks. */
export const moves = () => !matchMedia(LESS_MOTION).matches && document.visibilityState === 'visible';

/**
 * Lets a play run on the drawing of the field, with the browser's own animations over what is drawn already: when they end, or are
 * stopped, everybody is where the state has them and nothing is left behind.
 */
export class PlayMotion {
  #running = [];

  get isRunning() {
    return this.#running.length > 0;
  }

  /**
   * @param {number} speed 1 as it is, 2 twice as fast
   * @param {() => void} onEnd called once, when it has come to its end without being stopped
   */
  start(field, story, spots, speed, onEnd) {
    this.stop();
    const timing = { duration: story.lastsMs / speed };
    const { runners, ball, flight, fielder, after } = tracksOf(story, spots);
    const play = (element, frames) => {
      if (element && frames?.length > 0) {
        this.#running.push(element.animate(frames, timing));
      }
    };
    for (const actor of field.querySelectorAll('[data-actor]')) {
      play(actor, runners.get(actor.dataset.actor));
    }
    play(field.querySelector('.ball'), ball);
    play(field.querySelector('.ball-flight'), flight);
    play(field.querySelector(`[data-fielder="${story.fielder?.position}"]`), fielder);
    field.querySelectorAll('.afterwards').forEach((element) => play(element, after));
    const [first] = this.#running;
    if (first) {
      first.onfinish = () => {
        this.#running = [];
        onEnd();
      };
    }
  }

  stop() {
    const running = this.#running;
    this.#running = [];
    for (const animation of running) {
      animation.onfinish = null;
      animation.cancel();
    }
  }
}
