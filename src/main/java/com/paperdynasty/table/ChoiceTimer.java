package com.paperdynasty.table;

import com.paperdynasty.game.model.Event;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Notices when the time of a game's open choice is up, by this node's clock. The time stands in the
 * log, so an owner that has just opened the game notices it too. Used on the game's context.
 */
final class ChoiceTimer {
  private static final long NONE = -1;

  private final Vertx vertx;
  private final Clock clock;
  private final CommandExecutor commandExecutor;
  private final Runnable onOver;
  private long timer = NONE;
  private int number;

  /**
   * Creates a timer that is not set.
   *
   * @param onOver called when the time of the open choice is up
   */
  ChoiceTimer(Vertx vertx, Clock clock, CommandExecutor commandExecutor, Runnable onOver) {
    this.vertx = vertx;
    this.clock = clock;
    this.commandExecutor = commandExecutor;
    this.onOver = onOver;
  }

  /** Sets the timer for the choice that is open now, if it is not set for it. */
  void set() {
    Event.ChoiceNeeded open = open();
    if (timer != NONE && open != null && open.number() == number) {
      return;
    }
    if (timer != NONE) {
      vertx.cancelTimer(timer);
      timer = NONE;
    }
    if (open != null) {
      number = open.number();
      long waitMs = Duration.between(clock.instant(), open.until()).toMillis();
      timer = vertx.setTimer(Math.max(1, waitMs), fired -> check());
    }
  }

  /**
   * Checks the time. Called besides the timer now and then: the clock may have been set, or the
   * default could not be taken before.
   */
  void check() {
    Event.ChoiceNeeded open = open();
    if (open != null && !clock.instant().isBefore(open.until())) {
      onOver.run();
    }
  }

  private Event.@Nullable ChoiceNeeded open() {
    return commandExecutor.game().state().openChoice();
  }
}
