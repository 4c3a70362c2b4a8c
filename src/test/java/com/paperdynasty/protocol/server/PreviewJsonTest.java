package com.paperdynasty.protocol.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.baseball.RandomLineups;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.card.ReadInstead;
import com.paperdynasty.eventlog.EventCodec;
import com.paperdynasty.game.GameLogic;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.PlayPreview;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.Plan;
import com.paperdynasty.game.model.TableOptions;
import com.paperdynasty.game.model.TableOptions.BeforeRoll;
import com.paperdynasty.game.model.TableOptions.DiceSource;
import com.paperdynasty.game.model.TableOptions.Plans;
import com.paperdynasty.game.model.TableOptions.Rulings;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.game.state.StateHash;
import com.paperdynasty.json.TrustedJson;
import com.paperdynasty.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A preview shows what the submission does then, over seeded random games. {@code -Drandom.seed=…}
 * sets the first seed.
 */
class PreviewJsonTest {
  private static final int GAMES = 60;
  private static final long FIRST_SEED = Long.getLong("random.seed", 20_261_129L);
  private static final int MOST_PLAYS = 400;

  /** All that a preview shows. The ids and times of the play are not among it. */
  private static final List<String> SHOWN =
      List.of(
          "description",
          "notation",
          "outs_recorded",
          "runs_scored",
          "batter_result",
          "runners_advanced",
          "state");

  /** Every other game is played freely, every fourth with sealed plans, every fourth with open. */
  private static final List<TableOptions> TABLES =
      List.of(TableOptions.DEFAULT, ready(Plans.SEALED), TableOptions.DEFAULT, ready(Plans.OPEN));

  private int plays;
  private int refusals;
  private int ends;

