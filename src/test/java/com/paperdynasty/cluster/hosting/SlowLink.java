package com.paperdynasty.cluster.hosting;

import com.paperdynasty.bus.BusAddresses;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.harness.Await;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A link from a node with clients to a host, which can hold messages. */
final class SlowLink {
  private final Vertx to;
  private final String node;
  private final MessageConsumer<GameRequest> consumer;
  private final Queue<Promise<GameRequest>> holds = new ConcurrentLinkedQueue<>();

  /** A link that holds no message. */
  SlowLink(Vertx from, Vertx to, String node) {
    this.to = to;
    this.node = node;
    this.consumer = from.eventBus().<GameRequest>consumer(BusAddresses.host(node), this::pass);
  }

  /** Closes the link. */
  void close() {
    Await.result(consumer.unregister());
  }

  /**
   * Holds the next message.
   *
   * @return the message, once it has come
   */
  Future<GameRequest> holdNext() {
    Promise<GameRequest> held = Promise.promise();
    holds.add(held);
    return held.future();
  }

  private void pass(Message<GameRequest> message) {
    Promise<GameRequest> hold = holds.poll();
    if (hold == null) {
      deliver(message.body()).onSuccess(message::reply);
      return;
    }
    hold.complete(message.body());
  }

  /** Delivers a message, perhaps a held one. */
  Future<GameReply> deliver(GameRequest request) {
    return to.eventBus().<GameReply>request(BusAddresses.host(node), request).map(Message::body);
  }
}
