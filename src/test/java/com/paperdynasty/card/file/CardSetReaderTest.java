package com.paperdynasty.card.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.card.CardSet;
import com.paperdynasty.card.SampleCards;
import com.paperdynasty.json.TrustedJson;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardSetReaderTest {
  private static final CardSet SET = SampleCards.set();

  private static CardSetResult read(String json) {
    return CardSetReader.read(json.getBytes(UTF_8), CardBounds.DEFAULT);
  }

  /** The faults of the sample after a change, as texts. */
  private static List<String> faults(Consumer<ObjectNode> change) {
    ObjectNode set = CardSetJson.set(SET);
    change.accept(set);
    return faults(read(set.toString()));
  }

  private static List<String> faults(CardSetResult result) {
    assertThat(result).isInstanceOf(CardSetResult.Refused.class);
    return ((CardSetResult.Refused) result).faults().stream().map(CardFault::toString).toList();
  }

  private static ObjectNode player(ObjectNode set, int index) {
    return (ObjectNode) set.withArray("players").get(index);
  }

  private static ObjectNode column(ObjectNode set) {
    return player(set, 0).withObject("/batting").withObject("/vs_left").withObject("/2");
  }

  private static ArrayNode shares(ObjectNode set) {
    return column(set).withObject("/7").withArray("split");
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    assertThat(read(CardSetText.of(SET)))
        .isEqualTo(new CardSetResult.Read(SET, CardSetHash.canonical(SET)));
    assertThat(read(CardSetJson.set(SET).toString()))
        .isEqualTo(new CardSetResult.Read(SET, CardSetHash.canonical(SET)));
  }

  @Test
  void faultNamesSetPlayerHalfColumnRowAndReason() {
    CardSetResult result =
        read(CardSetText.of(SET).replaceFirst("\"outcome\":\"homerun\"", "\"outcome\":\"homer\""));

    assertThat(((CardSetResult.Refused) result).faults())
        .containsExactly(
            new CardFault(
                "Springfield",
                "a",
                "batting vs_left",
                2,
                7,
                "outcome is the name of one, not \"homer\""));
    assertThat(faults(result))
        .containsExactly(
            "Springfield: a, batting vs_left, column 2, row 7: outcome is the name of one,"
                + " not \"homer\"");
  }

  @Test
  void missingCellIsRefused() {
    assertThat(faults(set -> column(set).remove("12")))
        .containsExactly("Springfield: a, batting vs_left, column 2, row 12: the cell is missing");
  }

  @Test
  void missingColumnAndHalfAreRefused() {
    assertThat(
            faults(
                set -> {
                  player(set, 0).withObject("/batting").withObject("/vs_left").remove("3");
                  player(set, 1).withObject("/pitching").remove("vs_right");
                }))
        .containsExactly(
            "Springfield: a, batting vs_left, column 3: the column is missing",
            "Springfield: b, pitching vs_right: the half is missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "9  | 21 | to of the share is a whole number from 10 to 20, not 21",
        "9  | 9  | to of the share is a whole number from 10 to 20, not 9",
        "0  | 20 | to of the share is a whole number from 1 to 20, not 0",
        "9  | 19 | the shares of a split end at 20, not at 19"
      })
  void sharesThatDoNotFillTheD20AreRefused(int first, int second, String reason) {
    assertThat(
            faults(
                set -> {
                  ((ObjectNode) shares(set).get(0)).put("to", first);
                  ((ObjectNode) shares(set).get(1)).put("to", second);
                }))
        .containsExactly("Springfield: a, batting vs_left, column 2, row 7: " + reason);
  }

  @Test
  void splitWithoutSharesIsRefused() {
    assertThat(faults(set -> shares(set).removeAll()))
        .containsExactly(
            "Springfield: a, batting vs_left, column 2, row 7: split is a list of 1 to 20 shares,"
                + " not []");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sac_bunt     |    |   | sac_bunt does not stand on a card",
        "bp_flyout    |    |   | bp_flyout does not stand on a card",
        "stolen_base  |    |   | stolen_base does not stand on a card",
        "groundball_a |    |   | groundball_a requires hit_location",
        "groundball_a | DH |   | groundball_a does not take hit_location DH",
        "groundball_a | XX |   | hit_location is a position, not \"XX\"",
        "walk         | LF |   | walk does not take hit_location LF",
        "walk         |    | 1 | walk does not take bases",
        "error        | SS | 4 | bases of the cell is a whole number from 1 to 3, not 4"
      })
  void cellThatNoPlayComesFromIsRefused(
      String outcome, String location, Integer bases, String reason) {
    assertThat(
            faults(
                set -> {
                  ObjectNode cell = column(set).putObject("5").put("outcome", outcome);
                  if (location != null) {
                    cell.put("hit_location", location);
                  }
                  if (bases != null) {
                    cell.put("bases", bases);
                  }
                }))
        .containsExactly("Springfield: a, batting vs_left, column 2, row 5: " + reason);
  }

  @Test
  void playerWhoIsThereTwiceIsRefused() {
    assertThat(faults(set -> player(set, 1).put("id", "a")))
        .containsExactly("Springfield: a: the player is in the set twice");
  }

  /** Else nobody could name the player in a lineup. */
  @Test
  void playerIsIdentifiedAsInLineups() {
    assertThat(faults(set -> player(set, 1).put("id", "Zoë")))
        .containsExactly(
            "Springfield: #2: id has only letters of a to z, digits, - and _, not \"Zoë\"");
    assertThat(faults(set -> player(set, 1).put("id", "b".repeat(33)))).hasSize(1);
    assertThat(read(CardSetText.of(SET).replace("\"b\"", "\"" + "b".repeat(32) + "\"")))
        .isInstanceOf(CardSetResult.Read.class);
  }

  @Test
  void unknownFieldsAreRefused() {
    assertThat(
            faults(
                set -> {
                  set.put("club", "x");
                  player(set, 0).put("age", 30);
                  column(set).withObject("/3").put("note", "x");
                }))
        .containsExactly(
            "unknown field \"club\"",
            "Springfield: a: unknown field \"age\"",
            "Springfield: a, batting vs_left, column 2, row 3: unknown field \"note\" of the cell");
  }

  @Test
  void playerWithoutASideIsRefused() {
    assertThat(
            faults(
                set -> {
                  player(set, 0).remove("batting");
                  player(set, 0).remove("pitching");
                  player(set, 0).withObject("/ratings").remove("pitching");
                }))
        .containsExactly("Springfield: a: a card has batting or pitching, or both");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "running     | 21  | running of ratings is a whole number from 0 to 20, not 21",
        "injury      | 1.0 | injury of ratings is a whole number from 0 to 20, not 1.0",
        "bunting     | \"E\" | bunting is A, B, C or D, not \"E\"",
        "stealing    | 3   | stealing is not an object",
        "fielding    | {\"SS\":{\"range\":6,\"error\":3,\"arm\":0}} | range of fielding SS is a"
            + " whole number from 1 to 5, not 6",
        "fielding    | {\"DH\":{}} | unknown field \"DH\" of fielding",
        "fielding    | {\"C\":{\"range\":3,\"error\":3,\"arm\":0}} | catching of ratings is"
            + " missing; it is for who fields C",
        "catching    | {} | catching of ratings is only for who fields C"
      })
  void ratingsOutOfBoundsAreRefused(String field, String json, String reason) {
    assertThat(
            faults(set -> player(set, 0).withObject("/ratings").set(field, TrustedJson.read(json))))
        .contains("Springfield: a: " + reason);
  }

  @Test
  void hands() {
    assertThat(faults(set -> player(set, 0).put("bats", "B").remove("throws")))
        .containsExactly(
            "Springfield: a: bats is L, R or S, not \"B\"",
            "Springfield: a: throws is L, R or S, and is missing");
  }

  @Test
  void setOfTooManyBytesIsRefused() {
    byte[] json = CardSetText.of(SET).getBytes(UTF_8);

    assertThat(CardSetReader.read(json, new CardBounds(json.length, 2, 9)))
        .isInstanceOf(CardSetResult.Read.class);
    assertThat(faults(CardSetReader.read(json, new CardBounds(json.length - 1, 2, 9))))
        .containsExactly(
            "a card set has at most " + (json.length - 1) + " bytes, not " + json.length);
    assertThat(faults(CardSetReader.read(new byte[10_000_000], CardBounds.DEFAULT)))
        .containsExactly("a card set has at most 4194304 bytes, not 10000000");
  }

  @Test
  void setOfTooManyPlayersIsRefused() {
    byte[] json = CardSetText.of(SET).getBytes(UTF_8);

    assertThat(faults(CardSetReader.read(json, new CardBounds(json.length, 1, 9))))
        .containsExactly("Springfield: a card set has 1 to 1 players, not 2");
  }

  @Test
  void faultsAreListedUpToTheBound() {
    ObjectNode set = CardSetJson.set(SET);
    column(set).removeAll();
    byte[] json = set.toString().getBytes(UTF_8);

    assertThat(faults(CardSetReader.read(json, CardBounds.DEFAULT))).hasSize(11);
    assertThat(faults(CardSetReader.read(json, new CardBounds(json.length, 2, 4)))).hasSize(4);
  }

  @Test
  void whatIsNoObjectIsRefused() {
    String reason = "a card set is a JSON object in UTF-8, with no name twice";

    assertThat(faults(read("[]"))).containsExactly(reason);
    assertThat(faults(read("{\"name\":\"a\",\"name\":\"a\"}"))).containsExactly(reason);
    assertThat(faults(read("{}")))
        .containsExactly(
            "name is a text of 1 to 64 characters, and is missing",
            "players is a list, and is missing");
  }
}