  @Test
  void previewAndSubmissionGiveTheSamePlay() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + GAMES; seed++) {
      try {
        new RandomGame(seed).play();
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("-Drandom.seed=" + seed + ": " + e, e);
      }
    }
    System.out.printf(
        "PreviewJsonTest seed %d: %,d plays, %,d refusals%n", FIRST_SEED, plays, refusals);
    assertThat(plays).isGreaterThan(GAMES * 40);
    assertThat(refusals).isGreaterThan(GAMES);
    assertThat(ends).as("games whose last play was previewed").isGreaterThan(GAMES / 2);
  }

  /** The example of the page about the protocol. */
  @Test
  void grounderToShortWithNobodyOn() {
    PlayPreview preview =
        GameLogic.preview(
            GameScenario.newGame().state(),
            GameScenario.ALICE,
            GameScenario.submit(GameScenario.grounder()),
            GameScenario.SECRETS,
            GameScenario.NOON);
    String text = PreviewJson.text(GameScenario.GAME, 1, (PlayPreview.Shown) preview);

    assertThat(text)
        .contains(
            "\"seq\":1,\"description\":\"Grounded out, short to first\",\"notation\":\"6-3\","
                + "\"outs_recorded\":1,\"runs_scored\":0,\"batter_result\":\"6-3\","
                + "\"runners_advanced\":[{\"from\":0,\"out\":true,\"at\":1}],\"state\":{")
        .endsWith("},\"needs\":[]}");
  }

  @Test
  void whatDiceDecideIsNull() {
    PlayPreview.Shown shown = new PlayPreview.Shown(null, null, List.of("fielding"));
    JsonNode json = TrustedJson.read(PreviewJson.text(GameScenario.GAME, 7, shown));

    assertThat(SHOWN).allSatisfy(field -> assertThat(json.get(field).isNull()).isTrue());
    assertThat(json.path("needs").toString()).isEqualTo("[\"fielding\"]");
    assertThat(json.path("seq").asInt()).isEqualTo(7);
    assertThat(json.has("outcome") || json.has("hit_location")).as("it was said").isFalse();
  }

  @Test
  void whatTheServerHasReadIsShownWithIt() {
    assertThat(text(Submission.of(Outcome.X_CHECK, Position.SHORTSTOP)))
        .endsWith("\"needs\":[],\"outcome\":\"x_check\",\"hit_location\":\"SS\"}");
    assertThat(text(Submission.of(Outcome.WALK)))
        .endsWith("\"needs\":[],\"outcome\":\"walk\",\"hit_location\":null}");
  }

  @Test
  void whyTheCellDoesNotDecideIsSaid() {
    assertThat(text(Submission.of(Outcome.BALK), ReadInstead.MISPLAY))
        .endsWith("\"outcome\":\"balk\",\"hit_location\":null,\"instead\":\"misplay\"}");
    assertThat(text(null, ReadInstead.CALLED)).endsWith("\"needs\":[],\"instead\":\"called\"}");
  }

  private static String text(Submission read) {
    return text(read, null);
  }

  private static String text(@Nullable Submission read, @Nullable ReadInstead instead) {
    return PreviewJson.text(
        GameScenario.GAME, 7, new PlayPreview.Shown(null, null, List.of(), read, instead));
  }

  private static TableOptions ready(Plans plans) {
    return new TableOptions(BeforeRoll.READY, 60, plans, Rulings.ADMIN, DiceSource.SERVER, 120);
  }

  private final class RandomGame {
    private final RandomLineups managers;
    private final GameScenario game;

    RandomGame(long seed) {
      managers = new RandomLineups(seed);
      TableOptions table = TABLES.get((int) (seed % TABLES.size()));
      game =
          table.equals(TableOptions.DEFAULT)
              ? GameScenario.newGame(managers.options())
              : GameScenario.newGame(table);
    }

    void play() {
      while (!game.state().game().isOver() && game.state().playNumber() < MOST_PLAYS) {
        if (game.state().game().whyNotReady() != null) {
          Side side = game.state().game().fielding();
          game.when(
              GameScenario.CAROL,
              new Command.Substitute(side, managers.repair(game.state().game())));
        } else if (managers.rarely(20)) {
          Side side = managers.side();
          game.when(
              GameScenario.CAROL,
              new Command.Substitute(side, managers.changes(game.state().game(), side)));
        } else if (managers.rarely(10)) {
          game.when(GameScenario.CAROL, new Command.SetDefense(managers.defense()));
        } else {
          previewRollAndSubmit(managers.submission(game.state().game()));
        }
      }
    }

    private void previewRollAndSubmit(Submission submission) {
      boolean ready = game.state().fairPlay().ready().isUsed();
      boolean sealed = game.state().setup().table().plans() == Plans.SEALED;
      if (ready && game.state().pending() == null) {
        becomeReady(Side.AWAY, GameScenario.ALICE);
        becomeReady(Side.HOME, GameScenario.BOB);
      }
      PlayPreview before = preview(submission);
      if (game.state().pending() == null) {
        Actor roller = ready ? game.atBat() : GameScenario.CAROL;
        game.when(roller, new Command.RollDice((long) game.log().size())).accepted();
      }
      PlayPreview after = preview(submission);
      game.when(game.atBat(), GameScenario.submit(submission));
      Event last = game.log().get(game.log().size() - 1);
      if (after instanceof PlayPreview.Refused refused) {
        Problem problem = game.refused();
        assertThat(refused.refusal()).isEqualTo(problem);
        if (!ready) {
          assertThat(((PlayPreview.Refused) before).refusal()).isEqualTo(problem);
        }
        refusals++;
        return;
      }
      int at = game.log().size() - 1 - (last instanceof Event.GameCompleted ? 1 : 0);
      JsonNode resolved =
          TrustedJson.read(EventJson.data(game.log().get(at), game.states().get(at)));
      // Before the roll nobody knows a sealed plan of the other side.
      for (PlayPreview preview : sealed ? List.of(after) : List.of(before, after)) {
        String text = PreviewJson.text(GameScenario.GAME, 1, (PlayPreview.Shown) preview);
        JsonNode shown = TrustedJson.read(text);
        for (String field : SHOWN) {
          assertThat(shown.get(field)).as(field).isEqualTo(resolved.get(field));
        }
      }
      plays++;
      ends += last instanceof Event.GameCompleted ? 1 : 0;
    }

    /** With a plan where the side may have it, mostly. */
    private void becomeReady(Side side, Actor manager) {
      BallGame now = game.state().game();
      Plan plan =
          side == now.fielding()
              ? new Plan.Fielding(managers.defense())
              : new Plan.Offense(
                  managers.rarely(3) ? Plan.Play.SACRIFICE_BUNT : Plan.Play.SWING_AWAY,
                  now.bases().occupied(1) ? List.of(1) : List.of());
      game.when(manager, new FairPlayCommand.Ready((long) game.log().size(), null, true, plan));
      if (!game.state().fairPlay().ready().side(side).isReady()) {
        game.when(manager, new FairPlayCommand.Ready((long) game.log().size(), null, true, null))
            .accepted();
      }
    }

    /** Looks several times: the state, its hash and every byte of the log stay the same. */
    private PlayPreview preview(Submission submission) {
      GameState state = game.state();
      StateHash hash = state.hash();
      List<String> log = stored();
      PlayPreview preview = null;
      for (int times = 0; times < 3; times++) {
        PlayPreview again =
            GameLogic.preview(
                state,
                game.atBat(),
                GameScenario.submit(submission),
                GameScenario.SECRETS,
                game.now());
        assertThat(preview == null || preview.equals(again)).isTrue();
        preview = again;
      }
      assertThat(game.state()).isSameAs(state);
      assertThat(state.hash()).isEqualTo(hash);
      assertThat(stored()).isEqualTo(log);
      return preview;
    }

    private List<String> stored() {
      return game.log().subList(Math.max(0, game.log().size() - 3), game.log().size()).stream()
          .map(event -> EventCodec.encode(event).data())
          .toList();
    }
  }
}
