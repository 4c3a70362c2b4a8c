package com.paperdynasty.card.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.card.CardSet;
import com.paperdynasty.json.TrustedJson;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Reads the texts of sets that were checked before they were stored. */
public final class StoredCards {
  /** Whatever the bounds were when the set was stored. */
  private static final CardBounds ANY_SIZE =
      new CardBounds(Integer.MAX_VALUE, Integer.MAX_VALUE, 1);

  private StoredCards() {}

  /**
   * The set of a stored text, or what this build finds wrong with it: an older one may have had
   * other rules.
   */
  public static CardSetResult check(String text) {
    return CardSetReader.read(text.getBytes(StandardCharsets.UTF_8), ANY_SIZE);
  }

  /**
   * The set of a stored text.
   *
   * @throws IllegalArgumentException if the text cannot be read as a set: the stored data is
   *     damaged
   */
  public static CardSet read(String text) {
    CardSetResult result = check(text);
    if (result instanceof CardSetResult.Read read) {
      return read.set();
    }
    throw new IllegalArgumentException(
        "not a card set: " + ((CardSetResult.Refused) result).faults());
  }

  /**
   * A stored text without the players who are not named, so possibly without any. Takes some
   * milliseconds: not for an event loop.
   *
   * @param players the ids of those who stay
   */
  public static String only(String text, Set<String> players) {
    if (!(TrustedJson.read(text) instanceof ObjectNode set)
        || !(set.get("players") instanceof ArrayNode all)) {
      throw new IllegalArgumentException("not a card set");
    }
    ArrayNode left = set.putArray("players");
    for (JsonNode card : all) {
      if (players.contains(card.path("id").asText())) {
        left.add(card);
      }
    }
    return set.toString();
  }
}
