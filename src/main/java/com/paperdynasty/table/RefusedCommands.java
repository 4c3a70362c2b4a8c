package com.paperdynasty.table;

import com.paperdynasty.journal.IdempotencyKey;
import java.util.Arrays;

/**
 * Remembers which commands were refused since the game was opened, so that a copy that was sent
 * before the refusal and arrives after it is not executed. A refusal that has been forgotten counts
 * against every command. That is safe: the sender only has to send the command again. Used on the
 * game's context.
 */
final class RefusedCommands {
  private static final int FIRST = 4;

  private final int most;

  /** Grows with the refusals up to the bound: most games have few, and thousands may be open. */
  private long[] commands;

  private long given;

  /**
   * Creates an empty memory of refusals.
   *
   * @param remembered how many refusals are remembered
   */
  RefusedCommands(int remembered) {
    most = remembered;
    commands = new long[Math.min(FIRST, remembered)];
  }

  /** The number of refusals since the game was opened. */
  long count() {
    return given;
  }

  /** Records that a command was refused. */
  void add(IdempotencyKey command) {
    if (given == commands.length) {
      commands = Arrays.copyOf(commands, Math.min(most, 2 * commands.length));
    }
    commands[(int) (given % commands.length)] = hash(command);
    given++;
  }

  /**
   * Whether the command may have been refused after a moment.
   *
   * @param refusals the number of refusals at that moment
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

  /** A collision is harmless: the sender sends the command again. */
  private static long hash(IdempotencyKey command) {
    return ((long) command.userId().hashCode() << Integer.SIZE)
        | Integer.toUnsignedLong(command.id().hashCode());
  }
}
