package com.paperdynasty.card.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.paperdynasty.app.cards.CardsTask;
import com.paperdynasty.app.cards.SeasonFile;
import com.paperdynasty.baseball.league.SampleLeagues;
import com.paperdynasty.card.file.CardBounds;
import com.paperdynasty.card.file.CardSetReader;
import com.paperdynasty.card.file.CardSetResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cards of all regulars of 2019, counted over all throws of the dice. */
class RegularsTest {
  private static final Path SEASON = Path.of("src/test/resources/seasons/2019-players.json.gz");
  private static final Path REPORT = Path.of("src/site/markdown/card-report.md");

  private static CardsTask task;
  private static List<MadeCard> regulars;

  @BeforeAll
  static void makeCards() throws IOException {
    task = new CardsTask(SeasonFile.read(SEASON), SampleLeagues.read("pd").fielding());
    regulars = task.regulars();
  }

  private static Stream<MadeHalf> halves() {
    return regulars.stream().flatMap(made -> made.halves().stream());
  }

  @Test
  void regularsAreThoseOfTheSeason() {
    assertThat(halves().filter(half -> !half.isPitching())).hasSize(2 * 273);
    assertThat(halves().filter(MadeHalf::isPitching)).hasSize(2 * 366);
  }

  @Test
  void everyHalfHasAllChances() {
    assertThat(halves())
        .allSatisfy(half -> assertThat(half.played().total()).isCloseTo(1, within(1e-9)));
  }

  @Test
  void ratesAreGivenBackWhereACardCanHaveThem() {
    assertThat(halves().filter(half -> !half.isCarried()))
        .hasSizeGreaterThan(100)
        .allSatisfy(
            half -> {
              assertThat(half.hasPercentages()).isTrue();
              assertThat(Category.NAMED).allMatch(half::isNear);
            });
  }

  /** The others are those for which a card cannot be bad enough; the page lists them. */
  @Test
  void carriedHalvesKeepOnBaseAndSluggingWhereACardCan() {
    List<MadeHalf> carried = halves().filter(MadeHalf::isCarried).toList();
    List<MadeHalf> missing = carried.stream().filter(half -> !half.hasPercentages()).toList();

    assertThat(missing.size()).isLessThan(carried.size() / 20);
    assertThat(missing).allMatch(half -> half.onBaseError() > 0 || half.sluggingError() > 0);
    assertThat(task.report().lines().filter(line -> line.contains(", SLG ")))
        .hasSameSizeAs(missing);
  }

  /** {@code -Dpage.write=true} writes it, as the command does. */
  @Test
  void reportIsOfTheseCards() throws IOException {
    if (Boolean.getBoolean("page.write")) {
      Files.writeString(REPORT, task.report());
    }
    assertThat(Files.readString(REPORT)).isEqualTo(task.report());
  }

  @ParameterizedTest
  @CsvSource({"HOU, houston", "WAS, washington"})
  void sampleSetsAreWhatTheProgramMakes(String team, String city) throws IOException {
    byte[] file = Files.readAllBytes(Path.of("conf/cards/2019-" + city + ".json"));

    CardSetResult result = CardSetReader.read(file, CardBounds.DEFAULT);

    assertThat(result).isInstanceOf(CardSetResult.Read.class);
    assertThat(((CardSetResult.Read) result).set()).isEqualTo(task.team(team));
  }
}
