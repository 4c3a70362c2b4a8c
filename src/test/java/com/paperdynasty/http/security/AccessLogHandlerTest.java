package com.paperdynasty.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What of a request's path is logged. */
class AccessLogHandlerTest {
  @Test
  void pathOfAGameIsLoggedAsItIs() {
    String path = "/api/games/123e4567-e89b-12d3-a456-426614174000/plays";

    assertThat(AccessLogHandler.shown(path)).isEqualTo(path);
  }

  @Test
  void partThatIsAsLongAsATokenIsLeftOut() {
    assertThat(AccessLogHandler.shown("/api/games/" + "x".repeat(65) + "/plays"))
        .isEqualTo("/api/games/.../plays");
    assertThat(AccessLogHandler.shown("/" + "x".repeat(64))).hasSize(65);
  }

  @Test
  void longPathIsCut() {
    assertThat(AccessLogHandler.shown("/a".repeat(1_000))).isEqualTo("/a".repeat(100) + "...");
  }

  @Test
  void idsOfFallbackTransportsAreLeftOut() {
    assertThat(AccessLogHandler.shown("/realtime/000/secret/xhr")).isEqualTo("/realtime");
  }

  @Test
  void requestWithoutAPathHasNone() {
    assertThat(AccessLogHandler.shown(null)).isEmpty();
  }
}
