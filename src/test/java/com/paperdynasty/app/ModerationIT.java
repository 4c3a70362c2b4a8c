package com.paperdynasty.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.RunsInParallel;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mutes, announcements and hand cards: who may use them, and who is told. */
@RunsInParallel
class ModerationIT extends ChatScene {
  @Test
  void mutedUserCannotSendUntilTheMuteEnds() {
    try (ChatGame table = table("sba")) {
      JsonObject mute = table.about().put("user_id", "dave").put("seconds", 600);
      for (String other : List.of("alice", "bob", "erin")) {
        assertThat(code(table.at(other).ask("mute_user", mute.copy()))).isEqualTo("forbidden");
      }
      JsonObject muted = table.at("carol").ask("mute_user", mute.copy());
      table.settle();

      assertThat(muted.getString("event")).isEqualTo("user_muted");
      assertThat(muted.getJsonObject("data").getInteger("seconds")).isEqualTo(600);
      assertThat(table.whoHeard("\"user_muted\"")).isEqualTo(ChatGame.EVERYBODY);
      JsonObject refused = table.say("dave", "spectators", "boo").getJsonObject("data");
      assertThat(refused.getString("code")).isEqualTo("forbidden");
      assertThat(refused.getString("message"))
          .isEqualTo("Muted until " + muted.getJsonObject("data").getString("until"));
      assertThat(refused.getLong("retry_after_ms")).isBetween(500_000L, 600_000L);
      expect(table.say("erin", "spectators", "he is muted"), "he is muted", true);

      table.at("root").ask("mute_user", mute.copy().put("seconds", 0));
      expect(table.say("dave", "spectators", "back again"), "back again", true);
    }
  }

  @Test
  void muteSurvivesAChangeOfOwner() {
    try (ChatGame table = table("sba")) {
      table.at("carol").ask("mute_user", table.about().put("user_id", "dave").put("seconds", 600));
      node.database()
          .execute("UPDATE games SET epoch = epoch + 1 WHERE game_id = '" + table.game() + "'");
      table.at("alice").command("roll_dice", table.about());

      assertThat(code(table.say("dave", "spectators", "boo"))).isEqualTo("forbidden");
      expect(table.say("erin", "spectators", "poor dave"), "poor dave", true);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "{'user_id': 'dave'}, seconds",
    "{'user_id': 'dave'; 'seconds': -1}, seconds",
    "{'user_id': 'dave'; 'seconds': 1.5}, seconds",
    "{'user_id': 'dave'; 'seconds': 604801}, seconds",
    "{'seconds': 5}, user_id",
    "{'user_id': 7; 'seconds': 5}, user_id",
  })
  void invalidFieldOfAMuteIsNamed(String data, String field) {
    JsonObject mute = new JsonObject(data.replace('\'', '"').replace(';', ','));
    try (ChatGame table = table("sba")) {
      JsonObject refused = table.at("carol").ask("mute_user", mute.copy().mergeIn(table.about()));
      assertThat(refused.getJsonObject("data").getString("field")).isEqualTo(field);
      JsonObject byAnother = table.at("dave").ask("mute_user", mute.mergeIn(table.about()));
      assertThat(byAnother.getJsonObject("data").getString("message")).isEqualTo("Not authorized");
    }
  }

  @Test
  void managerSeesHandCardsAndTheRoomIsTold() {
    try (ChatGame table = table("sba")) {
      JsonObject hand = table.at("bob").ask("request_hand_cards", table.about());
      JsonObject others = table.about().put("side", "away");
      assertThat(code(table.at("bob").ask("request_hand_cards", others))).isEqualTo("forbidden");
      for (String other : List.of("carol", "root", "dave")) {
        assertThat(code(table.at(other).ask("request_hand_cards", table.about())))
            .isEqualTo("forbidden");
        assertThat(code(table.at(other).ask("request_hand_cards", others.copy())))
            .isEqualTo("forbidden");
      }
      table.settle();

      assertThat(hand.getString("event")).isEqualTo("hand_cards");
      assertThat(hand.getJsonObject("data").getString("team_id")).isEqualTo("home");
      assertThat(hand.getJsonObject("data").getJsonArray("cards")).isEmpty();
      assertThat(table.whoHeard("\"hand_cards\"")).containsExactly("bob");
      assertThat(table.whoHeard("\"viewed_hand\"")).isEqualTo(ChatGame.EVERYBODY);
      JsonObject action = table.at("dave").await("player_action").getJsonObject("data");
      assertThat(action.fieldNames()).containsExactlyInAnyOrder("game_id", "user_id", "action");
      assertThat(action.getString("user_id")).isEqualTo("bob");
    }
  }

  @Test
  void handCardsOfADigitalLeagueHaveFieldingRatings() {
    try (ChatGame table = table("pd")) {
      JsonObject hand = table.at("alice").ask("request_hand_cards", table.about());
      List<String> positions = new ArrayList<>();
      for (Object card : hand.getJsonObject("data").getJsonArray("cards")) {
        positions.add(((JsonObject) card).getString("position"));
        JsonObject fielding = ((JsonObject) card).getJsonObject("fielding");
        assertThat(fielding.getInteger("range")).isBetween(1, 5);
        assertThat(fielding.getInteger("error")).isBetween(0, 30);
      }
      assertThat(hand.getJsonObject("data").getString("team_id")).isEqualTo("away");
      assertThat(positions)
          .containsExactlyInAnyOrder("P", "C", "1B", "2B", "3B", "SS", "LF", "CF", "RF");
    }
  }

  @Test
  void onlyAdminsAnnounceToEverybody() {
    try (ChatGame table = table("sba")) {
      JsonObject text = table.about().put("text", "rain delay");
      for (String other : List.of("alice", "dave")) {
        assertThat(code(table.at(other).ask("announce", text.copy()))).isEqualTo("forbidden");
      }
      JsonObject announced = table.at("root").ask("announce", text.copy());
      table.settle();

      assertThat(announced.getJsonObject("data").getString("from")).isEqualTo("root");
      assertThat(announced.getLong("seq")).isPositive();
      assertThat(table.whoHeard("rain delay")).isEqualTo(ChatGame.EVERYBODY);
    }
  }
}
