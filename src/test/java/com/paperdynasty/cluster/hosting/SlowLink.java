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

/** The way from a node that asks to a node that has games, which can be slow with one message. */
final class SlowLink {
  private final Vertx to;
  private final String node;
  private final MessageConsumer<GameRequest> consumer;
  private final Queue<Promise<GameRequest>> holds = new ConcurrentLinkedQueue<>();

  /** A link that is quick. */
  SlowLink(Vertx from, Vertx to, String node) {
    this.to = to;
    this.node = node;
    this.consumer = from.eventBus().<GameRequest>consumer(BusAddresses.tables(node), this::pass);
  }

  /** Nothing passes any more. */
  void close() {
    Await.result(consumer.unregister());
  }

  /**
   * The next message that comes is held.
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

  /** A message arrives, however late. */
  Future<GameReply> deliver(GameRequest request) {
    return to.eventBus().<GameReply>request(BusAddresses.tables(node), request).map(Message::body);
  }
}
