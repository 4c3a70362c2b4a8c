package com.paperdynasty.game;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.BOB;

import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.InfieldDepth;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.game.fairplay.ReadyState;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.Plan;
import com.paperdynasty.game.model.RollExtras;
import com.paperdynasty.game.model.TableOptions;
import com.paperdynasty.game.model.TableOptions.BeforeRoll;
import com.paperdynasty.game.model.TableOptions.DiceSource;
import com.paperdynasty.game.model.TableOptions.Plans;
import com.paperdynasty.game.model.TableOptions.Rulings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the tests of readiness say often. The Owls bat first, under Alice; the Millers are Bob's.
 */
final class ReadyScenario {
  static final TableOptions OPEN = options(Plans.OPEN);
  static final TableOptions SEALED = options(Plans.SEALED);
  static final Plan STEAL = new Plan.Offense(Plan.Play.SWING_AWAY, List.of(1));
  static final Plan INFIELD_IN = new Plan.Fielding(new Defense(InfieldDepth.IN, List.of()));

  private ReadyScenario() {}

  private static TableOptions options(Plans plans) {
    return new TableOptions(BeforeRoll.READY, 60, plans, Rulings.ADMIN, DiceSource.SERVER, 120);
  }

  /** With open plans, and so many seconds for a roll. */
  static TableOptions options(int readySeconds) {
    return new TableOptions(
        BeforeRoll.READY, readySeconds, Plans.OPEN, Rulings.ADMIN, DiceSource.SERVER, 120);
  }

  static Command ready(GameScenario game) {
    return ready(game, null);
  }

  static Command ready(GameScenario game, @Nullable Plan plan) {
    return new FairPlayCommand.Ready((long) game.log().size(), null, true, plan);
  }

  static Command notReady(GameScenario game) {
    return new FairPlayCommand.Ready((long) game.log().size(), null, false, null);
  }

  /** For a side, as somebody must say who manages both or none. */
  static Command readyFor(GameScenario game, Side side) {
    return new FairPlayCommand.Ready((long) game.log().size(), side, true, null);
  }

  static Command roll(GameScenario game) {
    return new Command.RollDice((long) game.log().size());
  }

  /** Another batter for the one at bat. */
  static Command pinchHitter(GameScenario game, String id) {
    Slot batter = game.state().game().batter();
    return new Command.Substitute(
        game.state().game().batting(),
        List.of(
            new LineupChange(
                batter.order(), new Player(id, "Sub " + id), batter.position(), false)));
  }

  static GameScenario bothReady(GameScenario game) {
    game.when(ALICE, ready(game)).accepted();
    game.when(BOB, ready(game)).accepted();
    return game;
  }

  /** Both become ready, and Alice rolls. */
  static GameScenario rolled(GameScenario game, @Nullable Plan away, @Nullable Plan home) {
    game.when(ALICE, ready(game, away)).accepted();
    game.when(BOB, ready(game, home)).accepted();
    game.when(ALICE, roll(game)).accepted();
    return game;
  }

  static ReadyState state(GameScenario game) {
    return game.state().fairPlay().ready();
  }

  static RollExtras extras(GameScenario game) {
    return game.state().dice().extras();
  }

  static String refusal(GameScenario game, Actor actor, Command command) {
    return game.when(actor, command).refused().message();
  }
}
