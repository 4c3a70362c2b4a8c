package com.paperdynasty.game.fairplay;

import com.paperdynasty.baseball.model.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The managers' part in the dice, by rounds: one for each seed. In a round each side commits to
 * bytes, and opens them when both have committed. A round is over with the first roll from its
 * seed.
 *
 * @param past the rounds that are over, if another seed was drawn; oldest first
 * @param fromRoll the number of the first roll of this round
 * @param began when the wait for the other side began: at the first commitment, or when the last
 *     seat was taken; null before
 * @param complete when both sides had committed for the first time; null before
 */
public record EntropyRounds(
    List<DiceOrigin> past,
    int fromRoll,
    EntropyPart away,
    EntropyPart home,
    @Nullable Instant began,
    @Nullable Instant complete) {
  /** The most commitments of a side in one round. */
  public static final int MOST_COMMITMENTS = 20;

  /**
   * The least time to open bytes after the second side has committed. Without it the second one
   * could commit at the last moment and roll before the other's client has answered.
   */
  public static final Duration TIME_TO_OPEN = Duration.ofSeconds(10);

  public static final EntropyRounds EMPTY =
      new EntropyRounds(List.of(), 1, EntropyPart.NONE, EntropyPart.NONE, null, null);

  public EntropyRounds {
    past = List.copyOf(past);
  }

  /** The part of a side. */
  public EntropyPart part(Side side) {
    return side == Side.AWAY ? away : home;
  }

  /**
   * Whether the round still takes anything.
   *
   * @param made the number of rolls so far
   */
  public boolean isOpen(int made) {
    return made < fromRoll;
  }

  /** Whether any bytes of this round are out. */
  public boolean isAnyOpen() {
    return away.isOpen() || home.isOpen();
  }

  /** Whether both sides have committed. */
  public boolean isComplete() {
    return away.isCommitted() && home.isCommitted();
  }

  /**
   * The sides whose part the dice lack, or would lack if the round ended now. Where only one side
   * has committed it is the other, which kept it from opening.
   */
  public List<Side> missing() {
    return Stream.of(Side.AWAY, Side.HOME)
        .filter(side -> isComplete() ? !part(side).isOpen() : !part(side).isCommitted())
        .toList();
  }

  /** Whether the dice come from both sides, so that neither could steer them. */
  public boolean isJoint() {
    return missing().isEmpty();
  }

  /**
   * The sides whose part the first roll waits for.
   *
   * @param able the sides that can take part: they have a manager, whose client commits
   * @param readySeconds how long it waits from the first commitment
   */
  public List<Side> awaited(Instant now, int readySeconds, List<Side> able) {
    Instant until = until(readySeconds);
    return until == null || !now.isBefore(until)
        ? List.of()
        : missing().stream().filter(side -> isComplete() || able.contains(side)).toList();
  }

  /** Until when a roll waits for a side's part; null while neither has committed. */
  public @Nullable Instant until(int readySeconds) {
    if (began == null) {
      return null;
    }
    Instant until = began.plusSeconds(readySeconds);
    Instant opened = complete == null ? until : complete.plus(TIME_TO_OPEN);
    return opened.isAfter(until) ? opened : until;
  }

  /** With the commitment of a side. */
  public EntropyRounds committed(Instant at, Side side, String userId, String commitment) {
    EntropyRounds changed =
        with(side, part(side).committed(userId, commitment), began == null ? at : began, complete);
    return changed.isComplete() && complete == null
        ? changed.with(side, changed.part(side), changed.began(), at)
        : changed;
  }

  /** With the bytes of a side. */
  public EntropyRounds opened(Side side, String bytes) {
    return with(side, part(side).opened(bytes), began, complete);
  }

  /** The last seat is taken: only now can its side commit. */
  public EntropyRounds seated(Instant at) {
    return began == null ? this : new EntropyRounds(past, fromRoll, away, home, at, complete);
  }

  /**
   * The next round, of another seed.
   *
   * @param ended what the dice of the round so far came from
   * @param made the number of rolls so far
   */
  public EntropyRounds next(DiceOrigin ended, int made) {
    List<DiceOrigin> all = new ArrayList<>(past);
    all.add(ended);
    return new EntropyRounds(all, made + 1, EntropyPart.NONE, EntropyPart.NONE, null, null);
  }

  /**
   * Where the dice of a roll come from.
   *
   * @param current where those of the current round come from
   */
  public DiceOrigin of(int roll, DiceOrigin current) {
    if (roll >= fromRoll || past.isEmpty()) {
      return current;
    }
    return past.stream()
        .filter(round -> round.fromRoll() <= roll)
        .reduce((before, after) -> after)
        .orElse(past.get(0));
  }

  private EntropyRounds with(
      Side side, EntropyPart part, @Nullable Instant start, @Nullable Instant both) {
    return new EntropyRounds(
        past,
        fromRoll,
        side == Side.AWAY ? part : away,
        side == Side.HOME ? part : home,
        start,
        both);
  }

  void write(CanonicalWriter to) {
    to.flag(equals(EMPTY));
    if (equals(EMPTY)) {
      return;
    }
    to.number(past.size());
    past.forEach(round -> round.write(to));
    to.number(fromRoll);
    away.write(to);
    home.write(to);
    to.number(began == null ? -1 : began.toEpochMilli());
    to.number(complete == null ? -1 : complete.toEpochMilli());
  }
}
