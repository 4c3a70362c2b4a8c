package com.paperdynasty.card.play;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.BaseNames;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.card.play.Choice.Option;
import java.util.Comparator;
import java.util.List;

/**
 * A hit that does not say how far the runners come. The lead runner whom the table does not bring
 * home may try for one more base, and then the one behind them too. If two run, the fielders choose
 * whom they throw at, and the other one is safe.
 */
final class UncappedHit {
  private static final int HOME = 4;

  private final Pitch pitch;
  private final Submission hit;
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

  private UncappedHit(Pitch pitch, Submission hit, Try lead, Try trail) {
    this.pitch = pitch;
    this.hit = hit;
    this.lead = lead;
    this.trail = trail;
  }

  static CardPlay read(Pitch pitch, Submission hit) {
    List<Try> tries = tries(pitch, hit);
    boolean alone = tries.size() < 2;
    return alone || PlayValue.isWonBy(pitch.game(), hit)
        ? new CardPlay.Over(hit, null)
        : new UncappedHit(pitch, hit, tries.get(0), tries.get(1)).read();
  }

  /** Those whom the table leaves on base: the one farthest ahead first, the batter last. */
  private static List<Try> tries(Pitch pitch, Submission hit) {
    int mask = pitch.game().bases().mask();
    return pitch.game().league().tables().advances(hit.outcome(), mask, 0).stream()
        .filter(advance -> !advance.out() && advance.base() < HOME)
        .sorted(Comparator.comparingInt(Advance::from).reversed())
        .map(advance -> tryOf(pitch, hit, advance.from(), advance.base() + 1))
        .toList();
  }

  private static Try tryOf(Pitch pitch, Submission hit, int from, int base) {
    return new Try(from, base, ExtraBase.onHit(pitch, hit, from, base));
  }

  private CardPlay read() {
    String leads = pitch.choices().next(() -> running(lead, worthOfTry() > worthOfHolding()));
    if (leads == null) {
      return pitch.choices().open();
    }
    if (!GoOrHold.goes(leads)) {
      return over();
    }
    if (isWonByLead()) {
      return over(leadRuns());
    }
    String follows = pitch.choices().next(() -> running(trail, worthOfBoth() > worthOfAlone()));
    if (follows == null) {
      return pitch.choices().open();
    }
    if (!GoOrHold.goes(follows)) {
      return over(leadRuns());
    }
    String thrown = pitch.choices().next(this::throwing);
    if (thrown == null) {
      return pitch.choices().open();
    }
    return thrown.equals(code(lead))
        ? over(leadRuns(), trail.safe())
        : over(lead.safe(), trailRuns());
  }

  /** Nobody follows a runner who wins the game or is out. */
  private boolean isWonByLead() {
    return PlayValue.isWonBy(pitch.game(), with(lead.safe()));
  }

  private Advance leadRuns() {
    boolean safe = pitch.isSafe(CardDice.Purpose.RUNNER, lead.chance());
    return safe ? lead.safe() : lead.out();
  }

  private Advance trailRuns() {
    boolean safe = pitch.isSafe(CardDice.Purpose.FOLLOWER, trail.chance());
    return safe ? trail.safe() : trail.out();
  }

  private CardPlay over(Advance... advances) {
    return new CardPlay.Over(with(advances), null);
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
    return isWonByLead() ? worthOfAlone() : Math.max(worthOfAlone(), worthOfBoth());
  }

  private double worthOfAlone() {
    return PlayValue.ofTry(pitch.game(), lead.chance(), with(lead.safe()), with(lead.out()));
  }

  private double worthOfBoth() {
    return Math.min(worthOfThrowAtLead(), worthOfThrowAtTrail());
  }

  private double worthOfThrowAtLead() {
    return PlayValue.ofTry(
        pitch.game(),
        lead.chance(),
        with(lead.safe(), trail.safe()),
        with(lead.out(), trail.safe()));
  }

  private double worthOfThrowAtTrail() {
    return PlayValue.ofTry(
        pitch.game(),
        trail.chance(),
        with(lead.safe(), trail.safe()),
        with(lead.safe(), trail.out()));
  }

  private double worthOfHolding() {
    return PlayValue.of(pitch.game(), with());
  }

  private Submission with(Advance... advances) {
    return hit.withAdvances(List.of(advances));
  }
}
