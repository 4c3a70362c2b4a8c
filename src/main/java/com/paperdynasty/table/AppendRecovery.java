package com.paperdynasty.table;

import com.paperdynasty.journal.Journal;
import com.paperdynasty.journal.LoggedEvent;
import com.paperdynasty.journal.OpenedLog;
import com.paperdynasty.table.OwnedGame.UncommittedEvents;
import com.paperdynasty.table.ownership.OwnershipLostException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds out the outcome of an append that the journal did not answer: it may have been written or
 * not, and it may still be under way. Opening the game again fences the old epoch, and the log that
 * is then read is final. Used on the game's context.
 */
final class AppendRecovery {
  private final Vertx vertx;
  private final String node;
  private final Journal journal;
  private final Clock clock;
  private final GameVerticleSettings settings;

  /**
   * The outcome, as the log shows it.
   *
   * @param game the game, opened again from its log
   * @param written whether the log has the uncommitted events directly after the events that were
   *     known before
   * @param ownedBetween whether another node may have owned the game meanwhile. It may have refused
   *     a copy of the command, and only the sender knows
   */
  record Recovered(OwnedGame game, boolean written, boolean ownedBetween) {}

  AppendRecovery(
      Vertx vertx, String node, Journal journal, Clock clock, GameVerticleSettings settings) {
    this.vertx = vertx;
    this.node = node;
    this.journal = journal;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * Finds out whether events were committed. Tries until the journal answers; fails with {@link
   * OwnershipLostException} when that takes too long.
   *
   * @param before the game without these events
   * @param untilMs when to stop trying, by this node's clock, in ms
   */
  Future<Recovered> recover(OwnedGame before, UncommittedEvents uncommittedEvents, long untilMs) {
    return open(before.gameId(), untilMs)
        .compose(
            openedLog ->
                vertx.executeBlocking(
                    () -> {
                      OwnedGame reopened =
                          OwnedGame.replay(
                              before.gameId(),
                              openedLog,
                              settings.spectatorDelayMs(),
                              settings.framesBytes());
                      List<LoggedEvent> log = openedLog.log();
                      return new Recovered(
                          reopened,
                          startsWith(
                              log.subList((int) before.seq(), log.size()),
                              uncommittedEvents.events()),
                          reopened.epoch() != before.epoch() + 1);
                    },
                    false));
  }

  private Future<OpenedLog> open(UUID gameId, long untilMs) {
    return journal
        .open(gameId, node)
        .map(Optional::orElseThrow)
        .recover(cause -> pause(gameId, untilMs).compose(paused -> open(gameId, untilMs)));
  }

  /**
   * Pauses before the next try, or fails with {@link OwnershipLostException} when the time is up.
   * The pause ends with the verticle: {@code vertx.timer} would go on, and a closed verticle would
   * open its game again.
   */
  Future<Void> pause(UUID gameId, long untilMs) {
    if (clock.millis() >= untilMs) {
      return Future.failedFuture(OwnershipLostException.withoutJournal(gameId));
    }
    Promise<Void> pause = Promise.promise();
    vertx.setTimer(settings.reopenPauseMs(), timer -> pause.complete());
    return pause.future();
  }

  private static boolean startsWith(List<LoggedEvent> log, List<LoggedEvent> draft) {
    for (int i = 0; i < draft.size(); i++) {
      if (i == log.size() || !log.get(i).sameAs(draft.get(i))) {
        return false;
      }
    }
    return true;
  }
}
