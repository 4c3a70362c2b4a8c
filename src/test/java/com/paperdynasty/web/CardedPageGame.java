package com.paperdynasty.web;

import com.paperdynasty.harness.RestClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Games on the page with the cards of the teams that come with the program, or with others like
 * them.
 */
final class CardedPageGame {
  private static final String PATH = "/api/card-sets";

  /** A hit on which a runner may try for one more base. */
  private static final JsonObject UNCAPPED =
      new JsonObject().put("outcome", "single_uncapped").put("hit_location", "CF");

  private CardedPageGame() {}

  /** Ann manages the visitors and Bob the home team, with the cards of the program. */
  static String ofTheProgram(RestClient restClient) {
    String ann = restClient.token("ann");
    JsonArray hashes = new JsonArray();
    restClient.get(PATH, ann).getJsonArray("card_sets").stream()
        .map(JsonObject.class::cast)
        .filter(set -> Integer.valueOf(26).equals(set.getInteger("players")))
        .filter(set -> Stream.of("Houston", "Washington").anyMatch(set.getString("name")::equals))
        .forEach(set -> hashes.add(set.getString("hash")));
    return game(restClient, ann, hashes);
  }

  /** The same with sets of Dora's, which nobody else may read: every cell of theirs is that hit. */
  static String ofHitsAlone(RestClient restClient) {
    String dora = restClient.token("dora");
    JsonArray hashes = new JsonArray();
    for (String name : Stream.of("2019-houston", "2019-washington").toList()) {
      hashes.add(restClient.post(PATH, dora, hitsAlone(name)).getString("hash"));
    }
    return game(restClient, dora, hashes);
  }

  private static String game(RestClient restClient, String token, JsonArray hashes) {
    JsonObject order =
        new JsonObject()
            .put("league", "pd")
            .put("card_sets", hashes)
            .put("public", true)
            .put("options", new JsonObject().put("before_roll", "free"))
            .put("away", new JsonObject().put("name", "Houston").put("manager", "ann"))
            .put("home", new JsonObject().put("name", "Washington").put("manager", "bob"));
    return restClient.post("/api/games", token, order).getString("game_id");
  }

  private static JsonObject hitsAlone(String name) {
    JsonObject set = read(name).put("name", name + " of hits");
    for (Object each : set.getJsonArray("players")) {
      for (String side : Stream.of("batting", "pitching").toList()) {
        JsonObject halves = ((JsonObject) each).getJsonObject(side, new JsonObject());
        for (String half : halves.fieldNames()) {
          JsonObject columns = halves.getJsonObject(half);
          for (String column : columns.fieldNames()) {
            JsonObject rows = columns.getJsonObject(column);
            rows.fieldNames().forEach(row -> rows.put(row, UNCAPPED));
          }
        }
      }
    }
    return set;
  }

  private static JsonObject read(String name) {
    try {
      return new JsonObject(Files.readString(Path.of("conf/cards/" + name + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
