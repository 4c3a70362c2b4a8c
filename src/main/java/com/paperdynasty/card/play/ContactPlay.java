package com.paperdynasty.card.play;

import static java.util.Objects.requireNonNull;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.card.play.Choice.Option;
import java.util.List;

/**
 * A slow ground ball to an infield that plays in, on which the table holds the runner on third.
 * They may be sent home. Then the fielders choose between the sure out at first and the runner, who
 * is safe with their running; so then is the batter.
 */
final class ContactPlay {
  private static final int THIRD = 3;
  private static final int HOME = 4;
  private static final String TO_HOME = "home";
  private static final String TO_FIRST = "first";

  private final Pitch pitch;
  private final Submission hold;
  private final Submission scores;
  private final Submission out;
  private final Submission safe;
  private final int chance;

  private ContactPlay(Pitch pitch, Submission grounder) {
    this.pitch = pitch;
    hold = grounder;
    scores = grounder.withAdvances(List.of(Advance.to(THIRD, HOME)));
    out = grounder.withAdvances(List.of(Advance.out(THIRD, HOME)));
    safe =
        Submission.of(Outcome.FIELDERS_CHOICE)
            .hitTo(grounder.hitLocation())
            .withAdvances(List.of(Advance.to(THIRD, HOME)));
    chance = Pitch.contested(pitch.running(THIRD));
  }

  static CardPlay read(Pitch pitch, Submission grounder) {
    return holdsThird(pitch, grounder)
        ? new ContactPlay(pitch, grounder).read()
        : new CardPlay.Over(grounder, null);
  }

  /** Whether by the table the batter alone is out, and the runner on third stays. */
  private static boolean holdsThird(Pitch pitch, Submission grounder) {
    if (pitch.game().outs() == 2 || !pitch.isOn(THIRD)) {
      return false;
    }
    List<Advance> table =
        pitch
            .game()
            .league()
            .tables()
            .groundBall(
                grounder.outcome(),
                pitch.game().bases().mask(),
                requireNonNull(grounder.hitLocation()),
                pitch.game().defense().infield());
    return Advance.outs(table) == 1
        && table.contains(Advance.out(0, 1))
        && table.contains(Advance.to(THIRD, THIRD));
  }

  private CardPlay read() {
    String sent = pitch.choices().next(this::sending);
    if (sent == null) {
      return pitch.choices().open();
    }
    if (!GoOrHold.goes(sent)) {
      return new CardPlay.Over(hold, null);
    }
    String thrown = pitch.choices().next(this::throwing);
    if (thrown == null) {
      return pitch.choices().open();
    }
    if (thrown.equals(TO_FIRST)) {
      return new CardPlay.Over(scores, null);
    }
    return new CardPlay.Over(pitch.isSafe(CardDice.Purpose.RUNNER, chance) ? safe : out, null);
  }

  private Choice sending() {
    String name = pitch.name(THIRD);
    return GoOrHold.choice(
        Choice.Kind.SEND_RUNNER,
        pitch,
        name + " runs home on contact",
        chance,
        name + " stays at third",
        Math.min(worth(scores), worthOfThrowHome()) > worth(hold));
  }

  private Choice throwing() {
    return new Choice(
        Choice.Kind.THROW_TO,
        pitch.game().fielding(),
        List.of(
            new Option(TO_HOME, "Throw home, where " + pitch.name(THIRD) + " runs", chance),
            new Option(TO_FIRST, "Throw to first, where " + pitch.name(0) + " is out", null)),
        worthOfThrowHome() <= worth(scores) ? TO_HOME : TO_FIRST);
  }

  private double worthOfThrowHome() {
    return PlayValue.ofTry(pitch.game(), chance, safe, out);
  }

  private double worth(Submission submission) {
    return PlayValue.of(pitch.game(), submission);
  }
}
