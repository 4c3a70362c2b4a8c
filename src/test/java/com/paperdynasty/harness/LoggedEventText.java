package com.paperdynasty.harness;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The exact text of a logged event, as in a frame and in {@code GET /log}.
 *
 * @param text the frame without what belongs to a delivery ({@code replay}, {@code reply_to})
 * @param replyTo the id of the command that this delivery answers
 */
public record LoggedEventText(long seq, String event, String text, @Nullable String replyTo) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern DELIVERY =
      Pattern.compile("(?:,\"replay\":true)?(?:,\"reply_to\":\"([^\"]*)\")?}$");

  /** A frame that carries a {@code seq}. */
  public static LoggedEventText ofFrame(String frame) {
    Matcher delivery = DELIVERY.matcher(frame);
    if (!delivery.find()) {
      throw new AssertionError("not a logged frame: " + frame);
    }
    JsonObject json = new JsonObject(frame);
    return new LoggedEventText(
        json.getLong("seq"),
        json.getString("event"),
        frame.substring(0, delivery.start()) + "}",
        delivery.group(1));
  }

  /** Reads the events of a page of {@code GET /log}. */
  public static List<LoggedEventText> ofPage(String page) {
    List<LoggedEventText> events = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(page)) {
      parser.nextToken();
      if (!"events".equals(parser.nextFieldName()) || parser.nextToken() != JsonToken.START_ARRAY) {
        throw new AssertionError("not a page of a log: " + page);
      }
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        events.add(ofFrame(page.substring(start, (int) parser.currentLocation().getCharOffset())));
      }
      return events;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
