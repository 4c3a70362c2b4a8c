package com.paperdynasty.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.paperdynasty.bus.GameRequest.ExecuteCommand;
import com.paperdynasty.bus.GameRequest.RenewWatch;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.user.User;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The JSON of messages between nodes. During a rolling update nodes of the version before read it:
 * fields may be added, and not changed.
 */
class BusFormTest {
  private static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
  private static final User ALICE = new User("alice", "Alice", true);
  private static final ConnectionRef ORIGIN = new ConnectionRef("A.0", "c1", "x");
  private static final String SENDER =
      "\"sender\":{\"userId\":\"alice\",\"name\":\"Alice\",\"admin\":true}";
  private static final String HEAD = "\"gameId\":\"" + GAME + "\",";

  @Test
  void formOfACommand() {
    ExecuteCommand executeCommand =
        new ExecuteCommand(
            GAME,
            ALICE,
            ORIGIN,
            "x",
            "announce",
            JsonNodeFactory.instance.objectNode().put("text", "hello"),
            new LogicalTime(3, 1),
            false,
            null);

    assertThat(form(BusCodecs.REQUEST, executeCommand))
        .isEqualTo(
            "{\"kind\":\"carry\","
                + HEAD
                + SENDER
                + ",\"origin\":{\"watcher\":\"A.0\",\"connection\":\"c1\",\"replyTo\":\"x\"},"
                + "\"commandId\":\"x\",\"event\":\"announce\",\"data\":{\"text\":\"hello\"},"
                + "\"sentAt\":{\"epoch\":3,\"refusals\":1},\"seqsOnly\":false}");
  }

  @Test
  void formOfASync() {
    assertThat(form(BusCodecs.REQUEST, new GameRequest.Sync(GAME, ALICE, "let me in")))
        .isEqualTo(
            "{\"kind\":\"sync\","
                + HEAD
                + SENDER
                + ",\"invitation\":\"let me in\",\"fault\":null}");
  }

  @Test
  void formOfAWatch() {
    UserPresence alice = new UserPresence("alice", "Alice", "manager", List.of("home"), 2);

    assertThat(
            form(
                BusCodecs.REQUEST,
                new RenewWatch(
                    GAME, "A.0", 3, 7, List.of(alice), Set.of("alice"), Map.of(), Set.of())))
        .isEqualTo(
            "{\"kind\":\"watch\","
                + HEAD
                + "\"watcher\":\"A.0\",\"epoch\":3,\"seq\":7,"
                + "\"present\":[{\"userId\":\"alice\",\"name\":\"Alice\",\"role\":\"manager\","
                + "\"sides\":[\"home\"],\"connections\":2}],"
                + "\"arrived\":[\"alice\"],\"departed\":{},\"believed\":[]}");
  }

  @Test
  void formOfARefusal() {
    Problem problem =
        new Problem(ErrorCode.CONFLICT, "Not now", "outcome", List.of("walk"), 5L, "e1");

    assertThat(form(BusCodecs.REPLY, new GameReply.Refused(problem, true)))
        .isEqualTo(
            "{\"kind\":\"refused\",\"problem\":{\"code\":\"CONFLICT\",\"message\":\"Not now\","
                + "\"field\":\"outcome\",\"errors\":[\"walk\"],\"retryAfterMs\":5,"
                + "\"errorId\":\"e1\"},\"outcomeRejected\":true}");
    assertThat(form(BusCodecs.REPLY, GameReply.Refused.busy(7)))
        .isEqualTo(
            "{\"kind\":\"refused\",\"problem\":{\"code\":\"UNAVAILABLE\","
                + "\"message\":\"Service unavailable\",\"field\":null,\"errors\":[],"
                + "\"retryAfterMs\":7,\"errorId\":null},\"outcomeRejected\":false,"
                + "\"busy\":true}");
  }

  private static <T> String form(BusCodecs.Codec<T> codec, T message) {
    Buffer wire = Buffer.buffer();
    codec.encodeToWire(wire, message);
    return wire.getString(Integer.BYTES, wire.length());
  }
}
