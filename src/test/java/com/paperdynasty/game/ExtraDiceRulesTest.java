package com.paperdynasty.game;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.BOB;
import static com.paperdynasty.game.GameScenario.CAROL;
import static com.paperdynasty.game.GameScenario.GAME;
import static com.paperdynasty.game.GameScenario.SAM;
import static com.paperdynasty.game.GameScenario.SECRETS;
import static com.paperdynasty.game.GameScenario.homerun;
import static com.paperdynasty.game.GameScenario.strikeout;
import static com.paperdynasty.game.GameScenario.submit;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.dice.ExtraDiceForm;
import com.paperdynasty.dice.ExtraDiceKey;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Extra dice belong to a roll, or to the time after a play. */
class ExtraDiceRulesTest {
  private static final Command ROLL = new Command.RollDice();
  private static final Command UNDO = new Command.UndoPlay("misread", null);
  private static final Command VOID = new Command.VoidRoll("off the table", null);

  @Test
  void extraDiceComeFromTheRollsSeedAndEntropy() {
    GameScenario game = GameScenario.newGame();
    game.when(ALICE, new FairPlayCommand.GiveEntropy("mine")).when(ALICE, ROLL);

    Event.ExtraRolled rolled = extra(game, BOB, "fielding");

    ExtraDiceKey key = new ExtraDiceKey(ExtraDiceKey.Of.ROLL, 1, "fielding", 1);
    List<Integer> sides = List.of(20, 6, 6, 6, 100);
    assertThat(rolled)
        .isEqualTo(
            new Event.ExtraRolled(
                game.now(),
                "bob",
                SECRETS.seeds().dice(0).extraId(key),
                key,
                game.pending().rollId(),
                sides,
                SECRETS.seeds().dice(0).extra(key, sides, "mine", ""),
                null));
    assertThat(rolled.total()).isEqualTo(rolled.values().stream().mapToInt(i -> i).sum());
  }

  @Test
  void theLabelIsLogged() {
    GameScenario game = GameScenario.rolled();
    game.when(ALICE, new FairPlayCommand.RollExtra("steal", "runner on first goes"));
    assertThat(((Event.ExtraRolled) game.accepted().get(0)).label())
        .isEqualTo("runner on first goes");
  }

  @Test
  void moreThanTheTimesOfAFormAreRefusedNoMatterWhoAsks() {
    GameScenario game = GameScenario.rolled();
    List<Integer> indexes =
        List.of(ALICE, BOB, CAROL).stream()
            .map(actor -> extra(game, actor, "steal").key().index())
            .toList();
    assertThat(indexes).containsExactly(1, 2, 3);
    for (Actor actor : List.of(ALICE, BOB, CAROL)) {
      assertThat(game.when(actor, new FairPlayCommand.RollExtra("steal", null)).refused())
          .isEqualTo(form(ErrorCode.CONFLICT, "Form steal is used up: 3 for a roll"));
    }
    extra(game, ALICE, "fielding");
  }

