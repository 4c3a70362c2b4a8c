package com.paperdynasty.bus;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.LocalMap;
import io.vertx.core.shareddata.Shareable;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The direct way between the parts of one node, which the messages of each play take. The event bus
 * does the same, but makes a reply address, a timer and three queues for each request.
 *
 * <p>A handler is called on its own context, and an answer completes on the asker's. Messages from
 * one context to one handler keep their order. Where no handler is registered the sender uses the
 * bus, which also reaches other nodes. Thread-safe.
 *
 * @param <K> what a handler is registered for
 * @param <M> a message, which must be immutable
 * @param <R> the answer
 */
public final class LocalHandlers<K, M, R> implements Shareable {
  private static final String MAP = "paper-dynasty.local-handlers";

  private final Vertx vertx;
  private final Map<K, Registration<M, R>> handlers = new ConcurrentHashMap<>();

  private record Registration<M, R>(Context context, Function<M, Future<R>> handler) {}

  private LocalHandlers(Vertx vertx) {
    this.vertx = vertx;
  }

  /** The open games of this node, by their ids. */
  public static LocalHandlers<UUID, GameRequest, GameReply> games(Vertx vertx) {
    return named(vertx, "games");
  }

  /** The watchers of this node, by their names. Their answer is empty. */
  public static LocalHandlers<String, RoomMessage, Void> watchers(Vertx vertx) {
    return named(vertx, "watchers");
  }

  private static <K, M, R> LocalHandlers<K, M, R> named(Vertx vertx, String what) {
    LocalMap<String, LocalHandlers<K, M, R>> all = vertx.sharedData().getLocalMap(MAP);
    return all.computeIfAbsent(what, name -> new LocalHandlers<>(vertx));
  }

  /**
   * Registers a handler on the current context.
   *
   * @param handler may fail its Future, but throws nothing
   */
  public void register(K key, Function<M, Future<R>> handler) {
    handlers.put(key, new Registration<>(vertx.getOrCreateContext(), handler));
  }

  /** Messages that are under way already still arrive. */
  public void unregister(K key) {
    handlers.remove(key);
  }

  /** Sends a message without an answer. Gives false if no handler is registered. */
  public boolean send(K key, M message) {
    Registration<M, R> to = handlers.get(key);
    if (to == null) {
      return false;
    }
    to.context()
        .runOnContext(
            nothing -> {
              Future<R> unused = to.handler().apply(message);
            });
    return true;
  }

  /** Sends a message, and gives the Future of its answer; null if no handler is registered. */
  public @Nullable Future<R> ask(K key, M message) {
    Registration<M, R> to = handlers.get(key);
    if (to == null) {
      return null;
    }
    Context caller = vertx.getOrCreateContext();
    Promise<R> answer = Promise.promise();
    to.context()
        .runOnContext(
            nothing ->
                to.handler()
                    .apply(message)
                    .onComplete(outcome -> caller.runOnContext(arrived -> answer.handle(outcome))));
    return answer.future();
  }
}
