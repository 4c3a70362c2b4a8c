package com.paperdynasty.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.Await;
import com.paperdynasty.harness.ReservedPorts;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.wire.Addresses;
import com.paperdynasty.wire.OwnershipRequest;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableRequest;
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

/** A node is seen by the others some time before its host is there, and after it is gone. */
class NotYetServingIT {
  private static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");

  /** Longer than the test waits: an answer that comes does not come from it. */
  private static final DeliveryOptions PATIENT = new DeliveryOptions().setSendTimeout(60_000);

  private final List<Cluster> nodes = new ArrayList<>();

  @AfterEach
  void close() {
    nodes.forEach(node -> Await.the(node.vertx().close()));
  }

  @Test
  void whoAsksItIsToldAtOnceToAskAnotherAndWhileItIsThereItsHostAnswers() throws Exception {
    int port = ReservedPorts.reserve();
    Cluster early = join(port, port);
    Cluster late = join(ReservedPorts.reserve(), port);
    assertThat(Await.the(ask(early.vertx(), late.self())))
        .satisfies(NotYetServingIT::isUnavailable);

    TableReply host = new TableReply.Elsewhere("the host");
    MessageConsumer<TableRequest> answering =
        late.vertx()
            .eventBus()
            .consumer(Addresses.tables(late.self()), request -> request.reply(host));
    Await.the(answering.completion());
    late.serve();
    for (int i = 0; i < 4; i++) {
      assertThat(Await.the(ask(early.vertx(), late.self()))).isEqualTo(host);
    }

    Await.the(answering.unregister());
    late.retire();
    assertThat(Await.the(ask(early.vertx(), late.self())))
        .satisfies(NotYetServingIT::isUnavailable);
  }

  private static void isUnavailable(TableReply reply) {
    assertThat(reply)
        .isInstanceOfSatisfying(
            TableReply.Refused.class,
            refused -> assertThat(refused.problem().code()).isEqualTo(ErrorCode.UNAVAILABLE));
  }

  private static Future<TableReply> ask(Vertx vertx, String node) {
    return vertx
        .eventBus()
        .<TableReply>request(Addresses.tables(node), new OwnershipRequest.Confirm(GAME), PATIENT)
        .map(Message::body);
  }

  private Cluster join(int port, int first) throws Exception {
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
    Cluster node =
        Cluster.join(settings, new VertxOptions(), options -> Vertx.builder().with(options));
    nodes.add(node);
    return node;
  }
}
