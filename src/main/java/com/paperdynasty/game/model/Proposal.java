package com.paperdynasty.game.model;

import com.paperdynasty.baseball.model.EnumCodes;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ruling that one manager asks the other to agree to.
 *
 * @param side that asks
 * @param number 1 for the side's first proposal in this game
 * @param by the id of the user who asks
 * @param playNumber the last play when it was made, which {@link Kind#UNDO_PLAY} would undo
 * @param rollId the pending roll when it was made, which {@link Kind#VOID_ROLL} would void; null if
 *     no roll was pending
 * @param correction what the undone play would be instead; null to read the dice again
 */
public record Proposal(
    Side side,
    int number,
    Kind kind,
    String by,
    String reason,
    Instant at,
    int playNumber,
    @Nullable String rollId,
    @Nullable Submission correction) {
  /** How long it can be answered. */
  public static final Duration OPEN = Duration.ofMinutes(10);

  /** How long the next roll waits for its answer. */
  public static final Duration HOLD = Duration.ofSeconds(60);

  /** How many proposals of a side hold a roll, in one game. */
  public static final int HOLDS = 3;

  private static final String SEPARATOR = "-";

  /** What may be proposed. */
  public enum Kind {
    UNDO_PLAY("undo_play"),
    VOID_ROLL("void_roll"),
    END_GAME("end_game");

    private static final Map<String, Kind> BY_CODE = EnumCodes.index(values(), Kind::code);

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    /** The name on the wire. */
    public String code() {
      return code;
    }

    /** The kind with that name, or null. */
    public static @Nullable Kind byCode(String code) {
      return BY_CODE.get(code);
    }
  }

  /** The id of a side's proposal, as {@code away-1}. */
  public static String id(Side side, int number) {
    return side.code() + SEPARATOR + number;
  }

  /** The side in an id; null for any other text. */
  public static @Nullable Side sideOf(String id) {
    int end = id.indexOf(SEPARATOR);
    Side side = end < 0 ? null : Side.byCode(id.substring(0, end));
    return side != null && id.equals(id(side, numberOf(id))) ? side : null;
  }

  /** The number in an id; 0 if it has none. */
  public static int numberOf(String id) {
    try {
      return Integer.parseInt(id.substring(id.indexOf(SEPARATOR) + 1));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  public String id() {
    return id(side, number);
  }

  /** When it ends if it is not answered. */
  public Instant until() {
    return at.plus(OPEN);
  }

  /** Until when it holds the next roll; null if it never did. */
  public @Nullable Instant heldUntil() {
    return number > HOLDS ? null : at.plus(HOLD);
  }
}
