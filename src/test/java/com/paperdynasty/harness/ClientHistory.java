package com.paperdynasty.harness;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one client saw of a game and what it was promised, over all its connections: every logged
 * event with its number, and for each command that was answered by one, which.
 *
 * @param seen the frames, without what belongs to a delivery ({@code reply_to}, {@code replay})
 * @param acknowledged the number of the answering event, by command id
 */
public record ClientHistory(String client, List<JsonObject> seen, Map<String, Long> acknowledged) {

  /** A history in which nothing has been seen yet. */
  public static ClientHistory of(String client) {
    return new ClientHistory(client, new ArrayList<>(), new LinkedHashMap<>());
  }

  /** Notes a logged event as it was delivered. */
  public void note(JsonObject frame) {
    JsonObject event = frame.copy();
    Object replyTo = event.remove("reply_to");
    event.remove("replay");
    seen.add(event);
    if (replyTo instanceof String id) {
      acknowledged.put(id, frame.getLong("seq"));
    }
  }
}
