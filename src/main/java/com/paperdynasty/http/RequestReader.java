package com.paperdynasty.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.http.problem.AcceptHeader;
import com.paperdynasty.http.problem.ProblemDocument;
import com.paperdynasty.http.problem.ProblemException;
import com.paperdynasty.json.StrictJson;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.text.NameRules;
import com.paperdynasty.text.TextRules;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads values from a request. A missing or invalid value ends the handler with a {@link
 * ProblemException}.
 */
final class RequestReader {
  private static final int LONGEST_USER_ID = 500;

  private RequestReader() {}

  /** Passes a request on only if its body is declared as JSON. Called before the body is read. */
  static void needJson(RoutingContext context) {
    String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
    String media = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (media.equals("application/json")) {
      context.next();
    } else {
      context.fail(415);
    }
  }

  /** The body, a JSON object. */
  static ObjectNode object(RoutingContext context) {
    Buffer body = context.body().buffer();
    String text = body == null ? "" : TextRules.utf8(body.getBytes());
    if (text == null) {
      throw new ProblemException(Problem.of(ErrorCode.MALFORMED, "The body is not valid UTF-8"));
    }
    JsonNode read = StrictJson.STANDARD.read(text);
    if (read == null) {
      throw new ProblemException(Problem.of(ErrorCode.MALFORMED, "The body is not valid JSON"));
    }
    if (read instanceof ObjectNode object) {
      return object;
    }
    throw new ProblemException(Problem.of(ErrorCode.MALFORMED, "The body must be a JSON object"));
  }

  /** The game id of the path. */
  static UUID gameId(RoutingContext context) {
    UUID gameId = TextRules.uuid(context.pathParam("id"));
    if (gameId == null) {
      throw ProblemException.invalid("game_id", "Invalid game_id format");
    }
    return gameId;
  }

  /** The user id of the path. */
  static String userId(RoutingContext context) {
    String userId = context.pathParam("id");
    if (userId.isBlank() || userId.length() > LONGEST_USER_ID || userId.indexOf(0) >= 0) {
      throw ProblemException.invalid("user_id", "Invalid user_id");
    }
    return userId;
  }

  /** A required text of the body. */
  static String field(ObjectNode body, String name) {
    if (!body.hasNonNull(name)) {
      throw ProblemException.invalid(name, "Missing " + name);
    }
    if (!body.get(name).isTextual()) {
      throw ProblemException.invalid(name, name + " must be a text");
    }
    return body.get(name).textValue();
  }

  /** A required text of the body without control characters. */
  static String line(ObjectNode body, String name, int max) {
    String text = field(body, name);
    if (!TextRules.isLine(text, max)) {
      throw ProblemException.invalid(name, "Invalid " + name);
    }
    return text;
  }

  /** A required name of the body, in the form in which names are stored. */
  static String name(ObjectNode body, String name) {
    String read = NameRules.read(field(body, name));
    if (read == null) {
      throw ProblemException.invalid(name, name + NameRules.RULE);
    }
    return read;
  }

  /** A required user id of the body, which must be a valid name too because it may serve as one. */
  static String userId(ObjectNode body, String name) {
    String text = field(body, name);
    if (!text.equals(NameRules.read(text))) {
      throw ProblemException.invalid(name, name + NameRules.RULE);
    }
    return text;
  }

  /** The number after which a page begins. */
  static int after(RoutingContext context) {
    return number(context, "after", 0, 0, Integer.MAX_VALUE);
  }

  /** The number at which a page begins or ends, where numbers do not fit an int. */
  static long position(RoutingContext context, String name, long fallback) {
    String text = text(context, name);
    if (text == null) {
      return fallback;
    }
    if (!text.matches("[0-9]{1,18}")) {
      throw ProblemException.invalid(name, name + " must be a whole number");
    }
    return Long.parseLong(text);
  }

  /** How many items a page may have: {@code max} unless the query asks for fewer. */
  static int limit(RoutingContext context, int max) {
    return number(context, "limit", max, 1, max);
  }

  /** The media type that the client prefers among those offered; else the handler ends with 406. */
  static String accepted(RoutingContext context, String... offered) {
    String preferred =
        AcceptHeader.of(context.request().headers().getAll(HttpHeaders.ACCEPT)).prefers(offered);
    if (preferred == null) {
      throw new ProblemException(ProblemDocument.notAcceptable(offered));
    }
    return preferred;
  }

  /** A word of the query that must be one of these; null if missing. */
  static @Nullable String oneOf(RoutingContext context, String name, String... words) {
    String text = text(context, name);
    if (text != null && !List.of(words).contains(text)) {
      String message = name + " must be one of " + String.join(", ", words);
      throw ProblemException.invalid(name, message);
    }
    return text;
  }

  /** A number of the query, or the fallback. */
  static int number(RoutingContext context, String name, int fallback, int min, int max) {
    String text = text(context, name);
    if (text == null) {
      return fallback;
    }
    if (!text.matches("[0-9]{1,9}")) {
      throw ProblemException.invalid(name, name + " must be a whole number");
    }
    int number = Integer.parseInt(text);
    if (number < min || number > max) {
      throw ProblemException.invalid(name, name + " must be from " + min + " to " + max);
    }
    return number;
  }

  /** A boolean of the query, false if missing. */
  static boolean flag(RoutingContext context, String name) {
    String text = text(context, name);
    if (text == null || text.equals("false")) {
      return false;
    }
    if (text.equals("true")) {
      return true;
    }
    throw ProblemException.invalid(name, name + " must be true or false");
  }

  /** A text of the query without control characters, null if missing. */
  static @Nullable String line(RoutingContext context, String name, int max) {
    List<String> values = context.queryParam(name);
    if (values.isEmpty()) {
      return null;
    }
    if (!TextRules.isLine(values.get(0), max)) {
      throw ProblemException.invalid(
          name, name + " must be 1 to " + max + " characters, without control characters");
    }
    return values.get(0);
  }

  /** A text of the query; null if missing or empty. */
  static @Nullable String text(RoutingContext context, String name) {
    List<String> values = context.queryParam(name);
    return values.isEmpty() || values.get(0).isEmpty() ? null : values.get(0);
  }
}
