package com.paperdynasty.baseball.realgames;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.model.Submission.With;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The submissions that could describe a real play, the likeliest first. */
final class SubmissionCandidates {
  private static final Pattern ON_BASES =
      Pattern.compile("(POCS|SB|CS|PO|WP|PB|BK|DI|OA|FLE)([123H])?");
  private static final List<Outcome> GROUND_BALLS =
      List.of(Outcome.GROUNDBALL_C, Outcome.GROUNDBALL_B, Outcome.GROUNDBALL_A);
  private static final List<Outcome> FLIES =
      List.of(Outcome.FLYOUT_C, Outcome.FLYOUT_B, Outcome.FLYOUT_A, Outcome.FLYOUT_BQ);
  private static final List<Outcome> SINGLES =
      List.of(Outcome.SINGLE_1, Outcome.SINGLE, Outcome.SINGLE_2, Outcome.SINGLE_UNCAPPED);
  private static final List<Outcome> DOUBLES =
      List.of(Outcome.DOUBLE_2, Outcome.DOUBLE_3, Outcome.DOUBLE_UNCAPPED);

  private final RealPlay play;

  private SubmissionCandidates(RealPlay play) {
    this.play = play;
  }

  static List<Submission> of(RealPlay play) {
    return charging(play, new SubmissionCandidates(play).all());
  }

  /** Submissions that can match the runners and the runs where no outcome of the text does. */
  static List<Submission> lastResort(RealPlay play) {
    SubmissionCandidates submissionCandidates = new SubmissionCandidates(play);
    if (!play.plateAppearance()) {
      return charging(play, List.of(Submission.of(Outcome.OTHER_ADVANCE)));
    }
    Submission main = submissionCandidates.plateAppearance(play.basic().split("\\+", 2)[0]);
    return charging(play, main != null ? List.of(main) : submissionCandidates.at(GROUND_BALLS));
  }

  private static List<Submission> charging(RealPlay play, List<Submission> candidates) {
    return candidates.stream().map(one -> one.withErrors(play.errors())).toList();
  }

  private List<Submission> all() {
    String basic = play.basic();
    char first = basic.charAt(0);
    if (Character.isDigit(first)) {
      return basic.matches("\\d*E\\d.*") ? misplays() : outs();
    }
    if (basic.startsWith("FC")) {
      return play.has("SH") ? at(List.of(Outcome.SAC_BUNT)) : at(choices());
    }
    if (basic.startsWith("E")) {
      return misplays();
    }
    if (basic.matches("(S|D|DGR|T|H|HR)\\d*")) {
      return hits(first);
    }
    return pitch(basic);
  }

  private static List<Outcome> choices() {
    return List.of(Outcome.FIELDERS_CHOICE, Outcome.GROUNDBALL_B, Outcome.GROUNDBALL_C);
  }

  private List<Submission> hits(char kind) {
    return switch (kind) {
      case 'S' -> at(SINGLES);
      case 'D' -> at(DOUBLES);
      case 'T' -> at(List.of(Outcome.TRIPLE));
      default -> at(List.of(Outcome.HOMERUN));
    };
  }

  private List<Submission> misplays() {
    if (play.has("SH")) {
      return at(List.of(Outcome.SAC_BUNT));
    }
    if (play.has("SF")) {
      return at(FLIES);
    }
    Submission error = Submission.of(Outcome.REACHED_ON_ERROR, play.location());
    return List.of(error, error.withBases(2), error.withBases(3));
  }

  private List<Submission> outs() {
    if (play.has("BINT")) {
      List<Submission> likely =
          new ArrayList<>(List.of(Submission.of(Outcome.BATTER_INTERFERENCE)));
      likely.addAll(battedOuts());
      return likely;
    }
    return battedOuts();
  }

