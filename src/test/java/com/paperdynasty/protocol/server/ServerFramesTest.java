package com.paperdynasty.protocol.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.protocol.client.ProblemMapper;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ServerFramesTest {
  @Test
  void loggedFrameHasItsSeq() {
    assertThat(ServerFrames.logged("dice_rolled", "{\"a\":1}", 41))
        .isEqualTo("{\"event\":\"dice_rolled\",\"data\":{\"a\":1},\"seq\":41}");
  }

  @Test
  void replyHasTheIdOfItsCommand() {
    String frame = ServerFrames.event("game_left", "{}");

    assertThat(ServerFrames.withReplyTo(frame, "a\"b\\\n"))
        .isEqualTo("{\"event\":\"game_left\",\"data\":{},\"reply_to\":\"a\\\"b\\\\\\n\"}");
    assertThat(ServerFrames.withReplyTo(frame, null)).isEqualTo(frame);
  }

  @Test
  void replayedFrameIsMarked() {
    assertThat(ServerFrames.asReplay(ServerFrames.logged("e", "{}", 1)))
        .isEqualTo("{\"event\":\"e\",\"data\":{},\"seq\":1,\"replay\":true}");
  }

  @Test
  void errorHasMessageCodeAndField() {
    assertThat(
            ServerFrames.error(Problem.about("game_id", ErrorCode.INVALID, "Missing game_id"), "k"))
        .isEqualTo(
            "{\"event\":\"error\",\"data\":{\"message\":\"Missing game_id\",\"code\":\"invalid\","
                + "\"field\":\"game_id\"},\"reply_to\":\"k\"}");
  }

  @Test
  void rateLimitErrorHasRetryAfter() {
    Problem problem =
        new Problem(ErrorCode.RATE_LIMITED, "Too many requests", null, List.of(), 250L, null);

    assertThat(ServerFrames.error(problem, null))
        .isEqualTo(
            "{\"event\":\"error\",\"data\":{\"message\":\"Too many requests\","
                + "\"code\":\"rate_limited\",\"retry_after_ms\":250}}");
  }

  @Test
  void internalErrorShowsOnlyItsId() {
    assertThat(ServerFrames.error(Problem.internal("e1"), null))
        .isEqualTo(
            "{\"event\":\"error\",\"data\":{\"message\":\"Internal error\",\"code\":\"internal\","
                + "\"error_id\":\"e1\"}}");
  }

  @Test
  void rejectedOutcomeListsWhatIsAllowed() {
    Problem problem =
        new Problem(
            ErrorCode.INVALID, "Invalid outcome", "outcome", List.of("single", "walk"), null, null);

    assertThat(ProblemMapper.rejectsOutcome("submit_manual_outcome", problem)).isTrue();
    assertThat(ServerFrames.outcomeRejected(problem, "k"))
        .isEqualTo(
            "{\"event\":\"outcome_rejected\",\"data\":{\"message\":\"Invalid outcome\","
                + "\"field\":\"outcome\",\"errors\":[\"single\",\"walk\"]},\"reply_to\":\"k\"}");
  }

  @Test
  void onlyFaultsOfASubmissionItselfRejectTheOutcome() {
    Problem pending = Problem.about("game_state", ErrorCode.CONFLICT, "A roll is already pending");
    Problem gameId = Problem.about("game_id", ErrorCode.INVALID, "Missing game_id");

    assertThat(ProblemMapper.rejectsOutcome("roll_dice", pending)).isFalse();
    assertThat(ProblemMapper.rejectsOutcome("submit_manual_outcome", gameId)).isFalse();
    assertThat(ProblemMapper.rejectsOutcome("submit_manual_outcome", GameProblems.notAuthorized()))
        .isFalse();
  }

  @Test
  void outcomeAcceptedRepeatsTheOutcome() {
    UUID game = new UUID(1, 2);

    assertThat(ServerFrames.outcomeAccepted(game, "walk", null, null))
        .isEqualTo(
            "{\"event\":\"outcome_accepted\",\"data\":{\"game_id\":\""
                + game
                + "\",\"outcome\":\"walk\",\"hit_location\":null}}");
  }
}
