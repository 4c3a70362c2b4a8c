package com.paperdynasty.card.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.league.FieldingRatings;
import com.paperdynasty.baseball.league.SampleLineups;
import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.InfieldDepth;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.card.Card;
import com.paperdynasty.card.CardOutcome;
import com.paperdynasty.card.CardSet;
import com.paperdynasty.card.CardSide;
import com.paperdynasty.card.Cell;
import com.paperdynasty.card.GameCards;
import com.paperdynasty.card.HalfCard;
import com.paperdynasty.card.Hand;
import com.paperdynasty.card.Ratings;
import com.paperdynasty.card.Ratings.Catching;
import com.paperdynasty.card.Ratings.Fielding;
import com.paperdynasty.card.Ratings.Grade;
import com.paperdynasty.card.Ratings.Pitching;
import com.paperdynasty.card.Ratings.Stealing;
import com.paperdynasty.dice.DiceFaces;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Games in which anything is called and chosen, with cards on which everything stands: each play is
 * legal, is the same when it is read again, and keeps the invariants. {@code -Dcard.plays=…} sets
 * their number, {@code -Drandom.seed=…} the seed.
 */
class CardPlayReaderTest {
  private static final int PLAYS = Integer.getInteger("card.plays", 20_000);
  private static final long SEED = Long.getLong("random.seed", 20_261_130L);
  private static final List<CardOutcome> PRINTED = printed();

  private final Random random = new Random(SEED);
  private final Set<Outcome> seen = EnumSet.noneOf(Outcome.class);
  private final Set<Choice.Kind> asked = EnumSet.noneOf(Choice.Kind.class);
  private int injuries;

  private static List<CardOutcome> printed() {
    List<CardOutcome> printed = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      if (CardOutcome.faultIn(outcome, null, null) == null) {
        printed.add(CardOutcome.of(outcome));
      }
      for (Position position : Position.FIELD) {
        if (CardOutcome.faultIn(outcome, position, null) == null) {
          printed.add(CardOutcome.of(outcome, position));
        }
      }
    }
    return printed;
  }

  @Test
  void anythingThatIsCalledAndChosenIsALegalPlay() {
    BallGame game = newGame();
    PlayedRolls rolls = new PlayedRolls(cards(), random, this::any);
    for (int i = 0; i < PLAYS; i++) {
      if (game.isOver() || i % 400 == 0) {
        rolls = new PlayedRolls(cards(), random, this::any);
        game = newGame();
      }
      InfieldDepth depth = any(InfieldDepth.values());
      PlayedRolls.Played played =
          rolls.play(game.withDefense(new Defense(depth, List.of())), called());
      seen.add(played.over().submission().outcome());
      injuries += played.over().injury() == null ? 0 : 1;
      game = played.after();
    }
    assertThat(asked).containsExactlyInAnyOrder(Choice.Kind.values());
    assertThat(seen)
        .contains(
            Outcome.SINGLE_UNCAPPED,
            Outcome.DOUBLE_UNCAPPED,
            Outcome.FLYOUT_BQ,
            Outcome.STOLEN_BASE,
            Outcome.CAUGHT_STEALING,
            Outcome.SAC_BUNT,
            Outcome.BALK,
            Outcome.WILD_PITCH,
            Outcome.PASSED_BALL);
    assertThat(injuries).isPositive();
  }

  private String any(Choice choice) {
    asked.add(choice.kind());
    assertThat(choice.options()).hasSizeGreaterThanOrEqualTo(2);
    return choice.options().get(random.nextInt(choice.options().size())).code();
  }

  @Test
  void defaultsLeadToTheEndOfEveryPlay() {
    BallGame game = newGame();
    PlayedRolls rolls = new PlayedRolls(cards(), random, Choice::standard);
    for (int i = 0; i < PLAYS / 4; i++) {
      game = rolls.play(game.isOver() ? newGame() : game, called()).after();
    }
    assertThat(game.playNumber()).isPositive();
  }

  @Test
  void gameWithoutCardsIsNotRead() {
    assertThat(
            CardPlayReader.read(
                GameCards.NONE,
                newGame(),
                new DiceFaces(1, 2, 3, 4, 5),
                CalledPlay.NOTHING,
                new CardPlayScenario.NoDice(),
                List.of()))
        .isNull();
  }

  private <T> T any(T[] values) {
    return List.of(values).get(random.nextInt(values.length));
  }

  private CalledPlay called() {
    List<Integer> steals =
        IntStream.rangeClosed(1, 3).filter(base -> random.nextInt(3) == 0).boxed().toList();
    return new CalledPlay(any(CalledPlay.Batter.values()), steals);
  }

  private static BallGame newGame() {
    boolean dh = CardPlayScenario.PD.dh();
    return BallGame.start(
        CardPlayScenario.PD,
        SampleLineups.lineup(Side.AWAY, dh),
        SampleLineups.lineup(Side.HOME, dh));
  }

  private GameCards cards() {
    List<Card> cards = new ArrayList<>();
    for (Side side : Side.values()) {
      for (Slot slot : SampleLineups.lineup(side, CardPlayScenario.PD.dh()).inGame()) {
        cards.add(
            new Card(
                slot.player().id(),
                slot.player().name(),
                any(Hand.values()),
                any(Hand.values()),
                new CardSide(half(), half()),
                new CardSide(half(), half()),
                ratings()));
      }
    }
    return GameCards.of(List.of(new CardSet("Random", null, null, null, cards)));
  }

  /** About every second cell is an out, so that games end. */
  private HalfCard half() {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < HalfCard.COLUMNS * HalfCard.ROWS; i++) {
      CardOutcome any = PRINTED.get(random.nextInt(PRINTED.size()));
      CardOutcome strikeout = CardOutcome.of(Outcome.STRIKEOUT_OUT);
      cells.add(new Cell(List.of(new Cell.Share(14, any), new Cell.Share(Cell.FACES, strikeout))));
    }
    return new HalfCard(cells);
  }

  private Ratings ratings() {
    Map<Position, Fielding> fielding = new EnumMap<>(Position.class);
    Position.FIELD.forEach(
        position ->
            fielding.put(
                position,
                new Fielding(
                    new FieldingRatings(1 + random.nextInt(5), random.nextInt(26)),
                    random.nextInt(13) - 6)));
    return new Ratings(
        random.nextInt(21),
        new Stealing(
            random.nextInt(37), random.nextInt(21), random.nextInt(21), random.nextInt(21)),
        any(Grade.values()),
        any(Grade.values()),
        random.nextInt(21),
        fielding,
        new Catching(random.nextInt(13) - 6, random.nextInt(21)),
        new Pitching(random.nextInt(13) - 6, 5, 2, 4, random.nextInt(21), random.nextInt(21)));
  }
}
