package com.paperdynasty.lobby;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.json.TrustedJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Collects the dice of a game from its log, page by page. */
final class DiceCollector {
  private final UUID gameId;
  private final List<DiceRecord.Entropy> entropies = new ArrayList<>();
  private final List<DiceRecord.Rolled> rolls = new ArrayList<>();
  private final List<DiceRecord.Seed> seeds = new ArrayList<>();
  private final List<DiceRecord.Part> commitments = new ArrayList<>();
  private final List<DiceRecord.Part> bytes = new ArrayList<>();
  private final Map<Integer, DiceRecord.Joint> joints = new HashMap<>();
  private int rollsMade;

  DiceCollector(UUID gameId) {
    this.gameId = gameId;
  }

  /**
   * Takes a page.
   *
   * @return the last seq on it, or {@code after} if the page is empty
   */
  long add(GameReply.LogPage page, long after) {
    long last = after;
    for (GameReply.SeqFrame frame : page.events()) {
      last = frame.seq();
      add(last, TrustedJson.read(frame.frame()));
    }
    return last;
  }

  private void add(long seq, JsonNode frame) {
    JsonNode data = frame.path("data");
    switch (frame.path("event").asText()) {
      case "game_created", "play_undone" -> commit(seq, data);
      case "entropy_committed" -> commitments.add(part(seq, data, "commitment"));
      case "entropy_given" -> given(seq, data);
      case "dice_rolled" -> rolled(seq, data);
      case "seat_opened" -> restart();
      case "game_completed" -> publish(data.path("seed").asText());
      default -> {}
    }
  }

  /** What both sides gave until then counts for nothing. */
  private void restart() {
    entropies.clear();
    commitments.clear();
    bytes.clear();
  }

  private void given(long seq, JsonNode data) {
    entropies.add(
        new DiceRecord.Entropy(
            seq, rollsMade + 1, data.path("side").asText(), data.path("entropy").asText()));
    if (data.hasNonNull("bytes")) {
      bytes.add(part(seq, data, "bytes"));
    }
  }

  private static DiceRecord.Part part(long seq, JsonNode data, String what) {
    return new DiceRecord.Part(
        seq,
        data.path("round").asInt(),
        data.path("side").asText(),
        data.path("by").asText(),
        data.path(what).asText());
  }

  /** A repeated roll has the number of the first one, and belongs to its seed. */
  private void rolled(long seq, JsonNode data) {
    rollsMade = Math.max(rollsMade, data.path("roll_number").asInt());
    rolls.add(new DiceRecord.Rolled(seq, data.toString()));
    JsonNode said = data.path("dice");
    if (said.isObject()) {
      List<String> missing = new ArrayList<>();
      said.path("missing").forEach(side -> missing.add(side.asText()));
      joints.put(
          said.path("round").asInt(),
          new DiceRecord.Joint(said.path("joint").booleanValue(), missing));
    }
  }

  /** An undone play draws a new seed only if the old one was published. */
  private void commit(long seq, JsonNode data) {
    if (data.hasNonNull("commitment")) {
      String commitment = data.path("commitment").asText();
      if (seeds.isEmpty() || !seeds.get(seeds.size() - 1).commitment().equals(commitment)) {
        seeds.add(new DiceRecord.Seed(seq, rollsMade + 1, commitment, null));
      }
    }
  }

  private void publish(String seed) {
    DiceRecord.Seed last = seeds.remove(seeds.size() - 1);
    seeds.add(new DiceRecord.Seed(last.seq(), last.fromRoll(), last.commitment(), seed));
  }

  DiceRecord record() {
    return new DiceRecord(gameId, seeds, entropies, rolls, commitments, bytes, joints);
  }
}
