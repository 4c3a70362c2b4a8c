package com.paperdynasty.game;

import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.card.CardLineup;
import com.paperdynasty.card.CardOptions;
import com.paperdynasty.card.CardOptions.Hands;
import com.paperdynasty.card.CardSet;
import com.paperdynasty.card.GameCards;
import com.paperdynasty.card.SampleTeams;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.GameSetup;
import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.game.model.TableOptions;
import com.paperdynasty.league.SampleRules;
import java.util.List;
import java.util.Set;

/** Alice visits Bob in the digital league, with the cards of Houston and Washington. */
public final class CardedScenario {
  /** The hashes of its card sets, as its rules have them. */
  public static final List<String> SETS = List.of("0a".repeat(32), "0b".repeat(32));

  private CardedScenario() {}

  /** A new game, in which managers see their own cards. */
  public static GameScenario newGame() {
    return newGame(Hands.OWN);
  }

  /** A new game with the cards of both teams. */
  public static GameScenario newGame(Hands hands) {
    return newGame(hands, SampleTeams.CARDS);
  }

  /** A new game with other cards of the same players. */
  public static GameScenario newGame(Hands hands, GameCards cards) {
    return newGame(hands, cards, CardOptions.DEFAULT_CHOICE_SECONDS, true);
  }

  /** The same with a time for choices, and chances that are shown or not. */
  static GameScenario newGame(
      Hands hands, GameCards cards, int choiceSeconds, boolean showsChances) {
    RuleBook pd = SampleRules.PD;
    CardOptions options = new CardOptions(SETS, hands, choiceSeconds, showsChances);
    RuleBook rules =
        new RuleBook(
            pd.hash(),
            pd.league(),
            pd.spectatorsMayWriteToManagers(),
            pd.diceForms(),
            pd.table(),
            options,
            cards);
    return GameScenario.of(setup(TableOptions.DEFAULT), rules);
  }

  /** Carol, who judges the game, walks the batter on purpose. */
  public static GameScenario walked(GameScenario game) {
    game.when(GameScenario.CAROL, new Command.RollDice()).accepted();
    game.when(GameScenario.CAROL, GameScenario.submit(Submission.of(Outcome.INTENTIONAL_WALK)))
        .accepted();
    return game;
  }

  /** A new game with table options. */
  public static GameScenario newGame(TableOptions table) {
    return GameScenario.of(setup(table), newGame().state().rules());
  }

  private static GameSetup setup(TableOptions table) {
    return GameScenario.newGame(table)
        .state()
        .setup()
        .with(Side.AWAY, lineup(SampleTeams.HOUSTON))
        .with(Side.HOME, lineup(SampleTeams.WASHINGTON));
  }

  private static Lineup lineup(CardSet team) {
    boolean dh = SampleRules.PD.league().dh();
    return Lineup.starting(CardLineup.of(team, dh, Set.of()).orElseThrow(), dh);
  }
}
