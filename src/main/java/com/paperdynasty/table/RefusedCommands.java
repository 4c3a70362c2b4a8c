package com.paperdynasty.table;

import com.paperdynasty.journal.IdempotencyKey;

/**
 * Remembers which commands were refused since the game was opened, so that a copy that was sent
 * before the refusal, and comes after it, is not carried out. A refusal that is so old that it has
 * been forgotten counts against every command: the sender is then asked once more, and that is all
 * that a full memory costs. Lives on the table's context.
 */
final class RefusedCommands {
  private final long[] commands;
  private long given;

  /**
   * None yet.
   *
   * @param remembered how many are told apart
   */
  RefusedCommands(int remembered) {
    commands = new long[remembered];
  }

  /** How many there were. */
  long count() {
    return given;
  }

  /** A command has been refused. */
  void add(IdempotencyKey command) {
    commands[(int) (given % commands.length)] = hash(command);
    given++;
  }

  /**
   * Whether the command may have been refused after a moment.
   *
   * @param refusals how many there had been at that moment
   */
  boolean isRefusedSince(IdempotencyKey command, long refusals) {
    if (refusals < given - commands.length) {
      return true;
    }
    long hash = hash(command);
    for (long nth = Math.max(refusals, 0); nth < given; nth++) {
      if (commands[(int) (nth % commands.length)] == hash) {
        return true;
      }
    }
    return false;
  }

  /** Two commands with the same hash only cost a question. */
  private static long hash(IdempotencyKey command) {
    return ((long) command.userId().hashCode() << Integer.SIZE)
        | Integer.toUnsignedLong(command.id().hashCode());
  }
}
