package com.paperdynasty.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Advance.How;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Command.Right;
import com.paperdynasty.json.TrustedJson;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandReaderTest {
  @Test
  void rollDiceNeedsNoFields() {
    assertThat(CommandReader.read("roll_dice", data("{}"))).isEqualTo(new Command.RollDice());
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void everyOutcomeIsReadByItsCode(Outcome outcome) {
    assertThat(submission("{'outcome':'" + outcome.code() + "','hit_location':'SS'}"))
        .isEqualTo(Submission.of(outcome, Position.SHORTSTOP));
  }

  @Test
  void submissionWithAllFieldsIsRead() {
    Submission read =
        submission(
            """
            {'outcome':'error','hit_location':'3B','runner':1,'bases':2,'result':'single',
             'with':[{'outcome':'stolen_base','runner':2}],
             'advances':[{'from':2,'to':4,'rbi':false,'unearned':true},{'from':0,'out':true,'at':2,'touched':true},
              {'from':1,'out':true,'at':2,'passed':true,'touched':false},
              {'from':3,'out':true,'at':4,'interference':true}],
             'errors':['3B','3B'],'sacrifice':false,'gdp':true,'roll_id':'9f1c'}
            """);

    assertThat(read)
        .isEqualTo(
            new Submission(
                Outcome.REACHED_ON_ERROR,
                Position.THIRD_BASE,
                1,
                2,
                Outcome.SINGLE,
                List.of(new Submission.With(Outcome.STOLEN_BASE, 2)),
                List.of(
                    new Advance(2, 4, false, false, true),
                    Advance.out(0, 2).withHow(How.TOUCHED),
                    Advance.out(1, 2).withHow(How.PASSED),
                    Advance.out(3, 4).withHow(How.INTERFERENCE)),
                List.of(Position.THIRD_BASE, Position.THIRD_BASE),
                false,
                true));
  }

  @Test
  void submissionMayNameItsRoll() {
    Command command =
        CommandReader.read(CommandReader.SUBMIT_OUTCOME, data("{'outcome':'walk','roll_id':'r'}"));

    assertThat(command).isEqualTo(new Command.SubmitOutcome(Submission.of(Outcome.WALK), "r"));
  }

  @Test
  void outcomeIsRequired() {
    assertThat(fault("{}")).isEqualTo(invalid("outcome", "Missing outcome"));
    assertThat(fault("{'outcome':null}")).isEqualTo(invalid("outcome", "Missing outcome"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"''", "'bunt'", "'SINGLE'", "7", "[]", "{}", "true"})
  void unknownOutcomeListsWhatIsAllowed(String outcome) {
    List<String> allowed = Arrays.stream(Outcome.values()).map(Outcome::code).toList();

    assertThat(fault("{'outcome':" + outcome + "}"))
        .isEqualTo(
            new Problem(ErrorCode.INVALID, "Invalid outcome", "outcome", allowed, null, null));
  }

  @Test
  void battedBallNeedsItsLocation() {
    assertThat(fault("{'outcome':'groundball_c'}"))
        .isEqualTo(invalid("hit_location", "Outcome groundball_c requires hit_location"));
    assertThat(submission("{'outcome':'strikeout'}"))
        .isEqualTo(Submission.of(Outcome.STRIKEOUT_OUT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hit_location | 'XF'",
        "hit_location | 'DH'",
        "hit_location | 6",
        "runner       | 0",
        "runner       | 4",
        "runner       | '1'",
        "runner       | 1.5",
        "bases        | 0",
        "bases        | 4",
        "bases        | []",
        "with         | {}",
        "with         | ['stolen_base']",
        "with         | [{'outcome':'no'}]",
        "with         | [{'outcome':'balk'},{'outcome':'balk'},{'outcome':'balk'},{'outcome':'balk'}]",
        "advances     | 'all'",
        "advances     | [1]",
        "advances     | [{'from':1}]",
        "advances     | [{'to':1}]",
        "advances     | [{'from':4,'to':4}]",
        "advances     | [{'from':1,'to':5}]",
        "advances     | [{'from':1,'to':0}]",
        "advances     | [{'from':1,'out':true}]",
        "advances     | [{'from':1,'out':true,'to':2}]",
        "advances     | [{'from':1,'to':2,'at':2}]",
        "advances     | [{'from':1,'to':2,'rbi':'yes'}]",
        "advances     | [{'from':1,'to':2,'out':1}]",
        "errors       | 'SS'",
        "errors       | ['SS','XX']",
        "errors       | ['PH']",
        "roll_id      | 7",
        "roll_id      | ''",
      },
      quoteCharacter = '`')
  void invalidFieldIsNamed(String field, String value) {
    assertThat(fault("{'outcome':'single','" + field + "':" + value + "}"))
        .isEqualTo(invalid(field, "Invalid " + field));
  }

  @Test
  void resultOfACheckMustBeAnOutcome() {
    Problem fault = fault("{'outcome':'x_check','hit_location':'SS','result':'none'}");

    assertThat(fault.field()).isEqualTo("result");
    assertThat(fault.message()).isEqualTo("Invalid result");
    assertThat(fault.errors()).contains("single", "popout");
  }

  @Test
  void invalidSubmissionStillNeedsItsRight() {
    Command command = CommandReader.read(CommandReader.SUBMIT_OUTCOME, data("{}"));

    assertThat(command.right()).isEqualTo(Right.BATTING_SIDE);
  }

  @Test
  void serverReadsTheCardIfNothingElseIsSaid() {
    assertThat(read("{'auto':true,'roll_id':'9f1c'}")).isEqualTo(new Command.ReadCard("9f1c"));
    assertThat(read("{'auto':true}")).isEqualTo(new Command.ReadCard(null));
    assertThat(submission("{'auto':false,'outcome':'walk'}"))
        .isEqualTo(Submission.of(Outcome.WALK));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'auto':true,'outcome':'walk'}     | auto takes no outcome",
        "{'auto':true,'gdp':false}          | auto takes no gdp",
        "{'auto':true,'advances':[]}        | auto takes no advances",
        "{'auto':true,'extra_ids':['9f1c']} | auto takes no extra_ids",
        "{'auto':1,'outcome':'walk'}        | Invalid auto"
      })
  void autoTakesNothingElse(String data, String message) {
    assertThat(fault(data)).isEqualTo(invalid("auto", message));
  }

  @Test
  void unknownCommandThrows() {
    assertThatIllegalArgumentException().isThrownBy(() -> CommandReader.read("fly", data("{}")));
  }

  private static Problem invalid(String field, String message) {
    return Problem.about(field, ErrorCode.INVALID, message);
  }

  private static Command read(String data) {
    return CommandReader.read(CommandReader.SUBMIT_OUTCOME, data(data));
  }

  private static Submission submission(String data) {
    Command command = read(data);
    assertThat(command).isInstanceOf(Command.SubmitOutcome.class);
    return ((Command.SubmitOutcome) command).submission();
  }

  private static Problem fault(String data) {
    Command command = read(data);
    assertThat(command).isInstanceOf(Command.Unreadable.class);
    return ((Command.Unreadable) command).refusal();
  }

  private static ObjectNode data(String json) {
    ObjectNode empty = JsonNodeFactory.instance.objectNode();
    return json.isBlank() ? empty : (ObjectNode) TrustedJson.read(json.replace('\'', '"'));
  }
}
