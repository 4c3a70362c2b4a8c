package com.paperdynasty.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.paperdynasty.baseball.model.Outcome;
import com.paperdynasty.dice.DiceFaces;
import com.paperdynasty.dice.DiceSeed;
import com.paperdynasty.dice.EntropyCommitment;
import com.paperdynasty.dice.ExtraDiceKey;
import com.paperdynasty.dice.VerifiableDice;
import com.paperdynasty.harness.RunsInParallel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page's own knowledge of outcomes and dice matches the server's. */
@RunsInParallel
class PageConstantsIT {
  private static final String OUTCOMES =
      """
      async (property) => {
        const { GROUPS } = await import('/app/outcomes.js');
        const all = GROUPS.flatMap(({ outcomes }) => outcomes);
        return all.filter((each) => each[property]).map(({ code }) => code);
      }""";
  private static final String CHECK_DICE =
      "async (game) => (await import('/app/dice-check.js')).checkDice(game)";

  private static final String COMMITMENT =
      "async (part) => (await import('/paper-dynasty/entropy-commitment.js')).commitmentOf(part)";

  private static final String FOR_PEOPLE =
      """
      async (messages) => {
        const { forPeople } = await import('/app/refusals.js');
        return messages.map((message) => forPeople({ code: 'invalid', message, command: 'roll_dice' }));
      }""";
  private static final Pattern TEXT = Pattern.compile("\"([A-Z][a-z]+(?: [^\"\\\\]*)?)\"");

  private static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");

  @RegisterExtension static final Chromium chromium = new Chromium();
  private static Page page;

  @BeforeEach
  void openThePage() {
    page = chromium.visitor();
    ClasspathSite.openIn(page);
  }

  @Test
  void pageOffersEveryOutcomeOnce() {
    assertThat(offered("code")).containsExactlyInAnyOrderElementsOf(codes(outcome -> true));
  }

  @Test
  void pageAsksForALocationWhereNeeded() {
    assertThat(offered("needsWhere"))
        .containsExactlyInAnyOrderElementsOf(codes(Outcome::needsHitLocation));
  }

  @Test
  void pageAsksForTheRunnerWhereNeeded() {
    assertThat(offered("needsRunner"))
        .containsExactlyInAnyOrderElementsOf(codes(Outcome::needsRunner));
  }

  @Test
  void pageKnowsWhichOutcomesEndThePlateAppearance() {
    assertThat(offered("onTheBases"))
        .containsExactlyInAnyOrderElementsOf(codes(outcome -> !outcome.isPlateAppearance()));
  }

  @Test
  void pageHasWordsForEveryRefusal() throws IOException {
    List<String> messages = refusals();
    assertThat(messages).hasSizeGreaterThan(80);
    List<?> said = (List<?>) page.evaluate(FOR_PEOPLE, messages);
    for (int i = 0; i < messages.size(); i++) {
      assertThat((String) said.get(i))
          .as(messages.get(i))
          .doesNotContainPattern(
              "[a-z]_[a-z]|JSON|UUID|HTTP|frame|^Missing|^Invalid|^Unknown|Not authorized")
          .matches("(?s)\\S.*[.!?]");
    }
  }

