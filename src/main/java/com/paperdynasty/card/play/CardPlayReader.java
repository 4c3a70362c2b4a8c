package com.paperdynasty.card.play;

import static java.util.Objects.requireNonNullElseGet;

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
    Submission read = CardRules.submission(cards, game, dice);
    if (read == null) {
      return null;
    }
    Pitch pitch = new Pitch(cards, game, dice, called, more, new Choices(chosen));
    return Injuries.add(
        pitch, isMisplay(read) ? new CardPlay.Over(read, null) : called(pitch, read));
  }

  /** A wild pitch, passed ball or balk comes before anything that was called. */
  private static boolean isMisplay(Submission read) {
    return !read.outcome().isPlateAppearance();
  }

  private static CardPlay called(Pitch pitch, Submission cell) {
    return switch (pitch.called().batter()) {
      case SWINGS -> requireNonNullElseGet(StealAttempt.read(pitch), () -> played(pitch, cell));
      case BUNTS, SQUEEZES -> Bunt.read(pitch);
      case HITS_AND_RUNS -> {
        Submission read = HitAndRun.read(pitch, cell);
        yield read == null ? played(pitch, cell) : new CardPlay.Over(read, null);
      }
    };
  }

  private static CardPlay played(Pitch pitch, Submission read) {
    return switch (read.outcome()) {
      case SINGLE_UNCAPPED, DOUBLE_UNCAPPED -> UncappedHit.read(pitch, read);
      case FLYOUT_BQ -> DeepFly.read(pitch, read);
      case GROUNDBALL_C -> ContactPlay.read(pitch, read);
      default -> new CardPlay.Over(read, null);
    };
  }
}
