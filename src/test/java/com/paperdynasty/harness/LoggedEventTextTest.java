package com.paperdynasty.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoggedEventTextTest {
  private static final String FRAME =
      "{\"event\":\"announcement\",\"data\":{\"text\":\"\\u00e4 }, 1.0\",\"n\":1.0},\"seq\":7}";

  @Test
  void textOfAFrameIsExact() {
    assertThat(LoggedEventText.ofFrame(FRAME))
        .isEqualTo(new LoggedEventText(7, "announcement", FRAME, null));
  }

  @Test
  void deliveryFieldsAreRemoved() {
    String delivered = FRAME.substring(0, FRAME.length() - 1);
    assertThat(LoggedEventText.ofFrame(delivered + ",\"replay\":true}").text()).isEqualTo(FRAME);
    assertThat(LoggedEventText.ofFrame(delivered + ",\"reply_to\":\"b7\"}"))
        .isEqualTo(new LoggedEventText(7, "announcement", FRAME, "b7"));
    assertThat(LoggedEventText.ofFrame(delivered + ",\"replay\":true,\"reply_to\":\"b7\"}"))
        .isEqualTo(new LoggedEventText(7, "announcement", FRAME, "b7"));
  }

  @Test
  void textsOfALogPageAreExact() {
    String other = "{\"event\":\"game_created\",\"data\":{\"a\":[{}]},\"seq\":8}";
    assertThat(LoggedEventText.ofPage("{\"events\":[" + FRAME + "," + other + "],\"last_seq\":8}"))
        .extracting(LoggedEventText::text)
        .isEqualTo(List.of(FRAME, other));
    assertThat(LoggedEventText.ofPage("{\"events\":[],\"last_seq\":0}")).isEmpty();
  }
}
