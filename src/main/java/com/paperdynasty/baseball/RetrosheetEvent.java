package com.paperdynasty.baseball;

import com.paperdynasty.baseball.Outcome.Kind;
import com.paperdynasty.baseball.Submission.With;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A play in Retrosheet's notation: what happened, modifiers after slashes, and after a dot what the
 * runners did, {@code 64(1)3/GDP.3-H}.
 */
final class RetrosheetEvent {
  private final BallGame game;
  private final PlayResult play;
  private final Outcome outcome;
  private final StringBuilder text = new StringBuilder(32);
  private final List<Move> inText = new ArrayList<>(3);

  /** Errors that still have to be told of. */
  private final List<Position> errors;

  private RetrosheetEvent(BallGame game, PlayResult play) {
    this.game = game;
    this.play = play;
    this.outcome = play.outcome();
    this.errors = new ArrayList<>(play.errors());
  }

  static String of(BallGame game, PlayResult play) {
    RetrosheetEvent event = new RetrosheetEvent(game, play);
    event.basic();
    event.modifiers();
    event.advances();
    return event.text.toString();
  }

  private void basic() {
    switch (outcome.kind()) {
      case HIT -> hit();
      case FREE_PASS -> text.append(freePass());
      case STRIKEOUT -> text.append('K');
      case ERROR -> text.append('E').append(takeError().number());
      case INTERFERENCE -> batterOut();
      case FLY, LINER, POP -> {
        if (batterSafe()) {
          text.append('E').append(takeError().number());
        } else {
          batterOut();
        }
      }
      case GROUND_BALL, BUNT, CHOICE -> ground();
      case BASES -> onTheBases(outcome, play.submission().runner());
      case CHECK -> throw new IllegalStateException("a check comes to something else");
    }
    char separator = outcome.kind() == Kind.BASES ? ';' : '+';
    for (With with : play.submission().with()) {
      text.append(separator);
      onTheBases(with.outcome(), with.runner());
      separator = ';';
    }
  }

  private void hit() {
    switch (play.batterResult()) {
      case "1B" -> text.append('S').append(digit());
      case "2B" -> text.append('D').append(digit());
      case "3B" -> text.append('T').append(digit());
      default -> text.append("HR");
    }
  }

  private String freePass() {
    return switch (outcome) {
      case INTENTIONAL_WALK -> "IW";
      case HIT_BY_PITCH -> "HP";
      case CATCHER_INTERFERENCE -> "C/E" + takeError().number();
      default -> "W";
    };
  }

  /** Whoever has the ball; 99 is nobody knows who. */
  private void batterOut() {
    text.append(digit().isEmpty() ? "99" : digit());
    for (Move move : play.moves()) {
      if (move.out() && move.from() == 0) {
        inText.add(move);
      }
    }
  }

  /** Outs of the batter at first and of runners at the next base stand in the text itself. */
  private void ground() {
    List<Move> outs = play.moves().stream().filter(this::standsInText).toList();
    if (outs.isEmpty()) {
      if (batterSafe() && !errors.isEmpty() && outcome.kind() != Kind.CHOICE && play.outs() == 0) {
        text.append('E').append(takeError().number());
      } else {
        text.append("FC").append(digit());
      }
      return;
    }
    Position hitTo = hitTo();
    Position holder = hitTo;
    text.append(holder.number());
    for (Move out : outs) {
      Position taker = Notation.covers(out.base(), hitTo, holder);
      if (taker != holder) {
        text.append(taker.number());
        holder = taker;
      }
      boolean last = out.equals(outs.get(outs.size() - 1));
      if (out.from() > 0 || !last) {
        text.append('(').append(out.from() == 0 ? "B" : out.from()).append(')');
      }
      inText.add(out);
    }
  }

  private boolean standsInText(Move move) {
    return move.out()
        && move.base() == move.from() + 1
        && move.from() <= Ways.forcedRunners(game.bases().mask());
  }

  private void onTheBases(Outcome event, @Nullable Integer runner) {
    int base = runner == null ? 0 : runner;
    switch (event) {
      case STOLEN_BASE -> text.append("SB").append(name(base + 1));
      case CAUGHT_STEALING -> {
        text.append("CS").append(name(base + 1)).append('(').append(caught(base)).append(')');
      }
      case PICK_OFF ->
          text.append("PO").append(base).append('(').append(pickedOff(base)).append(')');
      case PICKOFF_ERROR ->
          text.append("PO").append(base).append("(E").append(takeError().number()).append(')');
      case WILD_PITCH -> text.append("WP");
      case PASSED_BALL -> text.append("PB");
      case BALK -> text.append("BK");
      case DEFENSIVE_INDIFFERENCE -> text.append("DI");
      case FOUL_ERROR -> text.append("FLE").append(takeError().number());
      default -> text.append("OA");
    }
  }

  /** Catcher to whoever covers; an error there if the runner is safe. */
  private String caught(int from) {
    int taker = from == 1 ? 6 : from == 2 ? 5 : 2;
    Move out = outFrom(from, from + 1);
    if (out == null && play.moves().stream().anyMatch(move -> move.from() == from)) {
      return taker == 2 ? "2E2" : "2E" + takeError().number();
    }
    return taker == 2 ? "12" : "2" + taker;
  }

