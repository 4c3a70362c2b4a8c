package com.paperdynasty.card.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.card.BallparkChances;
import com.paperdynasty.card.Card;
import com.paperdynasty.card.CardSet;
import com.paperdynasty.card.Cell;
import com.paperdynasty.json.StrictJson;
import com.paperdynasty.text.NameRules;
import com.paperdynasty.text.TextRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a card set from its JSON. */
public final class CardSetReader {
  private static final int FIRST_SEASON = 1800;
  private static final int LAST_SEASON = 2999;
  private static final int MOST_SOURCE = 1_000;
  private static final Set<String> FIELDS =
      Set.of("name", "season", "source", "ballpark", "players");
  private static final Set<String> PARK_FIELDS =
      Set.of("name", "single_left", "single_right", "homerun_left", "homerun_right");

  private final CardBounds bounds;
  private final CardFaults faults;

  private CardSetReader(CardBounds bounds) {
    this.bounds = bounds;
    this.faults = new CardFaults(bounds.faults());
  }

  /**
   * Reads a set. All its faults are reported at once, up to the bound.
   *
   * @param utf8 the JSON
   */
  public static CardSetResult read(byte[] utf8, CardBounds bounds) {
    CardSetReader reader = new CardSetReader(bounds);
    CardSet set = reader.set(utf8);
    List<CardFault> faults = reader.faults.list();
    return set == null || !faults.isEmpty()
        ? new CardSetResult.Refused(faults)
        : new CardSetResult.Read(set, CardSetHash.canonical(set));
  }

  private @Nullable CardSet set(byte[] utf8) {
    if (utf8.length > bounds.bytes()) {
      faults.add("a card set has at most " + bounds.bytes() + " bytes, not " + utf8.length);
      return null;
    }
    Optional<ObjectNode> object = StrictJson.STANDARD.object(utf8);
    if (object.isEmpty()) {
      faults.add("a card set is a JSON object in UTF-8, with no name twice");
      return null;
    }
    CardFields fields = new CardFields(object.get(), "", FIELDS, faults);
    String name = name(fields, "name");
    if (!name.isEmpty()) {
      faults.enterSet(name);
    }
    Integer season =
        fields.has("season") ? fields.number("season", FIRST_SEASON, LAST_SEASON) : null;
    String source = fields.has("source") ? source(fields) : null;
    BallparkChances ballpark = fields.has("ballpark") ? ballpark(fields.get("ballpark")) : null;
    List<Card> players = players(fields.get("players"));
    return faults.list().isEmpty() ? new CardSet(name, season, source, ballpark, players) : null;
  }

  private String source(CardFields fields) {
    String text = fields.text("source", MOST_SOURCE);
    if (!text.isEmpty() && !TextRules.isLine(text, MOST_SOURCE)) {
      faults.add("source must have no control characters");
    }
    return text;
  }

  private List<Card> players(@Nullable JsonNode node) {
    if (!(node instanceof ArrayNode players)) {
      faults.add("players is a list" + CardFields.found(node));
      return List.of();
    }
    if (players.isEmpty() || players.size() > bounds.players()) {
      faults.add("a card set has 1 to " + bounds.players() + " players, not " + players.size());
      return List.of();
    }
    List<Card> cards = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < players.size(); i++) {
      JsonNode id = players.get(i).get("id");
      boolean valid = id != null && id.isTextual() && TextRules.isPlayerId(id.textValue());
      faults.enterPlayer(valid ? id.textValue() : "#" + (i + 1));
      if (valid && !ids.add(id.textValue())) {
        faults.add("the player is in the set twice");
      }
      Card card = new CardReader(faults).read(players.get(i));
      if (card != null) {
        cards.add(card);
      }
    }
    faults.leavePlayer();
    return List.copyOf(cards);
  }

  private BallparkChances ballpark(@Nullable JsonNode node) {
    CardFields fields = new CardFields(node, "ballpark", PARK_FIELDS, faults);
    return new BallparkChances(
        name(fields, "name"),
        fields.number("single_left", 0, Cell.FACES),
        fields.number("single_right", 0, Cell.FACES),
        fields.number("homerun_left", 0, Cell.FACES),
        fields.number("homerun_right", 0, Cell.FACES));
  }

  private String name(CardFields fields, String field) {
    String text = fields.text(field, NameRules.MAX_CHARACTERS);
    String name = NameRules.read(text);
    if (name == null && !text.isEmpty()) {
      faults.add(field + NameRules.RULE);
    }
    return name == null ? "" : name;
  }
}
