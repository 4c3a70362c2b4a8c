package com.paperdynasty.card.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.GameInvariants;
import com.paperdynasty.baseball.league.FieldingChart;
import com.paperdynasty.baseball.league.FieldingChart.FieldingResult;
import com.paperdynasty.baseball.league.FieldingRatings;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.rules.Ruling;
import com.paperdynasty.baseball.rules.Umpire;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.Innings;
import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.card.BatterCheck;
import com.paperdynasty.card.CardRules;
import com.paperdynasty.card.GameCards;
import com.paperdynasty.dice.DiceFaces;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/** Rolls that are read to their end with seeded dice, and what the game is afterwards. */
final class PlayedRolls {
  /** Whether the lead runner goes, whether the next one follows, and where they throw. */
  private static final int MOST_CHOICES = 3;

  private static final int MOST_DICE = 4;

  private final GameCards cards;
  private final Random random;
  private final Function<Choice, String> chooses;

  PlayedRolls(GameCards cards, Random random, Function<Choice, String> chooses) {
    this.cards = cards;
    this.random = random;
    this.chooses = chooses;
  }

  /** A play with the game after it. */
  record Played(CardPlay.Over over, PlayResult result, BallGame after) {}

  /** The extra dice of one roll: for each purpose always the same, and cut once. */
  private static final class SeededDice implements CardDice {
    private final long seed;
    private final Set<String> cut = new HashSet<>();

    SeededDice(long seed) {
      this.seed = seed;
    }

    @Override
    public int d20(Purpose purpose) {
      return 1 + random(purpose.code()).nextInt(20);
    }

    @Override
    public int jump() {
      Random random = random("jump");
      return 2 + random.nextInt(6) + random.nextInt(6);
    }

    private Random random(String purpose) {
      assertThat(cut.add(purpose)).as(purpose).isTrue();
      return new Random(seed * 31 + purpose.hashCode());
    }
  }

  Played play(BallGame game, CalledPlay called) {
    DiceFaces dice = new DiceFaces(die(6), die(6), die(6), die(20), die(20));
    long seed = random.nextLong();
    List<String> chosen = new ArrayList<>();
    CardPlay play = read(game, dice, called, seed, chosen);
    while (play instanceof CardPlay.Open open) {
      chosen.add(chooses.apply(open.choice()));
      assertThat(chosen).hasSizeLessThanOrEqualTo(MOST_CHOICES);
      play = read(game, dice, called, seed, chosen);
    }
    assertThat(read(game, dice, called, seed, chosen)).as("read again").isEqualTo(play);
    return ruled(game, dice, (CardPlay.Over) play);
  }

  private CardPlay read(
      BallGame game, DiceFaces dice, CalledPlay called, long seed, List<String> chosen) {
    SeededDice more = new SeededDice(seed);
    CardPlay play =
        Objects.requireNonNull(CardPlayReader.read(cards, game, dice, called, more, chosen));
    assertThat(more.cut).hasSizeLessThanOrEqualTo(MOST_DICE);
    return play;
  }

  private Played ruled(BallGame game, DiceFaces dice, CardPlay.Over over) {
    Submission submission = checked(game, dice, over.submission());
    Ruling ruling = Umpire.rule(game, submission);
    if (!(ruling instanceof Ruling.Legal legal)) {
      throw new AssertionError(submission + " at " + game.bases() + ": " + ruling);
    }
    assertThat(BatterCheck.faultIn(cards, game, submission)).isNull();
    BallGame after = Innings.after(game, legal.play());
    GameInvariants.check(game, legal.play(), after);
    return new Played(over, legal.play(), after);
  }

  /** A fielding check is looked up, as the table of the game does it. */
  private Submission checked(BallGame game, DiceFaces dice, Submission submission) {
    Position place = submission.hitLocation();
    if (submission.outcome() != Outcome.X_CHECK || place == null) {
      return submission;
    }
    FieldingChart chart = Objects.requireNonNull(game.league().fielding());
    FieldingRatings glove = CardRules.ratingsAt(cards, game.lineup(game.fielding()), place);
    FieldingResult found =
        chart.lookUp(
            place,
            glove == null ? chart.withoutCard(place) : glove,
            dice.resolutionD20(),
            die(6) + die(6) + die(6));
    return submission.withResult(found.outcome()).withBases(found.bases());
  }

  private int die(int faces) {
    return 1 + random.nextInt(faces);
  }
}
