package com.paperdynasty.card.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.card.CardOutcome;
import com.paperdynasty.card.SampleCards;
import com.paperdynasty.json.TrustedJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The schema, the example and the reader agree. */
class CardSetSchemaTest {
  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final JsonNode SCHEMA = json("card-set.schema.json");
  private static final SchemaCheck CHECK = new SchemaCheck(SCHEMA);

  private static JsonNode json(String file) {
    try {
      return TrustedJson.read(Files.readString(RESOURCES.resolve(file)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode player(ObjectNode set) {
    return (ObjectNode) set.withArray("players").get(0);
  }

  @Test
  void exampleIsValid() {
    JsonNode example = json("card-set.example.json");

    assertThat(CHECK.faultsIn(example)).isEmpty();
    assertThat(CardSetReader.read(example.toString().getBytes(UTF_8), CardBounds.DEFAULT))
        .isInstanceOf(CardSetResult.Read.class);
  }

  @Test
  void whatIsWrittenKeepsToTheSchema() {
    assertThat(CHECK.faultsIn(CardSetJson.set(SampleCards.set()))).isEmpty();
  }

  @Test
  void outcomesOfTheSchemaAreThoseOnCards() {
    List<String> printed =
        Stream.of(Outcome.values()).filter(CardOutcome::isPrinted).map(Outcome::code).toList();

    assertThat(SCHEMA.at("/$defs/outcome/enum")).extracting(JsonNode::asText).isEqualTo(printed);
  }

  @Test
  void schemaRefusesWhatTheReaderRefuses() {
    List<Consumer<ObjectNode>> changes =
        List.of(
            set -> set.remove("name"),
            set -> set.remove("players"),
            set -> set.withArray("players").removeAll(),
            set -> set.put("season", 3000),
            set -> set.put("club", "x"),
            set -> set.withObject("/ballpark").put("single_left", 21),
            set -> player(set).put("bats", "B"),
            set -> player(set).remove("ratings"),
            set -> player(set).withObject("/batting").remove("vs_left"),
            set -> player(set).withObject("/batting/vs_left").remove("2"),
            set -> player(set).withObject("/batting/vs_left").putObject("4"),
            set -> player(set).withObject("/batting/vs_left/1").remove("7"),
            set -> player(set).withObject("/batting/vs_left/1/7").put("outcome", "homer"),
            set -> player(set).withObject("/batting/vs_left/1/7").put("bases", 4),
            set -> player(set).withObject("/batting/vs_left/1/7").put("note", "x"),
            set -> player(set).withObject("/batting/vs_left/1/7").putArray("split"),
            set -> player(set).withObject("/ratings").put("bunting", "E"),
            set -> player(set).withObject("/ratings/stealing").put("jump", 37),
            set -> player(set).withObject("/ratings/pitching").put("hold", 7),
            set -> player(set).withObject("/ratings/fielding").putObject("DH"));
    for (int i = 0; i < changes.size(); i++) {
      ObjectNode set = CardSetJson.set(SampleCards.set());
      changes.get(i).accept(set);

      assertThat(CHECK.faultsIn(set)).as("change %s", i).isNotEmpty();
      assertThat(CardSetReader.read(set.toString().getBytes(UTF_8), CardBounds.DEFAULT))
          .as("change %s", i)
          .isInstanceOf(CardSetResult.Refused.class);
    }
  }
}
