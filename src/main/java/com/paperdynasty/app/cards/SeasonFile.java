package com.paperdynasty.app.cards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.card.Hand;
import com.paperdynasty.card.season.Counts;
import com.paperdynasty.card.season.SeasonLines;
import com.paperdynasty.card.season.SeasonPlayer;
import com.paperdynasty.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Reads a season's file: JSON in gzip, with {@code season}, {@code source}, {@code league} and
 * {@code players}. Each player has {@code batting} and {@code pitching} by {@code vL} and {@code
 * vR}, {@code fielding} by position, and {@code running}, {@code catching} and {@code use}.
 */
public final class SeasonFile {
  /** The most bytes of the file, unpacked. */
  private static final int MOST_BYTES = 32 * 1024 * 1024;

  private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

  private SeasonFile() {}

  /**
   * The season in that file.
   *
   * @throws IOException if it cannot be read, or is not such a file
   */
  public static SeasonLines read(Path file) throws IOException {
    byte[] content;
    try (InputStream packed = Files.newInputStream(file);
        InputStream unpacked = new GZIPInputStream(packed)) {
      content = unpacked.readNBytes(MOST_BYTES + 1);
    }
    ObjectNode season = StrictJson.STANDARD.object(content).orElse(NOTHING);
    if (content.length > MOST_BYTES || !season.path("players").isArray()) {
      throw new IOException(file + " is not the file of a season");
    }
    List<SeasonPlayer> players = new ArrayList<>();
    season.path("players").forEach(player -> players.add(player(player)));
    return new SeasonLines(
        season.path("season").asInt(),
        season.path("source").asText(),
        counts(season.path("league")),
        players);
  }

  private static SeasonPlayer player(JsonNode node) {
    Hand bats = hand(node.path("bats"));
    return new SeasonPlayer(
        node.path("id").asText(),
        node.path("name").asText(),
        bats,
        hand(node.path("throws")),
        node.path("team").asText(),
        halves(node.path("batting"), bats),
        halves(node.path("pitching"), bats),
        fielding(node.path("fielding")),
        counts(node.path("running")),
        counts(node.path("catching")),
        counts(node.path("use")));
  }

  private static Hand hand(JsonNode code) {
    // The file has B for who bats from both sides, and S for who throws with both hands.
    return code.asText().equals("L")
        ? Hand.LEFT
        : code.asText().equals("R") ? Hand.RIGHT : Hand.BOTH;
  }

  private static Map<Hand, Counts> halves(JsonNode node, Hand bats) {
    Map<Hand, Counts> halves = new EnumMap<>(Hand.class);
    node.fields()
        .forEachRemaining(
            half ->
                halves.merge(against(half.getKey(), bats), counts(half.getValue()), Counts::plus));
    return halves;
  }

  /** A pitcher who throws with both (vS) uses the hand of the batter's side. */
  private static Hand against(String code, Hand bats) {
    return switch (code) {
      case "vL" -> Hand.LEFT;
      case "vR" -> Hand.RIGHT;
      default -> bats == Hand.LEFT ? Hand.LEFT : Hand.RIGHT;
    };
  }

  private static Map<Position, Counts> fielding(JsonNode node) {
    Map<Position, Counts> fielding = new EnumMap<>(Position.class);
    node.fields()
        .forEachRemaining(
            entry -> {
              Position position = Position.byCode(entry.getKey());
              if (position != null && position.inField()) {
                fielding.put(position, counts(entry.getValue()));
              }
            });
    return fielding;
  }

  private static Counts counts(JsonNode node) {
    Map<String, Double> counts = new HashMap<>();
    node.fields()
        .forEachRemaining(
            entry -> {
              if (entry.getValue().isNumber()) {
                counts.put(entry.getKey(), entry.getValue().asDouble());
              }
            });
    return new Counts(counts);
  }
}
