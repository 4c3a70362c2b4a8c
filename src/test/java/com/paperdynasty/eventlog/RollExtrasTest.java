package com.paperdynasty.eventlog;

import static com.paperdynasty.game.GameScenario.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.paperdynasty.baseball.model.Defense;
import com.paperdynasty.baseball.model.InfieldDepth;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.game.GameLogic;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.Plan;
import com.paperdynasty.game.model.RollExtras;
import com.paperdynasty.game.model.RollExtras.Plans;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.protocol.server.EventJson;
import com.paperdynasty.protocol.server.StateJson;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What a roll has besides its dice, and a defense besides its infield: stored, hashed and shown.
 */
class RollExtrasTest {
  private static final Defense ALL = new Defense(InfieldDepth.IN, List.of(1), true, true, true);
  private static final Plans PLANS =
      new Plans(new Plan.Offense(Plan.Play.SQUEEZE, List.of(3, 1)), ALL);
  private static final List<RollExtras> EXTRAS =
      List.of(
          RollExtras.NONE,
          new RollExtras(null, List.of(), "alice"),
          new RollExtras(null, List.of(Side.HOME), null),
          new RollExtras(new Plans(Plan.Offense.SWING_AWAY, Defense.NORMAL), List.of(), null),
          new RollExtras(new Plans(Plan.Offense.SWING_AWAY, ALL), List.of(), null),
          new RollExtras(PLANS, List.of(Side.AWAY, Side.HOME), "bob"));

  @Test
  void rollIsReadBackWithItsExtras() {
    for (RollExtras extras : EXTRAS) {
      Event.DiceRolled rolled = roll(extras);
      StoredEvent stored = EventCodec.encodeCompact(rolled);

      assertThat(EventCodec.decode(stored, Map.of())).isEqualTo(rolled);
      assertThat(stored.version()).isEqualTo(extras.isEmpty() ? 3 : 2);
    }
  }

  @Test
  void defenseIsReadBackWithAllOfIt() {
    for (Defense defense : List.of(Defense.NORMAL, ALL)) {
      Event set = new Event.DefenseSet(NOON, "bob", defense);

      assertThat(EventCodec.decode(EventCodec.encode(set), Map.of())).isEqualTo(set);
    }
    assertThat(EventCodec.encode(new Event.DefenseSet(NOON, "bob", Defense.NORMAL)).data())
        .as("as builds before read it")
        .doesNotContain("outfield", "guard_lines", "pitch_around");
  }

  @Test
  void damagedExtrasAreRejected() {
    StoredEvent whole = EventCodec.encode(roll(EXTRAS.get(5)));
    for (String[] damage :
        List.of(
            new String[] {"squeeze", "moonwalk"},
            new String[] {"\"infield\":\"in\"", "\"infield\":7"},
            new String[] {"\"not_ready\":[\"away\"", "\"not_ready\":[\"left\""})) {
      assertThat(whole.data()).contains(damage[0]);
      StoredEvent broken =
          new StoredEvent(whole.type(), 2, NOON, whole.data().replace(damage[0], damage[1]));
      assertThatIllegalArgumentException().isThrownBy(() -> EventCodec.decode(broken, Map.of()));
    }
  }

  @Test
  void stateHashDependsOnEveryExtra() {
    Set<String> hashes = new HashSet<>();
    for (RollExtras extras : EXTRAS) {
      hashes.add(after(extras).hash().toString());
    }
    assertThat(hashes).hasSize(EXTRAS.size());
    assertThat(after(RollExtras.NONE).hash())
        .as("as of a roll that has nothing but its dice")
        .isEqualTo(GameScenario.rolled().state().hash());
  }

  @Test
  void extrasAreShownWithTheRollAndWithThePendingRoll() {
    RollExtras extras = EXTRAS.get(5);
    String shown =
        "\"plans\":{\"offense\":{\"play\":\"squeeze\",\"steal\":[1,3]},"
            + "\"defense\":{\"infield\":\"in\",\"hold_runners\":[1],\"outfield\":\"in\","
            + "\"guard_lines\":true,\"pitch_around\":true}},"
            + "\"not_ready\":[\"away\",\"home\"],\"declared_by\":\"bob\"";

    assertThat(EventJson.data(roll(extras), after(extras))).contains(shown);
    assertThat(StateJson.pendingRoll(after(extras))).contains(shown);
  }

  @Test
  void planIsNotInTheTextThatALogLineWouldHave() {
    assertThat(new Plan.Offense(Plan.Play.SQUEEZE, List.of(3)).toString()).isEqualTo("Offense");
    assertThat(new Plan.Fielding(ALL).toString()).isEqualTo("Fielding");
  }

  private static GameState after(RollExtras extras) {
    List<GameState> states = GameScenario.rolled().states();
    return GameLogic.apply(states.get(states.size() - 2), roll(extras));
  }

  private static Event.DiceRolled roll(RollExtras extras) {
    return new Event.DiceRolled(GameScenario.rolled().pending(), extras);
  }
}
