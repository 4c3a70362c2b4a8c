package com.paperdynasty.game;

import static com.paperdynasty.game.GameScenario.CAROL;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.GameInvariants;
import com.paperdynasty.baseball.RandomLineups;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.baseball.state.Stat;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.GameSetup;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.game.state.StateHash;
import com.paperdynasty.league.SampleRules;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Seeded random games: every invariant of the rules after every event, undo to exactly the state
 * before, and the replayed log giving the same state hashes. {@code -Drandom.games=100000} sets
 * their number; {@code -Drandom.seed=…} the first seed.
 */
class RandomGamesTest {
  private static final int GAMES = Integer.getInteger("random.games", 300);
  private static final long FIRST_SEED = Long.getLong("random.seed", 20_261_122L);
  private static final int MOST_PLAYS = 1_000;
  private static final Command ROLL = new Command.RollDice();
  private static final Command UNDO = new Command.UndoPlay("misread", null);

  /** The cases that the games must have covered. */
  private static final List<String> EVERYTHING =
      List.of(
          "regulation",
          "home_not_needed",
          "walk_off",
          "mercy",
          "DH lost",
          "two on the mound",
          "undone",
          "two-way",
          "no DH",
          "GDP",
          "SF",
          "SH",
          "CS",
          "SB",
          "E",
          "IBB",
          "CI",
          "PB",
          "BK");

  private final Set<String> seen = new TreeSet<>();
  private long plays;
  private long events;
  private long undone;

  @Test
  void invariantsHoldForRandomSubmissions() {
    long began = System.nanoTime();
    for (long seed = FIRST_SEED; seed < FIRST_SEED + GAMES; seed++) {
      try {
        new RandomGame(seed).play();
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("-Drandom.seed=" + seed + " -Drandom.games=1: " + e, e);
      }
    }
    System.out.printf(
        "%,d random games from seed %d: %,d events, %,d plays, %,d undone, %d s%n",
        GAMES, FIRST_SEED, events, plays, undone, (System.nanoTime() - began) / 1_000_000_000);
    if (GAMES >= 300) {
      assertThat(seen).as("cases that occurred").containsAll(EVERYTHING);
    }
    if (GAMES >= 10_000) {
      assertThat(seen).as("rare cases that occurred").contains("TP");
    }
  }

  /** One game, with the state after each event and before each play. */
  private final class RandomGame {
    private final RandomLineups managers;
    private final GameScenario gameScenario;
    private final List<StateHash> hashes = new ArrayList<>();
    private final Deque<GameState> before = new ArrayDeque<>();

    RandomGame(long seed) {
      managers = new RandomLineups(seed);
      gameScenario = GameScenario.newGame(managers.options());
      hashes.add(gameScenario.state().hash());
    }

    void play() {
      for (Side side : Side.values()) {
        whenCarol(
            new Command.SetLineup(side, managers.lineup(side, gameScenario.state().league().dh())));
        GameInvariants.lineups(game());
      }
      while (!game().isOver() && game().playNumber() < MOST_PLAYS) {
        act();
      }
      refusesCommandsAfterTheEnd();
      recordSeen(game(), gameScenario.state().setup());
      undo(1 + (int) (hashes.size() % 4L));
      replaysToTheSameStates();
      events += hashes.size();
    }

    private BallGame game() {
      return gameScenario.state().game();
    }

    /** A random actor gives a random command, which may be refused. */
    private void act() {
      if (gameScenario.state().pending() != null) {
        submit();
      } else if (game().whyNotReady() != null) {
        substitute(game().fielding(), managers.repair(game()));
      } else if (managers.rarely(20)) {
        Side side = managers.side();
        substitute(side, managers.changes(game(), side));
      } else if (managers.rarely(10)) {
        whenCarol(new Command.SetDefense(managers.defense()));
      } else if (managers.rarely(50)) {
        undo(1 + before.size() % 3);
      } else {
        whenCarol(ROLL);
      }
    }

    private void submit() {
      GameState state = gameScenario.state();
      whenCarol(GameScenario.submit(managers.submission(game())));
      PlayResult play = gameScenario.state().lastPlay();
      if (gameScenario.state().game().playNumber() > state.game().playNumber()) {
        before.push(state);
        plays++;
        GameInvariants.check(state.game(), play, game());
      }
    }

    private void substitute(Side side, List<LineupChange> changes) {
      whenCarol(new Command.Substitute(side, changes));
      GameInvariants.lineups(game());
    }

    /** Undo gives exactly the state before; further back the waiting rolls differ. */
    private void undo(int count) {
      for (int i = 0; i < count && !before.isEmpty(); i++) {
        boolean first = i == 0 && gameScenario.state().pending() == null;
        boolean published = gameScenario.state().dice().seed() != null;
        boolean again = !gameScenario.state().dice().again().isEmpty();
        whenCarol(UNDO);
        GameState was = before.pop();
        assertThat(game().equals(was.game())).as("the very game before").isTrue();
        assertThat(gameScenario.state().pending()).isEqualTo(was.pending());
        assertThat(gameScenario.state().lastPlay()).isEqualTo(was.lastPlay());
        if (first && !published && !again) {
          assertThat(gameScenario.state().hash()).as("the very state before").isEqualTo(was.hash());
        }
        undone++;
        seen.add("undone");
      }
    }

    private void whenCarol(Command command) {
      int logged = gameScenario.log().size();
      GameState state = gameScenario.state();
      gameScenario.when(CAROL, command);
      for (Event event : gameScenario.log().subList(logged, gameScenario.log().size())) {
        state = GameLogic.apply(state, event);
        hashes.add(state.hash());
      }
    }

    /** No command on the play is accepted after the end. */
    private void refusesCommandsAfterTheEnd() {
      if (game().isOver()) {
        gameScenario.when(CAROL, GameScenario.submit(managers.submission(game()))).refused();
        gameScenario.when(CAROL, ROLL).refused();
        List<LineupChange> changes = managers.changes(game(), Side.HOME);
        gameScenario.when(CAROL, new Command.Substitute(Side.HOME, changes)).refused();
      }
    }

    /** The same log gives the same state, event by event. */
    private void replaysToTheSameStates() {
      GameState state =
          GameLogic.created((Event.GameCreated) gameScenario.log().get(0), SampleRules.SBA);
      for (int i = 0; i < hashes.size(); i++) {
        if (i > 0) {
          state = GameLogic.apply(state, gameScenario.log().get(i));
        }
        if (!state.hash().equals(hashes.get(i))) {
          throw new AssertionError("event " + i + " gives another state");
        }
      }
    }
  }

  private void recordSeen(BallGame game, GameSetup setup) {
    if (game.gameEnd() != null) {
      seen.add(game.gameEnd().reason().code());
    }
    for (Side side : Side.values()) {
      if (game.league().dh() && !game.lineup(side).hasDh()) {
        seen.add(setup.team(side).lineup().hasDh() ? "DH lost" : "no DH");
      }
      List<Slot> starters = setup.team(side).lineup().inGame();
      if (starters.size() > starters.stream().map(Slot::player).distinct().count()) {
        seen.add("two-way");
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
}
