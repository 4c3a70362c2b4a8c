package com.paperdynasty.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.InfieldDepth;
import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.dice.DiceFaces;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Command.Right;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.game.model.Plan;
import com.paperdynasty.game.model.Proposal;
import com.paperdynasty.json.TrustedJson;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands other than submissions. */
class AdminCommandsTest {
  private static final String PLAYER = "{'id':'p_1','name':'Zoë'}";

  private static final List<Read> GOOD =
      List.of(
          new Read("roll_dice", "{}", new Command.RollDice()),
          new Read("roll_dice", "{'seen':0}", new Command.RollDice(0L)),
          new Read("ready", "{'seen':7}", new FairPlayCommand.Ready(7L, null, true, null)),
          new Read(
              "ready",
              "{'seen':7,'side':'home','ready':false}",
              new FairPlayCommand.Ready(7L, Side.HOME, false, null)),
          new Read(
              "ready",
              "{'seen':7,'plan':{}}",
              new FairPlayCommand.Ready(7L, null, true, Plan.Offense.SWING_AWAY)),
          new Read(
              "ready",
              "{'seen':7,'plan':{'play':'squeeze','steal':[3,1,3]}}",
              new FairPlayCommand.Ready(
                  7L, null, true, new Plan.Offense(Plan.Play.SQUEEZE, List.of(1, 3)))),
          new Read(
              "ready",
              "{'seen':7,'plan':{'infield':'in','hold_runners':[1],'outfield':'in'}}",
              new FairPlayCommand.Ready(
                  7L,
                  null,
                  true,
                  new Plan.Fielding(new Defense(InfieldDepth.IN, List.of(1), true, false, false)))),
          new Read(
              "set_lineup",
              "{'side':'home','lineup':[{'order':1,'player':" + PLAYER + ",'position':'CF'}]}",
              new Command.SetLineup(
                  Side.HOME,
                  List.of(new Slot(1, new Player("p_1", "Zoë"), Position.CENTER_FIELD)))),
          new Read(
              "set_defense",
              "{'infield':'corners_in','hold_runners':[3,1]}",
              new Command.SetDefense(new Defense(InfieldDepth.CORNERS_IN, List.of(1, 3)))),
          new Read(
              "set_defense",
              "{'infield':'in','outfield':'in','guard_lines':true,'pitch_around':true}",
              new Command.SetDefense(new Defense(InfieldDepth.IN, List.of(), true, true, true))),
          new Read(
              "substitute",
              "{'side':'away','changes':[{'order':9,'player':"
                  + PLAYER
                  + ",'position':'PH','injured':true}]}",
              new Command.Substitute(
                  Side.AWAY,
                  List.of(
                      new LineupChange(9, new Player("p_1", "Zoë"), Position.PINCH_HITTER, true)))),
          new Read(
              "void_roll",
              "{'reason':'cocked','roll_id':'9f'}",
              new Command.VoidRoll("cocked", "9f")),
          new Read("undo_play", "{'reason':'oh','play_number':3}", new Command.UndoPlay("oh", 3)),
          new Read("end_game", "{'reason':'rain'}", new Command.EndGame("rain")),
          new Read(
              "concede",
              "{'side':'away','reason':'late'}",
              new FairPlayCommand.Concede(Side.AWAY, "late")),
          new Read("claim_forfeit", "{}", new FairPlayCommand.ClaimForfeit()),
          new Read(
              "propose_ruling",
              "{'ruling':'undo_play','reason':'oh','play_number':3,'correction':{'outcome':'walk'}}",
              new FairPlayCommand.ProposeRuling(
                  Proposal.Kind.UNDO_PLAY, "oh", null, 3, Submission.of(Outcome.WALK))),
          new Read(
              "answer_ruling",
              "{'proposal_id':'away-1','accept':false}",
              new FairPlayCommand.AnswerRuling("away-1", false)),
          new Read(
              "dispute",
              "{'play_number':3,'text':'It was foul'}",
              new FairPlayCommand.Dispute(3, "It was foul")),
          new Read(
              "set_winning_pitcher", "{'player_id':'p_1'}", new Command.SetWinningPitcher("p_1")),
          new Read("announce", "{'text':'Play ball'}", new Command.Announce("Play ball")),
          new Read("take_seat", "{'invitation':'i'}", new Command.TakeSeat("i")),
          new Read(
              "open_seat",
              "{'side':'home','invitation_hash':'" + "ab".repeat(32) + "'}",
              new Command.OpenSeat(Side.HOME, "ab".repeat(32))),
          new Read(
              "submit_decision",
              "{'decision_id':'decision-3','option':'hold'}",
              new Command.MakeChoice("decision-3", "hold")),
          new Read(
              "roll_extra",
              "{'form':'fielding','label':'to short'}",
              new FairPlayCommand.RollExtra("fielding", "to short")),
          new Read("roll_extra", "{'form':'d20'}", new FairPlayCommand.RollExtra("d20", null)),
          new Read(
              "declare_dice",
              "{'d6_one':6,'d6_two_a':1,'d6_two_b':2,'chaos_d20':20,'resolution_d20':19}",
              new FairPlayCommand.DeclareDice(new DiceFaces(6, 1, 2, 20, 19))),
          new Read("give_text", "{'entropy':'e'}", new FairPlayCommand.GiveEntropy("e")),
          new Read(
              "give_entropy",
              "{'side':'home','commitment':'" + "Ab".repeat(32) + "'}",
              new FairPlayCommand.CommitEntropy(Side.HOME, "ab".repeat(32))),
          new Read(
              "give_entropy",
              "{'bytes':'" + "0F".repeat(32) + "'}",
              new FairPlayCommand.OpenEntropy(null, "0f".repeat(32))),
          new Read("abandon_game", "{'seq':7}", new Command.Abandon(7)));

