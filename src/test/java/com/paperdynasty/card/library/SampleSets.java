package com.paperdynasty.card.library;

import com.paperdynasty.card.CardSet;
import com.paperdynasty.card.SampleCards;
import com.paperdynasty.card.file.CardBounds;
import com.paperdynasty.card.file.CardSetJson;
import com.paperdynasty.card.file.CardSetReader;
import com.paperdynasty.card.file.CardSetResult;
import java.nio.charset.StandardCharsets;

/** Card sets that differ in their name. */
public final class SampleSets {
  private SampleSets() {}

  /** The JSON of a set with two players; of no season if its name begins with a small letter. */
  public static String json(String name) {
    CardSet sample = SampleCards.set();
    return CardSetJson.set(
            new CardSet(
                name,
                Character.isLowerCase(name.charAt(0)) ? null : sample.season(),
                null,
                sample.ballpark(),
                sample.players()))
        .toString();
  }

  public static byte[] utf8(String name) {
    return json(name).getBytes(StandardCharsets.UTF_8);
  }

  /** The same set as it is stored. */
  public static StoredCardSet set(String name) {
    return StoredCardSet.of(
        (CardSetResult.Read) CardSetReader.read(utf8(name), CardBounds.DEFAULT));
  }
}
