package com.paperdynasty.app.logging;

import static net.logstash.logback.argument.StructuredArguments.kv;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import io.vertx.core.json.JsonObject;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.logstash.logback.encoder.LogstashEncoder;
import org.junit.jupiter.api.Test;

/** User input can neither begin a log line nor move a terminal's cursor. */
class LogLinesTest {
  private static final String EVIL =
      "x\r\n2026-01-01 00:00:00.000 ERROR Evil: all is lost \u001b[31m\u0085\u2028\u0000\tend";
  private static final Pattern PATTERN = Pattern.compile("<pattern>(.*)</pattern>");

  private final LoggerContext context = new LoggerContext();

  LogLinesTest() {
    context.setMDCAdapter(new LogbackMDCAdapter());
  }

  @Test
  void inputStaysInItsLineAsText() throws Exception {
    List<String> lines = text(event("who is \"" + EVIL + "\"", null)).lines().toList();

    assertThat(lines).hasSize(1);
    assertThat(lines.get(0))
        .contains("WARN  Test: who is \"x??2026-01-01")
        .contains("?end")
        .doesNotContainPattern("[\\p{Cntrl}\u0085\u2028]");
  }

  @Test
  void stackTraceIsIndented() throws Exception {
    Exception cause = new IllegalStateException(EVIL, new IllegalArgumentException(EVIL));
    String text = text(event("it failed", cause));

    assertThat(text.lines().skip(1)).isNotEmpty().allMatch(line -> line.startsWith("  "));
    assertThat(text.lines().findFirst().orElseThrow()).endsWith("Test: it failed");
    assertThat(text).contains("IllegalArgumentException", "LogLinesTest");
    assertThat(text.replace("\n", "").replace("\t", ""))
        .doesNotContainPattern("[\\p{Cntrl}\u0085\u2028]");
  }

  @Test
  void jsonLineIsOneObject() {
    LogstashEncoder encoder = new LogstashEncoder();
    encoder.setContext(context);
    encoder.start();
    Exception cause = new IllegalStateException(EVIL);
    String line =
        new String(encoder.encode(event("who is \"" + EVIL + "\"", cause)), StandardCharsets.UTF_8);

    assertThat(line.lines()).hasSize(1);
    assertThat(line.strip()).doesNotContainPattern("[\\x00-\\x1f\u001b]");
    JsonObject read = new JsonObject(line);
    assertThat(read.getString("message")).isEqualTo("who is \"" + EVIL + "\"");
    assertThat(read.getString("stack_trace")).contains("all is lost");
  }

  /** A line can be found by the game, the user or the command that it is about, in either form. */
  @Test
  void idsAreFieldsOfTheirOwn() throws Exception {
    LoggingEvent event =
        new LoggingEvent(
            "",
            context.getLogger("Test"),
            Level.WARN,
            "{} {}: it failed",
            null,
            new Object[] {kv("game", "g-1"), kv("seq", 7)});
    LogstashEncoder encoder = new LogstashEncoder();
    encoder.setContext(context);
    encoder.start();
    JsonObject line = new JsonObject(new String(encoder.encode(event), StandardCharsets.UTF_8));

    assertThat(text(event)).contains("WARN  Test: game=g-1 seq=7: it failed");
    assertThat(line.getString("game")).isEqualTo("g-1");
    assertThat(line.getInteger("seq")).isEqualTo(7);
    assertThat(line.getString("message")).isEqualTo("game=g-1 seq=7: it failed");
  }

  @Test
  void linesBeforeTheConfigurationIsReadHaveTheSameForm() throws Exception {
    assertThat(pattern("/logback.xml")).isEqualTo(pattern());
  }

  private LoggingEvent event(String message, Exception cause) {
    Logger logger = context.getLogger("Test");
    return new LoggingEvent("", logger, Level.WARN, message, cause, null);
  }

  private String text(LoggingEvent event) throws Exception {
    PatternLayout layout = new PatternLayout();
    layout.setContext(context);
    layout.setPattern(pattern());
    layout.start();
    return layout.doLayout(event);
  }

  /** The pattern of the program's own configuration. */
  private static String pattern() throws Exception {
    return pattern("/logback-text.xml");
  }

  private static String pattern(String resource) throws Exception {
    try (InputStream in = LogLinesTest.class.getResourceAsStream(resource)) {
      Matcher found = PATTERN.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      assertThat(found.find()).isTrue();
      return found.group(1);
    }
  }
}
