package com.paperdynasty.game;

import com.paperdynasty.baseball.model.GameEnd;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.rules.Ruling;
import com.paperdynasty.baseball.rules.Umpire;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.Innings;
import com.paperdynasty.baseball.state.PlayResult;
import com.paperdynasty.baseball.state.Regulation;
import com.paperdynasty.card.BatterCheck;
import com.paperdynasty.card.CardCheck;
import com.paperdynasty.card.CardRules;
import com.paperdynasty.game.cards.CalledPlays;
import com.paperdynasty.game.cards.FieldingCheck;
import com.paperdynasty.game.cards.HandSubmission;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.model.Roll;
import com.paperdynasty.game.model.Status;
import com.paperdynasty.game.state.DiceState;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.game.state.PlayHistory;
import com.paperdynasty.game.state.RuledPlay;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Decides the commands about plays: submitting an outcome, undoing a play, ending the game. */
final class PlayDecider {
  private final DecisionContext decisionContext;
  private final GameState state;

  PlayDecider(DecisionContext decisionContext) {
    this.decisionContext = decisionContext;
    this.state = decisionContext.state();
  }

  Decision submit(Command.SubmitOutcome command) {
    return onPending(
        command.rollId(),
        pending -> {
          Problem fault =
              ExtraDiceDecider.faultIn(
                  command.extraIds(), state, decisionContext.secrets(), pending);
          if (fault == null) {
            fault =
                CalledPlays.faultAtSightOfDice(
                    state, decisionContext.actor(), command.submission());
          }
          if (fault != null) {
            return Decision.refuse(fault);
          }
          return HandSubmission.isReadOn(state, decisionContext.actor())
              ? readOn(pending, command.submission())
              : read(pending, command.submission(), command.extraIds());
        });
  }

  /** From what the side at bat has read the server goes on. */
  private Decision readOn(Roll pending, Submission submitted) {
    Problem fault = HandSubmission.faultIn(state, pending, submitted);
    if (fault == null
        && new FieldingCheck(state, decisionContext.secrets(), pending).read(submitted) == null) {
      fault = CardCheck.mismatch(submitted.withResult(null).withBases(null));
    }
    return fault == null
        ? new ChoiceDecider(decisionContext).read(pending)
        : Decision.refuse(fault);
  }

  /** Decides on the pending roll, if it can still be played and nobody has to choose first. */
  Decision onPending(@Nullable String rollId, Function<Roll, Decision> decision) {
    Roll pending = state.pending();
    if (pending == null) {
      return Decision.refuse(noRoll());
    }
    Problem open = decisionContext.choiceIsOpen();
    if (open != null) {
      return Decision.refuse(open);
    }
    Problem fault = faultOfRoll(pending, rollId, decisionContext.now());
    return fault == null ? decision.apply(pending) : Decision.refuse(fault);
  }

  /** The outcome that both sides agree on for the pending roll, expired or not. */
  Decision correct(Submission submission) {
    Roll pending = state.pending();
    return pending == null
        ? Decision.refuse(GameProblems.gameState("No roll is pending"))
        : read(pending, submission, List.of());
  }

  private Decision read(Roll pending, Submission submitted, List<String> extraIds) {
    Problem misread =
        CardRules.faultIn(state.rules().cards(), state.game(), pending.dice(), submitted);
    return misread == null
        ? looked(pending, submitted, extraIds, decisionContext.userId())
        : Decision.refuse(misread);
  }

  /**
   * Looks a fielding check up, and rules on the play.
   *
   * @param by the id of the user who submits it
   */
  Decision looked(Roll pending, Submission submitted, List<String> extraIds, String by) {
    Submission submission =
        new FieldingCheck(state, decisionContext.secrets(), pending).read(submitted);
    if (submission == null) {
      return Decision.refuse(
          Problem.about("outcome", ErrorCode.INVALID, "Outcome does not match the card"));
    }
    Ruling ruling = Umpire.rule(state.game(), submission);
    if (ruling instanceof Ruling.Rejected rejected) {
      return Decision.refuse(rejected.violation().problem());
    }
    Problem fault = faultIn(state, submission);
    return fault != null
        ? Decision.refuse(fault)
        : resolved(pending, ((Ruling.Legal) ruling).play(), extraIds, by);
  }

