package com.paperdynasty.app;

import com.paperdynasty.app.config.Configuration;
import com.paperdynasty.tracing.RequestMethod;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The options of Vert.x. */
final class VertxSetup {
  /**
   * Vert.x copies class path resources to a temporary directory, which a killed program leaves
   * behind. This program reads no resources that way.
   */
  private static final FileSystemOptions NO_COPIES =
      new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false);

  /**
   * Without Vert.x's own of the method: it would make new metrics, for good, of each word that a
   * client sends in its place.
   */
  private static final Set<Label> LABELS =
      EnumSet.of(
          Label.HTTP_ROUTE, Label.HTTP_CODE, Label.POOL_TYPE, Label.POOL_NAME, Label.EB_SIDE);

  private VertxSetup() {}

  /** The options, with or without metrics. */
  static VertxOptions options(Configuration.Loops loops, boolean metrics) {
    return new VertxOptions()
        .setEventLoopPoolSize(count(loops))
        .setMaxEventLoopExecuteTime(loops.blockedMs())
        .setMaxEventLoopExecuteTimeUnit(TimeUnit.MILLISECONDS)
        .setWarningExceptionTime(loops.blockedMs())
        .setWarningExceptionTimeUnit(TimeUnit.MILLISECONDS)
        .setBlockedThreadCheckInterval(loops.checkIntervalMs())
        .setBlockedThreadCheckIntervalUnit(TimeUnit.MILLISECONDS)
        .setFileSystemOptions(NO_COPIES)
        .setMetricsOptions(
            new MicrometerMetricsOptions()
                .setEnabled(metrics)
                .setJvmMetricsEnabled(metrics)
                .setLabels(LABELS)
                .setServerRequestTagsProvider(VertxSetup::method));
  }

  private static List<Tag> method(HttpRequest request) {
    return List.of(
        Tag.of(Label.HTTP_METHOD.toString(), RequestMethod.named(request.method().name())));
  }

  static VertxBuilder builder(
      VertxOptions options, Configuration.Loops loops, MeterRegistry meterRegistry) {
    return Vertx.builder()
        .with(options)
        .withTransport(LoopTransport.of(loops.transport()))
        .withMetrics(new MicrometerMetricsFactory(meterRegistry));
  }

  static int count(Configuration.Loops loops) {
    return loops.count() == 0 ? Runtime.getRuntime().availableProcessors() : loops.count();
  }
}
