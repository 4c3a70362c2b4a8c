package com.paperdynasty.cluster;

import com.paperdynasty.harness.Await;
import com.paperdynasty.wire.Addresses;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableRequest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The way from a node that asks to a node that has games, which can be slow with one message. */
final class Link {
  private final Vertx to;
  private final String node;
  private final MessageConsumer<TableRequest> consumer;
  private final Queue<Promise<TableRequest>> holds = new ConcurrentLinkedQueue<>();

  /** A link that is quick. */
  Link(Vertx from, Vertx to, String node) {
    this.to = to;
    this.node = node;
    this.consumer = from.eventBus().<TableRequest>consumer(Addresses.tables(node), this::pass);
  }

  /** Nothing passes any more. */
  void close() {
    Await.the(consumer.unregister());
  }

  /**
   * The next message that comes is held.
   *
   * @return the message, once it has come
   */
  Future<TableRequest> holdNext() {
    Promise<TableRequest> held = Promise.promise();
    holds.add(held);
    return held.future();
  }

  private void pass(Message<TableRequest> message) {
    Promise<TableRequest> hold = holds.poll();
    if (hold == null) {
      deliver(message.body()).onSuccess(message::reply);
      return;
    }
    hold.complete(message.body());
  }

  /** A message arrives, however late. */
  Future<TableReply> deliver(TableRequest request) {
    return to.eventBus().<TableReply>request(Addresses.tables(node), request).map(Message::body);
  }
}
