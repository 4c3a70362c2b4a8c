package com.paperdynasty.game;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.BOB;
import static com.paperdynasty.game.GameScenario.strikeout;
import static com.paperdynasty.game.GameScenario.submit;
import static com.paperdynasty.game.ReadyScenario.bothReady;
import static com.paperdynasty.game.ReadyScenario.roll;

import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.game.model.Command;
import java.util.List;

/** A side that has to take the field, and has a pinch hitter where a fielder should be. */
final class ReadyLineups {
  private ReadyLineups() {}

  /** The bottom of the first is to begin, and the Owls' pinch hitter has no position yet. */
  static GameScenario withoutFielder(GameScenario game) {
    Slot batter = game.state().game().batter();
    Player sub = new Player("pinch", "Pinch");
    game.when(
            ALICE,
            new Command.Substitute(
                Side.AWAY,
                List.of(new LineupChange(batter.order(), sub, Position.PINCH_HITTER, false))))
        .accepted();
    for (int out = 0; out < 3; out++) {
      bothReady(game).when(BOB, roll(game)).accepted();
      game.when(ALICE, submit(strikeout())).accepted();
    }
    return game;
  }

  /** Their pinch hitter takes the position of the player whom they hit for. */
  static Command fielder(GameScenario game) {
    Slot pinch =
        game.state().game().lineup(Side.AWAY).inGame().stream()
            .filter(slot -> slot.position() == Position.PINCH_HITTER)
            .findFirst()
            .orElseThrow();
    Slot left = game.state().game().lineup(Side.AWAY).left().get(0);
    return new Command.Substitute(
        Side.AWAY,
        List.of(new LineupChange(pinch.order(), pinch.player(), left.position(), false)));
  }

  /** Two fielders of the Owls change places; the vacant position stays so. */
  static Command swap(GameScenario game) {
    List<Slot> two =
        game.state().game().lineup(Side.AWAY).inGame().stream()
            .filter(slot -> slot.position().inField() && slot.position() != Position.PITCHER)
            .limit(2)
            .toList();
    return new Command.Substitute(
        Side.AWAY,
        List.of(
            new LineupChange(two.get(0).order(), two.get(0).player(), two.get(1).position(), false),
            new LineupChange(
                two.get(1).order(), two.get(1).player(), two.get(0).position(), false)));
  }

  /** Bob sends another right fielder. */
  static Command anotherFielder(GameScenario game) {
    Slot right =
        game.state().game().lineup(Side.HOME).inGame().stream()
            .filter(slot -> slot.position() == Position.RIGHT_FIELD)
            .findFirst()
            .orElseThrow();
    return new Command.Substitute(
        Side.HOME,
        List.of(
            new LineupChange(
                right.order(), new Player("glove", "Glove"), Position.RIGHT_FIELD, false)));
  }
}
