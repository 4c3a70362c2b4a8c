package com.paperdynasty.baseball;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.function.Supplier;

/** Given a situation, when an outcome is submitted, then the game is as stated. */
final class Play {
  final BallGame before;
  final Submission submission;
  final PlayResult result;
  final BallGame after;

  private Play(BallGame before, Submission submission) {
    this.before = before;
    this.submission = submission;
    Ruling ruling = Umpire.rule(before, submission);
    if (!(ruling instanceof Ruling.Legal legal)) {
      throw new AssertionError(Diamond.draw(before) + submission + " was refused: " + ruling);
    }
    result = legal.play();
    after = Innings.after(before, result);
  }

  static Given given(Situation situation) {
    return new Given(situation.game());
  }

  static Given given(BallGame game) {
    return new Given(game);
  }

  record Given(BallGame game) {
    Play when(Submission submission) {
      return new Play(game, submission);
    }

    Play when(Outcome outcome) {
      return when(Submission.of(outcome));
    }

    Play when(Outcome outcome, Position location) {
      return when(Submission.of(outcome, location));
    }

    /** Asserts that it is refused for a reason that contains these words. */
    void refuses(Submission submission, String field, String words) {
      Ruling ruling = Umpire.rule(game, submission);
      if (!(ruling instanceof Ruling.Rejected rejected)) {
        fail(Diamond.draw(game) + submission + " should be refused: " + words);
        return;
      }
      assertThat(rejected.violation().problem().field()).isEqualTo(field);
      assertThat(rejected.violation().reason()).contains(words);
    }
  }

  /** Asserts the occupied bases within the same half, as {@code 1-3}. */
  Play leaves(String bases) {
    assertThat(Diamond.word(after.bases().mask())).as(picture("bases " + bases)).isEqualTo(bases);
    return this;
  }

  Play outs(int count) {
    assertThat(result.outs()).as(picture(count + " outs on the play")).isEqualTo(count);
    return this;
  }

  Play runs(int count) {
    assertThat(result.runs()).as(picture(count + " runs on the play")).isEqualTo(count);
    return this;
  }

  Play score(int away, int home) {
    assertThat(after.score(Side.AWAY) + "-" + after.score(Side.HOME))
        .as(picture("the score"))
        .isEqualTo(away + "-" + home);
    return this;
  }

  Play says(String description) {
    assertThat(result.description()).isEqualTo(description);
    return this;
  }

  Play scoredAs(String batterResult) {
    assertThat(result.batterResult()).as(picture("batter's result")).isEqualTo(batterResult);
    return this;
  }

  Play ends(End.Reason reason, Side winner) {
    assertThat(after.end()).as(picture("the end")).isEqualTo(new End(reason, winner));
    return this;
  }

  Play goesOn() {
    assertThat(after.end()).as(picture("no end")).isNull();
    return this;
  }

  /** Asserts what the play added to the batter's line. */
  Play batterGets(String tally) {
    assertThat(gain(before.batting(), before.batter().player().id()))
        .as(picture("the batter's line"))
        .isEqualTo(tally);
    return this;
  }

  /** Asserts what the play added to the line of the runner from that base. */
  Play runnerGets(int base, String tally) {
    String id = before.bases().at(base).player().id();
    assertThat(gain(before.batting(), id)).as(picture("the runner's line")).isEqualTo(tally);
    return this;
  }

  /** Asserts what the play added to the pitcher's line. */
  Play pitcherGets(String tally) {
    Tally was = before.book().of(before.fielding()).pitcherOfRecord().tally();
    Tally now = after.book().of(before.fielding()).pitcherOfRecord().tally();
    assertThat(difference(was, now)).as(picture("the pitcher's line")).isEqualTo(tally);
    return this;
  }

  Play teamGets(Side side, Stat stat, int count) {
    int was = before.book().of(side).totals().get(stat);
    assertThat(after.book().of(side).totals().get(stat) - was)
        .as(picture(side.code() + " " + stat.code()))
        .isEqualTo(count);
    return this;
  }

  private String gain(Side side, String id) {
    return difference(line(before, side, id), line(after, side, id));
  }

  private static Tally line(BallGame game, Side side, String id) {
    return game.book().of(side).batting().stream()
        .filter(line -> line.player().id().equals(id))
        .findFirst()
        .orElseThrow()
        .tally();
  }

  private static String difference(Tally was, Tally now) {
    Tally gain = now;
    for (Stat stat : Stat.values()) {
      gain = gain.plus(stat, -was.get(stat));
    }
    return gain.toString();
  }

  private Supplier<String> picture(String expected) {
    return () ->
        "\n%s%s -> %s\n%sexpected %s"
            .formatted(
                Diamond.draw(before),
                submission.outcome().code(),
                result.notation(),
                Diamond.draw(after),
                expected);
  }
}
