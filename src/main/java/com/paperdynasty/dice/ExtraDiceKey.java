package com.paperdynasty.dice;

import java.util.UUID;

/**
 * Which extra dice: the {@code index}-th of a form for a roll, or between two plays.
 *
 * @param number of the roll, or of the play before
 * @param form the name of the form
 * @param index from 1
 */
public record ExtraDiceKey(Of of, int number, String form, int index) {

  /** What the dice belong to. */
  public enum Of {
    /** A roll of the five dice. */
    ROLL("roll"),
    /** The time after a play, 0 before the first one, until the next roll. */
    PLAY("play");

    private final String code;

    Of(String code) {
      this.code = code;
    }
  }

  /** The lines from which the dice come, joined by line feeds. */
  String lines(String scheme, UUID gameId) {
    return String.join("\n", scheme, gameId.toString(), of.code, "" + number, form, "" + index);
  }
}
