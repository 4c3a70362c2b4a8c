package com.paperdynasty.game;

import static com.paperdynasty.game.GameScenario.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.GameInvariants;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.PitchingLine;
import com.paperdynasty.baseball.state.Stat;
import com.paperdynasty.baseball.state.TeamBook;
import com.paperdynasty.card.Card;
import com.paperdynasty.card.CardSet;
import com.paperdynasty.card.Ratings;
import com.paperdynasty.card.play.Choice;
import com.paperdynasty.game.fairplay.ChoiceState.Injury;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.Invitations;
import com.paperdynasty.game.model.Secrets;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.game.state.Injuries;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Whole games that the server reads from the cards, with other dice each: every invariant of the
 * rules after every play. Managers choose at random, change a pitcher who is tired, and replace the
 * injured. {@code -Ddigital.games=10000} sets their number; {@code -Drandom.seed=…} the first seed.
 */
class DigitalGamesTest {
  private static final int GAMES = Integer.getInteger("digital.games", 20);
  private static final long FIRST_SEED = Long.getLong("random.seed", 20_261_130L);
  private static final int MOST_COMMANDS = 2_000;
  private static final Command ROLL = new Command.RollDice();
  private static final Command READ = new Command.ReadCard(null);

  private final Set<Outcome> seen = EnumSet.noneOf(Outcome.class);
  private long plays;
  private long runs;
  private long choices;
  private long injuries;

  @Test
  void invariantsHoldForGamesThatTheServerReads() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + GAMES; seed++) {
      try {
        BallGame end = new DigitalGame(seed).play();
        runs += end.score(Side.AWAY) + end.score(Side.HOME);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("-Drandom.seed=" + seed + " -Ddigital.games=1: " + e, e);
      }
    }
    double runsOfASide = (double) runs / GAMES / 2;
    System.out.printf(
        "%,d digital games from seed %d: %,d plays, %.2f runs a side, %,d choices, %,d injuries%n",
        GAMES, FIRST_SEED, plays, runsOfASide, choices, injuries);
    assertThat(choices).isPositive();
    assertThat(runsOfASide).isBetween(2.0, 8.0);
    assertThat(seen)
        .contains(
            Outcome.SINGLE_UNCAPPED,
            Outcome.HOMERUN,
            Outcome.WALK,
            Outcome.GROUNDBALL_A,
            Outcome.X_CHECK,
            Outcome.WILD_PITCH);
  }

  private final class DigitalGame {
    private final Secrets secrets;
    private final Random random;
    private GameState state;
    private Instant now = GameScenario.NOON;

    DigitalGame(long seed) {
      byte[] drawn = new byte[Secrets.RANDOM_BYTES];
      random = new Random(seed);
      random.nextBytes(drawn);
      secrets = Secrets.drawn(GameScenario.GAME, drawn, new Invitations(null, null, null));
      GameState carded = CardedScenario.newGame().state();
      state =
          GameLogic.created(
              new Event.GameCreated(GameScenario.NOON, carded.setup(), secrets.commitment()),
              carded.rules());
    }

    BallGame play() {
      for (int i = 0; i < MOST_COMMANDS && !game().isOver(); i++) {
        relieve();
        replaceInjured();
        carryOut(ROLL);
        BallGame before = game();
        carryOut(READ);
        choose();
        plays++;
        seen.add(Objects.requireNonNull(state.lastPlay()).submission().outcome());
        GameInvariants.check(before, state.lastPlay(), game());
      }
      assertThat(game().isOver()).isTrue();
      return game();
    }

    /** Managers choose at random, and now and then nobody does. */
    private void choose() {
      for (Event.ChoiceNeeded open = state.openChoice(); open != null; open = state.openChoice()) {
        List<Choice.Option> options = open.choice().options();
        int which = random.nextInt(options.size() + 1);
        choices++;
        if (which == options.size()) {
          now = open.until();
          carryOut(new Command.TakeDefault());
        } else {
          carryOut(new Command.MakeChoice(open.id(), options.get(which).code()));
        }
      }
    }

    private void replaceInjured() {
      for (Injury injury = Injuries.mustLeave(state);
          injury != null;
          injury = Injuries.mustLeave(state)) {
        injuries++;
        carryOut(ChoiceScenario.replacing(state, injury));
      }
    }

    private BallGame game() {
      return state.game();
    }

    private void carryOut(Command command) {
      Decision decision = GameLogic.decide(state, ROOT, command, secrets, now);
      if (decision instanceof Decision.Refused refused) {
        throw new AssertionError(command + " is refused: " + refused.refusal());
      }
      for (GameLogic.Step step : GameLogic.steps(state, (Decision.Accepted) decision)) {
        state = step.after();
      }
    }

    /** The next pitcher of the team's set comes in for one who has got their outs. */
    private void relieve() {
      Side side = game().fielding();
      TeamBook book = game().book().of(side);
      PitchingLine line = book.pitcherOfRecord();
      boolean starts = book.isStarter(line);
      Ratings.Pitching ratings = pitching(line.player().id());
      int innings = starts && ratings.starter() > 0 ? ratings.starter() : ratings.reliever();
      if (line.statLine().get(Stat.OUTS) >= 3 * innings) {
        next(side)
            .ifPresent(
                card ->
                    carryOut(
                        new Command.Substitute(
                            side,
                            List.of(
                                new LineupChange(
                                    0,
                                    new Player(card.id(), card.name()),
                                    Position.PITCHER,
                                    false)))));
      }
    }

    private Ratings.Pitching pitching(String player) {
      Card card = Objects.requireNonNull(state.rules().cards().of(player));
      return Objects.requireNonNull(card.ratings().pitching());
    }

    private Optional<Card> next(Side side) {
      CardSet set = state.rules().cards().setOf(side);
      return set.players().stream()
          .filter(card -> card.pitching() != null && card.ratings().fielding().size() == 1)
          .filter(card -> pitching(card.id()).starter() == 0)
          .filter(card -> game().lineup(side).slotOf(card.id()) == null)
          .filter(card -> !game().lineup(side).hasLeft(card.id()))
          .findFirst();
    }
  }
}
