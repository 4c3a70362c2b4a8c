package com.paperdynasty.app;

import static com.paperdynasty.harness.Await.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.app.config.TestNode;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.ReservedPorts;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.SpanCollector;
import com.paperdynasty.harness.SpanCollector.Span;
import com.paperdynasty.harness.TestTokens;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The trace of an outcome that one node receives and another decides, as a collector gets it. */
@RunsInParallel
class TraceOverNodesIT {
  private static final String OPEN_METRICS = "application/openmetrics-text";
  private static final Pattern EXEMPLAR = Pattern.compile("trace_id=\"([0-9a-f]{32})\"");

  private final Vertx vertx = Vertx.vertx();

  @Test
  void outcomeIsOneTraceOverBothNodes() throws Exception {
    List<Integer> ports = ReservedPorts.reserve(4);
    try (SpanCollector collector = new SpanCollector();
        TestNode one = TestNode.start(settings(ports, 0, collector));
        TestNode other = TestNode.start(second(settings(ports, 2, collector), one))) {
      RestClient restClient = new RestClient(one.port());
      String game = restClient.game(TestTokens.of("ann"), "ann", "ann");
      try (GameClient here = joined(one, game);
          GameClient there = joined(other, game)) {
        // One of the two is not connected to the owner.
        play(here, game);
        play(there, game);

        until(() -> crossing(collector).isPresent());
        List<Span> trace = crossing(collector).orElseThrow();
        Span frame = named(trace, "frame");
        Span route = named(trace, "route");
        Span decide = named(trace, "decide");
        assertThat(frame.parent()).isEmpty();
        assertThat(route.parent()).isEqualTo(frame.id());
        assertThat(route.node()).isEqualTo(frame.node());
        assertThat(decide.parent()).isEqualTo(route.id());
        assertThat(decide.node()).isNotEqualTo(route.node());
        assertThat(named(trace, "commit").node()).isEqualTo(decide.node());
        Set<String> ofSubmissions = exemplars(one, other, "pd_submission_seconds_bucket");
        assertThat(ofSubmissions).as("a play's time names the trace of a play").isNotEmpty();
        until(() -> tracesWith(collector, "frame").containsAll(ofSubmissions));
        assertThat(exemplars(one, other, "pd_command_commit_duration_seconds_bucket")).isNotEmpty();
        assertThat(exemplars(one, other, "pd_event_delivery_duration_seconds_bucket")).isNotEmpty();
      }
      seatOpenedOverHttpIsOneTrace(restClient, collector);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private static void seatOpenedOverHttpIsOneTrace(RestClient restClient, SpanCollector collector) {
    String token = TestTokens.of("ann");
    String game = restClient.game(token, "ann", "ann");
    restClient.post(
        "/api/games/" + game + "/open-seat", token, new JsonObject().put("side", "home"));
    until(() -> http(collector).isPresent());
    List<Span> trace = http(collector).orElseThrow();
    assertThat(named(trace, "route").parent()).isEqualTo(named(trace, "http").id());
    assertThat(named(trace, "decide").parent()).isEqualTo(named(trace, "route").id());
  }

  /** The trace of an HTTP call that became a command. */
  private static Optional<List<Span>> http(SpanCollector collector) {
    Set<String> both = tracesWith(collector, "http");
    both.retainAll(tracesWith(collector, "route"));
    both.retainAll(tracesWith(collector, "decide"));
    return both.stream().findFirst().map(trace -> of(collector, trace));
  }

  private static Set<String> tracesWith(SpanCollector collector, String name) {
    return collector.spans().stream()
        .filter(span -> span.name().equals(name))
        .map(Span::trace)
        .collect(Collectors.toSet());
  }

  private static List<Span> of(SpanCollector collector, String trace) {
    return collector.spans().stream().filter(span -> span.trace().equals(trace)).toList();
  }

  /** The traces that the buckets of both nodes name. */
  private static Set<String> exemplars(TestNode one, TestNode other, String bucket) {
    return Stream.of(one, other)
        .map(node -> new RestClient(node.managementPort()))
        .flatMap(node -> node.getAs("/metrics", null, OPEN_METRICS).body().lines())
        .filter(line -> line.startsWith(bucket))
        .flatMap(line -> EXEMPLAR.matcher(line).results())
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  private GameClient joined(TestNode node, String game) {
    GameClient client =
        GameClient.connect(vertx, WebSocketEndpoint.PLAIN, node.port(), TestTokens.of("ann"));
    client.ask("join_game", new JsonObject().put("game_id", game).put("role", "player"));
    return client;
  }

  private static void play(GameClient client, String game) {
    client.command("roll_dice", new JsonObject().put("game_id", game));
    client.command(
        "submit_manual_outcome", new JsonObject().put("game_id", game).put("outcome", "strikeout"));
  }

  /** A trace with a commit that was delivered on both nodes, whose frame came to the other node. */
  private static Optional<List<Span>> crossing(SpanCollector collector) {
    List<Span> spans = collector.spans();
    return spans.stream()
        .filter(span -> span.name().equals("frame"))
        .map(frame -> spans.stream().filter(any -> any.trace().equals(frame.trace())).toList())
        .filter(
            trace -> nodes(trace, "delivery").count() == 2 && nodes(trace, "commit").count() == 1)
        .filter(trace -> nodes(trace, "commit").noneMatch(named(trace, "frame").node()::equals))
        .findFirst();
  }

  private static Stream<String> nodes(List<Span> trace, String name) {
    return trace.stream().filter(span -> span.name().equals(name)).map(Span::node).distinct();
  }

  private static Span named(List<Span> trace, String name) {
    return trace.stream().filter(span -> span.name().equals(name)).findFirst().orElseThrow();
  }

  private static Map<String, String> second(Map<String, String> settings, TestNode first) {
    settings.put("PD_DATABASE_URL", first.database().url());
    return settings;
  }

  private static Map<String, String> settings(
      List<Integer> ports, int first, SpanCollector collector) {
    Map<String, String> settings = TestNode.ofTwo(ports, first);
    settings.put("PD_TRACING_ENDPOINT", collector.url());
    settings.put("PD_TRACING_ONE_IN", "1");
    settings.put("PD_TRACING_EXPORT_MS", "50");
    return settings;
  }
}
