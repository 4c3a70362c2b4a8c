package com.paperdynasty.table;

import static net.logstash.logback.argument.StructuredArguments.kv;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.game.model.Event;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the default of a game's open choice taken when its time is up, by this node's clock. The time
 * stands in the log, so an owner that has just opened the game notices it too. Used on the game's
 * context.
 */
final class ChoiceTimer {
  private static final Logger log = LoggerFactory.getLogger(ChoiceTimer.class);
  private static final long NONE = -1;

  private final Vertx vertx;
  private final Clock clock;
  private final CommandExecutor commandExecutor;
  private final Supplier<Future<GameReply>> takeDefault;
  private long timer = NONE;
  private int number;
  private boolean armed;
  private boolean taking;
  private int refused;

  /**
   * Creates a timer that is not set.
   *
   * @param takeDefault takes the default of the open choice; called again while it is not taken,
   *     but not before it has been answered
   */
  ChoiceTimer(
      Vertx vertx,
      Clock clock,
      CommandExecutor commandExecutor,
      Supplier<Future<GameReply>> takeDefault) {
    this.vertx = vertx;
    this.clock = clock;
    this.commandExecutor = commandExecutor;
    this.takeDefault = takeDefault;
  }

  /**
   * From now on it minds the time. Before somebody has come to the game it does not: the game may
   * have been opened to be closed for good.
   */
  void arm() {
    armed = true;
    set();
  }

  /** Sets the timer for the choice that is open now, if it is not set for it. */
  void set() {
    Event.ChoiceNeeded open = open();
    if (!armed || (open != null && open.number() == number)) {
      return;
    }
    if (timer != NONE) {
      vertx.cancelTimer(timer);
      timer = NONE;
    }
    number = 0;
    if (open != null) {
      number = open.number();
      start(open);
    }
  }

  private void start(Event.ChoiceNeeded open) {
    long waitMs = Duration.between(clock.instant(), open.until()).toMillis();
    timer = vertx.setTimer(Math.max(0, waitMs) + 1, fired -> fire());
  }

  /** Timers and this clock do not measure alike, so it may be too early. */
  private void fire() {
    timer = NONE;
    Event.ChoiceNeeded open = open();
    if (open != null && open.number() == number && clock.instant().isBefore(open.until())) {
      start(open);
    } else {
      check();
    }
  }

  /**
   * Checks the time. Called besides the timer now and then: the clock may have been set, or the
   * default could not be taken before.
   */
  void check() {
    Event.ChoiceNeeded open = open();
    if (armed && open != null && !taking && !clock.instant().isBefore(open.until())) {
      taking = true;
      takeDefault
          .get()
          .onComplete(done -> taking = false)
          .onSuccess(reply -> onReply(reply, open.number()));
    }
  }

  /** Another command may have taken it before; else the next check tries again. */
  private void onReply(GameReply reply, int taken) {
    Event.ChoiceNeeded open = open();
    boolean left = open != null && open.number() == taken;
    if (left && refused != taken && reply instanceof GameReply.Refused refusal) {
      refused = taken;
      log.warn(
          "{}: the default of a decision was not taken: {}",
          kv("game", commandExecutor.game().gameId()),
          refusal.problem().message());
    }
  }

  private Event.@Nullable ChoiceNeeded open() {
    return commandExecutor.game().state().openChoice();
  }
}
