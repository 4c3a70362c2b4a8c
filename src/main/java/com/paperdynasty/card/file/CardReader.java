package com.paperdynasty.card.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.card.Card;
import com.paperdynasty.card.CardSide;
import com.paperdynasty.card.HalfCard;
import com.paperdynasty.card.Hand;
import com.paperdynasty.card.Ratings;
import com.paperdynasty.text.NameRules;
import com.paperdynasty.text.TextRules;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the card of a player. */
final class CardReader {
  private static final Set<String> FIELDS =
      Set.of("id", "name", "bats", "throws", "batting", "pitching", "ratings");
  private static final Set<String> HALVES = Set.of("vs_left", "vs_right");
  private static final int MOST_ID = 32;

  private final CardFaults faults;

  CardReader(CardFaults faults) {
    this.faults = faults;
  }

  /** The card; null, with a fault, where something of it is missing. */
  @Nullable Card read(JsonNode node) {
    CardFields fields = new CardFields(node, "", FIELDS, faults);
    String id = fields.text("id", MOST_ID);
    if (!id.isEmpty() && !TextRules.isPlayerId(id)) {
      faults.add(
          "id has only letters of a to z, digits, - and _" + CardFields.found(fields.get("id")));
    }
    String name = NameRules.read(fields.text("name", NameRules.MAX_CHARACTERS));
    if (name == null && fields.has("name")) {
      faults.add("name" + NameRules.RULE);
    }
    Hand bats = hand(fields, "bats");
    Hand throwing = hand(fields, "throws");
    CardSide batting = fields.has("batting") ? side(fields, "batting", 1) : null;
    CardSide pitching = fields.has("pitching") ? side(fields, "pitching", 4) : null;
    Ratings ratings = new RatingsReader(faults).read(fields.get("ratings"), fields.has("pitching"));
    if (!fields.has("batting") && !fields.has("pitching")) {
      faults.add("a card has batting or pitching, or both");
    }
    return name == null || (batting == null && pitching == null)
        ? null
        : new Card(id, name, bats, throwing, batting, pitching, ratings);
  }

  private Hand hand(CardFields fields, String field) {
    JsonNode value = fields.get(field);
    Hand hand = value == null || !value.isTextual() ? null : Hand.byCode(value.textValue());
    if (hand == null) {
      faults.add(field + " is L, R or S" + CardFields.found(value));
      return Hand.RIGHT;
    }
    return hand;
  }

  private @Nullable CardSide side(CardFields player, String name, int firstColumn) {
    CardFields halves = new CardFields(player.get(name), name, HALVES, faults);
    HalfCard left = half(halves, name, "vs_left", firstColumn);
    HalfCard right = half(halves, name, "vs_right", firstColumn);
    return left == null || right == null ? null : new CardSide(left, right);
  }

  private @Nullable HalfCard half(CardFields halves, String side, String name, int firstColumn) {
    faults.enterHalf(side + " " + name);
    HalfCard half = null;
    if (halves.has(name)) {
      half = new HalfReader(faults, firstColumn).read(halves.get(name));
    } else {
      faults.add("the half is missing");
    }
    faults.leaveHalf();
    return half;
  }
}
