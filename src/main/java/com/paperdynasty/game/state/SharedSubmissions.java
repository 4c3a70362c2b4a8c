package com.paperdynasty.game.state;

import static java.util.Objects.requireNonNull;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Shares equal submissions among games: most are only an outcome and a hit location. */
final class SharedSubmissions {
  private static final Map<Outcome, List<Submission>> PLAIN = plain();

  private SharedSubmissions() {}

  /** An equal submission: the shared instance if it is only an outcome and a hit location. */
  static Submission shared(Submission submission) {
    Position location = submission.hitLocation();
    Submission plain =
        requireNonNull(PLAIN.get(submission.outcome()))
            .get(location == null ? 0 : location.number());
    return plain.equals(submission) ? plain : submission;
  }

  /** For each outcome the submission without a location, then one for each location by number. */
  private static Map<Outcome, List<Submission>> plain() {
    Map<Outcome, List<Submission>> all = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      List<Submission> row = new ArrayList<>(List.of(Submission.of(outcome)));
      Position.FIELD.forEach(location -> row.add(Submission.of(outcome, location)));
      all.put(outcome, List.copyOf(row));
    }
    return all;
  }
}