  @Test
  void anUnknownFormIsRefusedWithThoseThatThereAre() {
    Problem refusal =
        GameScenario.rolled().when(ALICE, new FairPlayCommand.RollExtra("bunt", null)).refused();
    assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID);
    assertThat(refusal.field()).isEqualTo("form");
    assertThat(refusal.errors()).containsExactly("fielding", "steal", "injury", "weather", "d20");
  }

  @Test
  void onlyManagersAndTheAdminRoll() {
    assertThat(
            GameScenario.rolled().when(SAM, new FairPlayCommand.RollExtra("steal", null)).refused())
        .isEqualTo(GameProblems.notAuthorized());
  }

  @Test
  void withoutARollOnlyFormsForBetweenPlaysAreRolled() {
    GameScenario game = GameScenario.newGame();
    assertThat(game.when(ALICE, new FairPlayCommand.RollExtra("weather", null)).refused())
        .as("before the first roll the entropy is not fixed")
        .isEqualTo(
            form(
                ErrorCode.CONFLICT, "Extra dice come after the first roll - call roll_dice first"));
    game.play(strikeout());
    assertThat(game.when(ALICE, new FairPlayCommand.RollExtra("fielding", null)).refused())
        .isEqualTo(
            form(ErrorCode.CONFLICT, "No roll is pending for fielding - call roll_dice first"));

    Event.ExtraRolled weather = extra(game, ALICE, "weather");

    assertThat(weather.rollId()).isNull();
    assertThat(weather.key()).isEqualTo(new ExtraDiceKey(ExtraDiceKey.Of.PLAY, 1, "weather", 1));
    assertThat(game.when(BOB, new FairPlayCommand.RollExtra("weather", null)).refused().code())
        .isEqualTo(ErrorCode.CONFLICT);
    game.when(ALICE, ROLL);
    assertThat(extra(game, ALICE, "weather").key().number()).as("of roll 2").isEqualTo(2);
  }

  @Test
  void theSameDiceComeAgainAfterAnUndoAndAReissue() {
    GameScenario game = GameScenario.rolled();
    Event.ExtraRolled first = extra(game, ALICE, "fielding");
    game.when(ALICE, submit(strikeout())).when(CAROL, UNDO);
    game.after(Duration.ofMinutes(5)).when(BOB, ROLL);

    Event.ExtraRolled third = extra(game, CAROL, "fielding");

    assertThat(third.values()).isEqualTo(first.values());
    assertThat(third.extraId()).isEqualTo(first.extraId());
    assertThat(third.rollId()).isNotEqualTo(first.rollId());
  }

  @Test
  void diceBetweenPlaysComeAgainAfterAnUndo() {
    GameScenario game = GameScenario.newGame().play(strikeout());
    Event.ExtraRolled first = extra(game, ALICE, "injury");
    game.when(CAROL, UNDO).when(ALICE, submit(homerun()));
    assertThat(extra(game, BOB, "injury").values()).isEqualTo(first.values());
  }

  @Test
  void aRollThatIsIssuedAgainHasNoMoreExtraDice() {
    GameScenario game = GameScenario.rolled();
    extra(game, ALICE, "fielding");
    extra(game, ALICE, "steal");
    game.after(Duration.ofMinutes(6)).when(BOB, ROLL);

    assertThat(game.when(BOB, new FairPlayCommand.RollExtra("fielding", null)).refused())
        .isEqualTo(form(ErrorCode.CONFLICT, "Form fielding is used up: 1 for a roll"));
    assertThat(extra(game, BOB, "steal").key().index()).isEqualTo(2);
  }

  @Test
  void aVoidedRollGivesNoMoreDiceBetweenPlays() {
    GameScenario game = GameScenario.newGame().play(strikeout());
    extra(game, ALICE, "weather");
    extra(game, ALICE, "injury");
    game.when(ALICE, ROLL);
    extra(game, ALICE, "weather");
    game.when(CAROL, VOID);

    assertThat(game.when(BOB, new FairPlayCommand.RollExtra("weather", null)).refused())
        .isEqualTo(form(ErrorCode.CONFLICT, "Form weather is used up: 1 for a roll"));
    assertThat(extra(game, BOB, "injury").key().index()).isEqualTo(2);
    game.when(ALICE, ROLL);
    assertThat(extra(game, BOB, "weather").key().index()).as("of another roll").isEqualTo(1);
  }

  @Test
  void afterAnUndoARollTellsItsExtraDiceAgainOnce() {
    GameScenario game = GameScenario.rolled();
    Event.ExtraRolled first = extra(game, ALICE, "fielding");
    game.when(ALICE, submit(strikeout())).when(CAROL, UNDO);
    assertThat(extra(game, BOB, "fielding").extraId()).isEqualTo(first.extraId());
    game.after(Duration.ofMinutes(6)).when(BOB, ROLL);

    assertThat(game.when(ALICE, new FairPlayCommand.RollExtra("fielding", null)).refused().code())
        .isEqualTo(ErrorCode.CONFLICT);
  }

  @Test
  void theExtraDiceOfAVoidedRollAreVoid() {
    GameScenario game = GameScenario.rolled();
    Event.ExtraRolled ofVoided = extra(game, ALICE, "fielding");
    game.when(CAROL, VOID).when(ALICE, ROLL);

    assertThat(submitWith(game, ofVoided.extraId()).refused())
        .isEqualTo(
            Problem.about(
                "extra_ids",
                ErrorCode.INVALID,
                "Extra dice " + ofVoided.extraId() + " do not belong to this roll"));
    assertThat(extra(game, ALICE, "fielding").values()).isNotEqualTo(ofVoided.values());
  }

  @Test
  void aSubmissionNamesTheExtraDiceOfItsRoll() {
    GameScenario game = GameScenario.rolled();
    String fielding = extra(game, BOB, "fielding").extraId();
    String steal = extra(game, ALICE, "steal").extraId();
    game.after(Duration.ofMinutes(5)).when(ALICE, ROLL);

    submitWith(game, fielding, steal);

    assertThat(((Event.PlayResolved) game.accepted().get(0)).extraIds())
        .as("also of the same roll before it was issued again")
        .containsExactly(fielding, steal);
  }

  @Test
  void idsOfPlaysOthersAndNobodyAreRefused() {
    GameScenario game = GameScenario.newGame().play(strikeout());
    String between = extra(game, ALICE, "d20").extraId();
    game.when(ALICE, ROLL);
    for (String id : List.of(between, "0123456789abcdef", "x")) {
      assertThat(submitWith(game, id).refused().field()).isEqualTo("extra_ids");
    }
  }

  @Test
  void nothingIsRolledWhenTheGameIsOver() {
    GameScenario game = GameScenario.rolled().when(CAROL, new Command.EndGame("rain"));
    assertThat(game.when(ALICE, new FairPlayCommand.RollExtra("d20", null)).refused())
        .isEqualTo(GameProblems.rule("The game is over"));
  }

  @Test
  void unknownIdsCostNoMoreThanTheFormsOfTheLeague() {
    List<ExtraDiceForm> forms = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      forms.add(new ExtraDiceForm("form" + i, List.of(20), ExtraDiceForm.MOST_TIMES, false));
    }
    AtomicInteger computed = new AtomicInteger();
    List<String> ids = IntStream.range(0, 20).mapToObj(i -> "unknown" + i).toList();

    List<String> unknown =
        ExtraDiceDecider.unknown(
            ids,
            forms,
            1,
            key -> {
              computed.incrementAndGet();
              return key.form() + key.index();
            });

    assertThat(unknown).isEqualTo(ids);
    assertThat(computed.get()).isEqualTo(32 * ExtraDiceForm.MOST_TIMES);
  }

  @Test
  void idsOfFirstTimesAreFoundAtOnce() {
    AtomicInteger computed = new AtomicInteger();
    ExtraDiceForm form = new ExtraDiceForm("d20", List.of(20), ExtraDiceForm.MOST_TIMES, false);

    List<String> unknown =
        ExtraDiceDecider.unknown(
            List.of("d201", "d202"),
            List.of(form),
            1,
            key -> {
              computed.incrementAndGet();
              return key.form() + key.index();
            });

    assertThat(unknown).isEmpty();
    assertThat(computed.get()).isEqualTo(2);
  }

  /** The undone roll keeps the seed of its time, though that seed is published. */
  @Test
  void afterAnUndoOfTheEndTheDiceOfTheUndoneRollAreTheSame() {
    GameScenario game = GameScenario.newGame(new GameOptions(1, null, null, null));
    for (int out = 0; out < 3; out++) {
      game.play(strikeout());
    }
    game.when(CAROL, ROLL);
    Event.ExtraRolled first = extra(game, ALICE, "fielding");
    game.when(BOB, submit(homerun())).when(CAROL, UNDO);
    assertThat(game.state().dice().generation()).isEqualTo(1);

    assertThat(extra(game, ALICE, "fielding").values()).isEqualTo(first.values());

    game.when(BOB, submit(strikeout()));
    assertThat(game.when(ALICE, new FairPlayCommand.RollExtra("injury", null)).refused().message())
        .isEqualTo("Extra dice come after the first roll - call roll_dice first");
    game.when(CAROL, ROLL);
    ExtraDiceKey key = new ExtraDiceKey(ExtraDiceKey.Of.ROLL, 5, "injury", 1);
    assertThat(extra(game, ALICE, "injury").values())
        .isEqualTo(SECRETS.seeds().dice(1).extra(key, List.of(20), "", ""));
  }

  private static GameScenario submitWith(GameScenario game, String... ids) {
    return game.when(game.atBat(), new Command.SubmitOutcome(strikeout(), null, List.of(ids)));
  }

  private static Event.ExtraRolled extra(GameScenario game, Actor actor, String form) {
    game.when(actor, new FairPlayCommand.RollExtra(form, null));
    assertThat(game.accepted()).hasSize(1);
    assertThat(game.state().setup().gameId()).isEqualTo(GAME);
    return (Event.ExtraRolled) game.accepted().get(0);
  }

  private static Problem form(ErrorCode code, String message) {
    return Problem.about("form", code, message);
  }
}
