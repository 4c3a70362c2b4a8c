package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.BusCodecs;
import com.paperdynasty.bus.ConnectionRef;
import com.paperdynasty.bus.GameReply.SeqFrame;
import com.paperdynasty.bus.GameRequest.Broadcast;
import com.paperdynasty.bus.RoomMessage;
import com.paperdynasty.bus.RoomMessage.Logged;
import com.paperdynasty.bus.RoomMessage.Presence;
import com.paperdynasty.bus.RoomMessage.Transient;
import com.paperdynasty.bus.RoomMessage.Unicast;
import com.paperdynasty.bus.UserPresence;
import com.paperdynasty.game.model.Audience;
import com.paperdynasty.table.PresenceTracker.PresenceChange;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryContext;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The messages to the watchers of a game: one on the owner's node and two on another. */
@ExtendWith(VertxExtension.class)
class EventPublisherTest {
  private static final UUID GAME = GameScene.GAME;
  private static final List<String> WATCHERS = List.of("A.0", "B.0", "B.1");
  private static final long EPOCH = 7;

  private final Map<String, List<RoomMessage>> told = new LinkedHashMap<>();
  private EventPublisher eventPublisher;

  @BeforeEach
  void listen(Vertx vertx) {
    BusCodecs.register(vertx.eventBus());
    vertx.eventBus().addOutboundInterceptor(this::hear);
    eventPublisher =
        new EventPublisher(vertx, "A", GAME, GameScene.watchedBy(WATCHERS.toArray(String[]::new)));
  }

  private void hear(DeliveryContext<Object> sent) {
    String address = sent.message().address();
    told.computeIfAbsent(address, key -> new ArrayList<>()).add((RoomMessage) sent.body());
    sent.next();
  }

  @Test
  void eventIsSentToEveryWatcherOnce() {
    SeqFrame event = new SeqFrame(5, "{\"event\":\"entropy_given\",\"data\":{},\"seq\":5}");
    ConnectionRef connectionRef = new ConnectionRef("B.1", "c1", "x");

    eventPublisher.publishLogged(EPOCH, event, connectionRef, 17, null);

    assertToldToAll(new Logged(GAME, EPOCH, 5, event.frame(), connectionRef, 17, null));
  }

  @Test
  void arrivalsAndDeparturesAreSentToEveryWatcher() {
    UserPresence bob = new UserPresence("bob", "Bob", "spectator", List.of(), 1);

    eventPublisher.publishPresence(
        EPOCH, new PresenceChange(List.of(bob), Map.of("carol", "left")));

    assertThat(told.keySet()).containsExactlyElementsOf(addresses());
    told.values()
        .forEach(
            messages -> {
              assertThat(messages).hasSize(2);
              Presence arrived = (Presence) messages.get(0);
              assertThat(arrived.userId()).isEqualTo("bob");
              assertThat(arrived.here()).isTrue();
              assertThat(arrived.frame()).startsWith("{\"event\":\"user_connected\"");
              Presence departed = (Presence) messages.get(1);
              assertThat(departed.userId()).isEqualTo("carol");
              assertThat(departed.here()).isFalse();
              assertThat(departed.frame()).startsWith("{\"event\":\"user_disconnected\"");
            });
  }

  @Test
  void broadcastHasItsAudience() {
    eventPublisher.broadcast(
        EPOCH, new Broadcast(GAME, Audience.EVERYBODY, false, "key", "{\"a\":1}", "connection"));

    assertToldToAll(
        new Transient(GAME, EPOCH, "{\"a\":1}", Audience.EVERYBODY, false, "connection"));
  }

  @Test
  void unicastGoesToTheWatcherOfItsConnection() {
    ConnectionRef connectionRef = new ConnectionRef("B.1", "c1", "x");

    eventPublisher.unicast(connectionRef, "{}");

    assertThat(told)
        .containsOnly(Map.entry(address("B.1"), List.of(new Unicast(connectionRef, "{}"))));
  }

  private void assertToldToAll(RoomMessage message) {
    assertThat(told.keySet()).containsExactlyElementsOf(addresses());
    assertThat(told.values()).allSatisfy(messages -> assertThat(messages).containsExactly(message));
  }

  private static List<String> addresses() {
    return WATCHERS.stream().map(EventPublisherTest::address).toList();
  }

  private static String address(String watcher) {
    return BusAddresses.realtime(watcher);
  }
}
