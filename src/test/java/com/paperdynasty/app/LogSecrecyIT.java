package com.paperdynasty.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.WebSocketEndpoint;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** Neither a token nor what people write to each other is in any line of the log, at any level. */
class LogSecrecyIT {
  private static final String TEXT = "between-you-and-me";

  @RegisterExtension
  private static final NodeExtension NODE =
      new NodeExtension(Map.of("PD_HTTP_ACCESS_LOG", "true", "PD_LOG_LEVEL", "debug"));

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger ours = (Logger) LoggerFactory.getLogger("com.paperdynasty");
  private final Lines lines = new Lines();
  private final Level before = root.getLevel();
  private final Level oursBefore = ours.getLevel();

  /** Keeps each line with its stack trace. */
  private static final class Lines extends AppenderBase<ILoggingEvent> {
    private final List<String> texts = new ArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      String trace =
          event.getThrowableProxy() == null ? "" : " " + event.getThrowableProxy().getMessage();
      texts.add(event.getLevel() + " " + event.getFormattedMessage() + trace);
    }

    synchronized List<String> texts() {
      return List.copyOf(texts);
    }
  }

  @BeforeEach
  void listen() {
    lines.setContext(root.getLoggerContext());
    lines.start();
    root.addAppender(lines);
    root.setLevel(Level.DEBUG);
    ours.setLevel(Level.DEBUG);
  }

  @AfterEach
  void stop() {
    root.detachAppender(lines);
    root.setLevel(before);
    ours.setLevel(oursBefore);
  }

  @Test
  void tokensAndChatAreInNoLine() throws Exception {
    try (ChatGame game = new ChatGame(NODE.port(), "sba").seated()) {
      String token = game.token("alice");
      game.say("alice", "game", TEXT);
      game.tell("alice", "bob", TEXT);
      game.say("dave", "game", TEXT + " refused");
      game.at("carol").command("announce", game.about().put("text", TEXT));
      GameClient late = NODE.open(WebSocketEndpoint.PLAIN, "192.0.2.1");
      late.ask("send_message", game.message("game", TEXT));
      late.ask("connect", new JsonObject().put("token", token.replace('.', '!')));
      HttpCalls calls = new HttpCalls(NODE.port(), token);
      String path = "/api/games/" + game.game() + "/messages";
      assertThat(calls.get(path + "?after=" + token).statusCode()).isPositive();
      assertThat(calls.get("/api/games/" + token).statusCode()).isEqualTo(422);
      assertThat(calls.post("/api/games", "{\"league\": \"" + TEXT + "\", \"x\": ").statusCode())
          .isEqualTo(400);
      calls.as(token + "x").get(path);
      game.settle();

      String body = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
      String signature = token.substring(token.lastIndexOf('.') + 1);
      assertThat(lines.texts())
          .noneMatch(line -> line.contains(TEXT))
          .noneMatch(line -> line.contains(body))
          .noneMatch(line -> line.contains(signature));
      assertThat(accessLines())
          .anyMatch(
              line ->
                  line.contains("method=GET path=" + path + " status=")
                      && line.contains(" user=alice session="))
          .anyMatch(line -> line.contains("path=/api/games/... status=422"))
          .anyMatch(line -> line.contains("method=POST path=/api/games status=400"));
    }
  }

  @Test
  void requestsOfAnySizeMakeShortLines() throws Exception {
    HttpCalls calls = new HttpCalls(NODE.port(), null);
    String mark = UUID.randomUUID().toString().substring(0, 8);
    calls.get(
        "/" + mark + "/a".repeat(700) + "?" + "q".repeat(1_500), "User-Agent", "u".repeat(900));

    assertThat(accessLines().stream().filter(line -> line.contains(mark)))
        .hasSize(1)
        .allMatch(line -> line.length() < 400);
  }

  /** All of them are information: refused requests are no warnings. */
  private List<String> accessLines() {
    return lines.texts().stream().filter(line -> line.startsWith("INFO method=")).toList();
  }
}
