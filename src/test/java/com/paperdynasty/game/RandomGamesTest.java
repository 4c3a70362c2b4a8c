package com.paperdynasty.game;

import static com.paperdynasty.game.Scene.CAROL;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.BallGame;
import com.paperdynasty.baseball.Change;
import com.paperdynasty.baseball.Invariants;
import com.paperdynasty.baseball.PlayResult;
import com.paperdynasty.baseball.RandomManagers;
import com.paperdynasty.baseball.Side;
import com.paperdynasty.baseball.Slot;
import com.paperdynasty.baseball.Stat;
import com.paperdynasty.wire.SampleRules;
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

  /** Counts, so that the test shows that the games covered what they should. */
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
      assertThat(seen).as("what came up").containsAll(EVERYTHING);
    }
    if (GAMES >= 10_000) {
      assertThat(seen).as("what comes up rarely").contains("TP");
    }
  }

  /** One game, with the state after each event and before each play. */
  private final class RandomGame {
    private final RandomManagers managers;
    private final Scene scene;
    private final List<StateHash> hashes = new ArrayList<>();
    private final Deque<TableState> before = new ArrayDeque<>();

    RandomGame(long seed) {
      managers = new RandomManagers(seed);
      scene = Scene.newGame(managers.options());
      hashes.add(scene.state().hash());
    }

    void play() {
      for (Side side : Side.values()) {
        carolSays(new Command.SetLineup(side, managers.lineup(side, scene.state().league().dh())));
        Invariants.lineups(game());
      }
      while (!game().isOver() && game().playNumber() < MOST_PLAYS) {
        act();
      }
      refusesAnythingMore();
      see(game(), scene.state().setup());
      takeBack(1 + (int) (hashes.size() % 4L));
      foldsToTheSame();
      events += hashes.size();
    }

    private BallGame game() {
      return scene.state().game();
    }

    /** A random actor gives a random command, which may be refused. */
    private void act() {
      if (scene.state().pending() != null) {
        submit();
      } else if (game().unready() != null) {
        substitute(game().fielding(), managers.repair(game()));
      } else if (managers.rarely(20)) {
        Side side = managers.side();
        substitute(side, managers.changes(game(), side));
      } else if (managers.rarely(10)) {
        carolSays(new Command.SetDefense(managers.defense()));
      } else if (managers.rarely(50)) {
        takeBack(1 + before.size() % 3);
      } else {
        carolSays(ROLL);
      }
    }

    private void submit() {
      TableState state = scene.state();
      carolSays(Scene.submit(managers.submission(game())));
      PlayResult play = scene.state().lastPlay();
      if (scene.state().game().playNumber() > state.game().playNumber()) {
        before.push(state);
        plays++;
        Invariants.check(state.game(), play, game());
      }
    }

    private void substitute(Side side, List<Change> changes) {
      carolSays(new Command.Substitute(side, changes));
      Invariants.lineups(game());
    }

    /** Undo gives exactly the state before; further back the waiting rolls differ. */
    private void takeBack(int count) {
      for (int i = 0; i < count && !before.isEmpty(); i++) {
        boolean first = i == 0 && scene.state().pending() == null;
        boolean published = scene.state().dice().seed() != null;
        boolean again = !scene.state().dice().again().isEmpty();
        carolSays(UNDO);
        TableState was = before.pop();
        assertThat(game().equals(was.game())).as("the very game before").isTrue();
        assertThat(scene.state().pending()).isEqualTo(was.pending());
        assertThat(scene.state().lastPlay()).isEqualTo(was.lastPlay());
        if (first && !published && !again) {
          assertThat(scene.state().hash()).as("the very state before").isEqualTo(was.hash());
        }
        undone++;
        seen.add("undone");
      }
    }

    private void carolSays(Command command) {
      int logged = scene.log().size();
      TableState state = scene.state();
      scene.when(CAROL, command);
      for (Event event : scene.log().subList(logged, scene.log().size())) {
        state = Table.apply(state, event);
        hashes.add(state.hash());
      }
    }

    /** No command on the play is accepted after the end. */
    private void refusesAnythingMore() {
      if (game().isOver()) {
        scene.when(CAROL, Scene.submit(managers.submission(game()))).refused();
        scene.when(CAROL, ROLL).refused();
        List<Change> changes = managers.changes(game(), Side.HOME);
        scene.when(CAROL, new Command.Substitute(Side.HOME, changes)).refused();
      }
    }

    /** The same log gives the same state, event by event. */
    private void foldsToTheSame() {
      TableState state = Table.created((Event.GameCreated) scene.log().get(0), SampleRules.SBA);
      for (int i = 0; i < hashes.size(); i++) {
        if (i > 0) {
          state = Table.apply(state, scene.log().get(i));
        }
        if (!state.hash().equals(hashes.get(i))) {
          throw new AssertionError("event " + i + " gives another state");
        }
      }
    }
  }

  private void see(BallGame game, GameSetup setup) {
    if (game.end() != null) {
      seen.add(game.end().reason().code());
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
