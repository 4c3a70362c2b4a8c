package com.paperdynasty.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.card.library.SampleSets;
import com.paperdynasty.harness.RestClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** The calls about card sets, on a server where a user may own two. */
final class CardSetRows {
  private static final String PATH = "/api/card-sets";

  private final RestClient restClient;
  private final String alice;
  private final String bob;

  CardSetRows(RestClient restClient, String alice, String bob) {
    this.restClient = restClient;
    this.alice = alice;
    this.bob = bob;
  }

  void post() {
    JsonObject answer = posted(alice, "Owls");
    assertThat(answer)
        .isEqualTo(new JsonObject().put("hash", hash("Owls")).put("players", 2))
        .isEqualTo(posted(alice, "Owls"));
    posted(alice, "Millers");
    HttpRowsIT.problem(restClient.postRaw(PATH, alice, SampleSets.json("Larks")), 409, "conflict");
    HttpRowsIT.problem(
        restClient.postRaw(PATH, null, SampleSets.json("Larks")), 401, "unauthorized");
    HttpResponse<String> faulty =
        restClient.postRaw(
            PATH,
            bob,
            SampleSets.json("Larks")
                .replaceFirst("\"outcome\":\"walk\"", "\"outcome\":\"wlak\"")
                .replace("\"running\":12", "\"running\":21"));
    HttpRowsIT.problem(faulty, 422, "invalid");
    JsonArray faults = new JsonObject(faulty.body()).getJsonArray("faults");
    assertThat(faults).hasSize(3);
    assertThat(faults)
        .contains(
            new JsonObject()
                .put("player", "a")
                .put("half", "batting vs_left")
                .put("column", 1)
                .put("row", 2)
                .put("reason", "outcome is the name of one, not \"wlak\""));
    HttpRowsIT.problem(restClient.postRaw(PATH, bob, " ".repeat(10_000_000)), 413, "invalid");
    assertThat(posted(bob, "Owls")).as("the places are free again").isEqualTo(answer);
  }

  void list() {
    posted(bob, "Owls");
    JsonArray mine = listed("?mine=true");
    JsonArray all = listed("");
    assertThat(mine)
        .contains(
            new JsonObject()
                .put("hash", hash("Owls"))
                .put("name", "Owls")
                .put("season", 1911)
                .put("players", 2));
    assertThat(all).hasSize(mine.size() + 2).containsAll(mine);
    HttpRowsIT.problem(restClient.getRaw(PATH + "?mine=maybe", bob, null), 422, "invalid");
    HttpRowsIT.problem(restClient.getRaw(PATH, null, null), 401, "unauthorized");
  }

  void read() {
    posted(bob, "Larks");
    String set = PATH + "/" + hash("Larks");
    JsonObject read = restClient.get(set, bob);
    assertThat(read).isEqualTo(new JsonObject(SampleSets.json("Larks")));
    HttpRowsIT.problem(restClient.getRaw(set, alice, null), 404, "not_found");
    HttpRowsIT.problem(restClient.getRaw(set, null, null), 401, "unauthorized");
    HttpRowsIT.problem(restClient.getRaw(PATH + "/none", bob, null), 422, "invalid");
    String houston =
        listed("").stream()
            .map(JsonObject.class::cast)
            .filter(one -> one.getString("name").equals("Houston"))
            .map(one -> one.getString("hash"))
            .findFirst()
            .orElseThrow();
    assertThat(restClient.get(PATH + "/" + houston, alice).getJsonArray("players")).hasSize(26);
    readAsManager();
  }

  /** Dora's game has her own two sets; Erin manages the visitors, and Frank the home team. */
  private void readAsManager() {
    String dora = restClient.token("dora");
    String erin = restClient.token("erin");
    String frank = restClient.token("frank");
    String away = copied(dora, "2019-houston");
    String home = copied(dora, "2019-washington");
    HttpRowsIT.problem(restClient.getRaw(away, erin, null), 404, "not_found");
    JsonObject order =
        new JsonObject()
            .put("league", "pd")
            .put("card_sets", new JsonArray().add(hashOf(away)).add(hashOf(home)))
            .put("away", new JsonObject().put("name", "Visitors").put("manager", "erin"))
            .put("home", new JsonObject().put("name", "Locals").put("manager", "frank"));
    String game = "?game=" + restClient.post("/api/games", dora, order).getString("game_id");
    for (String through : List.of("", game)) {
      assertThat(restClient.get(away + through, erin).getJsonArray("players")).hasSize(26);
      assertThat(restClient.get(home + through, frank).getJsonArray("players")).hasSize(26);
      assertThat(restClient.get(home + through, erin).getJsonArray("players")).isEmpty();
      HttpRowsIT.problem(restClient.getRaw(away + through, alice, null), 404, "not_found");
      isKept(away + through, erin);
      isKept(home + through, erin);
    }
    HttpRowsIT.problem(
        restClient.getRaw(away + "?game=" + UUID.randomUUID(), erin, null), 404, "not_found");
    HttpRowsIT.problem(restClient.getRaw(away + "?game=none", erin, null), 422, "invalid");
  }

  /** Who has what they may see gets it no second time. */
  private void isKept(String path, String token) {
    HttpResponse<String> first = restClient.getRaw(path, token, null);
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(first.headers().firstValue("Cache-Control")).contains("private, no-cache");

    HttpResponse<String> again = restClient.getIfChanged(path, token, tag);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  /** The path of a copy of a set of the program, which belongs to the user. */
  private String copied(String user, String name) {
    try {
      JsonObject set = new JsonObject(Files.readString(Path.of("conf/cards/" + name + ".json")));
      String copy = set.put("name", "Copy of " + name).encode();
      HttpResponse<String> answer = restClient.postRaw(PATH, user, copy);
      return PATH + "/" + new JsonObject(answer.body()).getString("hash");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hashOf(String path) {
    return path.substring(PATH.length() + 1);
  }

  private JsonObject posted(String user, String name) {
    HttpResponse<String> answer = restClient.postRaw(PATH, user, SampleSets.json(name));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return new JsonObject(answer.body());
  }

  private JsonArray listed(String query) {
    return restClient.get(PATH + query, bob).getJsonArray("card_sets");
  }

  private static String hash(String name) {
    return SampleSets.set(name).summary().hash();
  }
}
