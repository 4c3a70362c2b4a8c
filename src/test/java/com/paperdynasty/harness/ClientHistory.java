package com.paperdynasty.harness;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one client has received of a game over all its connections: every logged event with its seq,
 * and the seq that answered each command.
 *
 * @param seen the frames, without what belongs to a delivery ({@code reply_to}, {@code replay})
 * @param acknowledged the seq of the answering event, by command id
 */
public record ClientHistory(String client, List<JsonObject> seen, Map<String, Long> acknowledged) {

  /** An empty history. */
  public static ClientHistory of(String client) {
    return new ClientHistory(client, new ArrayList<>(), new LinkedHashMap<>());
  }

  /** Records a logged event as it was delivered. */
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
