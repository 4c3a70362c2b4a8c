package com.paperdynasty.fairplay;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.GameInvariants;
import com.paperdynasty.baseball.RandomLineups;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.eventlog.EventCodec;
import com.paperdynasty.game.GameLogic;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.GameSetup;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.game.model.TableOptions;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.league.SampleRules;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Seeded random games between two managers with all commands of fair play: every invariant of the
 * rules after every play, an undo to exactly the game before, each event as it is stored, and the
 * replayed log giving the same state hashes. {@code -Dgames=10000} sets their number; {@code
 * -Dseed=…} the first seed.
 */
class FairPlayGamesTest {
  private static final int GAMES = Integer.getInteger("games", 200);
  private static final long FIRST_SEED = Long.getLong("seed", 20_261_129L);
  private static final int MOST_ACTS = 3_000;

  /** What the games must have had, so that the generator is known to reach it. */
  private static final List<String> EVERYTHING =
      List.of(
          "SideReady",
          "RulingProposed",
          "RulingAnswered",
          "PlayDisputed",
          "EntropyCommitted",
          "EntropyGiven",
          "ExtraRolled",
          "PlayUndone",
          "RollVoided",
          "corrected",
          "declared",
          "joint",
          "not ready",
          "stolen base",
          "forfeit",
          "called",
          "regulation");

  private final Set<String> seen = new TreeSet<>();
  private long events;
  private long plays;

  @Test
  void invariantsHoldWithAllCommandsOfFairPlay() {
    System.out.printf("FairPlayGamesTest: -Dseed=%d -Dgames=%d%n", FIRST_SEED, GAMES);
    for (long seed = FIRST_SEED; seed < FIRST_SEED + GAMES; seed++) {
      try {
        play(seed);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("-Dseed=" + seed + " -Dgames=1: " + e, e);
      }
    }
    System.out.printf("FairPlayGamesTest: %,d events, %,d plays%n", events, plays);
    if (GAMES >= 200) {
      assertThat(seen).as("what occurred").containsAll(EVERYTHING);
    }
  }

  private void play(long seed) {
    RandomLineups lineups = new RandomLineups(seed);
    GameScenario game = game(new Random(seed), lineups);
    RandomManagers managers = new RandomManagers(game, lineups, seed);
    Deque<BallGame> before = new ArrayDeque<>();
    managers.giveEntropy();
    int logged = 1;
    for (int act = 0; act < MOST_ACTS && !game.state().game().isOver(); act++) {
      managers.act();
      for (; logged < game.log().size(); logged++) {
        check(
            game.log().get(logged),
            game.states().get(logged - 1),
            game.states().get(logged),
            before);
      }
    }
    replaysToTheSameStates(game);
    events += game.log().size();
  }

  private static GameScenario game(Random random, RandomLineups lineups) {
    boolean ready = random.nextInt(4) > 0;
    GameSetup plain = GameScenario.newGame(lineups.options()).state().setup();
    return GameScenario.of(
        new GameSetup(
            plain.gameId(),
            plain.league(),
            plain.rulesHash(),
            plain.options(),
            new TableOptions(
                ready ? TableOptions.BeforeRoll.READY : TableOptions.BeforeRoll.FREE,
                10 + random.nextInt(60),
                ready && random.nextBoolean() ? TableOptions.Plans.SEALED : TableOptions.Plans.OPEN,
                random.nextInt(4) > 0 ? TableOptions.Rulings.AGREED : TableOptions.Rulings.ADMIN,
                random.nextInt(4) > 0
                    ? TableOptions.DiceSource.SERVER
                    : TableOptions.DiceSource.DECLARED,
                30),
            true,
            plain.admin(),
            new Manager("una", "Una"),
            plain.away(),
            plain.home()));
  }

  private void check(Event event, GameState was, GameState is, Deque<BallGame> before) {
    seen.add(event.getClass().getSimpleName());
    if (event instanceof Event.PlayResolved) {
      before.push(was.game());
      GameInvariants.check(was.game(), is.lastPlay(), is.game());
      plays++;
    } else if (event instanceof Event.PlayUndone) {
      assertThat(is.game().equals(before.pop())).as("the very game before").isTrue();
      assertThat(is.pending()).as("its roll is pending again").isNotNull();
      assertThat(is.dice().again()).as("later rolls are void").isEmpty();
    }
    GameInvariants.lineups(is.game());
    assertThat(EventCodec.decode(EventCodec.encodeCompact(event), EventCodec.names(event)))
        .as("as it is stored")
        .isEqualTo(event);
    assertThat(was.pending() != null && changesTheTable(event))
        .as("%s while dice are known", event)
        .isFalse();
    recordSeen(event, was);
  }

  private static boolean changesTheTable(Event event) {
    return event instanceof Event.SubstitutionMade
        || event instanceof Event.DefenseSet
        || event instanceof Event.SideReady
        || event instanceof Event.LineupSet;
  }

  private void recordSeen(Event event, GameState was) {
    if (event instanceof Event.RulingAnswered answered && answered.accepted()) {
      seen.add(proposalHadACorrection(answered, was) ? "corrected" : "agreed");
    } else if (event instanceof Event.DiceRolled rolled) {
      seen.add(rolled.extras().declaredBy() == null ? "rolled" : "declared");
      seen.add(rolled.extras().notReady().isEmpty() ? "ready" : "not ready");
      seen.add(was.fairPlay().entropy().isJoint() ? "joint" : "not joint");
    } else if (event instanceof Event.GameCompleted completed) {
      seen.add(completed.reason());
    } else if (event instanceof Event.PlayResolved play) {
      boolean planned = was.dice().extras().plans() != null;
      seen.add(
          planned && play.submission().outcome().code().equals("stolen_base")
              ? "stolen base"
              : "another play");
    }
  }

  private static boolean proposalHadACorrection(Event.RulingAnswered answered, GameState was) {
    for (Side side : Side.values()) {
      var proposal = was.fairPlay().rulings().of(side);
      if (proposal != null && proposal.id().equals(answered.proposalId())) {
        return proposal.correction() != null;
      }
    }
    return false;
  }

  /** The same log gives the same state, event by event. */
  private static void replaysToTheSameStates(GameScenario game) {
    GameState state = GameLogic.created((Event.GameCreated) game.log().get(0), SampleRules.SBA);
    for (int i = 1; i < game.log().size(); i++) {
      state = GameLogic.apply(state, game.log().get(i));
      if (!state.hash().equals(game.states().get(i).hash())) {
        throw new AssertionError("event " + i + " gives another state");
      }
    }
  }
}
