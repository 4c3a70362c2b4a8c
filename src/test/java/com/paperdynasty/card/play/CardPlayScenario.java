package com.paperdynasty.card.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.league.FieldingRatings;
import com.paperdynasty.baseball.league.League;
import com.paperdynasty.baseball.league.SampleLeagues;
import com.paperdynasty.baseball.league.SampleLineups;
import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.baseball.rules.Ruling;
import com.paperdynasty.baseball.rules.Umpire;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.baseball.state.Situation;
import com.paperdynasty.card.Card;
import com.paperdynasty.card.CardOutcome;
import com.paperdynasty.card.CardSet;
import com.paperdynasty.card.CardSide;
import com.paperdynasty.card.GameCards;
import com.paperdynasty.card.Hand;
import com.paperdynasty.card.Ratings;
import com.paperdynasty.card.Ratings.Catching;
import com.paperdynasty.card.Ratings.Fielding;
import com.paperdynasty.card.Ratings.Grade;
import com.paperdynasty.card.Ratings.Pitching;
import com.paperdynasty.card.Ratings.Stealing;
import com.paperdynasty.card.SampleCards;
import com.paperdynasty.dice.DiceFaces;
import com.paperdynasty.league.InvalidLeagueException;
import com.paperdynasty.league.LeagueFileReader;
import com.paperdynasty.league.SampleRules;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A pitch whose cell, ratings, dice and choices a test names. All players have the same card. */
final class CardPlayScenario {
  static final League PD = SampleRules.PD.league();

  private final BallGame game;
  private CardOutcome cell = CardOutcome.of(Outcome.STRIKEOUT_OUT);
  private int running = 8;
  private int arm;
  private Stealing stealing = new Stealing(18, 14, 12, 2);
  private Grade grade = Grade.B;
  private int injury;
  private int balk;
  private int hold;
  private int throwing;
  private CalledPlay called = CalledPlay.NOTHING;
  private int chaos = 10;
  private int d20 = 10;
  private final Deque<Integer> d20s = new ArrayDeque<>();
  private final Deque<Integer> twoD6s = new ArrayDeque<>();
  private final List<String> chosen = new ArrayList<>();

  private CardPlayScenario(BallGame game) {
    this.game = game;
  }

  /** The situation in the digital league: slot 4 is on first, 3 on second, 2 on third. */
  static CardPlayScenario given(Situation situation) {
    return given(situation, PD);
  }

  /** The same in a league with other tables. */
  static CardPlayScenario given(Situation situation, League league) {
    return new CardPlayScenario(situation.in(league).game());
  }

  /** The digital league with another row. */
  static League pdWith(String row, String other) {
    String text = SampleLeagues.text("pd");
    assertThat(text).contains(row);
    try {
      return LeagueFileReader.parse("pd", "pd.yaml", text.replace(row, other), 1);
    } catch (InvalidLeagueException e) {
      throw new AssertionError(e);
    }
  }

  CardPlayScenario cell(CardOutcome outcome) {
    cell = outcome;
    return this;
  }

  CardPlayScenario running(int rating) {
    running = rating;
    return this;
  }

  CardPlayScenario arm(int rating) {
    arm = rating;
    return this;
  }

  CardPlayScenario stealing(Stealing rating) {
    stealing = rating;
    return this;
  }

  /** Grade of bunting, and of hit and run. */
  CardPlayScenario grade(Grade rating) {
    grade = rating;
    return this;
  }

  CardPlayScenario injury(int rating) {
    injury = rating;
    return this;
  }

  CardPlayScenario balk(int rating) {
    balk = rating;
    return this;
  }

  /** The pitcher's hold and the catcher's throw. */
  CardPlayScenario battery(int holds, int throwsWell) {
    hold = holds;
    throwing = throwsWell;
    return this;
  }

  CardPlayScenario called(CalledPlay play) {
    called = play;
    return this;
  }

  /** The chaos die of the roll, and the d20 that decides its splits. */
  CardPlayScenario rolled(int chaosDie, int resolution) {
    chaos = chaosDie;
    d20 = resolution;
    return this;
  }

  /** The next d20 of the play. */
  CardPlayScenario d20(int face) {
    d20s.add(face);
    return this;
  }

  /** The next two d6 of the play. */
  CardPlayScenario twoD6(int total) {
    twoD6s.add(total);
    return this;
  }

  CardPlayScenario choosing(String... codes) {
    chosen.addAll(List.of(codes));
    return this;
  }

  /** The choice that is missing. All dice that the test names are cut for it. */
  Choice open() {
    CardPlay play = read();
    assertThat(play).isInstanceOf(CardPlay.Open.class);
    return ((CardPlay.Open) play).choice();
  }

  /** The play, legal, with every die of the test and none besides. */
  CardPlay.Over over() {
    CardPlay play = read();
    assertThat(play).isInstanceOf(CardPlay.Over.class);
    return (CardPlay.Over) play;
  }

  /** What the play does to the game. */
  PlayResult result() {
    Ruling ruling = Umpire.rule(game, over().submission());
    assertThat(ruling).isInstanceOf(Ruling.Legal.class);
    return ((Ruling.Legal) ruling).play();
  }

  /** Dice of which none may be cut. */
  static class NoDice implements CardDice {
    @Override
    public int d20(Purpose purpose) {
      throw new AssertionError("no d20 is needed: " + purpose);
    }

    @Override
    public int jump() {
      throw new AssertionError("no two d6 are needed");
    }
  }

  private CardPlay read() {
    Deque<Integer> d20sLeft = new ArrayDeque<>(d20s);
    Deque<Integer> twoD6sLeft = new ArrayDeque<>(twoD6s);
    CardDice dice =
        new NoDice() {
          @Override
          public int d20(Purpose purpose) {
            return d20sLeft.isEmpty() ? super.d20(purpose) : d20sLeft.remove();
          }

          @Override
          public int jump() {
            return twoD6sLeft.isEmpty() ? super.jump() : twoD6sLeft.remove();
          }
        };
    CardPlay play = read(dice);
    assertThat(d20sLeft).as("d20s that were not needed").isEmpty();
    assertThat(twoD6sLeft).as("throws of two dice that were not needed").isEmpty();
    return play;
  }

  /** The play with other dice. */
  CardPlay read(CardDice dice) {
    DiceFaces faces = new DiceFaces(1, 3, 4, chaos, d20);
    return Objects.requireNonNull(CardPlayReader.read(cards(), game, faces, called, dice, chosen));
  }

  private GameCards cards() {
    List<Card> cards = new ArrayList<>();
    for (Side side : Side.values()) {
      Lineup lineup = SampleLineups.lineup(side, PD.dh());
      for (Slot slot : lineup.inGame()) {
        cards.add(card(slot));
      }
    }
    return GameCards.of(List.of(new CardSet("Everybody", null, null, null, cards)));
  }

  private Card card(Slot slot) {
    CardSide side = new CardSide(SampleCards.half(cell), SampleCards.half(cell));
    Map<Position, Fielding> fielding = new EnumMap<>(Position.class);
    Position.FIELD.forEach(
        position -> fielding.put(position, new Fielding(new FieldingRatings(3, 8), arm)));
    return new Card(
        slot.player().id(),
        slot.player().name(),
        Hand.RIGHT,
        Hand.RIGHT,
        side,
        side,
        new Ratings(
            running,
            stealing,
            grade,
            grade,
            injury,
            fielding,
            new Catching(throwing, 4),
            new Pitching(hold, 6, 2, 4, 8, balk)));
  }
}
