package com.paperdynasty.game.fairplay;

import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.game.model.Plan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who is ready for the next roll. Each side has one budget of time for it, which runs while the
 * other side waits for it, by the times of the events, and is never refilled.
 *
 * @param budgetMs the budget of a side for one roll, in ms; 0 in games where nobody has to be ready
 * @param away the away side
 * @param home the home side
 * @param since from when on the running budget is not counted yet: the last event that stopped or
 *     started one
 * @param rolled whether the dice are rolled, so that nobody is waited for
 * @param seq the number of the last event
 * @param awayChangedAt the number of the event of the away side's last change that can be seen; 0
 *     before the first
 * @param homeChangedAt the same of the home side
 */
public record ReadyState(
    long budgetMs,
    ReadySide away,
    ReadySide home,
    Instant since,
    boolean rolled,
    long seq,
    long awayChangedAt,
    long homeChangedAt) {
  public static final ReadyState EMPTY =
      new ReadyState(0, ReadySide.NEW, ReadySide.NEW, Instant.EPOCH, false, 0, 0, 0);

  /** Before the first roll, after the game's first event. */
  public static ReadyState first(Instant at, int readySeconds) {
    return new ReadyState(readySeconds * 1_000L, ReadySide.NEW, ReadySide.NEW, at, false, 1, 0, 0);
  }

  /** Whether both sides have to be ready before a roll. */
  public boolean isUsed() {
    return budgetMs > 0;
  }

  public ReadySide side(Side side) {
    return side == Side.AWAY ? away : home;
  }

  /** The number of the event of a side's last change that can be seen; 0 before the first. */
  public long changedAt(Side side) {
    return side == Side.AWAY ? awayChangedAt : homeChangedAt;
  }

  /** The side that the other waits for, whose budget runs; null if there is none. */
  public @Nullable Side waitingFor() {
    if (!isUsed() || rolled || away.isDone() == home.isDone()) {
      return null;
    }
    return away.isDone() ? Side.HOME : Side.AWAY;
  }

  /** Whether a side has used up its budget at that time. */
  public boolean isTimeUp(Side side, Instant now) {
    Instant end = side == waitingFor() ? end(side) : side(side).timeUpAt();
    return !rolled && end != null && !now.isBefore(end);
  }

  /** Whether a side is not ready and the other may roll nevertheless, at that time. */
  public boolean isPassedOver(Side side, Instant now) {
    return !side(side).isReady() && (isTimeUp(side, now) || side(side).isSilenced());
  }

  /**
   * When the budget of the side that is not ready ends, or has ended while the other waits; null if
   * no side is waited for.
   */
  public @Nullable Instant budgetEndsAt() {
    Side running = waitingFor();
    if (running != null) {
      return end(running);
    }
    if (rolled || !isUsed() || away.isReady() == home.isReady()) {
      return null;
    }
    return away.isReady() ? home.timeUpAt() : away.timeUpAt();
  }

  private Instant end(Side running) {
    return since.plusMillis(budgetMs - side(running).usedMs());
  }

  /**
   * After a side said whether it is ready.
   *
   * @param by the user who said so
   * @param plan what the side means to do; null for what it does without saying anything
   */
  public ReadyState answered(Side side, boolean ready, String by, @Nullable Plan plan, Instant at) {
    ReadyState now = counted(at);
    return now.with(side, now.side(side).answered(ready ? by : null, ready ? plan : null));
  }

  /** After a side changed something that can be seen: the other side has to be ready again. */
  public ReadyState changed(Side side, Instant at) {
    ReadyState now = shown(side).counted(at);
    return now.with(side.other(), now.side(side.other()).changed())
        .with(side, now.side(side).changing());
  }

  /** After a side did what the other can see, and need not answer. */
  public ReadyState shown(Side side) {
    long event = seq + 1;
    return new ReadyState(
        budgetMs,
        away,
        home,
        since,
        rolled,
        seq,
        side == Side.AWAY ? event : awayChangedAt,
        side == Side.HOME ? event : homeChangedAt);
  }

  /** After a side got a manager, who has said nothing yet and has used no time. */
  public ReadyState seated(Side side, Instant at) {
    return counted(at).with(side, ReadySide.NEW);
  }

  /** After the dice were rolled: the plans have come with them. */
  public ReadyState played(Instant at) {
    ReadyState now = counted(at);
    return now.with(now.away.played(), now.home.played(), now.since, true);
  }

  /** After the roll was played or voided, or the game ended: everything begins anew. */
  public ReadyState next(Instant at) {
    return with(ReadySide.NEW, ReadySide.NEW, later(at), false);
  }

  /** After a play was undone: its roll is pending again, and nobody is ready. */
  public ReadyState undone(Instant at) {
    return with(ReadySide.NEW, ReadySide.NEW, later(at), true);
  }

  /** After any event of the game. */
  public ReadyState counted() {
    return new ReadyState(
        budgetMs, away, home, since, rolled, seq + 1, awayChangedAt, homeChangedAt);
  }

  /** With the time up to an instant counted. */
  private ReadyState counted(Instant at) {
    Side running = waitingFor();
    Instant to = later(at);
    if (running == null) {
      return with(away, home, to, rolled);
    }
    ReadySide used = side(running).used(since, to, budgetMs);
    return with(running == Side.AWAY ? used : away, running == Side.HOME ? used : home, to, rolled);
  }

  /** Clocks of two owners may differ: time does not go back. */
  private Instant later(Instant at) {
    return at.isBefore(since) ? since : at;
  }

  private ReadyState with(Side side, ReadySide changed) {
    return with(
        side == Side.AWAY ? changed : away, side == Side.HOME ? changed : home, since, rolled);
  }

  private ReadyState with(ReadySide awayNow, ReadySide homeNow, Instant at, boolean rolledNow) {
    return new ReadyState(
        budgetMs, awayNow, homeNow, at, rolledNow, seq, awayChangedAt, homeChangedAt);
  }

  void write(CanonicalWriter to) {
    to.flag(!isUsed());
    if (!isUsed()) {
      return;
    }
    to.number(budgetMs);
    away.write(to);
    home.write(to);
    to.number(since.toEpochMilli());
    to.flag(rolled);
    to.number(seq);
    to.number(awayChangedAt);
    to.number(homeChangedAt);
  }
}
