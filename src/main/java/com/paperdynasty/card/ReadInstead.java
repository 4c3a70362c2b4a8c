package com.paperdynasty.card;

/** Why a play is not what the cell at its dice says, or not that alone. */
public enum ReadInstead {
  /** An out in play on a tired pitcher's card is a single. */
  TIRED("tired"),
  /** The dice say a wild pitch, a passed ball or a balk. */
  MISPLAY("misplay"),
  /** What the side at bat had called is read first. */
  CALLED("called");

  private final String code;

  ReadInstead(String code) {
    this.code = code;
  }

  /** The word in frames. */
  public String code() {
    return code;
  }
}
