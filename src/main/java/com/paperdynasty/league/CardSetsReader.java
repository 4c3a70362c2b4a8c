package com.paperdynasty.league;

import com.paperdynasty.baseball.league.League;
import com.paperdynasty.card.GameCards;
import com.paperdynasty.yaml.YamlTree;
import com.paperdynasty.yaml.YamlTree.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the hashes of the card sets that a digital league's games are played with. */
final class CardSetsReader {
  /** The name of the key. */
  static final String KEY = "card_sets";

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final YamlTree yaml;

  CardSetsReader(YamlTree yaml) {
    this.yaml = yaml;
  }

  /** The hashes in their order; none where the file has no such key, or a faulty one. */
  List<String> read(@Nullable Piece piece, League.Mode mode) {
    if (piece == null) {
      return List.of();
    }
    List<Piece> items = piece.items();
    if (mode != League.Mode.DIGITAL) {
      yaml.fault(piece.line(), KEY + " is only for a digital league");
    }
    if (items == null || items.isEmpty() || items.size() > GameCards.MOST_SETS) {
      yaml.fault(piece.line(), KEY + " is a list of 1 to " + GameCards.MOST_SETS + " hashes");
      return List.of();
    }
    List<String> hashes = new ArrayList<>();
    for (Piece item : items) {
      String hash = item.text();
      if (hash == null || !HASH.matcher(hash).matches()) {
        yaml.fault(item.line(), KEY + " has \"" + hash + "\", which is not a hash");
      } else if (hashes.contains(hash)) {
        yaml.fault(item.line(), KEY + " has " + hash + " twice");
      } else {
        hashes.add(hash);
      }
    }
    return List.copyOf(hashes);
  }
}
