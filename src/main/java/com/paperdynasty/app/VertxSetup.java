package com.paperdynasty.app;

import com.paperdynasty.app.config.Configuration;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.concurrent.TimeUnit;

/** The options of Vert.x. */
final class VertxSetup {
  /**
   * Vert.x copies class path resources to a temporary directory, which a killed program leaves
   * behind. This program reads no resources that way.
   */
  private static final FileSystemOptions NO_COPIES =
      new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false);

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
                .addLabels(Label.HTTP_ROUTE));
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
