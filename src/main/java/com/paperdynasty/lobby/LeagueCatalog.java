package com.paperdynasty.lobby;

import com.paperdynasty.game.model.RuleBook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The leagues in which games can be created. An existing game does not use the catalog: it is
 * pinned to the text that its league had at its creation.
 */
public record LeagueCatalog(Map<String, Entry> byName) {
  public LeagueCatalog {
    byName = Map.copyOf(byName);
  }

  /**
   * A league.
   *
   * @param rules the rules of the file
   * @param text the text of the file, stored for the games that are pinned to it
   */
  public record Entry(RuleBook rules, String text) {}

  Optional<Entry> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  List<String> names() {
    return List.copyOf(new TreeMap<>(byName).keySet());
  }
}
