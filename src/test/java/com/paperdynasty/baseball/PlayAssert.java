package com.paperdynasty.baseball;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.paperdynasty.baseball.model.GameEnd;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.rules.Ruling;
import com.paperdynasty.baseball.rules.Umpire;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.Innings;
import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.baseball.state.Situation;
import com.paperdynasty.baseball.state.Stat;
import com.paperdynasty.baseball.state.StatLine;
import java.util.function.Supplier;

/**
 * Asserts the result of a submission: given a situation, when an outcome is submitted, then the
 * game is as stated.
 */
public final class PlayAssert {
  public final BallGame before;
  final Submission submission;
  public final PlayResult result;
  public final BallGame after;

  private PlayAssert(BallGame before, Submission submission) {
    this.before = before;
    this.submission = submission;
    Ruling ruling = Umpire.rule(before, submission);
    if (!(ruling instanceof Ruling.Legal legal)) {
      throw new AssertionError(
          DiamondDrawing.draw(before) + submission + " was refused: " + ruling);
    }
    result = legal.play();
    after = Innings.after(before, result);
  }

  public static Given given(Situation situation) {
    return new Given(situation.game());
  }

  public static Given given(BallGame game) {
    return new Given(game);
  }

  public record Given(BallGame game) {
    public PlayAssert when(Submission submission) {
      return new PlayAssert(game, submission);
    }

    public PlayAssert when(Outcome outcome) {
      return when(Submission.of(outcome));
    }

    public PlayAssert when(Outcome outcome, Position location) {
      return when(Submission.of(outcome, location));
    }

    /** Asserts that it is refused for a reason that contains these words. */
    public void refuses(Submission submission, String field, String words) {
      Ruling ruling = Umpire.rule(game, submission);
      if (!(ruling instanceof Ruling.Rejected rejected)) {
        fail(DiamondDrawing.draw(game) + submission + " should be refused: " + words);
        return;
      }
      assertThat(rejected.violation().problem().field()).isEqualTo(field);
      assertThat(rejected.violation().reason()).contains(words);
    }
  }

  /** Asserts the occupied bases within the same half, as {@code 1-3}. */
  public PlayAssert leaves(String bases) {
    assertThat(DiamondDrawing.word(after.bases().mask()))
        .as(picture("bases " + bases))
        .isEqualTo(bases);
    return this;
  }

  public PlayAssert outs(int count) {
    assertThat(result.outs()).as(picture(count + " outs on the play")).isEqualTo(count);
    return this;
  }

  public PlayAssert runs(int count) {
    assertThat(result.runs()).as(picture(count + " runs on the play")).isEqualTo(count);
    return this;
  }

  public PlayAssert score(int away, int home) {
    assertThat(after.score(Side.AWAY) + "-" + after.score(Side.HOME))
        .as(picture("the score"))
        .isEqualTo(away + "-" + home);
    return this;
  }

  public PlayAssert says(String description) {
    assertThat(result.description()).isEqualTo(description);
    return this;
  }

  public PlayAssert scoredAs(String batterResult) {
    assertThat(result.batterResult()).as(picture("batter's result")).isEqualTo(batterResult);
    return this;
  }

  public PlayAssert ends(GameEnd.Reason reason, Side winner) {
    assertThat(after.gameEnd()).as(picture("the end")).isEqualTo(new GameEnd(reason, winner));
    return this;
  }

  public PlayAssert goesOn() {
    assertThat(after.gameEnd()).as(picture("no end")).isNull();
    return this;
  }

  /** Asserts what the play added to the batter's line. */
  public PlayAssert batterGets(String expected) {
    assertThat(gain(before.batting(), before.batter().player().id()))
        .as(picture("the batter's line"))
        .isEqualTo(expected);
    return this;
  }

  /** Asserts what the play added to the line of the runner from that base. */
  public PlayAssert runnerGets(int base, String expected) {
    String id = before.bases().at(base).player().id();
    assertThat(gain(before.batting(), id)).as(picture("the runner's line")).isEqualTo(expected);
    return this;
  }

  /** Asserts what the play added to the pitcher's line. */
  public PlayAssert pitcherGets(String expected) {
    StatLine was = before.book().of(before.fielding()).pitcherOfRecord().statLine();
    StatLine now = after.book().of(before.fielding()).pitcherOfRecord().statLine();
    assertThat(difference(was, now)).as(picture("the pitcher's line")).isEqualTo(expected);
    return this;
  }

  public PlayAssert teamGets(Side side, Stat stat, int count) {
    int was = before.book().of(side).totals().get(stat);
    assertThat(after.book().of(side).totals().get(stat) - was)
        .as(picture(side.code() + " " + stat.code()))
        .isEqualTo(count);
    return this;
  }

  private String gain(Side side, String id) {
    return difference(line(before, side, id), line(after, side, id));
  }

  private static StatLine line(BallGame game, Side side, String id) {
    return game.book().of(side).batting().stream()
        .filter(line -> line.player().id().equals(id))
        .findFirst()
        .orElseThrow()
        .statLine();
  }

  private static String difference(StatLine was, StatLine now) {
    StatLine gain = now;
    for (Stat stat : Stat.values()) {
      gain = gain.plus(stat, -was.get(stat));
    }
    return gain.toString();
  }

  private Supplier<String> picture(String expected) {
    return () ->
        "\n%s%s -> %s\n%sexpected %s"
            .formatted(
                DiamondDrawing.draw(before),
                submission.outcome().code(),
                result.notation(),
                DiamondDrawing.draw(after),
                expected);
  }
}
