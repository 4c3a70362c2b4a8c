package com.paperdynasty.card.play;

import com.paperdynasty.baseball.model.BaseNames;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.card.play.Choice.Option;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A steal that was called. The runner farthest ahead needs a jump; without one nobody goes, and the
 * batter's cell is read. With one they go on a pitch that the batter takes: that is the play, and
 * the same batter has a new roll. If more than one goes, the fielders choose whom they throw at,
 * and the others are safe.
 */
final class StealAttempt {
  private static final int NOBODY = 0;
  private static final int THIRD = 3;

  private final Pitch pitch;
  private final List<Integer> going;

  private StealAttempt(Pitch pitch, List<Integer> going) {
    this.pitch = pitch;
    this.going = going;
  }

  /** The steal; null if nobody goes. */
  static @Nullable CardPlay read(Pitch pitch) {
    List<Integer> going = Steals.possible(pitch, pitch.called().steals());
    if (going.isEmpty()) {
      return null;
    }
    int jump = Steals.of(pitch, going.get(0)).jump();
    boolean has = Jump.isAt(pitch.more().jump(), jump);
    return has ? new StealAttempt(pitch, going).read() : null;
  }

  private CardPlay read() {
    int lead = going.get(0);
    if (going.size() == 1 || (lead == THIRD && PlayValue.isWonBy(pitch.game(), safe(lead)))) {
      return thrownAt(lead);
    }
    String thrown = pitch.choices().next(this::choice);
    if (thrown == null) {
      return pitch.choices().open();
    }
    for (int from : going) {
      if (code(from).equals(thrown)) {
        return thrownAt(from);
      }
    }
    throw new IllegalStateException("nobody was asked for " + thrown);
  }

  private CardPlay thrownAt(int from) {
    boolean safe = Steals.isSafe(pitch, from, 0);
    return new CardPlay.Over(Steals.alone(going, safe ? NOBODY : from), null);
  }

  private static Submission safe(int from) {
    return Steals.alone(List.of(from), NOBODY);
  }

  private int chance(int from) {
    return Steals.chance(pitch, from, 0);
  }

  private Choice choice() {
    List<Option> options = going.stream().map(this::option).toList();
    int best = going.stream().min(Comparator.comparingDouble(this::worth)).orElseThrow();
    return new Choice(Choice.Kind.THROW_TO, pitch.game().fielding(), options, code(best));
  }

  private Option option(int from) {
    String text = "Throw to " + code(from) + ", where " + pitch.name(from) + " runs";
    return new Option(code(from), text, chance(from));
  }

  private static String code(int from) {
    return BaseNames.of(from + 1);
  }

  private double worth(int from) {
    return PlayValue.ofTry(
        pitch.game(), chance(from), Steals.alone(going, NOBODY), Steals.alone(going, from));
  }
}
