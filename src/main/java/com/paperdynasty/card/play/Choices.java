package com.paperdynasty.card.play;

import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The choices that were made so far, in their order, and the one that is missing. */
final class Choices {
  private final Iterator<String> made;
  private @Nullable Choice missing;

  Choices(List<String> made) {
    this.made = made.iterator();
  }

  /**
   * The code of the next choice; null if nobody has made it yet. Then the play cannot go on.
   *
   * @param choice is worked out only if it is missing
   */
  @Nullable String next(Supplier<Choice> choice) {
    if (made.hasNext()) {
      return made.next();
    }
    missing = choice.get();
    return null;
  }

  /** The play stands open until the missing choice is made. */
  CardPlay.Open open() {
    if (missing == null) {
      throw new IllegalStateException("no choice is missing");
    }
    return new CardPlay.Open(missing);
  }
}
