package com.paperdynasty.protocol.client;

import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.league.SampleLineups;
import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.card.CardLineup;
import com.paperdynasty.card.CardRules;
import com.paperdynasty.card.GameCards;
import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The lineups that a new game begins with: those of its form. A side that has named none gets one
 * of the card sets, the away side of the first and the home side of the second; a game without
 * cards has sample rosters.
 */
final class StartingLineups {
  private final boolean dh;
  private final GameCards cards;
  private final @Nullable List<Slot> away;
  private final @Nullable List<Slot> home;

  private StartingLineups(
      boolean dh, GameCards cards, @Nullable List<Slot> away, @Nullable List<Slot> home) {
    this.dh = dh;
    this.cards = cards;
    this.away = away == null ? filled(Side.AWAY, ids(home)) : away;
    this.home = home == null ? filled(Side.HOME, ids(this.away)) : home;
  }

  /**
   * The lineups of a game.
   *
   * @param away as its creator named it; null if they did not
   * @param home likewise
   */
  static StartingLineups of(
      RuleBook rules, GameOptions options, @Nullable List<Slot> away, @Nullable List<Slot> home) {
    return new StartingLineups(rules.league().with(options).dh(), rules.cards(), away, home);
  }

  private static Set<String> ids(@Nullable List<Slot> starters) {
    return starters == null
        ? Set.of()
        : starters.stream().map(slot -> slot.player().id()).collect(Collectors.toSet());
  }

  /** The lineup of a side that has named none; null if the cards do not give one. */
  private @Nullable List<Slot> filled(Side side, Set<String> taken) {
    if (cards.isEmpty()) {
      return SampleLineups.lineup(side, dh).inGame();
    }
    return CardLineup.of(cards.setOf(side), dh, taken).orElse(null);
  }

  /** Why the game cannot begin with these lineups, or null. */
  @Nullable Problem fault() {
    for (Side side : Side.values()) {
      List<Slot> starters = side == Side.AWAY ? away : home;
      String field = side.code() + ".lineup";
      if (starters == null) {
        return invalid(field, "Missing lineup: the card set does not fill every position");
      }
      String fault = Lineup.faultIn(starters, dh);
      if (fault != null) {
        return invalid(field, fault);
      }
      String noCard = CardRules.faultIn(cards, starters);
      if (noCard != null) {
        return invalid("lineup", noCard);
      }
    }
    String twice = inBothTeams(lineup(Side.AWAY), lineup(Side.HOME));
    return twice == null ? null : invalid("lineup", "Player " + twice + " is in both teams");
  }

  /**
   * The lineup of a side.
   *
   * @throws IllegalArgumentException if there is a {@link #fault}
   */
  Lineup lineup(Side side) {
    List<Slot> starters = side == Side.AWAY ? away : home;
    return Lineup.starting(starters == null ? List.of() : starters, dh);
  }

  private static @Nullable String inBothTeams(Lineup away, Lineup home) {
    Set<String> visitors = new HashSet<>();
    away.inGame().forEach(slot -> visitors.add(slot.player().id()));
    return home.inGame().stream()
        .map(slot -> slot.player().id())
        .filter(visitors::contains)
        .findFirst()
        .orElse(null);
  }

  private static Problem invalid(String field, String message) {
    return Problem.about(field, ErrorCode.INVALID, message);
  }
}
