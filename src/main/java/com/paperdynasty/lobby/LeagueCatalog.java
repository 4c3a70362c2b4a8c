package com.paperdynasty.lobby;

import com.paperdynasty.game.model.RuleBook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
   * @param older the same league for builds before fair play; null if they can read the text
   */
  public record Entry(RuleBook rules, String text, @Nullable Entry older) {
    /** A league whose text all builds can read. */
    public Entry(RuleBook rules, String text) {
      this(rules, text, null);
    }

    /** The league as all nodes on the database can read it. */
    Entry forNodes(boolean fairPlay) {
      return fairPlay || older == null ? this : older;
    }
  }

  Optional<Entry> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  List<String> names() {
    return List.copyOf(new TreeMap<>(byName).keySet());
  }
}
