package com.paperdynasty.game;

import com.paperdynasty.dice.ExtraDiceForm;
import com.paperdynasty.dice.ExtraDiceKey;
import com.paperdynasty.dice.VerifiableDice;
import com.paperdynasty.game.fairplay.DiceOrigin;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.model.Roll;
import com.paperdynasty.game.model.Secrets;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides about extra dice. They belong to the pending roll, or to the time after the last play;
 * the k-th of a form for it is always the same.
 */
final class ExtraDiceDecider {
  private static final String FORM = "form";

  private final DecisionContext decisionContext;
  private final GameState state;

  ExtraDiceDecider(DecisionContext decisionContext) {
    this.decisionContext = decisionContext;
    this.state = decisionContext.state();
  }

  Decision roll(FairPlayCommand.RollExtra command) {
    ExtraDiceForm form = state.rules().diceForms().get(command.form());
    if (form == null) {
      List<String> known = List.copyOf(state.rules().diceForms().keySet());
      return Decision.refuse(
          new Problem(ErrorCode.INVALID, "Unknown form", FORM, known, null, null));
    }
    if (state.game().isOver()) {
      return Decision.refuse(GameProblems.rule("The game is over"));
    }
    Problem open = decisionContext.choiceIsOpen();
    if (open != null) {
      return Decision.refuse(open);
    }
    int index = state.fairPlay().extra().times(state.pending() != null, form.name()) + 1;
    String refusal = whyNot(form, index);
    return refusal != null
        ? Decision.refuse(Problem.about(FORM, ErrorCode.CONFLICT, refusal))
        : Decision.accept(rolled(form, index, command.label()));
  }

  /**
   * Why a submission may not name these extra dice; null if it may.
   *
   * @param roll the roll that it is for; null for one that is still to come, which has none yet
   */
  static @Nullable Problem faultIn(
      List<String> extraIds, GameState state, Secrets secrets, @Nullable Roll roll) {
    List<String> unknown = extraIds;
    if (roll != null && !extraIds.isEmpty()) {
      int generation = state.originOf(roll.number()).generation();
      VerifiableDice dice = secrets.seeds().dice(generation);
      unknown = unknown(extraIds, state.rules().diceForms().values(), roll.number(), dice::extraId);
    }
    return unknown.isEmpty()
        ? null
        : Problem.about(
            "extra_ids",
            ErrorCode.INVALID,
            "Extra dice " + unknown.get(0) + " do not belong to this roll");
  }

  private @Nullable String whyNot(ExtraDiceForm form, int index) {
    if (state.pending() == null) {
      if (!form.between()) {
        return "No roll is pending for " + form.name() + " - call roll_dice first";
      }
      if (!state.started() || state.fairPlay().entropy().isOpen(state.dice().made())) {
        return "Extra dice come after the first roll - call roll_dice first";
      }
    }
    return index > form.times()
        ? "Form " + form.name() + " is used up: " + form.times() + " for a roll"
        : null;
  }

  private Event rolled(ExtraDiceForm form, int index, @Nullable String label) {
    Roll pending = state.pending();
    ExtraDiceKey key =
        pending == null
            ? new ExtraDiceKey(ExtraDiceKey.Of.PLAY, state.playNumber(), form.name(), index)
            : new ExtraDiceKey(ExtraDiceKey.Of.ROLL, pending.number(), form.name(), index);
    DiceOrigin origin =
        state.originOf(pending == null ? state.dice().made() + 1 : pending.number());
    VerifiableDice dice = dice(origin);
    return new Event.ExtraRolled(
        decisionContext.now(),
        decisionContext.userId(),
        dice.extraId(key),
        key,
        pending == null ? null : pending.rollId(),
        form.sides(),
        dice.extra(key, form.sides(), origin.away(), origin.home()),
        label);
  }

  /**
   * The ids that are not those of extra dice of a roll. Nobody knows the id of dice that were not
   * rolled. Each possible id is computed at most once for all of {@code ids}, the likely ones
   * first.
   */
  static List<String> unknown(
      List<String> ids,
      Collection<ExtraDiceForm> forms,
      int roll,
      Function<ExtraDiceKey, String> idOf) {
    Set<String> left = new LinkedHashSet<>(ids);
    for (int index = 1; index <= ExtraDiceForm.MOST_TIMES; index++) {
      for (ExtraDiceForm form : forms) {
        if (left.isEmpty()) {
          return List.of();
        }
        if (index <= form.times()) {
          left.remove(idOf.apply(new ExtraDiceKey(ExtraDiceKey.Of.ROLL, roll, form.name(), index)));
        }
      }
    }
    return List.copyOf(left);
  }

  private VerifiableDice dice(DiceOrigin origin) {
    return decisionContext.secrets().seeds().dice(origin.generation());
  }
}
