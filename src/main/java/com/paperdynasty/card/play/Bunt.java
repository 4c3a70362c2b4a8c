package com.paperdynasty.card.play;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.BaseNames;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.card.play.Choice.Option;
import java.util.ArrayList;
import java.util.List;

/**
 * A bunt that was called; no cell is read. A good one moves the runners up. On one that is too hard
 * the fielders choose between the sure out at first and the lead runner. With two outs or without a
 * runner the batter bunts for a hit. On a squeeze the runner on third goes with the pitch: there is
 * no throw that gets them, but a pop-up or a missed pitch does.
 */
final class Bunt {
  /** What a runner who has to run, and can be put out without a tag, loses. */
  private static final int FORCED = 3;

  private static final int THIRD = 3;
  private static final String FIRST = "first";

  private final Pitch pitch;
  private final BuntTable table;
  private final Position location;

  private Bunt(Pitch pitch) {
    this.pitch = pitch;
    this.table = new BuntTable(pitch.bunting(), pitch.game().defense().infield());
    this.location = BuntTable.location(pitch.dice().resolutionD20());
  }

  static CardPlay read(Pitch pitch) {
    return new Bunt(pitch).read();
  }

  private CardPlay read() {
    boolean sacrifices = pitch.game().outs() < 2 && pitch.game().bases().mask() != 0;
    boolean squeezes =
        pitch.called().batter() == CalledPlay.Batter.SQUEEZES && sacrifices && pitch.isOn(THIRD);
    int d20 = pitch.more().d20(CardDice.Purpose.BUNT);
    if (squeezes) {
      return over(squeezed(d20));
    }
    if (table.isPopUp(d20)) {
      return over(popUp());
    }
    if (table.isHit(d20)) {
      return over(Submission.of(Outcome.SINGLE_1, location));
    }
    if (!sacrifices) {
      return over(Submission.of(Outcome.GROUNDBALL_C, location));
    }
    return table.isTooHard(d20) ? thrown() : over(sacrifice());
  }

  private Submission squeezed(int d20) {
    if (table.isPopUp(d20)) {
      return popUp().withAdvances(List.of(Advance.out(THIRD, THIRD)));
    }
    if (table.isMissed(d20)) {
      return Submission.of(Outcome.CAUGHT_STEALING).withRunner(THIRD);
    }
    return table.isHit(d20) ? Submission.of(Outcome.SINGLE_1, location) : sacrifice();
  }

  private Submission popUp() {
    return Submission.of(Outcome.POPOUT, location);
  }

  private Submission sacrifice() {
    return Submission.of(Outcome.SAC_BUNT, location);
  }

  private CardPlay thrown() {
    int lead = pitch.isOn(THIRD) ? THIRD : pitch.isOn(2) ? 2 : 1;
    int chance = chance(lead);
    String code = BaseNames.of(lead + 1);
    Submission out = sacrifice().withAdvances(List.of(Advance.out(lead, lead + 1)));
    Submission safe = sacrifice().withAdvances(everybodySafe());
    String thrown =
        pitch
            .choices()
            .next(
                () -> {
                  double tried = PlayValue.ofTry(pitch.game(), chance, safe, out);
                  boolean isWorthIt = tried < PlayValue.of(pitch.game(), sacrifice());
                  return choice(code, lead, chance, isWorthIt);
                });
    if (thrown == null) {
      return pitch.choices().open();
    }
    if (thrown.equals(FIRST)) {
      return over(sacrifice());
    }
    return over(pitch.isSafe(CardDice.Purpose.RUNNER, chance) ? safe : out);
  }

  private List<Advance> everybodySafe() {
    List<Advance> advances = new ArrayList<>();
    for (int from = THIRD; from >= 1; from--) {
      if (pitch.isOn(from)) {
        advances.add(Advance.to(from, from + 1));
      }
    }
    advances.add(Advance.to(0, 1));
    return advances;
  }

  private int chance(int lead) {
    boolean forced = lead == 1 || (pitch.isOn(1) && (lead == 2 || pitch.isOn(2)));
    return Pitch.contested(pitch.running(lead) - (forced ? FORCED : 0));
  }

  private Choice choice(String base, int lead, int chance, boolean isWorthIt) {
    return new Choice(
        Choice.Kind.THROW_TO,
        pitch.game().fielding(),
        List.of(
            new Option(FIRST, "Throw to first, where " + pitch.name(0) + " is out", null),
            new Option(base, "Throw to " + base + ", where " + pitch.name(lead) + " runs", chance)),
        isWorthIt ? base : FIRST);
  }

  private static CardPlay over(Submission submission) {
    return new CardPlay.Over(submission, null);
  }
}
