package com.paperdynasty.baseball.realgames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parser accepts what Retrosheet's own readers accept, and rejects the rest. */
class EventParserTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SB2;WP",
        "SB2+WP",
        "SB4",
        "SB2(26)",
        "K+BK",
        "K+WP+SB2",
        "K+FLE5",
        "HP+SB2",
        "S7+SB2",
        "WP+SB2",
        "DI/DP.1-2",
        "OA",
        "DI",
        "PO1",
        "PO1(",
        "PO4(13)",
        "6(2)(1)3/GDP",
        "63/QQ",
        "63/G/G",
        "64(1)3(B)3",
        "S7.1X3",
        "S7.1X3(E7)",
        "S7.1-4",
        "S7.2-1",
        "SB2.B-1",
        "8.B-1",
        "W.3-H(RB)",
        "S7.1-2(RBI)",
        "E",
        "FLE",
        "C",
        "C/E2/E3",
        "",
        "K.",
        "K.1-2;",
        "NP/G",
        "S7..1-2"
      })
  void eventsThatReadersRejectAreRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> EventParser.parse(text));
  }

  @Test
  void advanceMayCarryAWildPitchAnErrorAndMarksOfTheRun() {
    ParsedEvent event = EventParser.parse("SB2.3-H(WP)(UR)(NR);1-3(E2/TH)");

    assertThat(event.stolen).containsExactly(false, true, false, false);
    assertThat(event.to).containsExactly(0, 3, 0, 4);
    assertThat(event.wildPitch).isTrue();
    assertThat(event.errors).containsExactly(2);
    assertThat(event.unearned[3]).isTrue();
    assertThat(event.rbi(3, 0, false)).isFalse();
  }

  @Test
  void runIsBattedInUnlessMarkedOrRuledOtherwise() {
    assertThat(EventParser.parse("S7.3-H").rbi(3, 0, false)).isTrue();
    assertThat(EventParser.parse("S7.3-H(NR)").rbi(3, 0, false)).isFalse();
    assertThat(EventParser.parse("S7.3-H(E7)").rbi(3, 0, false)).isFalse();
    assertThat(EventParser.parse("S7.3-H(E7)(RBI)").rbi(3, 0, false)).isTrue();
    assertThat(EventParser.parse("64(1)3/GDP.3-H").rbi(3, 0, false)).isFalse();
    assertThat(EventParser.parse("E6.3-H").rbi(3, 1, false)).isTrue();
    assertThat(EventParser.parse("E6.3-H").rbi(3, 2, false)).isFalse();
    assertThat(EventParser.parse("W.3-H;2-3;1-2").rbi(3, 0, true)).isTrue();
    assertThat(EventParser.parse("K+WP.3-H").rbi(3, 0, false)).isFalse();
    assertThat(EventParser.parse("HR.1-H").rbi(0, 0, false)).isTrue();
  }

  @Test
  void outsAreCountedFromFieldersAndAdvances() {
    assertThat(EventParser.parse("64(1)3/GDP").out).containsExactly(true, true, false, false);
    assertThat(EventParser.parse("64(1)/FO").out).containsExactly(false, true, false, false);
    assertThat(EventParser.parse("3(B)6(1)/GDP").out).containsExactly(true, true, false, false);
    assertThat(EventParser.parse("K+WP.B-1").outs()).isZero();
    assertThat(EventParser.parse("K.BX2(26)").outs()).isEqualTo(1);
    assertThat(EventParser.parse("CS2(2E6)").to[1]).isEqualTo(2);
    assertThat(EventParser.parse("CS2").caught[1]).isTrue();
  }
}
