package com.paperdynasty.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntityTagTest {
  private static final EntityTag TAG = EntityTag.of("body");

  @Test
  void sameBodyHasTheSameTag() {
    assertThat(EntityTag.of("body")).isEqualTo(TAG);
    assertThat(EntityTag.of("another")).isNotEqualTo(TAG);
    assertThat(TAG.text()).matches("\"[0-9a-f]{24}\"");
  }

  @Test
  void clientMayNameSeveralTagsAndWeakOnes() {
    assertThat(TAG.isNamedIn(TAG.text())).isTrue();
    assertThat(TAG.isNamedIn("\"x\", W/" + TAG.text())).isTrue();
    assertThat(TAG.isNamedIn("\"x\"")).isFalse();
    assertThat(TAG.isNamedIn(null)).isFalse();
  }
}