  private record Read(String event, String data, Command command) {}

  @Test
  void everyCommandIsReadByItsName() {
    Set<String> seen = new HashSet<>(Set.of(CommandReader.SUBMIT_OUTCOME));
    for (Read good : GOOD) {
      assertThat(CommandReader.read(good.event(), data(good.data()))).isEqualTo(good.command());
      seen.add(good.event());
    }
    assertThat(seen)
        .containsAll(CommandReader.names())
        .as("two names have two commands, and an unreadable or the owner's own one has no frame")
        .hasSize(kindsOf(Command.class) - 3 + kindsOf(FairPlayCommand.class) - 2);
  }

  private static int kindsOf(Class<?> family) {
    return family.getPermittedSubclasses().length;
  }

  @Test
  void entropyIsSixtyFourHexadecimalDigitsAndOneOfTheTwo() {
    String hex = "ab".repeat(32);
    for (String bad : List.of("g" + hex.substring(1), hex + "a", hex.substring(1), " " + hex)) {
      for (String field : List.of("commitment", "bytes")) {
        assertThat(refusal("give_entropy", "{'" + field + "':'" + bad + "'}"))
            .isEqualTo(Problem.about(field, ErrorCode.INVALID, "Invalid " + field));
      }
    }
    assertThat(refusal("give_entropy", "{'commitment':'" + hex + "','bytes':'" + hex + "'}"))
        .isEqualTo(
            Problem.about("bytes", ErrorCode.INVALID, "Send a commitment or bytes, not both"));
  }

  @Test
  void aDieOutOfItsRangeIsNamed() {
    String dice = "{'d6_one':6,'d6_two_a':1,'d6_two_b':2,'chaos_d20':%s,'resolution_d20':%s}";
    for (String bad : List.of("0", "21", "1.5", "-1", "'3'")) {
      assertThat(refusal("declare_dice", dice.formatted(bad, 3)))
          .isEqualTo(Problem.about("chaos_d20", ErrorCode.INVALID, "Invalid chaos_d20"));
      assertThat(refusal("declare_dice", dice.formatted(3, bad)).field())
          .isEqualTo("resolution_d20");
    }
  }

  @Test
  void labelsAndFormsAreShortLines() {
    String form = "{'form':'%s','label':'%s'}";
    assertThat(refusal("roll_extra", form.formatted("d".repeat(33), "x")).field())
        .isEqualTo("form");
    assertThat(refusal("roll_extra", form.formatted("d20", "x".repeat(65))).field())
        .isEqualTo("label");
    assertThat(refusal("roll_extra", form.formatted("d20", "two\\nlines")).field())
        .isEqualTo("label");
  }