  private String pickedOff(int base) {
    if (outFrom(base, base) == null && !errors.isEmpty()) {
      return "1E" + takeError().number();
    }
    return "1" + (base == 1 ? 3 : base == 2 ? 6 : 5);
  }

  private @Nullable Move outFrom(int from, int at) {
    for (Move move : play.moves()) {
      if (move.out() && move.from() == from && move.base() == at) {
        inText.add(move);
        return move;
      }
    }
    return null;
  }

  private void modifiers() {
    switch (outcome.kind()) {
      case GROUND_BALL, CHOICE -> text.append(groundModifier());
      case BUNT -> text.append(buntModifier());
      case FLY -> text.append("/F");
      case LINER -> text.append("/L");
      case POP -> text.append("/P");
      case INTERFERENCE -> text.append("/BINT");
      default -> {}
    }
    if (credited(Stat.SACRIFICE_FLIES)) {
      text.append("/SF");
    }
    if (play.outs() > 1 && !credited(Stat.GROUNDED_INTO_DP)) {
      text.append(play.outs() == 2 ? "/DP" : "/TP");
    }
  }

  private String groundModifier() {
    if (credited(Stat.GROUNDED_INTO_DP)) {
      return play.outs() == 3 ? "/GTP" : "/GDP";
    }
    return batterSafe() && !inText.isEmpty() ? "/FO/G" : "/G";
  }

  private String buntModifier() {
    if (credited(Stat.SACRIFICE_HITS)) {
      return "/SH/BG";
    }
    return credited(Stat.GROUNDED_INTO_DP) ? "/BGDP" : "/BG";
  }

  private void advances() {
    List<String> told = new ArrayList<>(4);
    List<Move> moves = new ArrayList<>(play.moves());
    moves.sort((a, b) -> Integer.compare(b.from(), a.from()));
    for (Move move : moves) {
      if (!inText.contains(move) && !goesWithoutSaying(move)) {
        told.add(advance(move));
      }
    }
    if (!errors.isEmpty() && !told.isEmpty()) {
      int last = told.size() - 1;
      StringBuilder blamed = new StringBuilder(told.get(last));
      errors.forEach(fielder -> blamed.append("(E").append(fielder.number()).append(')'));
      told.set(last, blamed.toString());
    }
    if (!told.isEmpty()) {
      text.append('.').append(String.join(";", told));
    }
  }

  private String advance(Move move) {
    StringBuilder way = new StringBuilder(12);
    way.append(move.from() == 0 ? "B" : move.from());
    way.append(move.out() ? 'X' : '-').append(name(move.base()));
    if (move.out()) {
      way.append('(').append(thrownOut(move)).append(')');
    } else if (move.scored()) {
      way.append(move.earned() ? "" : "(UR)");
      way.append(move.battedIn() ? (outcome.kind() == Kind.ERROR ? "(RBI)" : "") : "(NR)");
    }
    return way.toString();
  }

  private String thrownOut(Move move) {
    Position from = play.submission().hitLocation();
    Position holder = from == null ? Position.CATCHER : from;
    Position taker = Notation.covers(move.base(), holder, holder);
    return taker == holder ? "" + holder.number() : "" + holder.number() + taker.number();
  }

  /** The batter's way where the text says it already, and a stolen base that was no more. */
  private boolean goesWithoutSaying(Move move) {
    if (move.from() == 0) {
      int usual =
          switch (outcome.kind()) {
            case HIT -> play.batterResult().equals("HR") ? 4 : play.batterResult().charAt(0) - '0';
            case FREE_PASS, ERROR, GROUND_BALL, BUNT, CHOICE, FLY, LINER, POP -> 1;
            default -> 0;
          };
      boolean plainRun = move.base() < 4 || (move.earned() && move.battedIn());
      return !move.out() && move.base() == usual && plainRun && errors.isEmpty();
    }
    boolean stole =
        stole(outcome, play.submission().runner(), move)
            || play.submission().with().stream()
                .anyMatch(with -> stole(with.outcome(), with.runner(), move));
    return stole && move.base() < 4 && errors.isEmpty();
  }

  private static boolean stole(Outcome event, @Nullable Integer runner, Move move) {
    return event == Outcome.STOLEN_BASE
        && runner != null
        && runner == move.from()
        && !move.out()
        && move.base() == move.from() + 1;
  }

  private boolean batterSafe() {
    return play.moves().stream().noneMatch(move -> move.from() == 0 && move.out());
  }

  private boolean credited(Stat stat) {
    return play.credits().stream().anyMatch(credit -> credit.stat() == stat);
  }

  private Position takeError() {
    return errors.isEmpty() ? hitTo() : errors.remove(0);
  }

  private Position hitTo() {
    Position location = play.submission().hitLocation();
    return location == null ? Position.PITCHER : location;
  }

  private String digit() {
    Position location = play.submission().hitLocation();
    return location == null ? "" : Integer.toString(location.number());
  }

  private static String name(int base) {
    return base == 4 ? "H" : "" + base;
  }
}
