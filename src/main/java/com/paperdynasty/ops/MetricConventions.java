package com.paperdynasty.ops;

import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * Puts the metrics of libraries into the form of Prometheus' conventions: three have names against
 * them, a request has one route, and the time of requests gets buckets.
 */
public final class MetricConventions {
  private static final String PROCESSOR_TIME = "process.cpu.time";
  private static final String COMPILATION_TIME = "jvm.compilation.time";
  private static final String PROCESSORS = "system.cpu.count";
  private static final String ROUTE = "route";
  private static final String HTTP_TIME = "vertx.http.server.response.time";
  private static final double MILLIS = TimeUnit.SECONDS.toMillis(1);
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final double[] HTTP_BUCKETS =
      LongStream.of(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000)
          .mapToDouble(TimeUnit.MILLISECONDS::toNanos)
          .toArray();

  private MetricConventions() {}

  /**
   * Call it before the first meter is registered.
   *
   * @param oldNames whether the three are under their old names too
   */
  public static void applyTo(MeterRegistry registry, boolean oldNames) {
    if (!oldNames) {
      registry
          .config()
          .meterFilter(MeterFilter.denyNameStartsWith(PROCESSOR_TIME))
          .meterFilter(MeterFilter.denyNameStartsWith(COMPILATION_TIME))
          .meterFilter(MeterFilter.denyNameStartsWith(PROCESSORS));
    }
    registry
        .config()
        .meterFilter(
            new MeterFilter() {
              @Override
              public Meter.Id map(Meter.Id id) {
                return withLastRoute(id);
              }

              @Override
              public DistributionStatisticConfig configure(
                  Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals(HTTP_TIME)
                    ? DistributionStatisticConfig.builder()
                        .serviceLevelObjectives(HTTP_BUCKETS)
                        .build()
                        .merge(config)
                    : config;
              }
            });
    Gauge.builder("system.cpus", Runtime.getRuntime(), Runtime::availableProcessors)
        .description("processors that this process may use")
        .register(registry);
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    FunctionCounter.builder(
            "process.cpu.seconds", system, known -> known.getProcessCpuTime() / NANOS)
        .description("processor time of this process")
        .register(registry);
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    if (compiler != null) {
      FunctionCounter.builder(
              "jvm.compilation.seconds",
              compiler,
              known -> known.getTotalCompilationTime() / MILLIS)
          .description("time that the JVM's compiler has worked")
          .register(registry);
    }
  }

  /**
   * A request has the routes of all its handlers: "/api/games&gt;/api/games". The last is its own.
   */
  private static Meter.Id withLastRoute(Meter.Id id) {
    String routes = id.getTag(ROUTE);
    return routes == null || routes.indexOf('>') < 0
        ? id
        : id.replaceTags(
            Tags.of(id.getTagsAsIterable())
                .and(ROUTE, routes.substring(routes.lastIndexOf('>') + 1)));
  }
}
