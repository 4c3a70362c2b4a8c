package com.paperdynasty.baseball;

import java.util.List;

/**
 * Writes a play in Retrosheet's notation: the event, modifiers after slashes, and the advances
 * after a dot: {@code 64(1)3/GDP/G6.3-H(NR)}.
 *
 * <p>Some combinations are left out, because readers reject them: a stolen base or balk on a hit by
 * pitch or on interference, and a balk along with a strikeout, a walk or a steal. The ball is dead
 * then.
 */
final class RetrosheetEvent {
  /** No play, or one without any effect. */
  static final String NO_PLAY = "NP";

  private final RetrosheetDraft draft;
  private final PlayResult play;
  private final Outcome outcome;
  private final StringBuilder text;

  private RetrosheetEvent(RetrosheetDraft draft) {
    this.draft = draft;
    this.play = draft.play;
    this.outcome = play.outcome();
    this.text = draft.text;
  }

  static String of(BallGame game, PlayResult play) {
    RetrosheetDraft draft = new RetrosheetDraft(game, play);
    RetrosheetEvent event = new RetrosheetEvent(draft);
    event.basic();
    event.modifiers();
    new RetrosheetAdvances(draft).append();
    String text = draft.text.toString();
    return text.equals("OA") || text.equals("DI") ? NO_PLAY : text;
  }

  private void basic() {
    RetrosheetRunning running = new RetrosheetRunning(draft);
    switch (outcome.kind()) {
      case HIT -> hit();
      case FREE_PASS -> freePass(running);
      case STRIKEOUT -> strikeout(running);
      case ERROR -> error();
      case INTERFERENCE -> {
        caught("2");
        running.markTheRest();
      }
      case FLY, LINER, POP -> caught(draft.fielder());
      case GROUND_BALL, BUNT, CHOICE -> ground();
      case BASES -> text.append(running.alone());
      case CHECK -> throw new IllegalStateException("a check comes to something else");
    }
  }

  private void hit() {
    switch (play.batterResult()) {
      case "1B" -> text.append('S').append(draft.fielder());
      case "2B" -> text.append('D').append(draft.fielder());
      case "3B" -> text.append('T').append(draft.fielder());
      default -> text.append("HR");
    }
  }

  private void freePass(RetrosheetRunning running) {
    switch (outcome) {
      case HIT_BY_PITCH -> text.append("HP");
      case CATCHER_INTERFERENCE -> text.append("C/E").append(draft.takeError().number());
      default -> {
        text.append(outcome == Outcome.INTENTIONAL_WALK ? "IW" : "W");
        plus(running.along());
      }
    }
    running.markTheRest();
  }

  private void strikeout(RetrosheetRunning running) {
    text.append('K');
    String along = running.along();
    if (along.isEmpty() && draft.hasErrors()) {
      along = "E" + draft.takeError().number();
    }
    plus(along);
    Move batter = draft.from(0);
    if (batter != null && batter.out() && batter.base() == 1) {
      draft.tell(batter);
    }
  }

  private void plus(String along) {
    if (!along.isEmpty()) {
      text.append('+').append(along);
    }
  }

  private void error() {
    text.append('E').append(draft.takeError().number());
  }

  /** A caught ball; 99 stands for an unknown fielder. A batter who is safe reached on an error. */
  private void caught(String fielder) {
    Move batter = draft.from(0);
    if (batter != null && batter.out()) {
      text.append(fielder.isEmpty() ? "99" : fielder);
      draft.tell(batter);
    } else if (draft.hasErrors()) {
      error();
    } else if (!fielder.isEmpty() && play.moves().stream().anyMatch(this::standsInText)) {
      ground();
    } else {
      text.append("FC").append(fielder);
    }
  }

  /** The event text has the outs of the batter at first and of forced runners at the next base. */
  private void ground() {
    List<Move> outs = play.moves().stream().filter(this::standsInText).toList();
    if (outs.isEmpty()) {
      if (!draft.batterOut()
          && draft.hasErrors()
          && outcome != Outcome.FIELDERS_CHOICE
          && play.outs() == 0) {
        error();
      } else {
        text.append("FC").append(draft.fielder());
      }
      return;
    }
    Position hitTo = Position.numbered(Integer.parseInt(draft.fielder()));
    Position holder = hitTo;
    text.append(holder.number());
    for (Move out : outs) {
      Position taker = Notation.covers(out.base(), hitTo, holder);
      if (taker != holder || text.charAt(text.length() - 1) == ')') {
        text.append(taker.number());
        holder = taker;
      }
      boolean last = out.equals(outs.get(outs.size() - 1));
      if (out.from() > 0 || !last) {
        text.append('(').append(out.from() == 0 ? "B" : out.from()).append(')');
      }
      draft.tell(out);
    }
  }

  private boolean standsInText(Move move) {
    Advance way =
        new Advance(move.from(), move.base(), move.out(), null, null, draft.how(move.from()));
    return ForcePlay.isForced(way, draft.game.bases().mask());
  }

  private void modifiers() {
    if (draft.credited(Stat.SACRIFICE_HITS)) {
      text.append("/SH");
    }
    if (draft.credited(Stat.SACRIFICE_FLIES)) {
      text.append("/SF");
    }
    boolean grounded = draft.credited(Stat.GROUNDED_INTO_DP);
    if (play.outs() > 1) {
      String sort = grounded ? (isBunt() && play.outs() == 2 ? "BG" : "G") : "";
      text.append('/').append(sort).append(play.outs() == 2 ? "DP" : "TP");
    }
    switch (outcome.kind()) {
      case GROUND_BALL, CHOICE -> {
        text.append(!grounded && isForceOut() ? "/FO/G" : "/G").append(draft.fielder());
      }
      case BUNT -> text.append("/BG").append(draft.fielder());
      case FLY -> text.append(dropped()).append("/F").append(draft.fielder());
      case LINER -> text.append(dropped()).append("/L").append(draft.fielder());
      case POP -> text.append(dropped()).append("/P").append(draft.fielder());
      case INTERFERENCE -> text.append("/BINT");
      case HIT -> homerun();
      default -> {}
    }
  }

  private String dropped() {
    return isForceOut() ? "/FO" : "";
  }

  private boolean isBunt() {
    return outcome == Outcome.SAC_BUNT;
  }

  private boolean isForceOut() {
    return !draft.batterOut() && text.charAt(0) != 'F' && text.charAt(0) != 'E';
  }

  /**
   * Adds the location as a modifier: in the event text it would mean an inside-the-park home run.
   */
  private void homerun() {
    Position location = play.submission().hitLocation();
    if (text.indexOf("HR") == 0 && location != null && location.inOutfield()) {
      text.append('/').append(location.number());
    }
  }
}
