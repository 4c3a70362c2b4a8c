package com.paperdynasty.card;

import com.paperdynasty.card.file.StoredCards;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The two teams whose cards come with the program. */
public final class SampleTeams {
  public static final CardSet HOUSTON = read("2019-houston");
  public static final CardSet WASHINGTON = read("2019-washington");

  /** Houston visits Washington. */
  public static final GameCards CARDS = GameCards.of(List.of(HOUSTON, WASHINGTON));

  private SampleTeams() {}

  private static CardSet read(String name) {
    try {
      return StoredCards.read(Files.readString(Path.of("conf/cards/" + name + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
