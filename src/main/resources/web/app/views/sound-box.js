/**
 * The sounds of the park, made by the browser itself: there is no file to load. Nothing is opened before the first sound is wanted,
 * and a browser that lets nothing sound before something was pressed is silent until then.
 */
const LOUDEST = 0.5;
const NOISE_SECONDS = 2;

/** What a browser lets sound later than that is old: it stays unheard. */
const LATEST_MS = 500;

export class SoundBox {
  #context = null;
  #noise = null;
  #out = null;

  /** @param {import('../signals.js').Sound[]} sounds */
  play(sounds) {
    if (sounds.length === 0 || !this.#open()) {
      return;
    }
    if (this.#context.state === 'running') {
      this.#now(sounds);
      return;
    }
    const asked = performance.now();
    const soon = () => performance.now() - asked < LATEST_MS && this.#now(sounds);
    this.#context.resume().then(soon, () => {});
  }

  #now(sounds) {
    for (const { sound, atMs, gain } of sounds) {
      SOUNDS[sound](this, this.#context.currentTime + atMs / 1_000, gain);
    }
  }

  close() {
    this.#context?.close();
    this.#context = null;
  }

  #open() {
    if (this.#context === null && typeof AudioContext === 'function') {
      this.#context = new AudioContext();
      this.#noise = noise(this.#context);
      this.#out = this.#context.createGain();
      this.#out.gain.value = LOUDEST;
      this.#out.connect(this.#context.destination);
    }
    return this.#context !== null;
  }

  /** A piece of noise of one color, which swells and dies away. */
  hiss(at, { type, hertz, q = 1, swells = 0.005, lasts, gain }) {
    const source = this.#context.createBufferSource();
    source.buffer = this.#noise;
    source.loop = lasts > NOISE_SECONDS;
    const filter = this.#context.createBiquadFilter();
    filter.type = type;
    filter.frequency.value = hertz;
    filter.Q.value = q;
    source.connect(filter);
    this.#swell(filter, at, { swells, lasts, gain });
    source.start(at);
    source.stop(at + lasts);
  }

  tone(at, { hertz, falls = hertz, type = 'sine', swells = 0.005, lasts, gain }) {
    const source = this.#context.createOscillator();
    source.type = type;
    source.frequency.setValueAtTime(hertz, at);
    source.frequency.exponentialRampToValueAtTime(falls, at + lasts);
    this.#swell(source, at, { swells, lasts, gain });
    source.start(at);
    source.stop(at + lasts);
  }

  #swell(node, at, { swells, lasts, gain }) {
    const loudness = this.#context.createGain();
    loudness.gain.setValueAtTime(0.0001, at);
    loudness.gain.exponentialRampToValueAtTime(Math.max(0.001, gain), at + swells);
    loudness.gain.exponentialRampToValueAtTime(0.0001, at + lasts);
    node.connect(loudness).connect(this.#out);
  }
}

function noise(context) {
  const buffer = context.createBuffer(1, context.sampleRate * NOISE_SECONDS, context.sampleRate);
  const samples = buffer.getChannelData(0);
  for (let index = 0; index < samples.length; index++) {
    samples[index] = Math.random() * 2 - 1;
  }
  return buffer;
}

/** When each die of a roll comes down, in s. */
const CLICKS = [0, 0.07, 0.12, 0.21, 0.3];

const SOUNDS = {
  dice: (box, at, gain) => CLICKS.forEach((later, index) => box.hiss(at + later, { type: 'bandpass', hertz: 1_900 + index * 350, q: 3, lasts: 0.05, gain: gain * (1 - index * 0.12) })),
  bat: (box, at, gain) => {
    box.hiss(at, { type: 'highpass', hertz: 1_200, lasts: 0.07, gain });
    box.tone(at, { hertz: 420, falls: 160, lasts: 0.09, gain: gain * 0.8 });
  },
  mitt: (box, at, gain) => box.hiss(at, { type: 'lowpass', hertz: 700, lasts: 0.1, gain }),
  catch: (box, at, gain) => box.hiss(at, { type: 'lowpass', hertz: 900, lasts: 0.07, gain }),
  crowd: (box, at, gain) => {
    box.hiss(at, { type: 'bandpass', hertz: 900, q: 0.7, swells: 0.5, lasts: 1.2 + gain * 1.6, gain: gain * 0.7 });
    box.hiss(at + 0.1, { type: 'bandpass', hertz: 1_700, q: 1.2, swells: 0.4, lasts: 1 + gain, gain: gain * 0.35 });
  },
  seat: (box, at, gain) => {
    box.hiss(at, { type: 'lowpass', hertz: 420, lasts: 0.12, gain });
    box.tone(at + 0.08, { hertz: 520, falls: 500, lasts: 0.35, gain: gain * 0.4 });
  },
  move: (box, at, gain) => {
    box.tone(at, { hertz: 660, lasts: 0.28, gain: gain * 0.5 });
    box.tone(at + 0.14, { hertz: 880, lasts: 0.4, gain: gain * 0.5 });
  },
};
