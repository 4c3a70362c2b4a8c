package com.paperdynasty.card.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.card.CardOutcome;
import com.paperdynasty.card.CardSet;
import com.paperdynasty.card.SampleCards;
import com.paperdynasty.digest.Sha256;
import java.util.List;
import org.junit.jupiter.api.Test;

class CardSetHashTest {
  private static final CardSet SET = SampleCards.set();

  private static String hash(String json) {
    CardSetResult result = CardSetReader.read(json.getBytes(UTF_8), CardBounds.DEFAULT);
    return ((CardSetResult.Read) result).hash();
  }

  @Test
  void canonicalFormHasSortedFieldsAndNoSpaces() {
    assertThat(CardSetHash.canonical(SET))
        .startsWith(
            "{\"ballpark\":{\"homerun_left\":11,\"homerun_right\":12,\"name\":\"Field\","
                + "\"single_left\":9,\"single_right\":10},\"name\":\"Springfield\","
                + "\"players\":[{\"bats\":\"R\",\"batting\":{\"vs_left\":{\"1\":{\"10\":{\"outcome\":\"walk\"}")
        .endsWith("\"throws\":\"L\"}],\"season\":1911}");
    assertThat(CardSetHash.of(SET)).isEqualTo(Sha256.hex(CardSetHash.canonical(SET)));
  }

  @Test
  void spacesOrderAndWayOfWritingDoNotChangeTheHash() {
    String json = CardSetJson.set(SET).toString();
    String whole = "{\"outcome\":\"walk\"}";
    String split = "{\"split\": [{\"outcome\":\"walk\", \"to\": 20}]}";

    assertThat(hash(json)).isEqualTo(CardSetHash.of(SET));
    assertThat(hash(CardSetText.of(SET))).isEqualTo(CardSetHash.of(SET));
    assertThat(hash(json.replace(whole, split))).isEqualTo(CardSetHash.of(SET));
  }

  @Test
  void everyCellChangesTheHash() {
    assertThat(
            hash(
                CardSetText.of(SET).replaceFirst("\"outcome\":\"popout\"", "\"outcome\":\"walk\"")))
        .isNotEqualTo(CardSetHash.of(SET));
    assertThat(SampleCards.half(CardOutcome.of(Outcome.WALK)))
        .isNotEqualTo(SampleCards.half(CardOutcome.of(Outcome.POPOUT)));
  }

  @Test
  void orderOfThePlayersIsPartOfTheSet() {
    CardSet other =
        new CardSet(
            SET.name(),
            SET.season(),
            SET.source(),
            SET.ballpark(),
            List.of(SET.players().get(1), SET.players().get(0)));

    assertThat(CardSetHash.of(other)).isNotEqualTo(CardSetHash.of(SET));
  }
}
