package com.paperdynasty.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.paperdynasty.json.JsonBuilder;
import com.paperdynasty.json.TrustedJson;
import org.junit.jupiter.api.Test;

/** The hashes are stored with receipts, so a new build must make those of the builds before. */
class ContentHashTest {
  private static final long OLDER_ROLL = 4_319_518_596_444_322_688L;
  private static final long OLDER_LINEUP = -4_762_796_512_053_956_720L;

  @Test
  void hashesStayThoseOfOlderBuilds() {
    assertThat(hash("roll_dice", "{\"game_id\":\"123e4567-e89b-12d3-a456-426614174000\"}"))
        .isEqualTo(OLDER_ROLL);
    assertThat(
            hash(
                "set_lineup",
                "{\"b\":[1,2.50,true,null,{\"z\":\"\\u0001\\\"\\\\/é😀\",\"a\":\"\"}],\"a\":{}}"))
        .isEqualTo(OLDER_LINEUP);
  }

  @Test
  void orderOfFieldsMakesNoDifference() {
    assertThat(hash("x", "{\"a\":1,\"b\":{\"c\":2,\"d\":3}}"))
        .isEqualTo(hash("x", "{\"b\":{\"d\":3,\"c\":2},\"a\":1}"))
        .isNotEqualTo(hash("x", "{\"b\":{\"d\":2,\"c\":3},\"a\":1}"));
  }

  @Test
  void textsAreQuotedAsTheJsonLibraryDoes() {
    for (char unit = 0; unit < Character.MAX_VALUE; unit++) {
      String text = "a" + unit + "b";
      assertThat(JsonBuilder.quoted(text)).isEqualTo(new TextNode(text).toString());
    }
  }

  private static long hash(String event, String data) {
    return ContentHash.of(event, (ObjectNode) TrustedJson.read(data));
  }
}
