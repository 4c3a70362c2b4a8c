package com.paperdynasty.protocol.server;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.BOB;
import static com.paperdynasty.game.GameScenario.CAROL;
import static com.paperdynasty.game.GameScenario.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.InfieldDepth;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.game.GameLogic;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.PlayPreview;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.Plan;
import com.paperdynasty.game.model.TableOptions;
import com.paperdynasty.game.model.TableOptions.BeforeRoll;
import com.paperdynasty.game.model.TableOptions.DiceSource;
import com.paperdynasty.game.model.TableOptions.Plans;
import com.paperdynasty.game.model.TableOptions.Rulings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Previews and the quick table before a roll, by plans that their reader knows of or not. Alice is
 * at bat with a runner on third, and Bob is in the field.
 */
class KnownDefenseTest {
  private static final List<InfieldDepth> DEPTHS = List.of(InfieldDepth.values());
  private static final Submission STEAL = Submission.of(Outcome.STOLEN_BASE).withRunner(3);

  @Test
  void sealedPlanChangesNoByteBeforeTheRoll() {
    Set<String> seen = new HashSet<>();
    for (InfieldDepth depth : DEPTHS) {
      GameScenario game = runnerOnThird(Plans.SEALED);
      game.when(BOB, ready(game, fielding(depth))).accepted();
      for (Actor reader : List.of(ALICE, SAM, CAROL)) {
        seen.add(quickTable(game, reader));
      }
      seen.add(preview(game, GameScenario.grounder()));
      seen.add(preview(game, STEAL));
    }

    assertThat(seen).hasSize(3);
  }

  @Test
  void sealedPlanOfTheSideAtBatRefusesNoPreviewBeforeTheRoll() {
    GameScenario game = runnerOnThird(Plans.SEALED);
    String without = withoutSeq(preview(game, STEAL));
    game.when(ALICE, ready(game, new Plan.Offense(Plan.Play.SQUEEZE, List.of()))).accepted();

    assertThat(withoutSeq(preview(game, STEAL))).startsWith("{").isEqualTo(without);
  }

  @Test
  void managerSeesTheirOwnPlanInTheQuickTable() {
    GameScenario game = runnerOnThird(Plans.SEALED);
    String before = withoutSeq(quickTable(game, BOB));
    game.when(BOB, ready(game, fielding(InfieldDepth.IN))).accepted();

    assertThat(withoutSeq(quickTable(game, BOB))).isNotEqualTo(before);
  }

  @Test
  void openPlanCountsForEverybodyAtOnce() {
    GameScenario game = runnerOnThird(Plans.OPEN);
    String back = withoutSeq(preview(game, GameScenario.grounder()));
    String table = withoutSeq(quickTable(game, SAM));
    game.when(BOB, ready(game, fielding(InfieldDepth.IN))).accepted();

    assertThat(withoutSeq(preview(game, GameScenario.grounder())))
        .isNotEqualTo(back)
        .contains("\"runs_scored\":0");
    assertThat(withoutSeq(quickTable(game, SAM))).isNotEqualTo(table);
  }

  @Test
  void plansCountOnceTheDiceAreRolled() {
    GameScenario game = runnerOnThird(Plans.SEALED);
    assertThat(preview(game, GameScenario.grounder())).contains("\"runs_scored\":1");
    roll(game, null, fielding(InfieldDepth.IN));

    assertThat(preview(game, GameScenario.grounder())).contains("\"runs_scored\":0");
    assertThat(preview(game, STEAL)).isEqualTo("No steal was called");
    game.when(ALICE, GameScenario.submit(GameScenario.grounder())).accepted();
    assertThat(game.state().game().score(Side.AWAY)).isZero();
  }

  private static GameScenario runnerOnThird(Plans plans) {
    TableOptions table =
        new TableOptions(BeforeRoll.READY, 60, plans, Rulings.ADMIN, DiceSource.SERVER, 120);
    GameScenario game = GameScenario.newGame(table);
    roll(game, null, null);
    game.when(ALICE, GameScenario.submit(Submission.of(Outcome.TRIPLE))).accepted();
    return game;
  }

  private static void roll(GameScenario game, @Nullable Plan away, @Nullable Plan home) {
    game.when(ALICE, ready(game, away)).accepted();
    game.when(BOB, ready(game, home)).accepted();
    game.when(ALICE, new Command.RollDice((long) game.log().size())).accepted();
  }

  private static Command ready(GameScenario game, @Nullable Plan plan) {
    return new FairPlayCommand.Ready((long) game.log().size(), null, true, plan);
  }

  private static Plan fielding(InfieldDepth depth) {
    return new Plan.Fielding(new Defense(depth, List.of()));
  }

  private static String withoutSeq(String json) {
    return json.replaceFirst("\"seq\":\\d+", "");
  }

  private static String quickTable(GameScenario game, Actor reader) {
    return OutcomePreviewJson.text(game.log().size(), game.state(), reader.userId());
  }

  /** What Alice is shown, or why she is refused. */
  private static String preview(GameScenario game, Submission submission) {
    PlayPreview preview =
        GameLogic.preview(
            game.state(), ALICE, GameScenario.submit(submission), GameScenario.SECRETS, game.now());
    return preview instanceof PlayPreview.Shown shown
        ? PreviewJson.text(GameScenario.GAME, game.log().size(), shown)
        : ((PlayPreview.Refused) preview).refusal().message();
  }
}
