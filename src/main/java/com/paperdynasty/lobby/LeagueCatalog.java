package com.paperdynasty.lobby;

import com.paperdynasty.game.model.RuleBook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The leagues in which a game can be created now. A game that is under way does not look here: it
 * is pinned to the text that its league had when it was created.
 */
public record LeagueCatalog(Map<String, Entry> byName) {
  public LeagueCatalog {
    byName = Map.copyOf(byName);
  }

  /**
   * A league file.
   *
   * @param rules what it says
   * @param text as it was read, to be kept for the games that are pinned to it
   */
  public record Entry(RuleBook rules, String text) {}

  Optional<Entry> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  List<String> names() {
    return List.copyOf(new TreeMap<>(byName).keySet());
  }
}
