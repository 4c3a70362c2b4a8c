package com.paperdynasty.realtime.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.Joined;
import com.paperdynasty.bus.RoomMessage;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.protocol.server.ServerFrames;
import com.paperdynasty.user.User;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is said in a room does not go to people who have not said who they are. */
class VisitorInARoomTest {
  private static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");

  private final Room room =
      new Room(
          GAME,
          "here.0",
          Defaults.REALTIME.room(),
          (request, awaited) -> Promise.<GameReply>promise().future(),
          (delayMs, what) -> {},
          5,
          10);

  @Test
  void chatGoesToSpectatorsWithAnAccountAlone() {
    Client visitor = enter(true);
    Client spectator = enter(false);
    broadcast("chat_message");
    broadcast("user_muted");
    room.onPresence(
        new RoomMessage.Presence(
            GAME, 5, "bob", true, ServerFrames.event("user_connected", "{\"user_id\":\"bob\"}")));

    assertThat(spectator.events).containsExactly("chat_message", "user_muted", "user_connected");
    assertThat(visitor.events).containsExactly("user_connected");
  }

  /** Otherwise a thousand of them would be a thousand lines, and a million frames. */
  @Test
  void visitorsOfARoomAreShownAsOne() {
    Client visitor = enter(true);
    Client spectator = enter(false);

    assertThat(visitor.shownAs()).isSameAs(RoomSubscriber.VISITORS);
    assertThat(spectator.shownAs()).isEqualTo(spectator.user());
  }

  private void broadcast(String event) {
    room.broadcast(new RoomMessage.Transient(GAME, 5, ServerFrames.event(event, "{}")));
  }

  private Client enter(boolean visitor) {
    Client client = new Client(visitor);
    Joined joined =
        new Joined(
            5, 10, "spectator", List.of(), 0, "{}", "{}", "null", null, List.of(), null, null);
    room.enter(new RoomSubscription(client, null, null, joined, null));
    return client;
  }

  private record Client(boolean isVisitor, List<String> events) implements OpenSubscriber {
    Client(boolean isVisitor) {
      this(isVisitor, new ArrayList<>());
    }

    @Override
    public String id() {
      return "client " + isVisitor;
    }

    @Override
    public User user() {
      return new User(id(), id(), false);
    }

    @Override
    public void send(OutboundFrame frame) {
      events.add(new JsonObject(frame.text()).getString("event"));
    }
  }
}
