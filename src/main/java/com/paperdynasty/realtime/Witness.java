package com.paperdynasty.realtime;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.talk.Deed;
import com.paperdynasty.talk.Recorder;
import com.paperdynasty.user.User;
import com.paperdynasty.wire.ClientMessages;
import com.paperdynasty.wire.Commands;
import com.paperdynasty.wire.TableReply;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records what users do over their connections. It never delays them. */
final class Witness {
  private static final int LONGEST_DETAIL = 1_000;

  /** What a frame without a name of the protocol is recorded as. */
  private static final Set<String> OURS = Set.of("malformed", "faulty", "unknown");

  /** Requests that are recorded like a command of the game. */
  private static final Set<String> BESIDE = Set.of("mute_user", "request_hand_cards");

  private final Recorder recorder;
  private final Clock clock;

  Witness(Recorder recorder, Clock clock) {
    this.recorder = recorder;
    this.clock = clock;
  }

  /** The owner of a game has answered a command. */
  void sawCommand(
      ClientConnection by, UUID gameId, String event, ObjectNode data, TableReply reply) {
    ObjectNode detail = JsonNodeFactory.instance.objectNode();
    detail.setAll(data);
    detail.remove("game_id");
    saw(
        by,
        gameId,
        event,
        detail.toString(),
        reply instanceof TableReply.Refused refused ? refused.problem() : null);
  }

  /**
   * A user has asked something in a game, and was answered.
   *
   * @param detail what they sent, as far as the game's admin may know it
   * @param problem why they were refused, or null if they were not
   */
  void saw(
      ClientConnection by,
      UUID gameId,
      String event,
      @Nullable String detail,
      @Nullable Problem problem) {
    User sender = by.user();
    Instant now = clock.instant();
    recorder.count(now, sender.userId(), event, problem);
    if (problem == null ? isDeed(event) : isRefusal(problem)) {
      recorder.deed(Deed.of(now, gameId, sender, event, problem, shortened(detail), by.address()));
    }
  }

  /**
   * Something that is in no game, or was refused before one was looked for.
   *
   * @param event as a client said it, perhaps
   */
  void count(ClientConnection by, String event, @Nullable Problem problem) {
    String user = by.isOpen() ? by.user().userId() : "";
    String known = ClientMessages.isKnown(event) || OURS.contains(event) ? event : "unknown";
    recorder.count(clock.instant(), user, known, problem);
  }

  private static boolean isDeed(String event) {
    return Commands.names().contains(event) || BESIDE.contains(event);
  }

  /** That the service could not answer is not recorded against a user. */
  private static boolean isRefusal(Problem problem) {
    return problem.code() != ErrorCode.UNAVAILABLE && problem.code() != ErrorCode.INTERNAL;
  }

  private static @Nullable String shortened(@Nullable String detail) {
    return detail == null || detail.length() <= LONGEST_DETAIL
        ? detail
        : detail.substring(0, detail.offsetByCodePoints(0, LONGEST_DETAIL / 2)) + "…";
  }
}
