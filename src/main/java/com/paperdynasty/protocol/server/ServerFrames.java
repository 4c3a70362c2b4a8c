package com.paperdynasty.protocol.server;

import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.json.JsonBuilder;
import com.paperdynasty.problem.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Frames to clients, as JSON text. Data that is JSON text already is inserted without being parsed.
 */
public final class ServerFrames {
  private static final String EVENT = "{\"event\":\"";
  private static final String DATA = "\"data\":";

  private static final String SIDE = "\"side\":\"";

  private ServerFrames() {}

  /** A frame that is not in the log. */
  public static String event(String event, String dataJson) {
    return "{\"event\":\"" + event + "\",\"data\":" + dataJson + "}";
  }

  /** The frame of a logged event. */
  public static String logged(String event, String dataJson, long seq) {
    return "{\"event\":\"" + event + "\",\"data\":" + dataJson + ",\"seq\":" + seq + "}";
  }

  /** Whether a frame that was made here has that event. */
  public static boolean isOf(String frame, String event) {
    return frame.startsWith("{\"event\":\"" + event + "\",");
  }

  /** The side whose seat the event of this frame opened again; null for any other event. */
  public static @Nullable String openedSide(String frame) {
    if (!isOf(frame, EventTypeNames.SEAT_OPENED)) {
      return null;
    }
    int from = frame.indexOf(SIDE) + SIDE.length();
    return frame.substring(from, frame.indexOf('"', from));
  }

  /** The data of a logged event's frame, as the same JSON text. */
  public static String data(GameReply.SeqFrame logged) {
    String frame = logged.frame();
    int from = frame.indexOf(DATA) + DATA.length();
    return frame.substring(from, frame.length() - (",\"seq\":" + logged.seq() + "}").length());
  }

  /**
   * The frame of a logged event as a server-sent event (HTML standard, 9.2), whatever else the
   * frame has beside its data. JSON text has no line breaks.
   */
  public static String serverSentEvent(String frame, long seq) {
    int data = frame.indexOf(DATA);
    String event = frame.substring(EVENT.length(), data - 2);
    String json = frame.substring(data + DATA.length(), frame.lastIndexOf(",\"seq\":" + seq));
    return "id: " + seq + "\nevent: " + event + "\ndata: " + json + "\n\n";
  }

  /** The same frame with {@code reply_to}; unchanged if {@code replyTo} is null. */
  public static String withReplyTo(String frame, @Nullable String replyTo) {
    return replyTo == null ? frame : extended(frame, "\"reply_to\":" + JsonBuilder.quoted(replyTo));
  }

  /** The same frame, marked as history. */
  public static String asReplay(String frame) {
    return extended(frame, "\"replay\":true");
  }

  /** An {@code error} frame. */
  public static String error(Problem problem, @Nullable String replyTo) {
    JsonBuilder data =
        new JsonBuilder()
            .object()
            .put("message", problem.message())
            .put("code", problem.code().code());
    return withReplyTo(event("error", details(data, problem)), replyTo);
  }

  /** An {@code outcome_rejected} frame. */
  public static String outcomeRejected(Problem problem, @Nullable String replyTo) {
    JsonBuilder data = new JsonBuilder().object().put("message", problem.message());
    return withReplyTo(event("outcome_rejected", details(data, problem)), replyTo);
  }

  /** The {@code outcome_accepted} frame for a valid submission. */
  public static String outcomeAccepted(
      UUID gameId, String outcome, @Nullable String hitLocation, @Nullable String replyTo) {
    String data =
        new JsonBuilder()
            .object()
            .put("game_id", gameId.toString())
            .put("outcome", outcome)
            .put("hit_location", hitLocation)
            .endObject()
            .toString();
    return withReplyTo(event("outcome_accepted", data), replyTo);
  }

  /** The {@code outcome_accepted} frame for a valid submission. */
  public static String outcomeAccepted(
      UUID gameId, Submission submission, @Nullable String replyTo) {
    Position location = submission.hitLocation();
    return outcomeAccepted(
        gameId, submission.outcome().code(), location == null ? null : location.code(), replyTo);
  }

  private static String details(JsonBuilder data, Problem problem) {
    if (problem.field() != null) {
      data.put("field", problem.field());
    }
    if (!problem.errors().isEmpty()) {
      data.put("errors", problem.errors());
    }
    if (problem.retryAfterMs() != null) {
      data.put("retry_after_ms", problem.retryAfterMs());
    }
    if (problem.errorId() != null) {
      data.put("error_id", problem.errorId());
    }
    return data.endObject().toString();
  }

  private static String extended(String frame, String field) {
    return frame.substring(0, frame.length() - 1) + "," + field + "}";
  }
}
