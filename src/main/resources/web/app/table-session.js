import { messages } from './api.js';
import { isBack, isLost } from './back.js';
import { serverNow } from './clock.js';
import { DiceParts } from './dice-parts.js';
import { extrasRead } from './extra-dice.js';
import { currentToken } from './identity.js';
import { recall, remember } from './memory.js';
import { NextFrame } from './next-frame.js';
import { Reading } from './reading.js';
import { forPeople, refusalOf } from './refusals.js';
import { heard, momentOf, newTable, presenceOf, reduce } from './table.js';
import { inWords } from './told.js';

/** Says nothing about whether we are a player: to be asked again. */
const NOT_NOW = new Set(['timeout', 'unavailable', 'rate_limited', 'internal']);
const AGAIN_AFTER_MS = 2_000;

const AWAITS_DICE = /^Waiting for the dice of /;

/**
 * One game that is on the screen: joins it, folds its frames, sends what its user does.
 *
 * `stage` is `joining`, `offered` (a seat, by the link that brought us), `seated` or `refused`.
 */
export class TableSession {
  stage = 'joining';
  refusal = null;
  /** What to read out: what happened last while we watched. */
  spoken = '';
  /** What the client has found wrong with the dice. */
  suspicions = [];
  /* What this side has planned for a roll, which nobody else is told: `{roll, side, plan}`. */
  #plans = [];
  /** Whether our seat was opened to somebody else while we were here. */
  unseated = false;
  #changed;
  #nextFrame = new NextFrame(() => this.#changed());
  #parts = new DiceParts(() => this.table);
  #left = false;
  #listener = (event, data, frame) => this.#hear(event, data, frame);

