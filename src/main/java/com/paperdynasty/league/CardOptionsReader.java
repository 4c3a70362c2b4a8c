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

  /** The keys. */
  static final Set<String> KEYS = Set.of(SETS, HANDS);

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
    return new CardOptions(sets(root.get(SETS)), hands(root.get(HANDS)));
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

  private Hands hands(@Nullable Piece piece) {
    String text = piece == null ? Hands.OWN.code() : piece.text();
    Hands hands = text == null ? null : Hands.byCode(text);
    if (piece != null && hands == null) {
      yaml.fault(piece.line(), HANDS + " is own, managers or everybody, not \"" + text + "\"");
    }
    return hands == null ? Hands.OWN : hands;
  }
}
