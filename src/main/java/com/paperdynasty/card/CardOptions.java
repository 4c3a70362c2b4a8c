package com.paperdynasty.card;

import com.paperdynasty.baseball.model.EnumCodes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a digital league says of its cards.
 *
 * @param sets the hashes of the card sets that its games are played with, in their order
 * @param hands who sees the cards of a side
 * @param choiceSeconds how long a manager may think about a choice, in seconds
 * @param showsChances whether a choice says how likely its options come off
 */
public record CardOptions(List<String> sets, Hands hands, int choiceSeconds, boolean showsChances) {
  public static final int LEAST_CHOICE_SECONDS = 1;

  /** A week. */
  public static final int MOST_CHOICE_SECONDS = 604_800;

  public static final int DEFAULT_CHOICE_SECONDS = 60;

  /** No card sets, and hands that are hidden. */
  public static final CardOptions NONE = new CardOptions(List.of(), Hands.OWN);

  public CardOptions {
    sets = List.copyOf(sets);
    if (choiceSeconds < LEAST_CHOICE_SECONDS || choiceSeconds > MOST_CHOICE_SECONDS) {
      throw new IllegalArgumentException("choice seconds " + choiceSeconds);
    }
  }

  /** The same with the default time and chances that are shown. */
  public CardOptions(List<String> sets, Hands hands) {
    this(sets, hands, DEFAULT_CHOICE_SECONDS, true);
  }

  /** The same with other card sets. */
  public CardOptions with(List<String> others) {
    return new CardOptions(others, hands, choiceSeconds, showsChances);
  }

  /** Who sees the cards of a side besides its managers. */
  public enum Hands {
    /** Nobody. */
    OWN("own"),
    /** The other side's managers. */
    MANAGERS("managers"),
    /** Everybody who may watch the game. */
    EVERYBODY("everybody");

    private static final Map<String, Hands> BY_CODE = EnumCodes.index(values(), Hands::code);
    private final String code;

    Hands(String code) {
      this.code = code;
    }

    /** The name in league files. */
    public String code() {
      return code;
    }

    /** The value with that name, or null. */
    public static @Nullable Hands byCode(String code) {
      return BY_CODE.get(code);
    }
  }
}
