package com.paperdynasty.card.play;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.card.CardRules;
import com.paperdynasty.card.GameCards;
import com.paperdynasty.dice.DiceFaces;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plays a roll out from the cards. */
public final class CardPlayReader {
  private CardPlayReader() {}

  /**
   * Reads a play from its beginning. Null in a game {@link CardRules#unread without cards}.
   *
   * @param game before the play
   * @param dice of the roll
   * @param called what the side at bat had called
   * @param more dice that the play needs besides
   * @param chosen the codes of the choices that were made so far, in their order
   */
  public static @Nullable CardPlay read(
      GameCards cards,
      BallGame game,
      DiceFaces dice,
      CalledPlay called,
      CardDice more,
      List<String> chosen) {
    Submission submission = CardRules.submission(cards, game, dice);
    if (submission == null
        || submission.outcome() != Outcome.SINGLE_UNCAPPED
        || !game.bases().occupied(2)) {
      return submission == null ? null : new CardPlay.Over(submission, null);
    }
    if (chosen.isEmpty()) {
      return new CardPlay.Open(
          new Choice(
              Choice.Kind.TAKE_EXTRA_BASE,
              game.batting(),
              List.of(
                  new Choice.Option("hold", "The runner stops at third", null),
                  new Choice.Option("send", "The runner tries for home", 12)),
              "hold"));
    }
    if (chosen.get(0).equals("hold")) {
      return new CardPlay.Over(submission, null);
    }
    if (chosen.size() == 1) {
      return new CardPlay.Open(
          new Choice(
              Choice.Kind.THROW_TO,
              game.fielding(),
              List.of(
                  new Choice.Option("home", "Throw home", 12),
                  new Choice.Option("nobody", "Let them score", null)),
              "home"));
    }
    boolean safe = chosen.get(1).equals("nobody") || more.d20() <= 12;
    return new CardPlay.Over(
        submission.withAdvances(List.of(new Advance(2, 4, !safe, null, null))), null);
  }
}
