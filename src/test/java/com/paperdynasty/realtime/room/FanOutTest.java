package com.paperdynasty.realtime.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.ConnectionRef;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.Joined;
import com.paperdynasty.bus.RoomMessage;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.user.User;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What an event costs a room: one frame for its whole audience, which the transports encode once,
 * and one write for each member.
 */
class FanOutTest {
  private static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
  private static final long EPOCH = 5;
  private static final long SEQ = 10;
  private static final int MEMBERS = 20;
  private static final String EVENT = "{\"event\":\"x\"}";

  private final Room room =
      new Room(
          GAME,
          "here.0",
          Defaults.REALTIME.room(),
          (request, awaited) -> Promise.<GameReply>promise().future(),
          (delayMs, what) -> {},
          EPOCH,
          SEQ);
  private final List<FrameKeeper> members =
      IntStream.range(0, MEMBERS).mapToObj(number -> new FrameKeeper("u" + number)).toList();

  FanOutTest() {
    members.forEach(member -> room.enter(new RoomSubscription(member, null, null, joined(), null)));
  }

  private static Joined joined() {
    return new Joined(
        EPOCH, SEQ, "spectator", List.of(), 0, "{}", "{}", "null", null, List.of(), null, null);
  }

  /** Keeps the frames themselves, and may do something when it is sent one. */
  private static final class FrameKeeper implements OpenSubscriber {
    private final User user;
    private final List<OutboundFrame> frames = new ArrayList<>();
    private Runnable onSend = () -> {};

    FrameKeeper(String userId) {
      user = new User(userId, userId, false);
    }

    @Override
    public String id() {
      return user.userId();
    }

    @Override
    public User user() {
      return user;
    }

    @Override
    public void send(OutboundFrame frame) {
      frames.add(frame);
      onSend.run();
    }
  }

  private Set<OutboundFrame> sentToAll() {
    assertThat(members).allMatch(member -> member.frames.size() == 1);
    return Set.copyOf(members.stream().map(member -> member.frames.get(0)).distinct().toList());
  }

  @Test
  void eventIsOneFrameForAllMembers() {
    room.onEvent(EPOCH, SEQ + 1, EVENT, null);

    assertThat(sentToAll()).hasSize(1);
  }

  @Test
  void answeredMemberAloneHasAFrameOfTheirOwn() {
    room.onEvent(EPOCH, SEQ + 1, EVENT, new ConnectionRef("here", "u7", "c1"));

    assertThat(sentToAll()).hasSize(2);
    assertThat(new JsonObject(members.get(7).frames.get(0).text()).getString("reply_to"))
        .isEqualTo("c1");
  }

  @Test
  void transientMessageIsOneFrameForItsAudience() {
    room.broadcast(new RoomMessage.Transient(GAME, EPOCH, EVENT));

    assertThat(sentToAll()).hasSize(1);
  }

  @Test
  void membersMayLeaveWhileAnEventIsSent() {
    FrameKeeper leaving = members.get(0);
    leaving.onSend = () -> List.of(0, 1, 5).forEach(gone -> room.leave(members.get(gone), "left"));

    room.onEvent(EPOCH, SEQ + 1, EVENT, null);
    room.onEvent(EPOCH, SEQ + 2, EVENT, null);

    assertThat(room.size()).isEqualTo(MEMBERS - 3);
    assertThat(members.get(MEMBERS - 1).frames).hasSize(2);
    assertThat(leaving.frames).hasSize(1);
  }
}
