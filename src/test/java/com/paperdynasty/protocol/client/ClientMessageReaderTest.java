package com.paperdynasty.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientMessageReaderTest {
  private static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");

  @Test
  void connectionEventsAreRead() {
    assertThat(read("connect", "{'token':'t'}")).isEqualTo(new ClientMessage.Connect("t"));
    assertThat(read("refresh_token", "{'token':'t'}"))
        .isEqualTo(new ClientMessage.RefreshToken("t"));
    assertThat(read("heartbeat", "{}")).isEqualTo(new ClientMessage.Heartbeat());
    assertThat(read("disconnect", "{}")).isEqualTo(new ClientMessage.Disconnect());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'token':null}", "{'token':7}", "{'token':{}}"})
  void tokenThatIsNotATextIsInvalid(String data) {
    assertThat(read("connect", data)).isEqualTo(new ClientMessage.Connect(""));
  }

  @Test
  void joinIsAsPlayerByDefault() {
    assertThat(read("join_game", "{'game_id':'" + GAME + "'}"))
        .isEqualTo(new ClientMessage.Join(GAME, true, null, null, null, null));
    assertThat(
            read(
                "join_game",
                "{'game_id':'"
                    + GAME
                    + "','role':'spectator','last_seq':7,'invitation':'i','entropy':'e'}"))
        .isEqualTo(new ClientMessage.Join(GAME, false, 7L, "i", "e", null));
  }

  @Test
  void emptyEntropyCountsAsMissing() {
    assertThat(read("join_game", "{'game_id':'" + GAME + "','entropy':''}"))
        .isEqualTo(new ClientMessage.Join(GAME, true, null, null, null, null));
  }

  @Test
  void leaveAndSyncAreRead() {
    assertThat(read("leave_game", "{'game_id':'" + GAME + "'}"))
        .isEqualTo(new ClientMessage.Leave(GAME));
    assertThat(read("request_game_state", "{'game_id':'" + GAME + "','last_seq':0}"))
        .isEqualTo(new ClientMessage.Sync(GAME, 0L, null));
  }

  @Test
  void gameCommandKeepsItsData() {
    ClientMessage.GameCommand gameCommand =
        (ClientMessage.GameCommand) read("roll_dice", "{'game_id':'" + GAME + "','more':1}");

    assertThat(gameCommand.gameId()).isEqualTo(GAME);
    assertThat(gameCommand.event()).isEqualTo("roll_dice");
    assertThat(gameCommand.data().path("more").intValue()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "join_game",
        "leave_game",
        "request_game_state",
        "roll_dice",
        "submit_manual_outcome"
      })
  void gameEventsNeedAGameId(String event) {
    assertThat(read(event, "{}")).isEqualTo(faulty("game_id", "Missing game_id"));
    assertThat(read(event, "{'game_id':null}")).isEqualTo(faulty("game_id", "Missing game_id"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "''",
        "'no'",
        "7",
        "{}",
        "'1-1-1-1-1'",
        "'123e4567e89b12d3a456426614174000'",
        "'123e4567-e89b-12d3-a456-42661417400g'",
        "' 123e4567-e89b-12d3-a456-426614174000'"
      })
  void gameIdMustBeAFullUuid(String id) {
    assertThat(read("roll_dice", "{'game_id':" + id + "}"))
        .isEqualTo(faulty("game_id", "Invalid game_id format"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "role       | \"boss\"",
        "role       | 7",
        "last_seq   | -1",
        "last_seq   | 1.0",
        "last_seq   | \"1\"",
        "last_seq   | 99999999999999999999",
        "invitation | \"\"",
        "invitation | []",
        "entropy    | 7",
        "entropy    | \"a\\u0007b\"",
        "entropy    | \"\\ud800\"",
      })
  void joinKeepsTheFaultOfItsFields(String field, String value) {
    String data = "{\"game_id\":\"" + GAME + "\",\"" + field + "\":" + value + "}";
    ClientMessage.Join join = (ClientMessage.Join) read("join_game", data);

    assertThat(join.gameId()).isEqualTo(GAME);
    assertThat(join.fault())
        .extracting(Problem::message, Problem::field, Problem::code)
        .containsExactly("Invalid " + field, field, ErrorCode.INVALID);
  }

  @Test
  void invalidRoleIsNotReadAsPlayer() {
    String data = "{'game_id':'" + GAME + "','role':'boss'}";

    assertThat(((ClientMessage.Join) read("join_game", data)).asPlayer()).isFalse();
  }

  @Test
  void faultOfAnotherFieldLeavesTheRole() {
    String data = "{'game_id':'" + GAME + "','last_seq':-1}";

    assertThat(((ClientMessage.Join) read("join_game", data)).asPlayer()).isTrue();
  }

  @Test
  void syncKeepsTheFaultOfItsFields() {
    ClientMessage.Sync sync =
        (ClientMessage.Sync)
            read("request_game_state", "{'game_id':'" + GAME + "','last_seq':'x'}");

    assertThat(sync.fault())
        .isEqualTo(Problem.about("last_seq", ErrorCode.INVALID, "Invalid last_seq"));
  }

  @Test
  void unknownEventIsNamed() {
    ClientMessage.UnknownEvent unknownEvent = (ClientMessage.UnknownEvent) read("fly", "{}");

    assertThat(unknownEvent.problem())
        .isEqualTo(Problem.of(ErrorCode.INVALID, "Unknown event fly"));
  }

  private static ClientMessage faulty(String field, String message) {
    return new ClientMessage.InvalidMessage(Problem.about(field, ErrorCode.INVALID, message));
  }

  private static ClientMessage read(String event, String data) {
    String frame = "{\"event\":\"" + event + "\",\"data\":" + data.replace('\'', '"') + "}";
    return ClientMessageReader.read((ClientFrame) ClientFrame.parse(frame));
  }
}
