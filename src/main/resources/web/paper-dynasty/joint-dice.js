import { commitmentOf, randomBytes } from './entropy-commitment.js';
import { EntropyGame } from './entropy-game.js';
import { EntropyStore } from './entropy-store.js';

/** After so long a roll is sent though our part of the dice has not gone out: the server decides. */
const PATIENCE_MS = 5_000;

/** The same for the other side's part, which its client gives at once if it is there. */
const PATIENCE_WITH_OTHERS_MS = 1_500;

/**
 * Gives the part of the dice of the sides that its user manages, so that nobody can steer them: random bytes,
 * committed to before the other side's are known and shown when both have committed. It compares what the log
 * shows with what was seen first, and says `dice_suspect` where it differs.
 *
 * Two tabs of one browser share their bytes; of two browsers the later one's commitment stands, and the other
 * does not fight for its own.
 */
export class JointDice {
  /** @type {Map<string, EntropyGame>} */
  #games = new Map();

  /**
   * @param {object} socket
   * @param {(event: string, data: any) => Promise<any>} socket.ask sends a command of our own
   * @param {(gameId: string) => Promise<void>} socket.readLog brings the whole log to `heard`, and not to the
   *   application
   * @param {(finding: any) => void} socket.suspect
   * @param {(gameId: string) => boolean} socket.isJoining
   * @param {() => string} socket.userId
   * @param {() => void} socket.settled what waited may go
   */
  constructor(socket, store = new EntropyStore(storage())) {
    this.socket = socket;
    this.store = store;
  }

  /** Whether a roll waits for a moment, until both sides have given their part of its dice. */
  mustWait(event, { game_id: gameId }) {
    if (event !== 'roll_dice') {
      return false;
    }
    const game = this.#games.get(gameId);
    if (game === undefined || !game.isBusy()) {
      return this.socket.isJoining(gameId);
    }
    const patienceMs = game.isOursDue() ? PATIENCE_MS : PATIENCE_WITH_OTHERS_MS;
    return this.socket.isJoining(gameId) || Date.now() < game.busySince + patienceMs;
  }

  connectionLost() {
    this.#games.forEach((game) => game.pause());
  }

  /**
   * To be called with every frame, when the application has had it.
   *
   * @param {any} frame
   * @param {import('./pending-commands.js').Command | undefined} command the one that it answers
   */
  follow(frame, command) {
    const { event, data, seq } = frame;
    if (event === 'game_joined' && command) {
      this.#joined(data, command.data);
    } else if (event === 'game_left') {
      this.#games.delete(data.game_id);
    } else if (event === 'user_connected') {
      this.#arrived(data);
    } else if (event === 'user_disconnected') {
      this.#games.get(data.game_id)?.departed(data.user_id);
    } else if (seq !== undefined) {
      this.#heard(event, data, seq);
    }
  }

  #arrived({ game_id: gameId, user_id: userId }) {
    const game = this.#games.get(gameId);
    if (game !== undefined) {
      game.arrived(userId);
      this.#step(game);
    }
  }

  #joined(data, asked) {
    const { game_id: gameId, sides = [], state, seq, participants = [] } = data;
    if (sides.length === 0) {
      this.#games.delete(gameId);
      return;
    }
    const game = this.#games.get(gameId) ?? this.#newGame(gameId);
    this.#games.set(gameId, game);
    const waiting = state?.status === 'waiting';
    game.begin(sides, seq, waiting);
    participants.forEach(({ user_id: userId }) => game.arrived(userId));
    const bringsItself = asked.last_seq !== undefined && asked.last_seq <= game.lastSeq;
    if (!bringsItself && waiting && game.lastSeq < seq) {
      this.#read(game);
    }
    this.#step(game);
  }

  #newGame(gameId) {
    return new EntropyGame(gameId, this.socket.userId(), this.store, (finding) => this.socket.suspect(finding));
  }

  /** A logged event, replayed or live; it may have been heard before. */
  #heard(event, data, seq) {
    const game = this.#games.get(data?.game_id);
    if (game?.hear(event, data, seq)) {
      this.#step(game);
    }
  }

  async #read(game) {
    game.reading = true;
    try {
      await this.socket.readLog(game.gameId);
    } catch {
      game.refused = true; // no part of ours, and the game goes on without it
    }
    game.reading = false;
    this.#step(game);
  }

  #step(game) {
    for (const side of game.sides) {
      if (game.shouldCommit(side)) {
        this.#commit(game, side);
      } else if (game.shouldOpen(side)) {
        this.#give(game, side, { bytes: game.heldBytes(side) });
      }
    }
    if (game.hasSettled()) {
      this.socket.settled();
    }
  }

  #commit(game, side) {
    const bytes = game.ownBytes(side, randomBytes);
    const { gameId, userId, round } = game;
    game.hasCommitted(side);
    this.#give(game, side, { commitment: commitmentOf({ gameId, side, userId, round, bytes }) });
  }

  /** What is refused is not tried again: too late, or a server that knows nothing of it. */
  async #give(game, side, part) {
    const { part: which } = game;
    game.underWay.add(side);
    try {
      await this.socket.ask('give_entropy', { game_id: game.gameId, side, ...part });
      if (part.bytes) {
        game.hasOpened(side, which, part.bytes);
      }
    } catch {
      game.isRefused(which);
    }
    game.underWay.delete(side);
    this.#step(game);
  }
}

/** Where a browser keeps things; elsewhere, and where it must not, there is none. */
function storage() {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
