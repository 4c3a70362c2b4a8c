package com.paperdynasty.lobby;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.paperdynasty.wire.TableReply;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Goes through a log page by page and keeps what concerns the dice. */
final class DiceCollector {
  private static final ObjectReader JSON = JsonMapper.builder().build().readerFor(JsonNode.class);

  private final UUID gameId;
  private final List<DiceRecord.Entropy> entropies = new ArrayList<>();
  private final List<DiceRecord.Rolled> rolls = new ArrayList<>();
  private String commitment = "";
  private @Nullable String seed;

  DiceCollector(UUID gameId) {
    this.gameId = gameId;
  }

  /** Takes a page and gives the last seq on it, or {@code after} if it is empty. */
  long take(TableReply.Log page, long after) {
    long last = after;
    for (TableReply.SeqFrame frame : page.events()) {
      last = frame.seq();
      take(last, read(frame.frame()));
    }
    return last;
  }

  private void take(long seq, JsonNode frame) {
    JsonNode data = frame.path("data");
    switch (frame.path("event").asText()) {
      case "game_created" -> commitment = data.path("commitment").asText();
      case "entropy_given" ->
          entropies.add(
              new DiceRecord.Entropy(
                  seq, data.path("side").asText(), data.path("entropy").asText()));
      case "dice_rolled" -> rolls.add(new DiceRecord.Rolled(seq, data.toString()));
      case "game_completed" -> seed = data.path("seed").asText();
      default -> {}
    }
  }

  private static JsonNode read(String frame) {
    try {
      return JSON.readValue(frame);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the log holds a frame that is no JSON", e);
    }
  }

  DiceRecord record() {
    return new DiceRecord(gameId, commitment, entropies, rolls, seed);
  }
}