  /** What forbids a play that the rules of baseball allow, or null. */
  static @Nullable Problem faultIn(GameState rolled, Submission submission) {
    Problem uncalled = CalledPlays.faultIn(rolled.dice().extras(), submission);
    return uncalled != null
        ? uncalled
        : BatterCheck.faultIn(rolled.rules().cards(), rolled.game(), submission);
  }

  /** The refusal of a submission while no roll is pending. */
  static Problem noRoll() {
    return GameProblems.gameState("No pending dice roll - call roll_dice first");
  }

  /**
   * Why a submission cannot be for the pending roll, or null.
   *
   * @param rollId the roll that it names; null for the pending one
   */
  static @Nullable Problem faultOfRoll(
      @Nullable Roll pending, @Nullable String rollId, Instant now) {
    boolean isCurrent =
        pending != null
            && now.isBefore(pending.expiresAt())
            && (rollId == null || rollId.equals(pending.rollId()));
    return isCurrent ? null : GameProblems.gameState("Roll expired - please roll again");
  }

  Decision undo(Command.UndoPlay command) {
    int last = state.game().playNumber();
    if (PlayHistory.lastPlay(state.history()) == null) {
      return Decision.refuse(GameProblems.gameState("There is no play to undo"));
    }
    if (command.playNumber() != null && command.playNumber() != last) {
      return Decision.refuse(
          GameProblems.gameState("Play " + command.playNumber() + " is not the last play"));
    }
    DiceState dice = state.dice();
    String commitment =
        dice.seed() == null
            ? null
            : decisionContext.secrets().seeds().dice(dice.generation() + 1).seed().commitment();
    return Decision.accept(
        new Event.PlayUndone(
            decisionContext.now(),
            decisionContext.userId(),
            last,
            command.reason(),
            commitment,
            // An older build knows only undos after which no roll is left.
            commitment != null || dice.waiting() != null));
  }

  Decision end(Command.EndGame command) {
    if (state.game().isOver()) {
      return Decision.refuse(GameProblems.rule("The game is over"));
    }
    GameEnd gameEnd = Innings.called(state.game()).gameEnd();
    if (gameEnd == null) {
      throw new IllegalStateException("a called game must be over");
    }
    if (state.isAgreed() && !Regulation.isReached(state.game())) {
      gameEnd = new GameEnd(GameEnd.Reason.CALLED, null);
    }
    return Decision.accept(completed(gameEnd, command.reason()));
  }

  /** Only a game in progress can be abandoned: one that has not started is deleted instead. */
  Decision abandon() {
    if (state.status() != Status.IN_PROGRESS) {
      return Decision.refuse(GameProblems.rule("The game is not under way"));
    }
    return Decision.accept(completed(new GameEnd(GameEnd.Reason.ABANDONED, null), null));
  }

  private Decision resolved(Roll roll, PlayResult result, List<String> extraIds, String by) {
    BallGame after = Innings.after(state.game(), result);
    RuledPlay ruled = new RuledPlay(result, after);
    Event play = resolved(decisionContext.now(), by, roll, ruled, extraIds);
    GameEnd gameEnd = after.gameEnd();
    List<Event> events = gameEnd == null ? List.of(play) : List.of(play, completed(gameEnd, null));
    return new Decision.Accepted(events, ruled);
  }

  /** The event of a play that was ruled on. */
  static Event resolved(Instant at, String by, Roll roll, RuledPlay ruled, List<String> extraIds) {
    return new Event.PlayResolved(
        at,
        ruled.after().playNumber(),
        roll.rollId(),
        by,
        ruled.play().submission(),
        ruled.play().facts(),
        extraIds);
  }

  /** The end of the game, with the seed of its dice. */
  Event completed(GameEnd gameEnd, @Nullable String note) {
    String seed = decisionContext.secrets().seeds().dice(state.dice().generation()).seed().reveal();
    return new Event.GameCompleted(
        decisionContext.now(), gameEnd.reason().code(), gameEnd.winner(), seed, note);
  }
}
