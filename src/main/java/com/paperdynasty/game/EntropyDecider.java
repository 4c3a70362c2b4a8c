package com.paperdynasty.game;

import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.dice.EntropyCommitment;
import com.paperdynasty.game.fairplay.EntropyPart;
import com.paperdynasty.game.fairplay.EntropyRounds;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides the commands about the managers' part in the dice. */
final class EntropyDecider {
  private static final String COMMITMENT = "commitment";
  private static final String BYTES = "bytes";

  private final DecisionContext decisionContext;
  private final GameState state;
  private final EntropyRounds rounds;

  EntropyDecider(DecisionContext decisionContext) {
    this.decisionContext = decisionContext;
    this.state = decisionContext.state();
    this.rounds = state.fairPlay().entropy();
  }

  Decision commit(FairPlayCommand.CommitEntropy command) {
    Side side = sideOf(command.side());
    if (side == null) {
      return Decision.refuse(noSide(command.side()));
    }
    String late = whyTooLate();
    if (late == null && rounds.isAnyOpen()) {
      late = "Too late: bytes of this round are out";
    }
    if (late == null && rounds.part(side).commitments() >= EntropyRounds.MOST_COMMITMENTS) {
      late = "A side commits at most " + EntropyRounds.MOST_COMMITMENTS + " times in a round";
    }
    return late != null
        ? Decision.refuse(Problem.about(COMMITMENT, ErrorCode.CONFLICT, late))
        : Decision.accept(
            new Event.EntropyCommitted(
                decisionContext.now(),
                side,
                decisionContext.userId(),
                round(),
                command.commitment()));
  }

  Decision open(FairPlayCommand.OpenEntropy command) {
    Side side = sideOf(command.side());
    if (side == null) {
      return Decision.refuse(noSide(command.side()));
    }
    String late = whyTooLate();
    if (late == null) {
      late = whyNotYet(side);
    }
    if (late != null) {
      return Decision.refuse(Problem.about(BYTES, ErrorCode.CONFLICT, late));
    }
    String commitment =
        EntropyCommitment.of(
            state.setup().gameId(),
            side.code(),
            decisionContext.userId(),
            round(),
            command.bytes());
    return commitment.equals(rounds.part(side).commitment())
        ? Decision.accept(
            new Event.EntropyGiven(
                decisionContext.now(), side, decisionContext.userId(), command.bytes(), round()))
        : Decision.refuse(
            Problem.about(BYTES, ErrorCode.INVALID, "These bytes do not fit the commitment"));
  }

  /** A text of a client that does not commit. It counts only until a commitment does. */
  Decision give(FairPlayCommand.GiveEntropy command) {
    List<Event> events = new ArrayList<>();
    for (Side side : state.sidesOf(decisionContext.userId())) {
      if (state.awaitsTextOf(side)) {
        events.add(
            new Event.EntropyGiven(
                decisionContext.now(), side, decisionContext.userId(), command.entropy()));
      }
    }
    return events.isEmpty()
        ? Decision.refuse(Problem.of(ErrorCode.CONFLICT, "Entropy was given before"))
        : Decision.accept(events);
  }

  /** Why a new roll has to wait for a side's part of the dice; null if it has not. */
  @Nullable Problem holdsRoll() {
    List<Side> awaited = awaited(state, decisionContext.now());
    return awaited.isEmpty()
        ? null
        : GameProblems.gameState(
            "Waiting for the dice of "
                + awaited.stream()
                    .map(decisionContext::teamName)
                    .collect(Collectors.joining(" and ")));
  }

  /** The sides whose part of the dice a new roll waits for. */
  static List<Side> awaited(GameState state, Instant now) {
    EntropyRounds rounds = state.fairPlay().entropy();
    if (!rounds.isOpen(state.dice().made()) || state.dice().waiting() != null) {
      return List.of();
    }
    List<Side> able =
        Stream.of(Side.AWAY, Side.HOME).filter(side -> canTakePart(state, side)).toList();
    return rounds.awaited(now, state.setup().table().readySeconds(), able);
  }

  /** A side without a manager cannot commit, and the client of one that gave a text does not. */
  private static boolean canTakePart(GameState state, Side side) {
    boolean gaveText =
        state.fairPlay().entropy().past().isEmpty() && state.seat(side).entropy() != null;
    return !state.seat(side).isOpen() && !gaveText;
  }

  private @Nullable String whyTooLate() {
    if (state.game().isOver()) {
      return "Too late: the game is over";
    }
    return rounds.isOpen(state.dice().made())
        ? null
        : "Too late: the first roll of this round was made";
  }

  private @Nullable String whyNotYet(Side side) {
    EntropyPart part = rounds.part(side);
    if (!part.isCommitted()) {
      return "Send a commitment to the bytes first";
    }
    if (!rounds.isComplete()) {
      return "Waiting for the commitment of " + decisionContext.teamName(side.other());
    }
    return part.isOpen() ? "These bytes were given before" : null;
  }

  private int round() {
    return state.dice().generation() + 1;
  }

  /** The named side, or the only one of the actor; null if they manage another or both. */
  private @Nullable Side sideOf(@Nullable Side named) {
    if (named == null) {
      return decisionContext.onlySide();
    }
    return state.seat(named).heldBy(decisionContext.userId()) ? named : null;
  }

  private static Problem noSide(@Nullable Side named) {
    return named != null ? GameProblems.notAuthorized() : GameProblems.missingSide();
  }
}
