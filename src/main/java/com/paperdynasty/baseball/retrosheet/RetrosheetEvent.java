package com.paperdynasty.baseball.retrosheet;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.ForcePlay;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.RunnerMove;
import com.paperdynasty.baseball.scoring.ScorebookNotation;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.baseball.state.Stat;
import java.util.List;

/**
 * Writes a play in Retrosheet's notation: the event, modifiers after slashes, and the advances
 * after a dot: {@code 64(1)3/GDP/G6.3-H(NR)}.
 *
 * <p>Some combinations are left out, because readers reject them: a stolen base or balk on a hit by
 * pitch or on interference, and a balk along with a strikeout, a walk or a steal. The ball is dead
 * then.
 */
public final class RetrosheetEvent {
  /** No play, or one without any effect. */
  static final String NO_PLAY = "NP";

  private final RetrosheetPlayBuilder builder;
  private final PlayResult play;
  private final Outcome outcome;
  private final StringBuilder text;

  private RetrosheetEvent(RetrosheetPlayBuilder builder) {
    this.builder = builder;
    this.play = builder.play;
    this.outcome = play.outcome();
    this.text = builder.text;
  }

  /**
   * The event of a play, for a play record.
   *
   * @param game before the play
   */
  public static String of(BallGame game, PlayResult play) {
    RetrosheetPlayBuilder builder = new RetrosheetPlayBuilder(game, play);
    RetrosheetEvent event = new RetrosheetEvent(builder);
    event.basic();
    event.modifiers();
    new RetrosheetAdvances(builder).append();
    String text = builder.text.toString();
    return text.equals("OA") || text.equals("DI") ? NO_PLAY : text;
  }

  private void basic() {
    RetrosheetBaseRunning running = new RetrosheetBaseRunning(builder);
    switch (outcome.kind()) {
      case HIT -> hit();
      case FREE_PASS -> freePass(running);
      case STRIKEOUT -> strikeout(running);
      case ERROR -> error();
      case INTERFERENCE -> {
        caught("2");
        running.markTheRest();
      }
      case FLY, LINER, POP -> caught(builder.fielder());
      case GROUND_BALL, BUNT, CHOICE -> ground();
      case BASES -> text.append(running.alone());
      case CHECK -> throw new IllegalStateException("an x_check is scored as its result");
    }
  }

  private void hit() {
    switch (play.batterResult()) {
      case "1B" -> text.append('S').append(builder.fielder());
      case "2B" -> text.append('D').append(builder.fielder());
      case "3B" -> text.append('T').append(builder.fielder());
      default -> text.append("HR");
    }
  }

  private void freePass(RetrosheetBaseRunning running) {
    switch (outcome) {
      case HIT_BY_PITCH -> text.append("HP");
      case CATCHER_INTERFERENCE -> text.append("C/E").append(builder.takeError().number());
      default -> {
        text.append(outcome == Outcome.INTENTIONAL_WALK ? "IW" : "W");
        plus(running.along());
      }
    }
    running.markTheRest();
  }

  private void strikeout(RetrosheetBaseRunning running) {
    text.append('K');
    String along = running.along();
    if (along.isEmpty() && builder.hasErrors()) {
      along = "E" + builder.takeError().number();
    }
    plus(along);
    RunnerMove batter = builder.from(0);
    if (batter != null && batter.out() && batter.base() == 1) {
      builder.markWritten(batter);
    }
  }

  private void plus(String along) {
    if (!along.isEmpty()) {
      text.append('+').append(along);
    }
  }

  private void error() {
    text.append('E').append(builder.takeError().number());
  }

  /** A caught ball; 99 is an unknown fielder. A batter who is safe reached on an error. */
  private void caught(String fielder) {
    RunnerMove batter = builder.from(0);
    if (batter != null && batter.out()) {
      text.append(fielder.isEmpty() ? "99" : fielder);
      builder.markWritten(batter);
    } else if (builder.hasErrors()) {
      error();
    } else if (!fielder.isEmpty() && play.moves().stream().anyMatch(this::isInEventText)) {
      ground();
    } else {
      text.append("FC").append(fielder);
    }
  }

  /** The event text has the outs of the batter at first and of forced runners at the next base. */
  private void ground() {
    List<RunnerMove> outs = play.moves().stream().filter(this::isInEventText).toList();
    if (outs.isEmpty()) {
      if (!builder.batterOut()
          && builder.hasErrors()
          && outcome != Outcome.FIELDERS_CHOICE
          && play.outs() == 0) {
        error();
      } else {
        text.append("FC").append(builder.fielder());
      }
      return;
    }
    Position hitTo = Position.numbered(Integer.parseInt(builder.fielder()));
    Position holder = hitTo;
    text.append(holder.number());
    for (RunnerMove out : outs) {
      Position taker = ScorebookNotation.covers(out.base(), hitTo, holder);
      if (taker != holder || text.charAt(text.length() - 1) == ')') {
        text.append(taker.number());
        holder = taker;
      }
      boolean last = out.equals(outs.get(outs.size() - 1));
      if (out.from() > 0 || !last) {
        text.append('(').append(out.from() == 0 ? "B" : out.from()).append(')');
      }
      builder.markWritten(out);
    }
  }

  private boolean isInEventText(RunnerMove runnerMove) {
    Advance advance =
        new Advance(
            runnerMove.from(),
            runnerMove.base(),
            runnerMove.out(),
            null,
            null,
            builder.how(runnerMove.from()));
    return ForcePlay.isForced(advance, builder.game.bases().mask());
  }

  private void modifiers() {
    if (builder.credited(Stat.SACRIFICE_HITS)) {
      text.append("/SH");
    }
    if (builder.credited(Stat.SACRIFICE_FLIES)) {
      text.append("/SF");
    }
    boolean grounded = builder.credited(Stat.GROUNDED_INTO_DP);
    if (play.outs() > 1) {
      String sort = grounded ? (isBunt() && play.outs() == 2 ? "BG" : "G") : "";
      text.append('/').append(sort).append(play.outs() == 2 ? "DP" : "TP");
    }
    switch (outcome.kind()) {
      case GROUND_BALL, CHOICE -> {
        text.append(!grounded && isForceOut() ? "/FO/G" : "/G").append(builder.fielder());
      }
      case BUNT -> text.append("/BG").append(builder.fielder());
      case FLY -> text.append(dropped()).append("/F").append(builder.fielder());
      case LINER -> text.append(dropped()).append("/L").append(builder.fielder());
      case POP -> text.append(dropped()).append("/P").append(builder.fielder());
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
    return !builder.batterOut() && text.charAt(0) != 'F' && text.charAt(0) != 'E';
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