  constructor(socket, { gameId, invitation, seat }, changed) {
    this.socket = socket;
    this.invitation = invitation;
    this.offeredSeat = seat;
    this.table = newTable(gameId);
    this.#changed = changed;
    this.reading = new Reading({ gameId, ask: (said) => this.command('preview_outcome', said), changed: () => this.#changed() });
    socket.onAny(this.#listener);
  }

  get gameId() {
    return this.table.gameId;
  }

  /** As a player if we are one; else the seat is offered that the link is for; else we watch. */
  async join() {
    const refusal = await this.#joinAs('player', {});
    if (refusal && this.offeredSeat && this.invitation) {
      this.#is('offered');
    } else if (refusal) {
      await this.watch();
    }
  }

  async watch() {
    const refusal = await this.#joinAs('spectator', { invitation: this.invitation ?? undefined });
    if (refusal) {
      this.refusal = forPeople(refusal);
      this.#is('refused');
    }
  }

  leave() {
    this.#left = true;
    this.#nextFrame.stop();
    this.reading.close();
    this.socket.offAny(this.#listener);
    if (this.socket.game(this.gameId)) {
      this.socket.emit('leave_game', { game_id: this.gameId });
    }
    this.#changed = () => {};
  }

  /**
   * Rolls, unless the other side has changed anything after `seen`, the last event on the screen. Who presses before both sides
   * have given their part of the dice rolls as soon as they have.
   */
  async roll(seen) {
    const roll = () => this.command('roll_dice', seen === null ? {} : { seen });
    await this.#parts.both();
    try {
      return await roll();
    } catch (refusal) {
      // They had begun to give them, and we had not heard of it.
      if (!AWAITS_DICE.test(refusal.message) || !(await this.#parts.haveCome())) {
        throw refusal;
      }
      return roll();
    }
  }

  /** What we said that a side plans for a roll; undefined if nothing, or if it was said elsewhere. */
  saidPlan(roll, side) {
    this.#plans = recall(`plans.${this.gameId}`) ?? [];
    return this.#plans.find((said) => said.roll === roll && said.side === side)?.plan;
  }

  /** Remembers it over a reload, for that roll alone. */
  keepPlan(roll, side, plan) {
    const others = this.#plans.filter((said) => said.roll === roll && said.side !== side);
    this.#plans = [...others, { roll, side, plan }];
    remember(`plans.${this.gameId}`, this.#plans);
  }

  /** Writes a play down, with the extra dice that were rolled for it, the last ones if there are too many. */
  submit(outcome) {
    const { extras, pendingRoll } = this.table;
    const { ids } = extrasRead(extras, pendingRoll);
    return this.#untilTaken(pendingRoll, 'submit_manual_outcome', { ...outcome, ...(ids.length > 0 && { extra_ids: ids }) });
  }

  /** In a game with cards: who has a card for a side, `[{id, name}]`, as far as it is known. */
  bench(side) {
    return this.benches?.[side] ?? [];
  }

  /** Lets the server read the cards. */
  readCard() {
    return this.#untilTaken(this.table.pendingRoll, 'submit_manual_outcome', { auto: true });
  }

  /** Answers what the play waits for. */
  decide({ decision_id: id }, option) {
    const isOpen = () => this.table.pendingRoll?.decision?.decision_id === id;
    return this.#whileOpen(isOpen, 'submit_decision', { decision_id: id, option });
  }

  /** The network may be away longer than a command waits. The server takes one play for a roll, so it can be sent again. */
  #untilTaken(roll, event, data) {
    return this.#whileOpen(() => roll !== null && this.table.pendingRoll?.roll_id === roll.roll_id, event, data);
  }

  async #whileOpen(isOpen, event, data) {
    for (;;) {
      try {
        return await this.command(event, data);
      } catch (refusal) {
        if (refusal.code !== 'timeout' || this.#left || !isOpen()) {
          throw refusal;
        }
      }
    }
  }

  /** Gives a command of this game, such as `void_roll`; what it means it says by itself. */
  async command(event, data) {
    try {
      const answer = await this.socket.request(event, { game_id: this.gameId, ...data });
      isBack();
      return answer;
    } catch (refusal) {
      throw this.#told(refusal, data);
    }
  }

  #told(refusal, data) {
    if (NOT_NOW.has(refusal.code)) {
      isLost();
    }
    const moment = this.#momentFor(refusal.command, data);
    return refusalOf(refusal, { lineups: this.table.lineups, moment });
  }

  /** What is said stands in no state of the game, and what is done about one person depends on that person. */
  #momentFor(command, { user_id, to }) {
    switch (command) {
      case 'mute_user':
        return () => presenceOf(this.table, user_id);
      case 'send_message':
        return to === undefined ? undefined : () => presenceOf(this.table, to);
      default:
        return () => momentOf(this.table);
    }
  }

  /** Something about the dice is not as it was shown before: everybody at this page is to know it for good. */
  suspectsDice(gameId, kind) {
    if (gameId === this.gameId && !this.suspicions.includes(kind)) {
      this.suspicions = [...this.suspicions, kind];
      this.#nextFrame.ask();
    }
  }

  /** @returns {boolean} whether a refusal says that we are muted: then we know until when */
  silencedBy({ code, retryAfterMs }, userId) {
    const silenced = code === 'forbidden' && retryAfterMs !== undefined;
    if (silenced) {
      const now = serverNow();
      const mutes = { ...this.table.mutes, [userId]: { sinceMs: now, untilMs: now + retryAfterMs } };
      this.table = { ...this.table, mutes };
      this.#nextFrame.ask();
    }
    return silenced;
  }

  /**
   * From the first event on: the book is written from the whole log.
   *
   * @returns {Promise<import('../paper-dynasty.js').CommandError | null>} why we were not let in
   */
  async #joinAs(role, more) {
    while (!this.#left) {
      try {
        await this.socket.request('join_game', { game_id: this.gameId, role, last_seq: 0, ...more });
        this.#is('seated');
        return null;
      } catch (refusal) {
        if (refusal.code === 'closed') {
          return null;
        }
        if (!NOT_NOW.has(refusal.code)) {
          return refusal;
        }
        await new Promise((later) => setTimeout(later, refusal.retryAfterMs ?? AGAIN_AFTER_MS));
      }
    }
    return null;
  }

  #hear(event, data, frame) {
    if (data?.game_id === this.gameId && event === 'game_left') {
      this.#sentAway();
    } else if (data?.game_id === this.gameId) {
      this.unseated ||= event === 'seat_opened' && !frame.replay && this.table.sides.includes(data.side);
      this.table = reduce(this.table, { event, data, seq: frame.seq, replay: frame.replay, heardAtMs: serverNow() });
      this.#parts.news();
      this.reading.follow(this.table);
      if (!frame.replay) {
        this.#speak(frame.seq);
      }
      this.#nextFrame.ask();
      if (event === 'game_joined') {
        this.#readMessages();
      }
    }
  }

  /** Without having asked: our seat is another's, or the game is gone. What we may be here now is asked anew. */
  async #sentAway() {
    this.offeredSeat = null;
    this.table = newTable(this.gameId);
    this.#is('joining');
    await this.join();
    this.unseated &&= this.table.sides.length === 0;
  }

  /** The end comes with the play that made it: both are read out. */
  #speak(seq) {
    const line = this.table.feed.at(-1);
    if (seq !== undefined && line?.seq === seq) {
      const words = inWords(line, this.table);
      this.spoken = line.kind === 'end' ? `${this.spoken} ${words}` : words;
    }
  }

  /** What was said before we came, or while we were away, is in no replay. */
  async #readMessages() {
    try {
      const token = await currentToken();
      if (token === null) {
        return; // somebody without an account reads none
      }
      const said = await messages(token, this.gameId, this.invitation);
      this.table = { ...this.table, ...heard(this.table, ...said.messages) };
      this.#nextFrame.ask();
    } catch {
      // It is read again when we join again; what is said from now on comes by itself.
    }
  }

  #is(stage) {
    this.stage = stage;
    this.#changed();
  }
}
