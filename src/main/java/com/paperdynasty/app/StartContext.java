package com.paperdynasty.app;

import com.paperdynasty.app.config.Configuration;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the steps of a node's start share.
 *
 * @param progress receives a short sentence for each slow step, on any thread
 * @param shutdownSequence each step that has started something adds how that is stopped
 */
record StartContext(
    Vertx vertx,
    Configuration configuration,
    Consumer<String> progress,
    PrometheusMeterRegistry meterRegistry,
    ShutdownSequence shutdownSequence) {

  /**
   * Deploys a verticle.
   *
   * @param what names it in the log if it does not stop
   */
  Future<?> deploy(String what, Supplier<? extends Deployable> verticle, int instances) {
    return vertx
        .deployVerticle(verticle, new DeploymentOptions().setInstances(instances))
        .onSuccess(id -> shutdownSequence.push(what, () -> vertx.undeploy(id)));
  }

  /** Does blocking work off the event loops. Several calls may run at the same time. */
  <T> Future<T> blocking(Callable<T> work) {
    return vertx.executeBlocking(work, false);
  }
}
