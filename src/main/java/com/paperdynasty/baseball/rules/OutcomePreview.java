package com.paperdynasty.baseball.rules;

import static com.paperdynasty.baseball.model.Outcome.BP_FLYOUT;
import static com.paperdynasty.baseball.model.Outcome.BP_LINEOUT;
import static com.paperdynasty.baseball.model.Outcome.BP_SINGLE;
import static com.paperdynasty.baseball.model.Outcome.DOUBLE;
import static com.paperdynasty.baseball.model.Outcome.DOUBLE_2;
import static com.paperdynasty.baseball.model.Outcome.DOUBLE_3;
import static com.paperdynasty.baseball.model.Outcome.DOUBLE_UNCAPPED;
import static com.paperdynasty.baseball.model.Outcome.FLYOUT_A;
import static com.paperdynasty.baseball.model.Outcome.FLYOUT_B;
import static com.paperdynasty.baseball.model.Outcome.FLYOUT_BQ;
import static com.paperdynasty.baseball.model.Outcome.FLYOUT_C;
import static com.paperdynasty.baseball.model.Outcome.GROUNDBALL_A;
import static com.paperdynasty.baseball.model.Outcome.GROUNDBALL_B;
import static com.paperdynasty.baseball.model.Outcome.GROUNDBALL_C;
import static com.paperdynasty.baseball.model.Outcome.LINEOUT;
import static com.paperdynasty.baseball.model.Outcome.POPOUT;
import static com.paperdynasty.baseball.model.Outcome.SINGLE;
import static com.paperdynasty.baseball.model.Outcome.SINGLE_1;
import static com.paperdynasty.baseball.model.Outcome.SINGLE_2;
import static com.paperdynasty.baseball.model.Outcome.SINGLE_UNCAPPED;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Outcome.Kind;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.state.BallGame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A preview of the results of the twelve outcomes that managers look up most. Each result comes
 * from the umpire's own ruling, so that it cannot differ from the actual play.
 *
 * @param lines twelve, or empty while the next pitch cannot be thrown ({@link
 *     BallGame#whyNotReady})
 */
public record OutcomePreview(List<Line> lines) {
  private static final List<List<Outcome>> LOOKED_UP =
      List.of(
          List.of(GROUNDBALL_A),
          List.of(GROUNDBALL_B),
          List.of(GROUNDBALL_C),
          List.of(FLYOUT_A),
          List.of(FLYOUT_B, BP_FLYOUT),
          List.of(FLYOUT_BQ),
          List.of(FLYOUT_C, LINEOUT, BP_LINEOUT, POPOUT),
          List.of(SINGLE),
          List.of(SINGLE_1, BP_SINGLE, SINGLE_UNCAPPED),
          List.of(SINGLE_2),
          List.of(DOUBLE, DOUBLE_2, DOUBLE_UNCAPPED),
          List.of(DOUBLE_3));

  private static final List<@Nullable Position> ANYWHERE = Arrays.asList((Position) null);

  public OutcomePreview {
    lines = List.copyOf(lines);
  }

  /** A line: outcomes and their results, which may depend on where the ball goes. */
  public record Line(List<Case> cases) {
    public Line {
      cases = List.copyOf(cases);
    }
  }

  /**
   * Outcomes of a line with the same result.
   *
   * @param locations the hit locations with that result; empty if it does not depend on them
   * @param does the result in a few words
   */
  public record Case(List<Outcome> outcomes, List<Position> locations, String does) {
    public Case {
      outcomes = List.copyOf(outcomes);
      locations = List.copyOf(locations);
    }
  }

  /** The preview for the current state of a game. */
  public static OutcomePreview of(BallGame game) {
    return game.whyNotReady() != null
        ? new OutcomePreview(List.of())
        : new OutcomePreview(LOOKED_UP.stream().map(outcomes -> line(game, outcomes)).toList());
  }

  private static Line line(BallGame game, List<Outcome> outcomes) {
    List<Case> cases = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      for (Case added : cases(game, outcome)) {
        add(cases, added);
      }
    }
    return new Line(cases);
  }

  private static void add(List<Case> cases, Case added) {
    for (int i = 0; i < cases.size(); i++) {
      Case known = cases.get(i);
      if (known.does().equals(added.does()) && known.locations().equals(added.locations())) {
        List<Outcome> both = new ArrayList<>(known.outcomes());
        both.addAll(added.outcomes());
        cases.set(i, new Case(both, known.locations(), known.does()));
        return;
      }
    }
    cases.add(added);
  }

  /** The cases of one outcome, with the hit locations of the same result together. */
  private static List<Case> cases(BallGame game, Outcome outcome) {
    Map<String, List<Position>> places = new LinkedHashMap<>();
    for (Position location : locations(outcome)) {
      String does = does(game, Submission.of(outcome).hitTo(location));
      List<Position> same = places.computeIfAbsent(does, first -> new ArrayList<>());
      if (location != null) {
        same.add(location);
      }
    }
    boolean anywhere = places.size() == 1;
    List<Case> cases = new ArrayList<>();
    places.forEach(
        (does, where) -> cases.add(new Case(List.of(outcome), anywhere ? List.of() : where, does)));
    return cases;
  }

  /** The hit locations to look at; a single null where the outcome takes none. */
  private static List<@Nullable Position> locations(Outcome outcome) {
    if (!outcome.needsHitLocation()) {
      return ANYWHERE;
    }
    return outcome.kind() == Kind.GROUND_BALL ? Position.FIELD.subList(0, 6) : Position.FIELD;
  }

  private static String does(BallGame game, Submission submission) {
    Ruling ruling = Umpire.rule(game, submission);
    return ruling instanceof Ruling.Legal legal
        ? new PlaySummary(game, legal.play()).text()
        : ((Ruling.Rejected) ruling).violation().reason();
  }
}
