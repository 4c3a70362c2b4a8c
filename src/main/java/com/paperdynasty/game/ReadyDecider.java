package com.paperdynasty.game;

import com.paperdynasty.baseball.model.BaseNames;
import com.paperdynasty.baseball.model.Bases;
import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.rules.LineupRuling;
import com.paperdynasty.baseball.rules.Substitutions;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.game.fairplay.ChoiceState.Injury;
import com.paperdynasty.game.fairplay.ReadySide;
import com.paperdynasty.game.fairplay.ReadyState;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.model.Plan;
import com.paperdynasty.game.model.RollExtras;
import com.paperdynasty.game.model.TableOptions;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.game.state.Injuries;
import com.paperdynasty.game.state.Readiness;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides who is ready for a roll, and whether a roll or a change must wait for that. A refusal
 * never depends on a plan of the other side.
 */
final class ReadyDecider {
  private final DecisionContext decisionContext;
  private final GameState state;
  private final ReadyState ready;

  ReadyDecider(DecisionContext decisionContext) {
    this.decisionContext = decisionContext;
    this.state = decisionContext.state();
    this.ready = state.fairPlay().ready();
  }

  Decision answer(FairPlayCommand.Ready command) {
    if (!ready.isUsed()) {
      return Decision.refuse(GameProblems.gameState("Nobody has to be ready in this game"));
    }
    Side side = command.side() == null ? decisionContext.onlySide() : command.side();
    if (side == null) {
      return Decision.refuse(GameProblems.missingSide());
    }
    if (!speaksFor(side)) {
      return Decision.refuse(GameProblems.notAuthorized());
    }
    Problem refusal = faultIn(command, side);
    return refusal != null
        ? Decision.refuse(refusal)
        : Decision.accept(
            new Event.SideReady(
                decisionContext.now(),
                side,
                command.ready(),
                decisionContext.userId(),
                command.plan()));
  }

  private @Nullable Problem faultIn(FairPlayCommand.Ready command, Side side) {
    Problem fault = faultIn(command.seen());
    if (fault != null) {
      return fault;
    }
    Problem between = decisionContext.betweenPlays();
    if (between != null) {
      return between;
    }
    if (ready.isTimeUp(side, decisionContext.now())) {
      return timeUp();
    }
    if (ready.side(side).answers() >= ReadySide.MOST_ANSWERS) {
      return GameProblems.gameState("You have answered often enough before this roll");
    }
    if (hasChanged(side.other(), command.seen())) {
      return somethingChanged(side.other());
    }
    Problem unready = command.ready() ? whyNotReady(side) : null;
    if (unready != null) {
      return unready;
    }
    Problem unfit = command.plan() == null ? null : faultIn(command.plan(), command.ready(), side);
    return unfit == null && announces(command, side) ? refusalToChange(side) : unfit;
  }

  /** Why a side cannot be ready, or null: it lacks a fielder, or has an injured player. */
  private @Nullable Problem whyNotReady(Side side) {
    Injury injury = Injuries.mustLeave(state);
    boolean vacant = state.game().whyNotReady() != null;
    return side == (vacant || injury == null ? state.game().fielding() : injury.side())
        ? decisionContext.whyNotReady()
        : null;
  }

  /** Whether everybody sees another defense after an answer. */
  private boolean announces(FairPlayCommand.Ready command, Side side) {
    Defense said =
        command.ready() && command.plan() instanceof Plan.Fielding fielding
            ? fielding.defense()
            : state.game().defense();
    return state.setup().table().plans() == TableOptions.Plans.OPEN
        && side == state.game().fielding()
        && !said.equals(Readiness.plans(state).defense());
  }

  /** What is wrong with a plan. It depends on what everybody sees, and only its sender is told. */
  private @Nullable Problem faultIn(Plan plan, boolean isReady, Side side) {
    BallGame game = state.game();
    if (!isReady) {
      return planFault("A plan goes with being ready");
    }
    if (plan instanceof Plan.Fielding fielding) {
      return side == game.fielding()
          ? emptyBase(game.bases(), fielding.defense().holdRunners())
          : planFault(name(side) + " are at bat");
    }
    Plan.Offense offense = (Plan.Offense) plan;
    if (side != game.batting()) {
      return planFault(name(side) + " are in the field");
    }
    List<Integer> runners = new ArrayList<>(offense.steals());
    if (offense.play() == Plan.Play.SQUEEZE) {
      runners.add(3);
    }
    boolean needsRunner = offense.play() != Plan.Play.SWING_AWAY;
    return needsRunner && game.bases().mask() == 0
        ? planFault("Nobody is on base")
        : emptyBase(game.bases(), runners);
  }

