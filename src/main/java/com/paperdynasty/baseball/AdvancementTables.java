package com.paperdynasty.baseball;

/** What each outcome does to the batter and the runners (rules, section 4). Data of a league. */
public final class AdvancementTables {
  AdvancementTables() {}
}
