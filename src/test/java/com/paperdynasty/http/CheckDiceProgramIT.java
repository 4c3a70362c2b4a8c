package com.paperdynasty.http;

import static com.paperdynasty.game.GameScenario.ALICE;
import static com.paperdynasty.game.GameScenario.BOB;
import static com.paperdynasty.game.GameScenario.CAROL;
import static com.paperdynasty.game.GameScenario.GAME;
import static com.paperdynasty.game.GameScenario.homerun;
import static com.paperdynasty.game.GameScenario.strikeout;
import static com.paperdynasty.game.GameScenario.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.dice.DiceFaces;
import com.paperdynasty.dice.EntropyCommitment;
import com.paperdynasty.dice.ExtraDiceKey;
import com.paperdynasty.game.ChoiceScenario;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.Invitations;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.lobby.SampleDiceRecords;
import com.paperdynasty.protocol.server.EventJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program of the page on fair play, which checks a game's dice without our code. */
@RunsInParallel
class CheckDiceProgramIT {
  private static final Path PROGRAM = Path.of("src/site/resources/check-dice.mjs");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String A = "a1".repeat(32);
  private static final String B = "b2".repeat(32);

  @TempDir Path directory;

  @BeforeAll
  static void needsNode() {
    boolean there = true;
    try {
      new ProcessBuilder("node", "--version").start().waitFor(20, TimeUnit.SECONDS);
    } catch (IOException e) {
      there = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    assumeTrue(there || "true".equals(System.getenv("CI")), "node is not installed");
  }

  @Test
  void theProgramIsShort() throws IOException {
    assertThat(Files.readAllLines(PROGRAM)).hasSizeLessThanOrEqualTo(40);
  }

  @Test
  void everyDieOfAFinishedGameIsRight() throws Exception {
    GameScenario game = finished();
    String dice = dice(game).toString();
    assertThat(dice).contains("\"joint\":true", "\"joint\":false", "\"generation\":1");
    assertThat(log(game).toString())
        .contains(
            "roll_voided", "play_undone", "extra_rolled", "\"play_number\"", "reissue_of\":\"");

    assertThat(run(dice, log(game).toString())).startsWith("right: ");
  }

  @Test
  void partsThatWereGivenBeforeASeatWasOpenedCountNoMore() throws Exception {
    GameScenario game = GameScenario.newGame(new GameOptions(1, null, null, null));
    commit(game, ALICE, Side.AWAY, 1, B);
    commit(game, BOB, Side.HOME, 1, A);
    open(game, ALICE, B);
    open(game, BOB, A);
    game.when(CAROL, new Command.OpenSeat(Side.HOME, Invitations.hash("new"))).accepted();
    game.when(BOB, new Command.TakeSeat("new")).accepted();
    finish(game);

    assertThat(run(dice(game).toString(), log(game).toString())).startsWith("right: ");
  }

  @Test
  void diceThatCardsAskForAreRight() throws Exception {
    GameScenario game = ChoiceScenario.newGame();
    commit(game, ALICE, Side.AWAY, 1, A);
    commit(game, BOB, Side.HOME, 1, B);
    open(game, ALICE, A);
    open(game, BOB, B);
    for (int i = 0; i < 5; i++) {
      ChoiceScenario.played(ChoiceScenario.untilAsked(game));
      game.when(CAROL, new Command.UndoPlay("look again", null)).accepted();
      ChoiceScenario.played(ChoiceScenario.untilAsked(game));
    }
    game.when(CAROL, new Command.EndGame("rain")).accepted();
    assertThat(log(game).toString()).contains("\"form\":\"card-", "\"by\":\"card\"");

    assertThat(run(dice(game).toString(), log(game).toString())).startsWith("right: ");
  }

  @Test
  void anAlteredDieIsFound() throws Exception {
    wrong("\"d6_one\":", "roll ", CheckDiceProgramIT::nextDigit);
    wrong("\"resolution_d20\":", "roll ", CheckDiceProgramIT::nextDigit);
    GameScenario game = finished();
    String dice = altered(dice(game).toString(), "\"chaos_d20\":", CheckDiceProgramIT::nextDigit);
    assertThat(run(dice, log(game).toString())).contains("wrong: the rolls differ from the log");
  }

  @Test
  void alteredExtraDiceAreFound() throws Exception {
    wrong("\"value\":", "extra dice ", CheckDiceProgramIT::nextDigit);
  }

  @Test
  void anAlteredSeedIsFound() throws Exception {
    GameScenario game = finished();
    String dice = altered(dice(game).toString(), "\"seed\":\"", CheckDiceProgramIT::nextDigit);
    assertThat(dice).isNotEqualTo(dice(game).toString());
    String generation = dice(game).toString();
    int at = generation.indexOf("\"generations\"");
    String other =
        generation.substring(0, at)
            + altered(generation.substring(at), "\"seed\":\"", CheckDiceProgramIT::nextDigit);
    assertThat(run(other, log(game).toString())).contains("wrong: seed 1");
    wrong("\"seed\":\"", "seed 1 at the end", CheckDiceProgramIT::nextDigit);
  }

  @Test
  void alteredEntropyIsFound() throws Exception {
    wrong("\"entropy\":\"", "bytes of away", CheckDiceProgramIT::nextDigit);
    wrong("\"bytes\":\"", "bytes of away", CheckDiceProgramIT::nextDigit);
    GameScenario game = finished();
    String dice = dice(game).toString();
    int at = dice.indexOf("\"entropies\":[{\"seq\"");
    String other =
        dice.substring(0, at)
            + altered(dice.substring(at), "\"entropy\":\"", CheckDiceProgramIT::nextDigit);
    assertThat(run(other, log(game).toString()))
        .contains("wrong: the entropies differ from the log");
  }

  @Test
  void anAlteredCommitmentIsFound() throws Exception {
    wrong("\"commitment\":\"", "seed 1", CheckDiceProgramIT::nextDigit);
  }

  /** The dice of the numbers are right, but a server that chooses the number chooses the dice. */
  @Test
  void aSkippedRollNumberIsFound() throws Exception {
    GameScenario game = finished();
    wrongNumber(forged(game, roll(game, 4), 5), "the number of roll 5");
  }

  @Test
  void anOldRollNumberThatIsBroughtBackIsFound() throws Exception {
    GameScenario game = finished();
    wrongNumber(forged(game, roll(game, 4), 2), "the number of roll 2");
  }

  @Test
  void aReissueOfARollThatDoesNotWaitIsFound() throws Exception {
    GameScenario game = finished();
    ObjectNode log = log(game);
    data(log, roll(game, 3)).put("reissue_of", "0123456789abcdef");
    wrongNumber(log, "the number of roll 3");
    String waits = "\"reissue_of\":\"";
    String altered = altered(log(game).toString(), waits, CheckDiceProgramIT::nextDigit);
    wrongNumber((ObjectNode) JSON.readTree(altered), "the number of roll 1");
  }

  @Test
  void extraDiceOutOfOrderAreFound() throws Exception {
    GameScenario game = finished();
    assertThat(run(dice(game).toString(), extraForged(game, "steal", 2, "index", 3)))
        .contains("wrong: which extra dice");
    assertThat(run(dice(game).toString(), extraForged(game, "steal", 2, "index", 1)))
        .contains("wrong: which extra dice");
    assertThat(run(dice(game).toString(), extraForged(game, "fielding", 1, "roll_number", 2)))
        .contains("wrong: which extra dice");
    assertThat(run(dice(game).toString(), extraForged(game, "weather", 1, "play_number", 2)))
        .contains("wrong: which extra dice");
  }

  @Test
  void aPlayOfAnotherRollIsFound() throws Exception {
    wrong(
        "\"event\":\"play_resolved\"",
        "which roll play_resolved means",
        text -> {
          int at = text.indexOf("\"roll_id\":\"") + 11;
          return text.substring(0, at) + nextDigit(text.substring(at));
        });
  }

  @Test
  void aFalseWordOnTheJointPartIsFound() throws Exception {
    wrong("\"joint\":", "whose part roll 1 has", text -> text.replaceFirst("true", "false"));
  }

  @Test
  void aLogThatLacksAnEventIsFound() throws Exception {
    GameScenario game = finished();
    ObjectNode log = log(game);
    log.withArray("events").remove(3);
    assertThat(run(dice(game).toString(), log.toString())).contains("wrong: the log is not whole");
  }

  private void wrongNumber(ObjectNode log, String said) throws Exception {
    assertThat(run(dice(log, finished()), log.toString())).contains("wrong: " + said);
  }

  /** The place in the log of the first issue of a roll. */
  private static int roll(GameScenario game, int number) {
    for (int i = 0; i < game.log().size(); i++) {
      if (game.log().get(i) instanceof Event.DiceRolled rolled
          && rolled.roll().number() == number) {
        return i;
      }
    }
    throw new AssertionError("no roll " + number);
  }

  /** The log as a server would have it that took another number for a roll, with its true dice. */
  private static ObjectNode forged(GameScenario game, int at, int number) throws IOException {
    DiceFaces faces = GameScenario.SECRETS.seeds().dice(0).roll(number, A, B);
    ObjectNode log = log(game);
    data(log, at)
        .put("roll_number", number)
        .put("d6_one", faces.d6One())
        .put("d6_two_a", faces.d6TwoA())
        .put("d6_two_b", faces.d6TwoB())
        .put("chaos_d20", faces.chaosD20())
        .put("resolution_d20", faces.resolutionD20());
    return log;
  }

  /** The log with a number of the first such extra dice changed, and the dice that belong to it. */
  private static String extraForged(
      GameScenario game, String form, int index, String field, int number) throws IOException {
    for (int i = 0; i < game.log().size(); i++) {
      if (game.log().get(i) instanceof Event.ExtraRolled rolled
          && rolled.key().form().equals(form)
          && rolled.key().index() == index) {
        ObjectNode log = log(game);
        data(log, i).put(field, number);
        ExtraDiceKey key =
            new ExtraDiceKey(
                rolled.key().of(),
                field.equals("index") ? rolled.key().number() : number,
                form,
                field.equals("index") ? number : index);
        List<Integer> values =
            GameScenario.SECRETS.seeds().dice(0).extra(key, rolled.sides(), A, B);
        for (int die = 0; die < values.size(); die++) {
          ((ObjectNode) data(log, i).withArray("dice").get(die)).put("value", values.get(die));
        }
        return log.toString();
      }
    }
    throw new AssertionError("no " + form);
  }

  private static ObjectNode data(ObjectNode log, int at) {
    return (ObjectNode) log.withArray("events").get(at).get("data");
  }

  /** The dice as a forging server would show them: those of its log. */
  private static String dice(ObjectNode log, GameScenario game) throws IOException {
    ObjectNode dice = dice(game);
    ArrayNode rolls = dice.withArray("rolls");
    rolls.removeAll();
    log.withArray("events")
        .forEach(
            frame -> {
              if (frame.get("event").asText().equals("dice_rolled")) {
                rolls.addObject().set("seq", frame.get("seq"));
                ((ObjectNode) rolls.get(rolls.size() - 1)).set("dice", frame.get("data"));
              }
            });
    return dice.toString();
  }

  /** Alters the first digit after a key in the log, and expects the program to say so. */
  private void wrong(String key, String said, UnaryOperator<String> change) throws Exception {
    GameScenario game = finished();
    String log = log(game).toString();
    String altered = altered(log, key, change);
    assertThat(altered).isNotEqualTo(log);
    assertThat(run(dice(game).toString(), altered)).contains("wrong: " + said);
  }

  private static String altered(String text, String key, UnaryOperator<String> change) {
    int at = text.indexOf(key) + key.length();
    assertThat(at).as(key).isGreaterThanOrEqualTo(key.length());
    return text.substring(0, at) + change.apply(text.substring(at));
  }

  /** With another first digit, of which a hexadecimal digit becomes another one too. */
  private static String nextDigit(String text) {
    return (text.charAt(0) == '1' ? '2' : '1') + text.substring(1);
  }

  /**
   * A game with joint entropy, extra dice, an expired roll, a voided roll, undone plays and, after
   * its end, a second seed to which only one side gave its part.
   */
  private static GameScenario finished() {
    GameScenario game = GameScenario.newGame(new GameOptions(1, null, null, null));
    finish(game);
    return game;
  }

  private static void finish(GameScenario game) {
    commit(game, ALICE, Side.AWAY, 1, A);
    commit(game, BOB, Side.HOME, 1, B);
    open(game, ALICE, A);
    open(game, BOB, B);
    roll(game);
    extra(game, "fielding");
    extra(game, "steal");
    extra(game, "steal");
    game.after(Duration.ofMinutes(6));
    roll(game);
    extra(game, "steal");
    game.when(ALICE, submit(strikeout())).accepted();
    extra(game, "weather");
    extra(game, "injury");
    roll(game);
    game.when(CAROL, new Command.VoidRoll("off the table", null)).accepted();
    extra(game, "injury");
    game.play(strikeout()).play(strikeout());
    roll(game);
    undo(game);
    undo(game);
    extra(game, "fielding");
    game.when(ALICE, submit(strikeout())).accepted();
    game.play(strikeout()).play(homerun());
    assertThat(game.state().game().isOver()).isTrue();
    undo(game);
    commit(game, ALICE, Side.AWAY, 2, "c3".repeat(32));
    game.when(BOB, submit(strikeout())).accepted();
    game.after(Duration.ofMinutes(2)).play(strikeout());
    extra(game, "injury");
    game.play(homerun());
    assertThat(game.state().game().isOver()).isTrue();
  }

  private static void commit(GameScenario game, Actor by, Side side, int round, String bytes) {
    String commitment = EntropyCommitment.of(GAME, side.code(), by.userId(), round, bytes);
    game.when(by, new FairPlayCommand.CommitEntropy(side, commitment)).accepted();
  }

  private static void open(GameScenario game, Actor by, String bytes) {
    game.when(by, new FairPlayCommand.OpenEntropy(null, bytes)).accepted();
  }

  private static void roll(GameScenario game) {
    game.when(CAROL, new Command.RollDice()).accepted();
  }

  private static void undo(GameScenario game) {
    game.when(CAROL, new Command.UndoPlay("misread", null)).accepted();
  }

  private static void extra(GameScenario game, String form) {
    game.when(BOB, new FairPlayCommand.RollExtra(form, "why not")).accepted();
  }

  private static GameReply.LogPage page(GameScenario game) {
    List<GameReply.SeqFrame> frames = new ArrayList<>();
    for (int i = 0; i < game.log().size(); i++) {
      frames.add(EventJson.frame(i + 1L, game.log().get(i), game.states().get(i)));
    }
    return new GameReply.LogPage(1, frames.size(), frames);
  }

  private static ObjectNode dice(GameScenario game) throws IOException {
    String json = JSON.writeValueAsString(GameJson.dice(SampleDiceRecords.of(GAME, page(game))));
    return (ObjectNode) JSON.readTree(json);
  }

  private static ObjectNode log(GameScenario game) throws IOException {
    return (ObjectNode) JSON.readTree(JSON.writeValueAsString(GameJson.log(page(game))));
  }

  private String run(String dice, String log) throws IOException, InterruptedException {
    Path diceFile = Files.writeString(directory.resolve("dice.json"), dice);
    Path logFile = Files.writeString(directory.resolve("log.json"), log);
    Process process =
        new ProcessBuilder("node", "" + PROGRAM, "" + diceFile, "" + logFile)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isEqualTo(said.startsWith("right") ? 0 : 1);
    return said;
  }
}
