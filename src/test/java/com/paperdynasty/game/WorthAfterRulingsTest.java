package com.paperdynasty.game;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.BOB;
import static com.paperdynasty.game.GameScenario.CAROL;
import static com.paperdynasty.game.GameScenario.homerun;
import static com.paperdynasty.game.GameScenario.strikeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.RandomLineups;
import com.paperdynasty.baseball.league.ExtraRunnerRule;
import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.league.MercyRule;
import com.paperdynasty.baseball.model.GameEnd;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.rules.Ruling;
import com.paperdynasty.baseball.rules.Umpire;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.BattingLine;
import com.paperdynasty.baseball.state.PitchingLine;
import com.paperdynasty.baseball.state.TeamBook;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.Proposal;
import com.paperdynasty.game.state.GameState;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The chances and what plays were worth after plays are taken back and games end otherwise. */
class WorthAfterRulingsTest {
  private static final long SEED = Long.getLong("random.seed", 20_261_129L);
  private static final int ONE = 10_000;
  private static final Command UNDO = new Command.UndoPlay("misread", null);

  @Test
  void undoneHomeRunIsWorthNothing() {
    GameScenario game = GameScenario.newGame().play(Submission.of(Outcome.SINGLE));
    BallGame before = game.state().game();

    game.play(homerun());
    assertThat(game.state().game().homeWins()).isLessThan(before.homeWins());
    game.when(CAROL, UNDO);

    assertThat(game.state().game().homeWins()).isEqualTo(before.homeWins());
    assertThat(game.state().lastPlay().worth().wpa()).isPositive();
    assertThat(game.state().game().book()).isEqualTo(before.book());
  }

  @Test
  void correctionThatWasAgreedHasItsOwnWorth() {
    GameScenario corrected = GameScenario.agreed();
    for (Submission submission : List.of(Submission.of(Outcome.SINGLE), homerun())) {
      corrected.when(ALICE, new Command.RollDice()).accepted();
      corrected.when(ALICE, GameScenario.submit(submission)).accepted();
    }
    corrected.when(
        BOB,
        new FairPlayCommand.ProposeRuling(
            Proposal.Kind.UNDO_PLAY, "it was an out", null, 2, strikeout()));
    corrected.accepted();
    String id = corrected.state().fairPlay().rulings().of(Side.HOME).id();
    corrected.when(ALICE, new FairPlayCommand.AnswerRuling(id, true)).accepted();

    GameState plain =
        GameScenario.newGame().play(Submission.of(Outcome.SINGLE)).play(strikeout()).state();
    assertThat(corrected.state().lastPlay().worth()).isEqualTo(plain.lastPlay().worth());
    assertThat(corrected.state().game().homeWins()).isEqualTo(plain.game().homeWins());
    assertThat(corrected.state().game().book()).isEqualTo(plain.game().book());
  }

  /** Every third play is taken back and played otherwise. */
  @Test
  void worthAddsUpInRandomGamesWithUndosOfEveryLengthAndOption() {
    Random random = new Random(SEED);
    int decided = 0;
    for (int number = 0; number < 40; number++) {
      GameScenario game = GameScenario.newGame(options(random));
      RandomLineups managers = new RandomLineups(random.nextLong());
      int start = game.state().game().homeWins();
      for (int act = 0; act < 600 && !game.state().game().isOver(); act++) {
        Submission submission = managers.submission(game.state().game());
        if (Umpire.rule(game.state().game(), submission) instanceof Ruling.Legal) {
          game.play(submission).accepted();
          if (random.nextInt(3) == 0) {
            game.when(CAROL, UNDO).accepted();
            game.when(CAROL, new Command.VoidRoll("once more", null)).accepted();
          }
        }
      }
      GameEnd end = game.state().game().gameEnd();
      if (end != null) {
        decided++;
        Side winner = end.winner();
        int missing = winner == Side.HOME ? ONE - start : start;
        assertThat(wpa(game, winner))
            .as("-Drandom.seed=%d, game %d", SEED, number)
            .isEqualTo(missing);
        assertThat(wpa(game, winner.other())).isEqualTo(-missing);
      }
    }
    assertThat(decided).isGreaterThan(25);
  }

  private static GameOptions options(Random random) {
    return new GameOptions(
        1 + random.nextInt(9),
        null,
        random.nextBoolean()
            ? new ExtraRunnerRule(1 + random.nextInt(3), 1 + random.nextInt(9))
            : null,
        random.nextBoolean() ? new MercyRule(1 + random.nextInt(10), 1 + random.nextInt(5)) : null);
  }

  @Test
  void stepMadeByAForfeitIsNobodys() {
    GameScenario game = GameScenario.newGame().play(homerun()).play(strikeout());
    int away = wpa(game, Side.AWAY);
    int home = game.state().game().homeWins();
    assertThat(away).isEqualTo(ONE / 2 - home);

    game.when(ALICE, new FairPlayCommand.Concede(null, null)).accepted();

    assertThat(game.state().game().homeWins()).isEqualTo(ONE);
    assertThat(wpa(game, Side.AWAY)).isEqualTo(away);
    assertThat(wpa(game, Side.HOME)).isEqualTo(-away);
  }

  @Test
  void stepMadeByAnAgreedEndIsNobodysAndATieHasNoChances() {
    GameScenario game = GameScenario.agreed().when(ALICE, new Command.RollDice());
    game.when(ALICE, GameScenario.submit(homerun())).accepted();
    int away = wpa(game, Side.AWAY);
    game.when(
        ALICE, new FairPlayCommand.ProposeRuling(Proposal.Kind.END_GAME, "rain", null, null, null));
    game.accepted();
    String id = game.state().fairPlay().rulings().of(Side.AWAY).id();
    game.when(BOB, new FairPlayCommand.AnswerRuling(id, true)).accepted();

    assertThat(game.state().game().gameEnd().winner()).as("no regulation game").isNull();
    assertThat(game.state().game().homeWins()).isNull();
    assertThat(wpa(game, Side.AWAY)).isEqualTo(away);
  }

  @Test
  void calledGameIsWonByTheSideAheadAndTheStepIsNobodys() {
    GameScenario game = GameScenario.newGame(new GameOptions(1, null, null, null)).play(homerun());
    for (int out = 0; out < 4; out++) {
      game.play(strikeout());
    }
    int away = wpa(game, Side.AWAY);
    game.when(CAROL, new Command.EndGame("dark")).accepted();

    assertThat(game.state().game().gameEnd().winner()).isEqualTo(Side.AWAY);
    assertThat(game.state().game().homeWins()).isZero();
    assertThat(wpa(game, Side.AWAY)).isEqualTo(away).isLessThan(ONE / 2);

    game.when(CAROL, UNDO).accepted();
    assertThat(game.state().game().homeWins()).isBetween(1, ONE / 2);
  }

  private static int wpa(GameScenario game, Side side) {
    TeamBook book = game.state().game().book().of(side);
    int wpa = 0;
    for (BattingLine line : book.batting()) {
      wpa += line.statLine().wpa();
    }
    for (PitchingLine line : book.pitching()) {
      wpa += line.statLine().wpa();
    }
    return wpa;
  }
}
