package com.paperdynasty.card.play;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Submission;
import java.util.List;

/** A fly ball that leaves open whether the runner on third comes home after the catch. */
final class DeepFly {
  private static final int THIRD = 3;
  private static final int HOME = 4;

  private DeepFly() {}

  static CardPlay read(Pitch pitch, Submission fly) {
    if (pitch.game().outs() == 2 || !holdsThird(pitch, fly)) {
      return new CardPlay.Over(fly, null);
    }
    int chance = ExtraBase.onFly(pitch, fly.hitLocation());
    Submission scores = fly.withAdvances(List.of(Advance.to(THIRD, HOME)));
    Submission out = fly.withAdvances(List.of(Advance.out(THIRD, HOME)));
    String sent =
        pitch
            .choices()
            .next(
                () -> {
                  double tried = PlayValue.ofTry(pitch.game(), chance, scores, out);
                  return choice(pitch, chance, tried > PlayValue.of(pitch.game(), fly));
                });
    if (sent == null) {
      return pitch.choices().open();
    }
    if (!GoOrHold.goes(sent)) {
      return new CardPlay.Over(fly, null);
    }
    return new CardPlay.Over(pitch.isSafe(CardDice.Purpose.RUNNER, chance) ? scores : out, null);
  }

  /** Whether the table leaves a runner on third there. */
  private static boolean holdsThird(Pitch pitch, Submission fly) {
    int mask = pitch.game().bases().mask();
    return pitch
        .game()
        .league()
        .tables()
        .advances(fly.outcome(), mask, 0)
        .contains(Advance.to(THIRD, THIRD));
  }

  private static Choice choice(Pitch pitch, int chance, boolean isWorthIt) {
    String name = pitch.name(THIRD);
    return GoOrHold.choice(
        Choice.Kind.SEND_RUNNER,
        pitch,
        name + " runs home after the catch",
        chance,
        name + " stays at third",
        isWorthIt);
  }
}
