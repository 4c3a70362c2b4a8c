package com.paperdynasty.realtime.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutboundFrameTest {
  private final OutboundFrame frame = new OutboundFrame("{\"event\":\"x\"}");

  @Test
  void plainTextIsUnchanged() {
    assertThat(frame.text()).isEqualTo("{\"event\":\"x\"}");
    assertThat(frame.length()).isEqualTo(13);
  }

  @Test
  void sockJsFrameIsAnArrayOfOneAndIsCached() {
    assertThat(frame.sockJs()).isEqualTo("a[\"{\\\"event\\\":\\\"x\\\"}\"]");
    assertThat(frame.sockJs()).isSameAs(frame.sockJs());
  }
}
