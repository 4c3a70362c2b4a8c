package com.paperdynasty.http.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.GameReply.Joined;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A game in two short texts. */
class GameCaptionTest {
  private static final String SETUP = "{'away':{'name':'Owls'},'home':{'name':'Millers'}}";

  @Test
  void gameBeforeItsFirstRollHasNoScore() {
    assertThat(caption("{'status':'waiting','score':{'away':0,'home':0}}"))
        .isEqualTo(new GameCaption("Owls at Millers", "Before the first pitch."));
  }

  @ParameterizedTest
  @CsvSource({
    "top, 1, 0, Top of the 1st, 0 outs.",
    "bottom, 2, 1, Bottom of the 2nd, 1 out.",
    "top, 3, 2, Top of the 3rd, 2 outs.",
    "top, 9, 2, Top of the 9th, 2 outs.",
    "bottom, 11, 0, Bottom of the 11th, 0 outs.",
    "bottom, 21, 0, Bottom of the 21st, 0 outs."
  })
  void gameUnderWayHasItsScoreAndInning(
      String half, int inning, int outs, String where, String more) {
    String state =
        "{'status':'in_progress','score':{'away':3,'home':2},'half':'%s','inning':%d,'outs':%d,'batter':{'name':'Bo'},'pitcher':{'name':'Cy'}}"
            .formatted(half, inning, outs);

    assertThat(caption(state))
        .isEqualTo(
            new GameCaption("Owls 3, Millers 2", where + ", " + more + " Bo bats, Cy pitches."));
  }

  @Test
  void gameThatIsOverIsFinal() {
    assertThat(caption("{'status':'completed','score':{'away':3,'home':2}}"))
        .isEqualTo(new GameCaption("Owls 3, Millers 2", "Final."));
  }

  /** Teams are named by anybody. */
  @Test
  void namesAreTextInAPage() {
    assertThat(GameCaption.escaped("<script>\"x\" & 'y'</script>"))
        .isEqualTo("&lt;script&gt;&quot;x&quot; &amp; &#39;y&#39;&lt;/script&gt;");
  }

  private static GameCaption caption(String state) {
    return GameCaption.of(
        new Joined(
            1,
            1,
            "spectator",
            List.of(),
            0,
            state.replace('\'', '"'),
            "{}",
            "null",
            null,
            List.of(),
            SETUP.replace('\'', '"'),
            null));
  }
}
