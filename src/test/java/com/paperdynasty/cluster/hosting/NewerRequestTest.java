package com.paperdynasty.cluster.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.BusCodecs;
import com.paperdynasty.bus.ForeignMessage;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest.Sync;
import com.paperdynasty.cluster.membership.FixedMembership;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.journal.MemoryJournal;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.replay.LogReader;
import com.paperdynasty.user.User;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A host during a rolling update: a newer node asks for what this version does not know. It has its
 * refusal at once, and does not wait for a timeout.
 */
class NewerRequestTest {
  private static final String ID = "123e4567-e89b-12d3-a456-426614174000";
  private static final UUID GAME = UUID.fromString(ID);
  private static final String LEND = "{\"kind\":\"lend\",\"gameId\":\"" + ID + "\"}";

  private final Vertx vertx = Vertx.vertx();
  private final MemoryJournal journal = new MemoryJournal();

  @BeforeEach
  void deploy() {
    BusCodecs.register(vertx.eventBus());
    ForeignMessage.register(vertx.eventBus());
    journal.create(GAME, new Manager("alice", "Alice"), new Manager("bob", "Bob"));
    Await.result(
        vertx.deployVerticle(
            new GameHostVerticle(
                new FixedMembership("first", List.of("first")),
                journal,
                new LogReader(vertx, journal, Defaults.REPLAYS, new SimpleMeterRegistry()),
                Clock.systemUTC(),
                Defaults.HOSTING,
                Defaults.TABLE,
                new HostMetrics(new SimpleMeterRegistry()))));
  }

  @AfterEach
  void close() {
    Await.result(vertx.close());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        LEND,
        "{\"kind\":\"lend\"}",
        "{\"kind\":\"read_book\",\"form\":\"POSTER\"}",
        "{\"kind\":\"read_book\",\"form\":{}}",
        "{\"kind\":\"permit\",\"deed\":\"SHOUT\"}",
        "{\"kind\":\"watch\"}",
        "{"
      })
  void requestThatCannotBeReadIsRefusedAndAnotherNodeMayBeAsked(String json) {
    assertThat(refusal(json).busy()).isFalse();
  }

  /** No other node could answer. */
  @Test
  void refusalForAGameThatIsOpenHereIsFinal() {
    Sync read = new Sync(GAME, new User("carol", "Carol", false), null);
    Await.result(vertx.eventBus().<GameReply>request(BusAddresses.host("first"), read));

    assertThat(refusal(LEND).busy()).isTrue();
  }

  private GameReply.Refused refusal(String json) {
    GameReply reply =
        Await.result(
            vertx
                .eventBus()
                .<GameReply>request(
                    BusAddresses.host("first"), new ForeignMessage(json), ForeignMessage.request())
                .map(Message::body));
    assertThat(reply).isInstanceOf(GameReply.Refused.class);
    GameReply.Refused refused = (GameReply.Refused) reply;
    assertThat(refused.problem().code()).isEqualTo(ErrorCode.UNAVAILABLE);
    return refused;
  }
}
