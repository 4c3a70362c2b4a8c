package com.paperdynasty.game;

import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.rules.Ruling;
import com.paperdynasty.baseball.rules.Umpire;
import com.paperdynasty.baseball.state.Innings;
import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.card.CardRules;
import com.paperdynasty.card.ReadInstead;
import com.paperdynasty.card.play.CalledPlay;
import com.paperdynasty.dice.DiceFaces;
import com.paperdynasty.game.cards.CalledPlays;
import com.paperdynasty.game.cards.FieldingCheck;
import com.paperdynasty.game.cards.HandSubmission;
import com.paperdynasty.game.cards.PlayReading;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.model.Roll;
import com.paperdynasty.game.model.Secrets;
import com.paperdynasty.game.state.EventApplier;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.game.state.RuledPlay;
import com.paperdynasty.problem.Problem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a submission would do, by the rules that decide a submission: the same checks of the
 * roll, the same umpire, the same event applied. It uses the secrets only to know the ids of extra
 * dice that a submission names, so it cannot show dice early, and before a roll it goes by the
 * plans that its user knows of.
 */
final class PreviewDecider {
  /** The form of the dice that decide an {@code x_check} in a digital league. */
  private static final String FIELDING = "fielding";

  /** The id of a roll that is only supposed, in the form of an id. */
  private static final String NO_ID = "0000000000000000";

  /** The faces of a roll that is only supposed. Nothing reads them. */
  private static final DiceFaces NO_FACES = new DiceFaces(1, 1, 1, 20, 1);

  private final GameState state;
  private final Actor actor;
  private final Secrets secrets;
  private final Instant now;

  PreviewDecider(GameState state, Actor actor, Secrets secrets, Instant now) {
    this.state = state;
    this.actor = actor;
    this.secrets = secrets;
    this.now = now;
  }

  PlayPreview preview(Command.SubmitOutcome command) {
    Roll pending = state.pending();
    Problem open = choiceIsOpen();
    if (open != null) {
      return new PlayPreview.Refused(open);
    }
    // Without a pending roll a submission that names none is one for the next roll.
    if (pending != null || command.rollId() != null) {
      Problem fault = PlayDecider.faultOfRoll(pending, command.rollId(), now);
      if (fault != null) {
        return new PlayPreview.Refused(fault);
      }
    }
    Problem extra = ExtraDiceDecider.faultIn(command.extraIds(), state, secrets, pending);
    if (extra != null) {
      return new PlayPreview.Refused(extra);
    }
    Submission submission = command.submission();
    Problem uncalled = CalledPlays.faultAtSightOfDice(state, actor, submission);
    if (uncalled != null) {
      return new PlayPreview.Refused(uncalled);
    }
    if (pending != null && HandSubmission.isReadOn(state, actor)) {
      return readOn(pending, submission);
    }
    Problem misread =
        pending == null
            ? null
            : CardRules.faultIn(state.rules().cards(), state.game(), pending.dice(), submission);
    if (misread != null) {
      return new PlayPreview.Refused(misread);
    }
    return shown(pending, submission);
  }

  /** Without a pending roll there is nothing to read yet. */
  PlayPreview preview(Command.ReadCard command) {
    Roll pending = state.pending();
    if (pending == null) {
      return new PlayPreview.Refused(PlayDecider.noRoll());
    }
    Problem open = choiceIsOpen();
    if (open != null) {
      return new PlayPreview.Refused(open);
    }
    Problem fault = PlayDecider.faultOfRoll(pending, command.rollId(), now);
    if (fault != null) {
      return new PlayPreview.Refused(fault);
    }
    PlayReading.Ahead ahead = PlayReading.ahead(state, pending);
    if (ahead == null) {
      return new PlayPreview.Refused(CardRules.unread());
    }
    if (ahead.play() == null) {
      return new PlayPreview.Shown(null, null, ahead.needs()).asRead(null, instead(pending));
    }
    Submission read = ahead.play().submission();
    PlayPreview preview = shown(pending, read);
    return preview instanceof PlayPreview.Shown shown
        ? shown.asRead(read, instead(pending))
        : preview;
  }

  /** A misplay comes before anything that was called, which comes before the cell. */
  private @Nullable ReadInstead instead(Roll pending) {
    ReadInstead instead = CardRules.instead(state.rules().cards(), state.game(), pending.dice());
    boolean called = !CalledPlays.of(state.dice().extras()).equals(CalledPlay.NOTHING);
    return called && instead != ReadInstead.MISPLAY ? ReadInstead.CALLED : instead;
  }

  /** From what the side at bat has read the server would go on. */
  private PlayPreview readOn(Roll pending, Submission submission) {
    Problem fault = HandSubmission.faultIn(state, pending, submission);
    PlayReading.Ahead ahead = fault == null ? PlayReading.ahead(state, pending) : null;
    if (ahead == null) {
      return new PlayPreview.Refused(fault == null ? CardRules.unread() : fault);
    }
    if (ahead.play() == null) {
      return new PlayPreview.Shown(null, null, ahead.needs());
    }
    Submission read = ahead.play().submission();
    boolean asks = FieldingCheck.readsChart(state.league(), read) && submission.result() != null;
    return shown(pending, asks ? submission : read);
  }

  private @Nullable Problem choiceIsOpen() {
    return new DecisionContext(state, actor, secrets, Presence.ALL_THERE, now).choiceIsOpen();
  }

  private PlayPreview shown(@Nullable Roll pending, Submission submission) {
    boolean readsChart = FieldingCheck.readsChart(state.league(), submission);
    List<String> needs = readsChart ? List.of(FIELDING) : List.of();
    if (readsChart && submission.result() == null) {
      String unready = state.game().whyNotReady();
      return unready == null
          ? new PlayPreview.Shown(null, null, needs)
          : new PlayPreview.Refused(GameProblems.rule(unready));
    }
    return pending == null
        ? ruled(
            EventApplier.supposing(state, supposed(), actor.userId()),
            supposed(),
            submission,
            needs)
        : ruled(state, pending, submission, needs);
  }

  /** Rules on the submission in a state in which the roll is pending. */
  private PlayPreview ruled(
      GameState rolled, Roll roll, Submission submission, List<String> needs) {
    Ruling ruling = Umpire.rule(rolled.game(), submission);
    if (ruling instanceof Ruling.Rejected rejected) {
      return new PlayPreview.Refused(rejected.violation().problem());
    }
    Problem fault = PlayDecider.faultIn(rolled, submission);
    if (fault != null) {
      return new PlayPreview.Refused(fault);
    }
    PlayResult play = ((Ruling.Legal) ruling).play();
    RuledPlay ruled = new RuledPlay(play, Innings.after(rolled.game(), play));
    Event event = PlayDecider.resolved(now, actor.userId(), roll, ruled, List.of());
    return new PlayPreview.Shown(play, EventApplier.apply(rolled, event, ruled), needs);
  }

  private Roll supposed() {
    int number = state.dice().made() + 1;
    return new Roll(NO_ID, number, null, actor.userId(), NO_FACES, now, now);
  }
}
