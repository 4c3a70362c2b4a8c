package com.paperdynasty.eventlog;

import static com.paperdynasty.game.GameScenario.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.paperdynasty.baseball.model.Advance;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Submission;
import com.paperdynasty.baseball.state.PlayFacts;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.Roll;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compact form of rolls and plays. {@link EventCodecTest} covers all other events. */
class CompactEventsTest {
  private static final String ROLL = "0123456789abcdef 12 - 1 2 3 14 15 300000 alice b";
  private static final String PLAY = "9 0123456789abcdef single/CF 0-1,2x4 bob";

  @Test
  void rollAndPlayHaveACompactForm() {
    assertThat(data(roll("alice b", null, NOON))).isEqualTo(ROLL);
    assertThat(data(roll("a", "fedcba9876543210", NOON)))
        .isEqualTo("0123456789abcdef 12 fedcba9876543210 1 2 3 14 15 300000 a");
    Submission hit = Submission.of(Outcome.SINGLE, Position.byCode("CF"));
    assertThat(data(play(hit))).isEqualTo(PLAY);
    assertThat(data(play(hit.withRunner(2))))
        .isEqualTo(
            "9 0123456789abcdef {\"outcome\":\"single\",\"hit_location\":\"CF\",\"runner\":2}"
                + " 0-1,2x4 bob");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Zo\u00eb \u540d\ud83d\ude00", "a\u00a0b", " a  b ", "-", "{}", "1x2,"})
  void userIdOfAnySortComesBack(String user) {
    assertThat(data(roll(user, null, NOON))).endsWith(" " + user);
    assertThat(EventCodec.names(roll(user, null, NOON))).isEmpty();
  }

  @Test
  void eventsThatWouldNotBeReadBackAreStoredAsVersion2() {
    for (Event event :
        List.of(
            roll("a\0b", null, NOON),
            roll("a", "-", NOON),
            roll("a", "two words", NOON),
            roll("a", null, NOON.plusNanos(1)))) {
      StoredEvent stored = EventCodec.encodeCompact(event);
      assertThat(stored.version()).as(stored.data()).isEqualTo(2);
      assertThat(EventCodec.decode(stored, Map.of())).isEqualTo(event);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "9 0123456789abcdef single/CF 0-1",
        "x 0123456789abcdef single/CF 0-1 bob",
        "9 0123456789abcdef singel/CF 0-1 bob",
        "9 0123456789abcdef single/XX 0-1 bob",
        "9 0123456789abcdef {\"outcome\" 0-1 bob",
        "9 0123456789abcdef {} 0-1 bob",
        "9 0123456789abcdef single 0+1 bob",
        "9 0123456789abcdef single 0-1, bob",
        "9 0123456789abcdef single a-1 bob"
      })
  void damagedPlayIsRejected(String data) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> EventCodec.decode(new StoredEvent("play_resolved", 3, NOON, data), Map.of()));
  }

  @Test
  void damagedRollAndOtherTypesAreRejected() {
    for (StoredEvent broken :
        List.of(
            new StoredEvent("dice_rolled", 3, NOON, PLAY),
            new StoredEvent("dice_rolled", 3, NOON, ROLL.replace("300000", "soon")),
            new StoredEvent("game_started", 3, NOON, ROLL))) {
      assertThatIllegalArgumentException().isThrownBy(() -> EventCodec.decode(broken, Map.of()));
    }
  }

  private static String data(Event event) {
    StoredEvent stored = EventCodec.encodeCompact(event);
    assertThat(stored.version()).isEqualTo(3);
    assertThat(EventCodec.decode(stored, Map.of())).isEqualTo(event);
    return stored.data();
  }

  private static Event roll(String by, @Nullable String reissueOf, Instant at) {
    return new Event.DiceRolled(
        Roll.written(
            "0123456789abcdef",
            12,
            reissueOf,
            by,
            List.of(1, 2, 3, 14, 15),
            at,
            at.plusSeconds(300)));
  }

  private static Event play(Submission submission) {
    List<Advance> advances =
        List.of(new Advance(0, 1, false, null, null), new Advance(2, 4, true, null, null));
    return new Event.PlayResolved(
        NOON, 9, "0123456789abcdef", "bob", submission, new PlayFacts(advances));
  }
}
