package com.paperdynasty.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.game.Audience;
import com.paperdynasty.table.Watchers.Change;
import com.paperdynasty.wire.Addresses;
import com.paperdynasty.wire.BusCodecs;
import com.paperdynasty.wire.Origin;
import com.paperdynasty.wire.Present;
import com.paperdynasty.wire.RoomMessage;
import com.paperdynasty.wire.RoomMessage.Direct;
import com.paperdynasty.wire.RoomMessage.Logged;
import com.paperdynasty.wire.RoomMessage.Passing;
import com.paperdynasty.wire.RoomMessage.Presence;
import com.paperdynasty.wire.TableReply.SeqFrame;
import com.paperdynasty.wire.TableRequest.PassOn;
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

/** What the watchers of a game are told: one on the owner's node and two on another. */
@ExtendWith(VertxExtension.class)
class AnnouncerTest {
  private static final UUID GAME = TableScene.GAME;
  private static final List<String> WATCHERS = List.of("A.0", "B.0", "B.1");
  private static final long EPOCH = 7;

  private final Map<String, List<RoomMessage>> told = new LinkedHashMap<>();
  private Announcer announcer;

  @BeforeEach
  void listen(Vertx vertx) {
    BusCodecs.register(vertx.eventBus());
    vertx.eventBus().addOutboundInterceptor(this::hear);
    announcer =
        new Announcer(
            vertx.eventBus(), "A", GAME, TableScene.watchedBy(WATCHERS.toArray(String[]::new)));
  }

  private void hear(DeliveryContext<Object> sent) {
    String address = sent.message().address();
    told.computeIfAbsent(address, key -> new ArrayList<>()).add((RoomMessage) sent.body());
    sent.next();
  }

  @Test
  void anEventIsToldToEveryWatcherOnce() {
    SeqFrame event = new SeqFrame(5, "{\"event\":\"entropy_given\",\"data\":{},\"seq\":5}");
    Origin origin = new Origin("B.1", "c1", "x");

    announcer.logged(EPOCH, event, origin);

    assertToldToAll(new Logged(GAME, EPOCH, 5, event.frame(), origin));
  }

  @Test
  void whoComesAndWhoGoesIsToldToEveryWatcherOneByOne() {
    Present bob = new Present("bob", "Bob", "spectator", List.of(), 1);

    announcer.presence(EPOCH, new Change(List.of(bob), Map.of("carol", "left")));

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
  void whatIsSaidGoesWithItsAudience() {
    announcer.said(
        EPOCH, new PassOn(GAME, Audience.EVERYBODY, false, "key", "{\"a\":1}", "connection"));

    assertToldToAll(new Passing(GAME, EPOCH, "{\"a\":1}", Audience.EVERYBODY, false, "connection"));
  }

  @Test
  void whatIsForOneConnectionGoesToItsWatcherAlone() {
    Origin origin = new Origin("B.1", "c1", "x");

    announcer.direct(origin, "{}");

    assertThat(told).containsOnly(Map.entry(address("B.1"), List.of(new Direct(origin, "{}"))));
  }

  private void assertToldToAll(RoomMessage message) {
    assertThat(told.keySet()).containsExactlyElementsOf(addresses());
    assertThat(told.values()).allSatisfy(messages -> assertThat(messages).containsExactly(message));
  }

  private static List<String> addresses() {
    return WATCHERS.stream().map(AnnouncerTest::address).toList();
  }

  private static String address(String watcher) {
    return Addresses.realtime(watcher);
  }
}
