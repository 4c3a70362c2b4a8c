package com.paperdynasty.protocol.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.league.MercyRule;
import com.paperdynasty.baseball.league.SampleLineups;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.bus.GameReply.Joined;
import com.paperdynasty.eventlog.EventCodec;
import com.paperdynasty.game.CardedScenario;
import com.paperdynasty.game.GameLogic;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.GameSetup;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.game.model.TableOptions;
import com.paperdynasty.game.model.TableOptions.BeforeRoll;
import com.paperdynasty.game.model.TableOptions.DiceSource;
import com.paperdynasty.game.model.TableOptions.Plans;
import com.paperdynasty.game.model.TableOptions.Rulings;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.json.TrustedJson;
import com.paperdynasty.league.SampleRules;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SetupJsonTest {
  private static final TableOptions TABLE =
      new TableOptions(BeforeRoll.READY, 90, Plans.SEALED, Rulings.AGREED, DiceSource.SERVER, 300);
  private static final Event.GameCreated CREATED = created();
  private static final GameState STATE = GameLogic.created(CREATED, SampleRules.SBA);
  private static final String REST =
      """
      "league":"sba","public":false,"admin":{"user_id":"carol","name":"Carol"},
      "umpire":{"user_id":"ursula","name":"Ursula"},
      "options":{"innings":7,"dh":true,"extra_runner":null,"mercy":{"lead":10,"from_inning":5},
        "before_roll":"ready","ready_seconds":90,"plans":"sealed","rulings":"agreed",
        "dice":"server","absence_seconds":300},
      "away":{"name":"Owls","abbrev":"OWL","color":"#a0b1c2",
        "manager":{"user_id":"alice","name":"Alice"}},
      "home":{"name":"Millers","abbrev":null,"color":null,"manager":null}
      """;

  @Test
  void setupHasTeamsUsersAndTheOptionsInEffect() {
    assertThat(TrustedJson.read(SetupJson.text(STATE))).isEqualTo(read("{" + REST + "}"));
  }

  @Test
  void gameWithCardsNamesItsCardSets() {
    JsonNode setup = TrustedJson.read(SetupJson.text(CardedScenario.newGame().state()));

    assertThat(setup.path("card_sets")).extracting(JsonNode::asText).isEqualTo(CardedScenario.SETS);
  }

  @Test
  void offerNamesTheSeatAndWhatItIsFor() {
    String head =
        "\"game_id\":\"%s\",\"seq\":3,\"side\":\"home\",\"open\":true,\"status\":\"waiting\","
            .formatted(GameScenario.GAME);

    String offer = SetupJson.offer(3, STATE, GameScenario.SECRETS, GameScenario.HOME_INVITATION);

    assertThat(TrustedJson.read(offer)).isEqualTo(read("{" + head + REST + "}"));
  }

  /** Spectators may see the game with a delay, and links are kept. */
  @Test
  void offerOfATakenSeatDoesNotSayWhereTheGameIs() {
    GameState taken =
        GameLogic.apply(
            STATE, new Event.SeatTaken(GameScenario.NOON, Side.HOME, new Manager("bob", "Bob")));

    JsonNode offer =
        TrustedJson.read(
            SetupJson.offer(9, taken, GameScenario.SECRETS, GameScenario.HOME_INVITATION));

    assertThat(offer.path("open").booleanValue()).isFalse();
    assertThat(offer.path("home").path("manager").path("name").asText()).isEqualTo("Bob");
    assertThat(offer.has("seq")).isFalse();
    assertThat(offer.has("status")).isFalse();
  }

  @Test
  void invitationToWatchOffersNoSeat() {
    for (String other : new String[] {GameScenario.WATCH_INVITATION, "", "wrong"}) {
      assertThat(SetupJson.offer(3, STATE, GameScenario.SECRETS, other)).isNull();
    }
  }

  @Test
  void gameCreatedHasTheUmpireAndAllTableOptions() {
    JsonNode data = TrustedJson.read(EventJson.data(CREATED, STATE));

    assertThat(data.path("umpire")).isEqualTo(read("{'user_id':'ursula','name':'Ursula'}"));
    assertThat(data.path("options"))
        .isEqualTo(
            read(
                "{'innings':7,'mercy':{'lead':10,'from_inning':5},'before_roll':'ready',"
                    + "'ready_seconds':90,'plans':'sealed','rulings':'agreed','dice':'server',"
                    + "'absence_seconds':300}"));
    assertThat(data.path("away").path("abbrev").asText()).isEqualTo("OWL");
    assertThat(data.path("home").has("abbrev")).isFalse();
  }

  @Test
  void ownerOfAnOlderBuildHasNoSetup() {
    Joined joined =
        new Joined(1, 3, "manager", List.of(), 0, "{}", "{}", "null", null, List.of(), null, null);

    assertThat(TrustedJson.read(ResponseJson.joined(GameScenario.GAME, joined, 500)).has("setup"))
        .isFalse();
  }

  @Test
  void storedSetupIsReadAgain() {
    Map<String, String> names = EventCodec.names(CREATED);

    assertThat(EventCodec.decode(EventCodec.encode(CREATED), names)).isEqualTo(CREATED);
    assertThat(names).containsEntry("ursula", "Ursula");
  }

  @Test
  void summaryHasOnlyWhatDiffersFromMostGames() {
    JsonNode summary = TrustedJson.read(StateJson.summary(STATE));

    assertThat(summary.path("options").path("plans").asText()).isEqualTo("sealed");
    assertThat(summary.path("away").path("color").asText()).isEqualTo("#a0b1c2");
    assertThat(summary.path("home").has("color")).isFalse();
    assertThat(StateJson.summary(GameScenario.newGame().state()))
        .doesNotContain("options", "abbrev", "color");
  }

  private static Event.GameCreated created() {
    return new Event.GameCreated(
        GameScenario.NOON,
        new GameSetup(
            GameScenario.GAME,
            "sba",
            SampleRules.SBA.hash(),
            new GameOptions(7, null, null, new MercyRule(10, 5)),
            TABLE,
            false,
            new Manager("carol", "Carol"),
            new Manager("ursula", "Ursula"),
            new GameSetup.Team(
                "Owls",
                new Manager("alice", "Alice"),
                SampleLineups.lineup(Side.AWAY, true),
                "OWL",
                "#a0b1c2"),
            new GameSetup.Team("Millers", null, SampleLineups.lineup(Side.HOME, true))),
        GameScenario.SECRETS.commitment());
  }

  private static JsonNode read(String json) {
    return TrustedJson.read(json.replace('\'', '"'));
  }
}