  /** The texts of the rooms that refuse, including all that are ever sent. */
  private static List<String> refusals() throws IOException {
    List<String> texts = new ArrayList<>();
    for (String room :
        List.of("game", "baseball", "protocol", "text", "realtime", "http", "lobby", "chat")) {
      try (Stream<Path> files = Files.walk(Path.of("src/main/java/com/paperdynasty", room))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Matcher matcher = TEXT.matcher(Files.readString(file));
          while (matcher.find()) {
            texts.add(matcher.group(1));
          }
        }
      }
    }
    return texts.stream().distinct().toList();
  }

  @Test
  void pageComputesTheServersDice() {
    DiceSeed seed = DiceSeed.ofHex("5e".repeat(32));
    DiceCheck verdict = verdict(seed, seed.commitment(), rolls(seed));
    assertThat(verdict.seedFits()).isTrue();
    assertThat(verdict.rollsFit()).hasSize(100).containsOnly(true);
  }

  @Test
  void pageFindsForgedDice() {
    DiceSeed seed = DiceSeed.ofHex("5e".repeat(32));
    DiceSeed other = DiceSeed.ofHex("5f".repeat(32));
    assertThat(verdict(seed, seed.commitment(), rolls(other)).rollsFit()).contains(false);
    assertThat(verdict(seed, other.commitment(), rolls(seed)).seedFits()).isFalse();
  }

  @Test
  void pageComputesTheServersExtraDice() {
    DiceSeed seed = DiceSeed.ofHex("5e".repeat(32));
    VerifiableDice dice = new VerifiableDice(seed, GAME);
    List<Map<String, Object>> extras = new ArrayList<>();
    for (int index = 1; index <= 20; index++) {
      boolean between = index % 2 == 0;
      ExtraDiceKey.Of of = between ? ExtraDiceKey.Of.PLAY : ExtraDiceKey.Of.ROLL;
      ExtraDiceKey key = new ExtraDiceKey(of, 1, "fielding", index);
      Map<String, Object> extra = new HashMap<>();
      extra.put("seq", 20 + index);
      extra.put("form", "fielding");
      extra.put("index", index);
      extra.put("roll_number", between ? null : 1);
      extra.put("play_number", between ? 1 : null);
      extra.put("dice", faces(dice.extra(key, List.of(20, 6, 6, 6, 100), "Zwölf", "")));
      extras.add(extra);
    }
    assertThat(fits(verdictOf(seed, seed.commitment(), rolls(seed), extras), "extras"))
        .hasSize(20)
        .containsOnly(true);
    extras.get(7).put("index", 9);
    assertThat(fits(verdictOf(seed, seed.commitment(), rolls(seed), extras), "extras"))
        .filteredOn(fit -> !fit)
        .hasSize(1);
  }

  @Test
  void clientCommitsToItsEntropyAsTheServerDoes() {
    String bytes = "0f".repeat(32);
    Object computed =
        page.evaluate(
            COMMITMENT,
            Map.of(
                "gameId",
                GAME.toString(),
                "side",
                "away",
                "userId",
                "zoë",
                "round",
                2,
                "bytes",
                bytes));
    assertThat(computed).isEqualTo(EntropyCommitment.of(GAME, "away", "zoë", 2, bytes));
  }

  private static List<Map<String, Object>> faces(List<Integer> values) {
    List<Integer> sides = List.of(20, 6, 6, 6, 100);
    List<Map<String, Object>> faces = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      faces.add(Map.of("sides", sides.get(i), "value", values.get(i)));
    }
    return faces;
  }

  /** The page's computation of dice. */
  private record DiceCheck(boolean seedFits, List<Boolean> rollsFit) {}

  /** The away manager's entropy is known from the start, the home manager's from the 51st roll. */
  private static List<Map<String, Object>> rolls(DiceSeed seed) {
    VerifiableDice dice = new VerifiableDice(seed, GAME);
    List<Map<String, Object>> rolls = new ArrayList<>();
    for (int number = 1; number <= 100; number++) {
      DiceFaces thrown = dice.roll(number, "Zwölf", number <= 50 ? "" : "home");
      rolls.add(
          Map.of(
              "seq", 10 * number,
              "roll_number", number,
              "d6_one", thrown.d6One(),
              "d6_two_a", thrown.d6TwoA(),
              "d6_two_b", thrown.d6TwoB(),
              "chaos_d20", thrown.chaosD20(),
              "resolution_d20", thrown.resolutionD20()));
    }
    return rolls;
  }

  private static DiceCheck verdict(
      DiceSeed seed, String commitment, List<Map<String, Object>> rolls) {
    Map<?, ?> said = verdictOf(seed, commitment, rolls, List.of());
    return new DiceCheck((Boolean) said.get("seedFits"), fits(said, "rolls"));
  }

  private static List<Boolean> fits(Map<?, ?> said, String which) {
    return ((List<?>) said.get(which))
        .stream().map(roll -> (Boolean) ((Map<?, ?>) roll).get("fits")).toList();
  }

  private static Map<?, ?> verdictOf(
      DiceSeed seed,
      String commitment,
      List<Map<String, Object>> rolls,
      List<Map<String, Object>> extras) {
    List<Map<String, Object>> entropies =
        List.of(
            Map.of("side", "away", "entropy", "Zwölf", "seq", 2),
            Map.of("side", "home", "entropy", "home", "seq", 505));
    return (Map<?, ?>)
        page.evaluate(
            CHECK_DICE,
            Map.of(
                "gameId",
                GAME.toString(),
                "seeds",
                List.of(Map.of("seq", 1, "commitment", commitment, "seed", seed.reveal())),
                "entropies",
                entropies,
                "rolls",
                rolls,
                "extras",
                extras));
  }

  @SuppressWarnings("unchecked")
  private static List<String> offered(String property) {
    return (List<String>) page.evaluate(OUTCOMES, property);
  }

  private static List<String> codes(Predicate<Outcome> property) {
    return Arrays.stream(Outcome.values()).filter(property).map(Outcome::code).toList();
  }
}
