package com.paperdynasty.fairplay;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.BOB;

import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.InfieldDepth;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.dice.EntropyCommitment;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.Plan;
import com.paperdynasty.game.model.Proposal;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can happen in a state: a command of a manager, or time that passes. */
@FunctionalInterface
interface ModelMove {
  /** The batter who is replaced. The pitcher would have to face a batter first. */
  int ORDER = 4;

  /** How the ids of substitutes begin. */
  String SUBSTITUTE = "sub-";

  /** What both sides give to the dice. */
  String BYTES = "5a".repeat(32);

  /** Where it leads; null if it is refused or makes no sense. */
  @Nullable ModelState from(ModelState state);

  /**
   * The commands of one manager.
   *
   * @param substitutes how many players may follow each other in one slot
   */
  static List<ModelMove> of(Actor actor, int substitutes) {
    Side side = sideOf(actor);
    return List.of(
        command(actor, "ready", at -> ready(at, true, null)),
        command(actor, "ready with a plan", at -> ready(at, true, planOf(at, side))),
        command(actor, "not ready", at -> ready(at, false, null)),
        command(actor, "roll", ModelMove::roll),
        command(actor, "roll unseen", at -> new Command.RollDice(0L)),
        command(actor, "substitute", at -> substitute(at, side, substitutes)),
        command(actor, "set defense", ModelMove::defense),
        command(actor, "submit", ModelMove::outcome),
        command(actor, "ask to undo", at -> propose(Proposal.Kind.UNDO_PLAY)),
        command(actor, "ask to void", at -> propose(Proposal.Kind.VOID_ROLL)),
        command(actor, "agree", at -> answer(at, side.other(), true)),
        command(actor, "refuse", at -> answer(at, side.other(), false)),
        command(actor, "commit", at -> commit(at, side)),
        command(actor, "open", at -> new FairPlayCommand.OpenEntropy(side, BYTES)),
        command(actor, "roll extra dice", at -> new FairPlayCommand.RollExtra("fielding", null)),
        command(
            actor,
            "dispute",
            at -> new FairPlayCommand.Dispute(at.state().game().playNumber(), "!")),
        command(actor, "concede", at -> new FairPlayCommand.Concede(side, null)));
  }

  /** A manager may always ask to end the game. */
  static ModelMove askToEnd(Actor actor) {
    return command(actor, "ask to end", at -> propose(Proposal.Kind.END_GAME));
  }

  /** Time passes, in s. */
  static List<ModelMove> times(long... seconds) {
    return LongStream.of(seconds)
        .mapToObj(s -> (ModelMove) state -> state.later(Duration.ofSeconds(s)))
        .toList();
  }

  /** These moves and those. */
  static List<ModelMove> both(List<ModelMove> these, List<ModelMove> those) {
    return Stream.concat(these.stream(), those.stream()).toList();
  }

  private static ModelMove command(Actor actor, String name, Choice choice) {
    return state -> {
      Command command = choice.in(state);
      return command == null ? null : state.after(name, actor, command);
    };
  }

  /** Chooses a command; null where it makes no sense. */
  @FunctionalInterface
  interface Choice {
    @Nullable Command in(ModelState state);
  }

  /** The first commitment of a side in the current round. */
  static @Nullable Command commit(ModelState at, Side side) {
    return at.state().fairPlay().entropy().part(side).isCommitted() ? null : commitment(at, side);
  }

  private static Command commitment(ModelState at, Side side) {
    return new FairPlayCommand.CommitEntropy(
        side,
        EntropyCommitment.of(
            GameScenario.GAME,
            side.code(),
            managerOf(side).userId(),
            at.state().dice().generation() + 1,
            BYTES));
  }

  static Actor managerOf(Side side) {
    return side == Side.AWAY ? ALICE : BOB;
  }

  static Side sideOf(Actor actor) {
    return actor.equals(ALICE) ? Side.AWAY : Side.HOME;
  }

  static Command ready(ModelState at, boolean ready, @Nullable Plan plan) {
    return new FairPlayCommand.Ready(at.seen(), null, ready, plan);
  }

  static Command roll(ModelState at) {
    return new Command.RollDice(at.seen());
  }

  /** A plan other than that of a side that says nothing; null if there is none. */
  private static @Nullable Plan planOf(ModelState at, Side side) {
    if (at.state().game().fielding() == side) {
      return new Plan.Fielding(new Defense(InfieldDepth.IN, List.of()));
    }
    return at.state().game().bases().mask() == 0
        ? null
        : new Plan.Offense(Plan.Play.HIT_AND_RUN, List.of());
  }

  /** Another player for a slot; null if that was done often enough. */
  private static @Nullable Command substitute(ModelState at, Side side, int most) {
    Slot slot = at.state().game().lineup(side).batting(ORDER);
    String before = slot.player().id();
    int number = before.startsWith(SUBSTITUTE) ? before.charAt(SUBSTITUTE.length()) - '0' + 1 : 1;
    return number > most ? null : substitute(side, slot, SUBSTITUTE + number + side.code());
  }

  static Command substitute(Side side, Slot slot, String id) {
    return new Command.Substitute(
        side, List.of(new LineupChange(slot.order(), new Player(id, id), slot.position(), false)));
  }

  private static Command defense(ModelState at) {
    boolean in = at.state().game().defense().infield() == InfieldDepth.IN;
    return new Command.SetDefense(new Defense(in ? InfieldDepth.BACK : InfieldDepth.IN, List.of()));
  }

  static @Nullable Command outcome(ModelState at) {
    return at.state().pending() == null ? null : GameScenario.submit(GameScenario.strikeout());
  }

  private static Command propose(Proposal.Kind kind) {
    return new FairPlayCommand.ProposeRuling(kind, "misread", null, null, null);
  }

  static @Nullable Command answer(ModelState at, Side asking, boolean accept) {
    Proposal open = at.state().fairPlay().rulings().open(asking, at.now());
    return open == null ? null : new FairPlayCommand.AnswerRuling(open.id(), accept);
  }
}
