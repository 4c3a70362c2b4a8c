package com.paperdynasty.game;

import com.paperdynasty.baseball.BallGame;
import com.paperdynasty.baseball.End;
import com.paperdynasty.baseball.Innings;
import com.paperdynasty.baseball.PlayResult;
import com.paperdynasty.baseball.Ruling;
import com.paperdynasty.baseball.Submission;
import com.paperdynasty.baseball.Umpire;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides the commands about plays: submitting an outcome, undoing a play, ending the game. */
final class PlayDecisions {
  private final Asked asked;
  private final TableState state;

  PlayDecisions(Asked asked) {
    this.asked = asked;
    this.state = asked.state();
  }

  Decision submit(Command.SubmitOutcome command) {
    Roll pending = state.pending();
    if (pending == null) {
      return Decision.refuse(Refusal.gameState("No pending dice roll - call roll_dice first"));
    }
    boolean otherRoll = command.rollId() != null && !command.rollId().equals(pending.rollId());
    if (otherRoll || asked.expired(pending)) {
      return Decision.refuse(Refusal.gameState("Roll expired - please roll again"));
    }
    Submission submission = new CardReading(asked, pending).read(command.submission());
    if (submission == null) {
      return Decision.refuse(
          Problem.about("outcome", ErrorCode.INVALID, "Outcome does not match the card"));
    }
    Ruling ruling = Umpire.rule(state.game(), submission);
    return ruling instanceof Ruling.Legal legal
        ? resolved(pending, legal.play())
        : Decision.refuse(((Ruling.Rejected) ruling).violation().problem());
  }

  Decision undo(Command.UndoPlay command) {
    int last = state.game().playNumber();
    if (Past.lastPlay(state.past()) == null) {
      return Decision.refuse(Refusal.gameState("There is no play to undo"));
    }
    if (command.playNumber() != null && command.playNumber() != last) {
      return Decision.refuse(
          Refusal.gameState("Play " + command.playNumber() + " is not the last play"));
    }
    DiceTray dice = state.dice();
    String commitment =
        dice.seed() == null
            ? null
            : asked.secrets().cup().dice(dice.generation() + 1).seed().commitment();
    return Decision.accept(
        new Event.PlayUndone(asked.now(), asked.by(), last, command.reason(), commitment));
  }

  Decision end(Command.EndGame command) {
    if (state.game().isOver()) {
      return Decision.refuse(Refusal.rule("The game is over"));
    }
    End end = Innings.called(state.game()).end();
    if (end == null) {
      throw new IllegalStateException("a game that was called is over");
    }
    return Decision.accept(completed(end, command.reason()));
  }

  /** Only a game in progress can be abandoned: one that has not started is deleted instead. */
  Decision abandon() {
    if (state.status() != Status.IN_PROGRESS) {
      return Decision.refuse(Refusal.rule("The game is not under way"));
    }
    return Decision.accept(completed(new End(End.Reason.ABANDONED, null), null));
  }

  private Decision resolved(Roll roll, PlayResult result) {
    BallGame after = Innings.after(state.game(), result);
    Event play =
        new Event.PlayResolved(
            asked.now(),
            after.playNumber(),
            roll.rollId(),
            asked.by(),
            result.submission(),
            result.facts());
    End end = after.end();
    List<Event> events = end == null ? List.of(play) : List.of(play, completed(end, null));
    return new Decision.Accepted(events, new RuledPlay(result, after));
  }

  private Event completed(End end, @Nullable String note) {
    String seed = asked.secrets().cup().dice(state.dice().generation()).seed().reveal();
    return new Event.GameCompleted(asked.now(), end.reason().code(), end.winner(), seed, note);
  }
}