  private List<Submission> battedOuts() {
    if (play.has("SH")) {
      return at(List.of(Outcome.SAC_BUNT));
    }
    boolean ground =
        switch (play.trajectory()) {
          case "ground", "bunt_ground" -> true;
          case "fly", "line", "pop", "bunt_pop" -> false;
          default -> play.has("GDP") || play.has("FO") || play.basic().matches("\\d{2,}.*");
        };
    if (play.batterSafe() && !ground) {
      return at(play.has("SF") ? FLIES : choices());
    }
    if (ground) {
      List<Outcome> likely = new ArrayList<>(GROUND_BALLS);
      if (play.batterSafe()) {
        likely.add(0, Outcome.GROUNDBALL_B);
        likely.add(Outcome.FIELDERS_CHOICE);
      }
      return at(likely);
    }
    List<Outcome> likely = new ArrayList<>();
    if (play.trajectory().contains("pop")) {
      likely.add(Outcome.POPOUT);
    } else if (play.trajectory().equals("line")) {
      likely.add(Outcome.LINEOUT);
    }
    likely.addAll(FLIES);
    return at(likely);
  }

  /** Strikeouts, walks, and what happens between pitches. */
  private List<Submission> pitch(String basic) {
    String[] parts = basic.split("\\+", 2);
    List<With> along = new ArrayList<>();
    if (parts.length > 1) {
      along.addAll(onTheBases(parts[1]));
    }
    along.addAll(amongTheAdvances(along));
    Submission main = plateAppearance(parts[0]);
    if (main != null) {
      return List.of(main.withOthers(along));
    }
    along.addAll(0, onTheBases(parts[0]));
    if (along.isEmpty()) {
      return List.of();
    }
    With head = along.remove(0);
    return List.of(Submission.of(head.outcome()).withRunner(head.runner()).withOthers(along));
  }

  /** A wild pitch or passed ball that is noted beside an advance: "SB2.1-3(WP)". */
  private List<With> amongTheAdvances(List<With> named) {
    List<With> along = new ArrayList<>();
    if (play.event().contains("(WP)")) {
      along.add(new With(Outcome.WILD_PITCH, null));
    }
    if (play.event().contains("(PB)")) {
      along.add(new With(Outcome.PASSED_BALL, null));
    }
    along.removeAll(named);
    return along;
  }

  private Submission plateAppearance(String part) {
    if (part.matches("K.*")) {
      boolean ran = play.from(0) != null && play.from(0).out() && play.from(0).base() > 1;
      boolean reached = play.batterSafe() || ran;
      return Submission.of(reached ? Outcome.STRIKEOUT_REACHED : Outcome.STRIKEOUT_OUT);
    }
    return switch (part) {
      case "W" -> Submission.of(Outcome.WALK);
      case "I", "IW" -> Submission.of(Outcome.INTENTIONAL_WALK);
      case "HP" -> Submission.of(Outcome.HIT_BY_PITCH);
      case "C" -> Submission.of(Outcome.CATCHER_INTERFERENCE);
      default -> null;
    };
  }

  private List<With> onTheBases(String text) {
    List<With> events = new ArrayList<>();
    for (String part : text.split(";", -1)) {
      Matcher event = ON_BASES.matcher(part);
      if (!event.lookingAt()) {
        // An error such as "K+E2" or "W+E2" is charged, and is among the advances.
        continue;
      }
      int base = event.group(2) == null ? 0 : "?123H".indexOf(event.group(2));
      events.add(event(event.group(1), base, part));
    }
    return events;
  }

  private With event(String code, int base, String part) {
    return switch (code) {
      case "SB" -> new With(Outcome.STOLEN_BASE, base - 1);
      case "CS", "POCS" -> new With(Outcome.CAUGHT_STEALING, base - 1);
      case "PO" -> new With(part.contains("E") ? Outcome.PICKOFF_ERROR : Outcome.PICK_OFF, base);
      case "WP" -> new With(Outcome.WILD_PITCH, null);
      case "PB" -> new With(Outcome.PASSED_BALL, null);
      case "BK" -> new With(Outcome.BALK, null);
      case "DI" -> indifference();
      case "FLE" -> new With(Outcome.FOUL_ERROR, null);
      default -> new With(Outcome.OTHER_ADVANCE, null);
    };
  }

  /** The text does not name the runner: the trailing runner of those who moved. */
  private With indifference() {
    int runner =
        play.advances().stream()
            .mapToInt(advance -> advance.from())
            .filter(from -> from > 0)
            .min()
            .orElse(1);
    return new With(Outcome.DEFENSIVE_INDIFFERENCE, runner);
  }

  private List<Submission> at(List<Outcome> outcomes) {
    Position location = play.location();
    return outcomes.stream().map(outcome -> Submission.of(outcome, location)).toList();
  }
}
