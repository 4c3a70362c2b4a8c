import { CommandError } from './errors.js';
import { call } from './emitter.js';
import { verdict } from './commands.js';

/**
 * @typedef {object} Command
 * @property {string} id
 * @property {string} event
 * @property {Record<string, any>} data
 * @property {any} note what the sender wants to remember about it until it is answered
 * @property {number} sentAt when it last went out, in ms since the epoch; 0 = not on this connection
 * @property {number} deadline when its sender stops waiting
 * @property {number} triesLeft how often `unavailable` is still answered by sending again
 * @property {(data: any) => void} resolve
 * @property {(error: CommandError) => void} reject
 */

/**
 * The commands that have not been answered, oldest first, at most `limit` of them. What does not
 * fit is refused at once (`queue_full`); nothing is pushed out to make room.
 */
export class PendingCommands {
  /** @type {Map<string, Command>} */
  #commands = new Map();

  constructor({ limit, timeoutMs, resendAfterMs, tries, now = Date.now }) {
    this.limit = limit;
    this.timeoutMs = timeoutMs;
    this.resendAfterMs = resendAfterMs;
    this.tries = tries;
    this.now = now;
  }

  get size() {
    return this.#commands.size;
  }

  /**
   * @param {Pick<Command, 'id' | 'event' | 'data' | 'note' | 'resolve' | 'reject'>} command
   * @throws {CommandError} when it is full
   */
  add(command) {
    if (this.#commands.size >= this.limit) {
      const message = `${this.limit} commands wait for an answer already`;
      throw new CommandError({ message, code: 'queue_full' }, command.event);
    }
    this.addAnyway(command);
  }

  /** For the commands that the connection itself needs: they are taken even when it is full. */
  addAnyway(command) {
    const deadline = this.now() + this.timeoutMs;
    this.#commands.set(command.id, { ...command, deadline, sentAt: 0, triesLeft: this.tries });
  }

  /** @returns {Command | undefined} */
  get(id) {
    return this.#commands.get(id);
  }

  /** @returns {Command | undefined} the first that fits */
  find(predicate) {
    return [...this.#commands.values()].find(predicate);
  }

  /** @returns {Command[]} oldest first */
  waiting(predicate = (_command) => true) {
    return [...this.#commands.values()].filter((command) => command.sentAt === 0 && predicate(command));
  }

  sent(command) {
    command.sentAt = this.now();
  }

  /** Nothing that was sent has arrived. */
  unsent() {
    for (const command of this.#commands.values()) {
      command.sentAt = 0;
    }
  }

  /** The connection is gone: all that was sent on it has to be sent again. */
  connectionLost(isOfTheConnection) {
    this.unsent();
    for (const command of this.#commands.values()) {
      if (isOfTheConnection(command.event)) {
        this.refuse(command, { message: 'Connection lost', code: 'closed' });
      }
    }
  }

  /** Gives the command that the frame answers its answer, if it is one and waits for one. */
  settle(frame) {
    const command = this.#commands.get(frame.reply_to);
    if (!command) {
      return;
    }
    const meaning = verdict(command.event, frame);
    if (meaning === 'try_again' && command.triesLeft > 0) {
      command.triesLeft -= 1;
      command.sentAt = this.now();
    } else if (meaning === 'answer') {
      this.#commands.delete(command.id);
      call(command.resolve, [frame.data]);
    } else if (meaning !== 'interim') {
      this.refuse(command, { code: 'rejected', ...frame.data });
    }
  }

  refuse(command, data) {
    this.#commands.delete(command.id);
    call(command.reject, [new CommandError(data, command.event)]);
  }

  refuseAll(data) {
    for (const command of [...this.#commands.values()]) {
      this.refuse(command, data);
    }
  }

  /**
   * Refuses what waited too long, and names what is due to be sent again on a connection that lives:
   * the bus behind the server delivers at most once, so an answer may never come.
   *
   * @returns {Command[]}
   */
  overdue() {
    const now = this.now();
    for (const command of [...this.#commands.values()]) {
      if (command.deadline <= now) {
        this.refuse(command, { message: `No answer to ${command.event} in time`, code: 'timeout' });
      }
    }
    return [...this.#commands.values()].filter(
      ({ sentAt }) => sentAt !== 0 && sentAt + this.resendAfterMs <= now,
    );
  }
}
