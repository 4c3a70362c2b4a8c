package com.paperdynasty.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class LocalHandlersTest {
  private static final UUID GAME = new UUID(0, 7);
  private static final GameReply YES = new GameReply.Document("yes");

  private Vertx vertx;
  private Context owner;
  private Context asker;

  @BeforeEach
  void use(Vertx started) {
    vertx = started;
    owner = ((io.vertx.core.internal.VertxInternal) vertx).createEventLoopContext();
    asker = ((io.vertx.core.internal.VertxInternal) vertx).createEventLoopContext();
  }

  @Test
  void handlerIsCalledOnItsContextAndTheAnswerCompletesOnTheAskers() throws Exception {
    Promise<Context> handledOn = Promise.promise();
    register(
        request -> {
          handledOn.complete(Vertx.currentContext());
          return Future.succeededFuture(YES);
        });

    Promise<Context> answeredOn = Promise.promise();
    asker.runOnContext(
        now ->
            LocalHandlers.games(vertx)
                .ask(GAME, request(0))
                .onSuccess(reply -> answeredOn.complete(Vertx.currentContext())));

    assertThat(get(handledOn.future())).isSameAs(owner);
    assertThat(get(answeredOn.future())).isSameAs(asker);
  }

  @Test
  void requestsOfOneContextKeepTheirOrder() throws Exception {
    List<Long> seen = new ArrayList<>();
    register(
        request -> {
          seen.add(((GameRequest.ReadLog) request).after());
          return Future.succeededFuture(YES);
        });

    Promise<GameReply> last = Promise.promise();
    asker.runOnContext(
        now ->
            IntStream.range(0, 100)
                .mapToObj(i -> LocalHandlers.games(vertx).ask(GAME, request(i)))
                .reduce((before, after) -> after)
                .orElseThrow()
                .onComplete(last));

    assertThat(get(last.future())).isEqualTo(YES);
    assertThat(seen)
        .containsExactlyElementsOf(IntStream.range(0, 100).mapToObj(Long::valueOf).toList());
  }

  @Test
  void failureReachesTheAsker() throws Exception {
    register(request -> Future.failedFuture("no"));

    Promise<GameReply> answer = Promise.promise();
    asker.runOnContext(now -> LocalHandlers.games(vertx).ask(GAME, request(0)).onComplete(answer));

    assertThat(get(answer.future().otherwise(cause -> new GameReply.Document(cause.getMessage()))))
        .isEqualTo(new GameReply.Document("no"));
  }

  @Test
  void withoutAHandlerNothingIsSent() throws Exception {
    assertThat(LocalHandlers.games(vertx).ask(GAME, request(0))).isNull();
    assertThat(LocalHandlers.watchers(vertx).send("A.0", new RoomMessage.Transient(GAME, 1, "{}")))
        .isFalse();

    register(request -> Future.succeededFuture(YES));
    LocalHandlers.games(vertx).unregister(GAME);
    assertThat(LocalHandlers.games(vertx).ask(GAME, request(0))).isNull();
  }

  @Test
  void messageReachesTheWatcher() throws Exception {
    Promise<RoomMessage> seen = Promise.promise();
    RoomMessage message = new RoomMessage.Transient(GAME, 1, "{}");
    LocalHandlers.watchers(vertx)
        .register(
            "A.0",
            sent -> {
              seen.complete(sent);
              return Future.succeededFuture();
            });

    assertThat(LocalHandlers.watchers(vertx).send("A.0", message)).isTrue();
    assertThat(get(seen.future())).isSameAs(message);
  }

  private void register(java.util.function.Function<GameRequest, Future<GameReply>> handler)
      throws Exception {
    Promise<Void> registered = Promise.promise();
    owner.runOnContext(
        now -> {
          LocalHandlers.games(vertx).register(GAME, handler);
          registered.complete();
        });
    get(registered.future());
  }

  private static GameRequest request(long after) {
    return new GameRequest.ReadLog(
        GAME, new com.paperdynasty.user.User("u", "U", false), null, after, 1);
  }

  private static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
  }
}