  private static @Nullable Problem emptyBase(Bases bases, List<Integer> named) {
    for (int base : named) {
      if (!bases.occupied(base)) {
        return planFault("Nobody is on " + BaseNames.of(base));
      }
    }
    return null;
  }

  private static Problem planFault(String message) {
    return Problem.about("plan", ErrorCode.INVALID, message);
  }

  /** What is wrong with the last event that the sender has seen, or null. */
  @Nullable Problem faultIn(@Nullable Long seen) {
    if (!ready.isUsed()) {
      return null;
    }
    if (seen == null) {
      return Problem.about("seen", ErrorCode.INVALID, "Missing seen");
    }
    return seen > ready.seq()
        ? Problem.about("seen", ErrorCode.INVALID, "seen is above " + ready.seq())
        : null;
  }

  /** Why the dice cannot be rolled yet, or null. */
  @Nullable Problem refusalToRoll(@Nullable Long seen) {
    if (!ready.isUsed() || state.pending() != null) {
      // The same dice again: nobody could change anything since.
      return null;
    }
    List<Side> others = others();
    for (Side side : others) {
      if (!ready.side(side).isReady() && !ready.isPassedOver(side, decisionContext.now())) {
        return GameProblems.gameState("Waiting for " + name(side));
      }
    }
    // Who speaks for no side has nothing to lose: both have said that they are ready.
    return others.size() == 1 && hasChanged(others.get(0), seen)
        ? somethingChanged(others.get(0))
        : null;
  }

  /** What the roll comes with. */
  RollExtras extras() {
    if (state.pending() != null) {
      return state.dice().extras();
    }
    return ready.isUsed()
        ? new RollExtras(
            Readiness.plans(state),
            others().stream().filter(side -> !ready.side(side).isReady()).toList(),
            null)
        : RollExtras.NONE;
  }

  /** Why a side may not change its players now, or null. */
  @Nullable Problem refusalToSubstitute(Command.Substitute command) {
    Side side = command.side();
    // Without a fielder there is no roll, so the side must be able to send one; nor with a player
    // who is injured.
    return (side == state.game().fielding() && fillsPosition(command)) || takesInjuredOut(command)
        ? null
        : refusalToChange(side);
  }

  /** Nothing else may come with it that the other side would see. */
  private boolean takesInjuredOut(Command.Substitute command) {
    Injury injury = Injuries.mustLeave(state);
    return injury != null
        && injury.side() == command.side()
        && command.changes().size() == 1
        && Substitutions.apply(state.game(), command.side(), command.changes())
            instanceof LineupRuling.Made made
        && made.game().lineup(command.side()).slotOf(injury.player().id()) == null;
  }

  /** Whether fewer positions are vacant after a substitution. What is illegal is told elsewhere. */
  private boolean fillsPosition(Command.Substitute command) {
    int vacant = state.game().lineup(command.side()).vacant();
    return vacant > 0
        && (!(Substitutions.apply(state.game(), command.side(), command.changes())
                instanceof LineupRuling.Made made)
            || made.game().lineup(command.side()).vacant() < vacant);
  }

  /** Why the side in the field may not set its defense in a command of its own, or null. */
  @Nullable Problem refusalToSetDefense() {
    return state.setup().table().plans() == TableOptions.Plans.SEALED
        ? GameProblems.gameState("Say it with ready")
        : refusalToChange(state.game().fielding());
  }

  /** Why a side may change nothing more that the other can see before this roll, or null. */
  @Nullable Problem refusalToChange(Side side) {
    if (!ready.isUsed()) {
      return null;
    }
    if (ready.isTimeUp(side, decisionContext.now())) {
      return timeUp();
    }
    ReadySide other = ready.side(side.other());
    boolean takesBack = other.isReady() && other.takenBack() >= ReadySide.MOST_TAKEN_BACK;
    return takesBack || ready.side(side).changes() >= ReadySide.MOST_CHANGES
        ? GameProblems.gameState("Too many changes before this roll")
        : null;
  }

  /** The sides that the actor does not speak for. */
  private List<Side> others() {
    return Arrays.stream(Side.values()).filter(side -> !speaksFor(side)).toList();
  }

  /** Whether the actor manages a side, or an admin acts for an open seat. */
  private boolean speaksFor(Side side) {
    return state.seat(side).heldBy(decisionContext.userId())
        || (state.seat(side).isOpen() && state.isAdmin(decisionContext.actor()));
  }

  private boolean hasChanged(Side side, @Nullable Long seen) {
    return seen != null && ready.changedAt(side) > seen;
  }

  private Problem somethingChanged(Side side) {
    return GameProblems.gameState(name(side) + " changed something");
  }

  private static Problem timeUp() {
    return GameProblems.gameState("Time is up");
  }

  private String name(Side side) {
    return decisionContext.teamName(side);
  }
}
