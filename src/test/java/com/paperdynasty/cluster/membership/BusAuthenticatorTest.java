package com.paperdynasty.cluster.membership;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.Await;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryContext;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A guarded event bus, and messages with and without the pass. */
class BusAuthenticatorTest {
  private static final String OURS = "what the nodes of one cluster know";
  private static final String ADDRESS = "tables.node-1";
  private static final long PATIENCE_MS = 100;

  private final Vertx vertx = Vertx.vertx();
  private final List<String> heard = new CopyOnWriteArrayList<>();

  @BeforeEach
  void guard() {
    BusAuthenticator.of(OURS).guard(vertx.eventBus());
    vertx
        .eventBus()
        .<String>consumer(
            ADDRESS,
            message -> {
              heard.add(message.body());
              message.reply("done");
            });
  }

  @AfterEach
  void close() {
    Await.result(vertx.close());
  }

  @Test
  void messageWithThePassIsAnswered() {
    // Without a short timeout, because the machine may be busy.
    assertThat(Await.result(request(new DeliveryOptions())).succeeded()).isTrue();
    assertThat(heard).containsExactly("a command");
  }

  @Test
  void messageWithoutThePassIsDropped() {
    replacePass(null);
    assertUnheard();
  }

  @Test
  void messageWithThePassOfAnotherClusterIsDropped() {
    replacePass(passOf("a secret of somebody else"));
    assertUnheard();
  }

  @Test
  void passDependsOnTheSecretAndDoesNotRevealIt() {
    assertThat(passOf(OURS)).isEqualTo(passOf(OURS)).doesNotContain(OURS);
    assertThat(passOf(OURS)).isNotEqualTo(passOf(OURS + "!"));
    assertThat(BusAuthenticator.of(OURS).clusterName()).doesNotContain(passOf(OURS));
  }

  private void assertUnheard() {
    AsyncResult<String> answer =
        Await.result(request(new DeliveryOptions().setSendTimeout(PATIENCE_MS)));
    assertThat(answer.cause()).isInstanceOf(ReplyException.class);
    assertThat(((ReplyException) answer.cause()).failureType()).isEqualTo(ReplyFailure.TIMEOUT);
    assertThat(heard).isEmpty();
  }

  private Future<AsyncResult<String>> request(DeliveryOptions delivery) {
    Promise<AsyncResult<String>> outcome = Promise.promise();
    vertx
        .eventBus()
        .<String>request(ADDRESS, "a command", delivery)
        .map(reply -> reply.body())
        .onComplete((AsyncResult<String> done) -> outcome.complete(done));
    return outcome.future();
  }

  /** Replaces the pass of all further messages. */
  private void replacePass(@Nullable String pass) {
    vertx
        .eventBus()
        .addOutboundInterceptor(
            (DeliveryContext<Object> context) -> {
              context.message().headers().remove("pass");
              if (pass != null) {
                context.message().headers().set("pass", pass);
              }
              context.next();
            });
  }

  private String passOf(String secret) {
    Promise<String> shown = Promise.promise();
    Vertx alone = Vertx.vertx();
    BusAuthenticator.of(secret).guard(alone.eventBus());
    alone
        .eventBus()
        .addOutboundInterceptor(
            (DeliveryContext<Object> context) -> {
              shown.tryComplete(context.message().headers().get("pass"));
              context.next();
            });
    alone.eventBus().send("nobody", "");
    String pass = Await.result(shown.future());
    Await.result(alone.close());
    return pass;
  }
}
