package com.paperdynasty.cluster.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.bus.OwnershipRequest;
import com.paperdynasty.cluster.membership.ClusterSettings;
import com.paperdynasty.cluster.membership.HazelcastMembership;
import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.ReservedPorts;
import com.paperdynasty.problem.ErrorCode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node is a member for some time before its host starts and after it stops. */
class NotYetServingIT {
  private static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");

  /** Longer than the test waits, so that no answer is a timeout. */
  private static final DeliveryOptions PATIENT = new DeliveryOptions().setSendTimeout(60_000);

  private final List<HazelcastMembership> nodes = new ArrayList<>();

  @AfterEach
  void close() {
    nodes.forEach(node -> Await.result(node.vertx().close()));
  }

  @Test
  void nodeRefusesAtOnceWithoutItsHostAndItsHostAnswersWhileItRuns() throws Exception {
    int port = ReservedPorts.reserve();
    HazelcastMembership early = join(port, port);
    HazelcastMembership late = join(ReservedPorts.reserve(), port);
    assertThat(Await.result(ask(early.vertx(), late.self())))
        .satisfies(NotYetServingIT::isUnavailable);

    GameReply host = new GameReply.Redirect("the host");
    MessageConsumer<GameRequest> answering =
        late.vertx()
            .eventBus()
            .consumer(BusAddresses.host(late.self()), request -> request.reply(host));
    Await.result(answering.completion());
    late.serve();
    for (int i = 0; i < 4; i++) {
      assertThat(Await.result(ask(early.vertx(), late.self()))).isEqualTo(host);
    }

    Await.result(answering.unregister());
    late.retire();
    assertThat(Await.result(ask(early.vertx(), late.self())))
        .satisfies(NotYetServingIT::isUnavailable);
  }

  private static void isUnavailable(GameReply reply) {
    assertThat(reply)
        .isInstanceOfSatisfying(
            GameReply.Refused.class,
            refused -> assertThat(refused.problem().code()).isEqualTo(ErrorCode.UNAVAILABLE));
  }

  private static Future<GameReply> ask(Vertx vertx, String node) {
    return vertx
        .eventBus()
        .<GameReply>request(
            BusAddresses.host(node), new OwnershipRequest.QueryOwnership(GAME), PATIENT)
        .map(Message::body);
  }

  private HazelcastMembership join(int port, int first) throws Exception {
    ClusterSettings settings =
        new ClusterSettings(
            "127.0.0.1",
            "",
            List.of("127.0.0.1:" + first),
            "",
            port,
            ReservedPorts.reserve(),
            "a secret of the tests",
            null,
            5_000,
            30_000);
    HazelcastMembership node =
        HazelcastMembership.join(
            settings, new VertxOptions(), options -> Vertx.builder().with(options));
    nodes.add(node);
    return node;
  }
}
