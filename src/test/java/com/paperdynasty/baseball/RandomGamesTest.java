package com.paperdynasty.baseball;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Seeded random games, with every invariant after every event. {@code -Drandom.games=100000} plays
 * as many; {@code -Drandom.seed=…} begins with that seed.
 */
class RandomGamesTest {
  private static final int GAMES = Integer.getInteger("random.games", 300);
  private static final long FIRST_SEED = Long.getLong("random.seed", 20_261_122L);
  private static final int MOST_PLAYS = 1_000;

  /** Something that a manager did and the umpire let stand. */
  private interface Step {
    BallGame from(BallGame before);
  }

  @Test
  void whateverIsSubmittedTheInvariantsHold() {
    Set<String> seen = new TreeSet<>();
    for (long seed = FIRST_SEED; seed < FIRST_SEED + GAMES; seed++) {
      try {
        see(play(seed), seen);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("-Drandom.seed=" + seed + " -Drandom.games=1: " + e, e);
      }
    }
    if (GAMES >= 300) {
      assertThat(seen).as("what came up").containsAll(EVERYTHING);
    }
  }

  /** So that the games are known to have gone where they should. */
  private static final List<String> EVERYTHING =
      List.of(
          "regulation",
          "home_not_needed",
          "walk_off",
          "mercy",
          "DH lost",
          "two on the mound",
          "GDP",
          "SF",
          "SH",
          "CS",
          "SB",
          "TP",
          "E",
          "IBB",
          "CI",
          "PB",
          "BK");

  private static void see(BallGame game, Set<String> seen) {
    if (game.end() != null) {
      seen.add(game.end().reason().code());
    }
    for (Side side : Side.values()) {
      if (game.league().dh() && !game.lineup(side).hasDh()) {
        seen.add("DH lost");
      }
      if (game.book().of(side).pitching().size() > 1) {
        seen.add("two on the mound");
      }
      for (Stat stat : Stat.TEAM) {
        if (game.book().of(side).totals().get(stat) > 0) {
          seen.add(stat.code());
        }
      }
    }
  }

  private static BallGame play(long seed) {
    RandomManagers managers = new RandomManagers(seed);
    League league = managers.league();
    BallGame start =
        BallGame.start(
            league,
            SampleRosters.lineup(Side.AWAY, league.dh()),
            SampleRosters.lineup(Side.HOME, league.dh()));
    List<Step> log = new ArrayList<>();
    List<BallGame> states = new ArrayList<>(List.of(start));
    BallGame game = start;
    while (!game.isOver() && game.playNumber() < MOST_PLAYS) {
      Step step = step(managers, game);
      if (step != null) {
        game = step.from(game);
        log.add(step);
        states.add(game);
      }
    }
    refusesAnythingMore(managers, game);
    replaysTo(log, states);
    return game;
  }

  /** What is done next; null when it was refused. */
  private static Step step(RandomManagers managers, BallGame game) {
    if (game.unready() != null) {
      return substitution(game, game.fielding(), managers.repair(game));
    }
    if (managers.rarely(20)) {
      Side side = managers.side();
      return substitution(game, side, managers.changes(game, side));
    }
    if (managers.rarely(10)) {
      Defense defense = managers.defense();
      return before -> before.withDefense(defense);
    }
    Submission submission = managers.submission(game);
    if (!(Umpire.rule(game, submission) instanceof Ruling.Legal legal)) {
      return null;
    }
    Invariants.check(game, legal.play(), game.after(legal.play()));
    return before -> before.after(((Ruling.Legal) Umpire.rule(before, submission)).play());
  }

  private static Step substitution(BallGame game, Side side, List<Change> changes) {
    if (!(Substitutions.apply(game, side, changes) instanceof LineupRuling.Made made)) {
      return null;
    }
    Invariants.lineups(made.game());
    return before -> ((LineupRuling.Made) Substitutions.apply(before, side, changes)).game();
  }

  /** 8: nothing is accepted after the end. */
  private static void refusesAnythingMore(RandomManagers managers, BallGame game) {
    if (game.isOver()) {
      assertThat(Umpire.rule(game, managers.submission(game))).isInstanceOf(Illegal.class);
      List<Change> changes = managers.changes(game, Side.HOME);
      assertThat(Substitutions.apply(game, Side.HOME, changes)).isInstanceOf(Illegal.class);
    }
  }

  /** 15: the same log gives the same state, and so an undo the very state before. */
  private static void replaysTo(List<Step> log, List<BallGame> states) {
    BallGame game = states.get(0);
    for (int i = 0; i < log.size(); i++) {
      game = log.get(i).from(game);
      if (!game.equals(states.get(i + 1))) {
        throw new AssertionError("15: step " + i + " gives another state: " + game);
      }
    }
  }
}
