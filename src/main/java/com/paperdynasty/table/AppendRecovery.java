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
 * Finds out what became of an append that the journal did not answer: it may have been written or
 * not, and it may still be on its way. Opening the game again shuts the old epoch out; what the log
 * then holds is the truth. Lives on the table's context.
 */
final class AppendRecovery {
  private final Vertx vertx;
  private final String node;
  private final Journal journal;
  private final Clock clock;
  private final GameVerticleSettings settings;

  /**
   * What the journal says.
   *
   * @param game as it was opened again, with all that is in its log
   * @param written whether the draft is in the log, right behind what was known before
   * @param ownedBetween whether another node may have had the game meanwhile: it may have refused a
   *     copy of the command, and only the sender knows
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
   * What became of a draft. Tries until the journal answers; fails with {@link
   * OwnershipLostException} when that takes too long.
   *
   * @param before the game without the draft
   * @param untilMs when to stop trying, by this table's clock
   */
  Future<Recovered> recover(OwnedGame before, UncommittedEvents uncommittedEvents, long untilMs) {
    return open(before.gameId(), untilMs)
        .compose(
            openedLog ->
                vertx.executeBlocking(
                    () -> {
                      OwnedGame truth =
                          OwnedGame.fold(
                              before.gameId(),
                              openedLog,
                              settings.spectatorDelayMs(),
                              settings.framesBytes());
                      List<LoggedEvent> log = openedLog.log();
                      return new Recovered(
                          truth,
                          startsWith(
                              log.subList((int) before.seq(), log.size()),
                              uncommittedEvents.events()),
                          truth.epoch() != before.epoch() + 1);
                    },
                    false));
  }

  private Future<OpenedLog> open(UUID gameId, long untilMs) {
    return journal
        .open(gameId, node)
        .map(Optional::orElseThrow)
        .recover(cause -> pause(gameId, untilMs).compose(rested -> open(gameId, untilMs)));
  }

  /**
   * Rests before the next try, or fails with {@link OwnershipLostException} when the time is over.
   * The rest ends with the verticle: {@code vertx.timer} would go on, and a closed table open its
   * game again.
   */
  Future<Void> pause(UUID gameId, long untilMs) {
    if (clock.millis() >= untilMs) {
      return Future.failedFuture(new OwnershipLostException("no journal for game " + gameId, null));
    }
    Promise<Void> rest = Promise.promise();
    vertx.setTimer(settings.reopenPauseMs(), timer -> rest.complete());
    return rest.future();
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