  private static Problem refusal(String event, String data) {
    return ((Command.Unreadable) CommandReader.read(event, data(data))).refusal();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "set_lineup          | {'lineup':[]}                                | Missing side",
        "set_lineup          | {'side':'left','lineup':[]}                  | Invalid side",
        "set_lineup          | {'side':'home'}                              | Missing lineup",
        "set_lineup          | {'side':'home','lineup':{}}                  | Invalid lineup",
        "set_lineup          | {'side':'home','lineup':[{'order':10}]}      | Invalid lineup",
        "set_defense         | {}                                           | Missing infield",
        "set_defense         | {'infield':'deep'}                           | Invalid infield",
        "set_defense         | {'infield':'in','hold_runners':[0]}          | Invalid hold_runners",
        "set_defense         | {'infield':'in','outfield':'deep'}           | Invalid outfield",
        "set_defense         | {'infield':'in','guard_lines':1}             | Invalid guard_lines",
        "set_defense         | {'infield':'in','pitch_around':'yes'}        | Invalid pitch_around",
        "roll_dice           | {'seen':-1}                                  | Invalid seen",
        "roll_dice           | {'seen':'7'}                                 | Invalid seen",
        "ready               | {'seen':1.5}                                 | Invalid seen",
        "ready               | {'side':'left'}                              | Invalid side",
        "ready               | {'ready':'yes'}                              | Invalid ready",
        "ready               | {'plan':[]}                                  | Invalid plan",
        "substitute          | {'changes':[]}                               | Missing side",
        "substitute          | {'side':'home'}                              | Missing changes",
        "substitute          | {'side':'home','changes':[1]}                | Invalid changes",
        "substitute          | {'side':'home','changes':[{'order':1}]}      | Invalid changes",
        "void_roll           | {}                                           | Missing reason",
        "void_roll           | {'reason':''}                                | Invalid reason",
        "void_roll           | {'reason':'x','roll_id':7}                   | Invalid roll_id",
        "undo_play           | {'reason':'x','play_number':0}               | Invalid play_number",
        "end_game            | {'reason':7}                                 | Invalid reason",
        "concede             | {'side':'left'}                              | Invalid side",
        "concede             | {'reason':''}                                | Invalid reason",
        "propose_ruling      | {}                                           | Missing ruling",
        "propose_ruling      | {'ruling':'mercy','reason':'x'}              | Invalid ruling",
        "propose_ruling      | {'ruling':'end_game'}                        | Missing reason",
        "propose_ruling      | {'ruling':'void_roll','reason':'x','roll_id':1} | Invalid roll_id",
        "propose_ruling      | {'ruling':'undo_play','reason':'x','play_number':0} | Invalid play_number",
        "propose_ruling      | {'ruling':'undo_play','reason':'x','correction':1}  | Invalid correction",
        "submit_decision     | {'option':'hold'}                            | Missing decision_id",
        "submit_decision     | {'decision_id':7,'option':'hold'}            | Invalid decision_id",
        "submit_decision     | {'decision_id':'decision-3'}                 | Missing option",
        "submit_decision     | {'decision_id':'decision-3','option':''}     | Invalid option",
        "answer_ruling       | {'accept':true}                              | Missing proposal_id",
        "answer_ruling       | {'proposal_id':7,'accept':true}              | Invalid proposal_id",
        "answer_ruling       | {'proposal_id':'away-1'}                     | Missing accept",
        "answer_ruling       | {'proposal_id':'away-1','accept':'yes'}      | Invalid accept",
        "dispute             | {'text':'x'}                                 | Missing play_number",
        "dispute             | {'play_number':1}                            | Missing text",
        "set_winning_pitcher | {}                                           | Missing player_id",
        "set_winning_pitcher | {'player_id':'a b'}                          | Invalid player_id",
        "announce            | {}                                           | Missing text",
        "take_seat           | {}                                           | Missing invitation",
        "open_seat           | {'invitation_hash':'x'}                      | Missing side",
        "open_seat           | {'side':'left'}                              | Invalid side",
        "open_seat           | {'side':'home'}                              | Missing invitation_hash",
        "open_seat           | {'side':'home','invitation_hash':'AB'}       | Invalid invitation_hash",
        "roll_extra          | {}                                           | Missing form",
        "roll_extra          | {'form':7}                                   | Invalid form",
        "roll_extra          | {'form':''}                                  | Invalid form",
        "roll_extra          | {'form':'d20','label':''}                    | Invalid label",
        "roll_extra          | {'form':'d20','label':7}                     | Invalid label",
        "declare_dice        | {}                                           | Missing d6_one",
        "declare_dice        | {'d6_one':0}                                 | Invalid d6_one",
        "declare_dice        | {'d6_one':7}                                 | Invalid d6_one",
        "declare_dice        | {'d6_one':1,'d6_two_a':7}                    | Invalid d6_two_a",
        "declare_dice        | {'d6_one':1,'d6_two_a':1,'d6_two_b':'1'}     | Invalid d6_two_b",
        "give_text           | {}                                           | Missing entropy",
        "give_text           | {'entropy':''}                               | Invalid entropy",
        "give_entropy        | {}                                           | Missing commitment",
        "give_entropy        | {'entropy':'text'}                           | Missing commitment",
        "give_entropy        | {'commitment':'ab'}                          | Invalid commitment",
        "give_entropy        | {'commitment':7}                             | Invalid commitment",
        "give_entropy        | {'bytes':''}                                 | Invalid bytes",
        "give_entropy        | {'side':'left'}                              | Invalid side",
        "abandon_game        | {}                                           | Missing seq",
        "abandon_game        | {'seq':0}                                    | Invalid seq",
      })
  void missingOrInvalidFieldIsNamed(String event, String data, String message) {
    Command command = CommandReader.read(event, data(data));

    assertThat(command).isInstanceOf(Command.Unreadable.class);
    Problem refusal = ((Command.Unreadable) command).refusal();
    assertThat(refusal.message()).isEqualTo(message);
    assertThat(message).endsWith(" " + refusal.field());
    assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'play':'moonwalk'}                | Invalid play",
        "{'play':7}                         | Invalid play",
        "{'steal':[0]}                      | Invalid steal",
        "{'steal':[4]}                      | Invalid steal",
        "{'steal':[1,2,3,1]}                | Invalid steal",
        "{'steal':'second'}                 | Invalid steal",
        "{'infield':'deep'}                 | Invalid infield",
        "{'hold_runners':[1]}               | Missing infield",
        "{'infield':'in','hold_runners':[4]}| Invalid hold_runners",
        "{'infield':'in','outfield':'out'}  | Invalid outfield",
        "{'infield':'in','play':'squeeze'}  "
            + "| A plan is either for the side at bat or for the side in the field",
      })
  void whatIsWrongWithAPlanIsSaidOfThePlan(String plan, String message) {
    Command command = CommandReader.read("ready", data("{'seen':1,'plan':" + plan + "}"));

    Problem refusal = ((Command.Unreadable) command).refusal();
    assertThat(refusal.message()).isEqualTo(message);
    assertThat(refusal.field()).isEqualTo("plan");
    assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID);
  }

  @Test
  void invalidCommandStillNeedsItsRight() {
    assertThat(CommandReader.read("end_game", data("{}")).right()).isEqualTo(Right.RULING);
    assertThat(CommandReader.read("ready", data("{'side':'home','plan':7}")).right())
        .isEqualTo(Right.HOME_SIDE);
    assertThat(CommandReader.read("ready", data("{'plan':7}")).right())
        .isEqualTo(Right.EITHER_MANAGER);
    assertThat(CommandReader.read("concede", data("{'side':1}")).right()).isEqualTo(Right.MANAGER);
    assertThat(CommandReader.read("set_defense", data("{}")).right())
        .isEqualTo(Right.FIELDING_SIDE);
    assertThat(CommandReader.read("substitute", data("{'side':'away'}")).right())
        .isEqualTo(Right.AWAY_SIDE);
    assertThat(CommandReader.read("substitute", data("{}")).right())
        .isEqualTo(Right.EITHER_MANAGER);
  }

  /** Its fields are those of a submission, and so are its faults. */
  @Test
  void correctionIsReadLikeASubmission() {
    for (String[] row :
        new String[][] {
          {"{}", "Missing outcome"},
          {"{'outcome':'moonshot'}", "Invalid outcome"},
          {"{'outcome':'groundball_c'}", "Outcome groundball_c requires hit_location"},
        }) {
      Command command =
          CommandReader.read(
              "propose_ruling",
              data("{'ruling':'undo_play','reason':'x','correction':" + row[0] + "}"));
      Problem refusal = ((Command.Unreadable) command).refusal();
      assertThat(refusal.message()).isEqualTo(row[1]);
      assertThat(refusal.field()).isEqualTo("correction");
    }
    Command withExtraDice =
        CommandReader.read(
            "propose_ruling",
            data(
                "{'ruling':'undo_play','reason':'x',"
                    + "'correction':{'outcome':'walk','extra_ids':['0123456789abcdef']}}"));
    assertThat(((Command.Unreadable) withExtraDice).refusal())
        .isEqualTo(
            Problem.about("correction", ErrorCode.INVALID, "A correction names no extra dice"));
    Command misplaced =
        CommandReader.read(
            "propose_ruling",
            data("{'ruling':'end_game','reason':'x','correction':{'outcome':'walk'}}"));
    assertThat(((Command.Unreadable) misplaced).refusal().message())
        .isEqualTo("Only undo_play has a correction");
  }

  @Test
  void announcementHasAtMost500Characters() {
    String text = "{'text':'%s'}";

    assertThat(CommandReader.read("announce", data(text.formatted("é".repeat(500)))))
        .isInstanceOf(Command.Announce.class);
    assertThat(CommandReader.read("announce", data(text.formatted("é".repeat(501)))))
        .isInstanceOf(Command.Unreadable.class);
  }

  private static ObjectNode data(String json) {
    return (ObjectNode) TrustedJson.read(json.replace('\'', '"'));
  }
}
