package com.paperdynasty.card.play;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.BaseNames;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.card.play.Choice.Option;
import java.util.List;

/**
 * A hit that does not say how far the runners come. The lead runner whom the table does not bring
 * home may try for one more base, and then the one behind them too. If two run, the fielders choose
 * whom they throw at, and the other one is safe.
 */
final class UncappedHit {
  private static final int NOBODY = -1;

  private final Pitch pitch;
  private final Submission hit;
  private final int bases;
  private final Try lead;
  private final Try trail;

  /** A runner who may try for that base. */
  private record Try(int from, int base, int chance) {
    Advance safe() {
      return Advance.to(from, base);
    }

    Advance out() {
      return Advance.out(from, base);
    }
  }

  private UncappedHit(Pitch pitch, Submission hit, int leadFrom) {
    this.pitch = pitch;
    this.hit = hit;
    this.bases = hit.outcome().basesForBatter();
    lead = tryOf(leadFrom);
    int behind = leadFrom - 1;
    trail = tryOf(behind > 0 && !pitch.isOn(behind) ? 0 : behind);
  }

  static CardPlay read(Pitch pitch, Submission hit) {
    int lead = lead(pitch, hit.outcome().basesForBatter());
    return lead == NOBODY || PlayValue.isWonBy(pitch.game(), hit)
        ? new CardPlay.Over(hit, null)
        : new UncappedHit(pitch, hit, lead).read();
  }

  /** The runner farthest ahead of those whom the table leaves on base. */
  private static int lead(Pitch pitch, int bases) {
    for (int from = 3 - bases; from >= 1; from--) {
      if (pitch.isOn(from)) {
        return from;
      }
    }
    return NOBODY;
  }

  private Try tryOf(int from) {
    return new Try(from, from + bases + 1, ExtraBase.onHit(pitch, hit, from));
  }

  private CardPlay read() {
    String leads = pitch.choices().next(() -> running(lead, worthOfTry() > worthOf()));
    if (leads == null) {
      return pitch.choices().open();
    }
    if (!GoOrHold.goes(leads)) {
      return over();
    }
    String follows = pitch.choices().next(() -> running(trail, worthOfBoth() > worthOfAlone()));
    if (follows == null) {
      return pitch.choices().open();
    }
    if (!GoOrHold.goes(follows)) {
      return over(pitch.isSafe(lead.chance()) ? lead.safe() : lead.out());
    }
    String thrown = pitch.choices().next(this::throwing);
    if (thrown == null) {
      return pitch.choices().open();
    }
    return thrown.equals(code(lead)) ? thrownAtLead() : thrownAtTrail();
  }

  private CardPlay thrownAtLead() {
    return over(pitch.isSafe(lead.chance()) ? lead.safe() : lead.out(), trail.safe());
  }

  private CardPlay thrownAtTrail() {
    return over(lead.safe(), pitch.isSafe(trail.chance()) ? trail.safe() : trail.out());
  }

  private CardPlay over(Advance... advances) {
    return new CardPlay.Over(hit.withAdvances(List.of(advances)), null);
  }

  private Choice running(Try runner, boolean isWorthIt) {
    String name = pitch.name(runner.from());
    return GoOrHold.choice(
        Choice.Kind.TAKE_EXTRA_BASE,
        pitch,
        name + " tries for " + BaseNames.of(runner.base()),
        runner.chance(),
        name + " stays at " + BaseNames.of(runner.base() - 1),
        isWorthIt);
  }

  private Choice throwing() {
    return new Choice(
        Choice.Kind.THROW_TO,
        pitch.game().fielding(),
        List.of(throwAt(lead), throwAt(trail)),
        worthOfThrowAtLead() <= worthOfThrowAtTrail() ? code(lead) : code(trail));
  }

  private Option throwAt(Try runner) {
    String text =
        "Throw to "
            + BaseNames.of(runner.base())
            + ", where "
            + pitch.name(runner.from())
            + " runs";
    return new Option(code(runner), text, runner.chance());
  }

  private static String code(Try runner) {
    return BaseNames.of(runner.base());
  }

  private double worthOfTry() {
    return Math.max(worthOfAlone(), worthOfBoth());
  }

  private double worthOfAlone() {
    return PlayValue.mean(lead.chance(), worthOf(lead.safe()), worthOf(lead.out()));
  }

  private double worthOfBoth() {
    return Math.min(worthOfThrowAtLead(), worthOfThrowAtTrail());
  }

  private double worthOfThrowAtLead() {
    return PlayValue.mean(
        lead.chance(), worthOf(lead.safe(), trail.safe()), worthOf(lead.out(), trail.safe()));
  }

  private double worthOfThrowAtTrail() {
    return PlayValue.mean(
        trail.chance(), worthOf(lead.safe(), trail.safe()), worthOf(lead.safe(), trail.out()));
  }

  private double worthOf(Advance... advances) {
    return PlayValue.of(pitch.game(), hit.withAdvances(List.of(advances)));
  }
}
