package com.paperdynasty.league;

import com.paperdynasty.baseball.league.League;
import com.paperdynasty.card.CardOptions;
import com.paperdynasty.card.CardOptions.Hands;
import com.paperdynasty.card.GameCards;
import com.paperdynasty.yaml.YamlTree;
import com.paperdynasty.yaml.YamlTree.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a digital league says of its cards. Each key may be left out. */
final class CardOptionsReader {
  /** The name of the key for the card sets. */
  static final String SETS = "card_sets";

  private static final String HANDS = "hands";
  private static final String CHOICE_SECONDS = "decision_seconds";
  private static final String CHANCES = "chances";

  /** The keys. */
  static final Set<String> KEYS = Set.of(SETS, HANDS, CHOICE_SECONDS, CHANCES);

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final YamlTree yaml;
  private final Piece root;

  CardOptionsReader(YamlTree yaml, Piece root) {
    this.yaml = yaml;
    this.root = root;
  }

  /** The options; where the file has a fault, which is recorded, the default. */
  CardOptions read(League.Mode mode) {
    for (String key : KEYS) {
      Piece piece = root.get(key);
      if (piece != null && mode != League.Mode.DIGITAL) {
        yaml.fault(piece.line(), key + " is only for a digital league");
      }
    }
    return new CardOptions(
        sets(root.get(SETS)),
        hands(root.get(HANDS)),
        choiceSeconds(root.get(CHOICE_SECONDS)),
        showsChances(root.get(CHANCES)));
  }

  /** The hashes in their order. */
  private List<String> sets(@Nullable Piece piece) {
    if (piece == null) {
      return List.of();
    }
    List<Piece> items = piece.items();
    if (items == null || items.isEmpty() || items.size() > GameCards.MOST_SETS) {
      yaml.fault(piece.line(), SETS + " is a list of 1 to " + GameCards.MOST_SETS + " hashes");
      return List.of();
    }
    List<String> hashes = new ArrayList<>();
    for (Piece item : items) {
      String hash = item.text();
      if (hash == null || !HASH.matcher(hash).matches()) {
        yaml.fault(item.line(), SETS + " has \"" + hash + "\", which is not a hash");
      } else if (hashes.contains(hash)) {
        yaml.fault(item.line(), SETS + " has " + hash + " twice");
      } else {
        hashes.add(hash);
      }
    }
    return hashes;
  }

  private int choiceSeconds(@Nullable Piece piece) {
    if (piece == null) {
      return CardOptions.DEFAULT_CHOICE_SECONDS;
    }
    String text = piece.text();
    if (text != null && text.matches("\\d{1,6}")) {
      int seconds = Integer.parseInt(text);
      if (seconds >= CardOptions.LEAST_CHOICE_SECONDS
          && seconds <= CardOptions.MOST_CHOICE_SECONDS) {
        return seconds;
      }
    }
    yaml.fault(
        piece.line(),
        "%s is a number from %d to %d"
            .formatted(
                CHOICE_SECONDS, CardOptions.LEAST_CHOICE_SECONDS, CardOptions.MOST_CHOICE_SECONDS));
    return CardOptions.DEFAULT_CHOICE_SECONDS;
  }

  private boolean showsChances(@Nullable Piece piece) {
    if (piece == null) {
      return true;
    }
    boolean shows = "true".equals(piece.text());
    if (!shows && !"false".equals(piece.text())) {
      yaml.fault(piece.line(), CHANCES + " is true or false");
    }
    return shows;
  }

  private Hands hands(@Nullable Piece piece) {
    String text = piece == null ? Hands.OWN.code() : piece.text();
    Hands hands = text == null ? null : Hands.byCode(text);
    if (piece != null && hands == null) {
      yaml.fault(piece.line(), HANDS + " is own, managers or everybody, not \"" + text + "\"");
    }
    return hands == null ? Hands.OWN : hands;
  }
}
