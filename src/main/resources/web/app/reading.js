/**
 * A card that is being read: the draft, and what the server says that it would do. It knows no drawing, so that the
 * field and the panel beside it can share one.
 */
import { dropDraft, keepDraft, keptDraft } from './draft-memory.js';
import { refusalOf } from './refusals.js';
import { emptyDraft, missing, submission, withOutcome } from './submission.js';

/** Between the last change and the question: somebody is still choosing. */
const ASK_AFTER_MS = 80;

const NOTHING = { kind: 'none' };

/**
 * `preview` is `{kind: 'none'}`, `{kind: 'asking'}`, `{kind: 'shown', play}` with the server's answer, or
 * `{kind: 'refused', refusal}`.
 */
export class Reading {
  draft = emptyDraft();
  preview = NOTHING;
  /** Whether the location is asked for again although it is known. */
  moving = false;
  /** The roll that this user reads although another manager should. */
  forAnother = null;
  #gameId;
  #ask;
  #changed;
  #state = null;
  #roll = null;
  #timer;
  #underWay = null;

  /**
   * @param {object} options
   * @param {(said: any) => Promise<any>} options.ask the server what a submission would do
   * @param {() => void} options.changed called after anything here is different
   * @param {string} [options.gameId] where drafts are kept; left out, none is
   */
  constructor({ ask, changed, gameId = null }) {
    this.#ask = ask;
    this.#changed = changed;
    this.#gameId = gameId;
  }

  /** What the table is like now. Another roll has another draft; the same roll issued anew has the same. */
  follow({ pendingRoll, state }) {
    const roll = pendingRoll?.roll_number ?? pendingRoll?.roll_id ?? null;
    const other = roll !== this.#roll;
    const known = this.#state !== null;
    this.#state = state;
    if (other) {
      this.#turnTo(roll, known);
    }
  }

  #turnTo(roll, known) {
    if (roll === null && known && this.#gameId !== null) {
      dropDraft(this.#gameId);
    }
    this.#roll = roll;
    this.draft = roll === null || this.#gameId === null ? emptyDraft() : keptDraft(this.#gameId, roll);
    this.#asked();
  }

  /** For a play whose roll is not pending. */
  about(state) {
    this.#state = state;
  }

  get state() {
    return this.#state;
  }

  /** What is still to be said, or null. */
  get missing() {
    return this.#state === null ? 'Wait for the game' : missing(this.draft, this.#state);
  }

  /** @param {string | null} where known with the outcome, as a card has both in one cell */
  choose(code, where = null) {
    const draft = withOutcome(this.draft, code, this.#state);
    this.#is({ ...draft, where: where ?? null });
  }

  take(draft) {
    this.#is(draft);
  }

  change(change) {
    this.#is({ ...this.draft, ...change });
  }

  readForAnother() {
    this.forAnother = this.#roll;
    this.#changed();
  }

  /** Whether this user reads the roll that is pending. */
  isOf(may) {
    return this.#roll !== null && (may.mayRead || this.forAnother === this.#roll);
  }

  moveBall() {
    this.moving = true;
    this.#changed();
  }

  /** Says where the player from a base ended; '' means: as the table says. */
  send(from, way) {
    this.change({ ways: { ...this.draft.ways, [from]: way } });
  }

  clear() {
    this.#is(emptyDraft());
  }

  #is(draft) {
    this.draft = draft;
    this.moving = false;
    if (this.#gameId !== null && this.#roll !== null) {
      keepDraft(this.#gameId, this.#roll, draft);
    }
    this.#asked();
    this.#changed();
  }

  #asked() {
    clearTimeout(this.#timer);
    if (this.draft.code === null || this.missing !== null) {
      this.preview = NOTHING;
      return;
    }
    this.preview = { kind: 'asking' };
    this.#timer = setTimeout(() => this.#askNow(), ASK_AFTER_MS);
  }

  /** One question at a time: what has changed meanwhile is asked after it. */
  async #askNow() {
    if (this.#underWay !== null) {
      return;
    }
    const { draft } = this;
    this.#underWay = draft;
    const preview = await this.#ask(submission(draft)).then(
      (play) => ({ kind: 'shown', play }),
      (refusal) => ({ kind: 'refused', refusal: refusal.isOver ? refusal : refusalOf(refusal) }),
    );
    this.#underWay = null;
    if (draft === this.draft) {
      this.preview = preview;
      this.#changed();
    } else if (this.preview.kind === 'asking') {
      this.#askNow();
    }
  }

  /** Stops asking; nothing is drawn after it. */
  close() {
    clearTimeout(this.#timer);
    this.#changed = () => {};
  }
}
