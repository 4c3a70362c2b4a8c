package com.paperdynasty.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameRulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "   ",
        "\u00a0",
        "\u3000",
        "\u2003",
        "\u200b",
        "Mil\u200blers",
        "\u200bMillers",
        "bob\u200c",
        "al\u200dice",
        "\u0627\u200c\u0628",
        "\u0628\u200c",
        "\u0628\u200c\u200c\u0628",
        "\u0628\u200c\u0621",
        "\u0661\u200d\u0662",
        "\u0645\u200d\u062d",
        "\u0915\u200c\u0915",
        "\u0915\u200d\u0915",
        "\u0915\u094d\u200c",
        "\u0915\u094d\u200d\u200d\u0915",
        "\u2605\u200d\u2605",
        "\u26be\u200d\u26be",
        "\ud83d\udc68\u200d",
        "A\ud81b\udfe4",
        "\u5c71\ud804\udc7f",
        "A\u2d7f",
        "\u845b\udb40\udd00\udb40\udd01",
        "\u3042\udb40\udd00",
        "\u2060",
        "\ufeffMillers",
        "Mil\u00adlers",
        "\u202eSreyalP",
        "Millers\u202c",
        "\u2066Millers\u2069",
        "\u200eMillers",
        "\u061cMillers",
        "\u0301",
        "\u0301\u0301\u0301",
        "\u0301Millers",
        "Mil \u0301lers",
        "M\u0301\u0302\u0303\u0304\u0305\u0306illers",
        "\u20dd",
        "\u034f",
        "Mil\u034flers",
        "\ufe0f",
        "Mil\ufe0flers",
        "1\ufe0f",
        "\udb40\udd00",
        "M\udb40\udd00",
        "\u115f",
        "\u1160",
        "\u3164",
        "\uffa0",
        "\u2800",
        "Mil\u2800lers",
        "\ud834\udd59",
        "\u180e",
        "\u17b4",
        "Mil\nlers",
        "Mil\tlers",
        "\u0000",
        "\u0085",
        "\u2028",
        "\u2029",
        "\ud800",
        "Mil\udc00lers",
        "\ufffe",
        "\uffff",
        "\ud83f\udffe",
        "\u0378",
        "\ue000",
        "\udbff\udffd",
        "\udb40\udc41",
        "\ufffd",
        "\ufffc",
      })
  void invisibleOrInvalidCharactersAreRefused(String text) {
    assertThat(NameRules.read(text)).isNull();
    assertThat(NameRules.isId(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A",
        "Millers",
        "O'Neil",
        "St. Louis Browns",
        "José Ramírez",
        "Zoë",
        "Nguyễn Văn A",
        "山田太郎",
        "김광현",
        "Владимир",
        "דוד",
        "محمد",
        "می\u200cخواهم",
        "\u0d05\u0d35\u0d28\u0d4d\u200d",
        "\u0d05\u0d35\u0d28\u0d4d\u200d \u0d05",
        "\u0dc1\u0dca\u200d\u0dbb\u0dd3",
        "\u09b0\u200d\u09cd\u09af",
        "\u0c95\u0ccd\u200c\u0c95",
        "\u845b\udb40\udd00\u57ce",
        "\ud83c\udff3\ufe0f\u200d\ud83c\udf08",
        "क्\u200dष",
        "ไทยรัฐ",
        "⚾",
        "❤\ufe0f",
        "1\ufe0f\u20e3",
        "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
        "\ud83d\udc69\ud83c\udffd\u200d\u2695\ufe0f",
        "\ud83c\uddef\ud83c\uddf5",
        "…",
        "user-1_2@example.org|x",
      })
  void namesOfManyLanguagesAreAccepted(String text) {
    assertThat(NameRules.read(text)).isEqualTo(text);
    assertThat(NameRules.isId(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0410lice", // a Cyrillic A
        "ali\u0441e",
        "\u0391lice", // a Greek one
        "B\u043eb",
        "\u03bfwls",
        "\u13aalice",
        "\u0410\u0392",
      })
  void wordThatMixesConfusableScriptsIsRefused(String text) {
    assertThat(NameRules.read(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "асе",
        "Мария",
        "Ελένη Παπαδοπούλου",
        "ヤクルト Swallows 東京",
        "さくら",
        "두산 Bears",
        "山田 Alice",
        "ไทย Bears",
        "Мария 7 ⚾",
        "Ñandú",
        "Владимир Smith",
        "Александр III",
        "FC Спартак",
        "CSKA-Москва",
        "Team Ω",
        "Հայկ Smith",
      })
  void nameWithoutConfusableMixIsAccepted(String text) {
    assertThat(NameRules.read(text)).isEqualTo(text);
  }

  /** Ids are compared, and not told apart by their looks. */
  @Test
  void idMayMixScripts() {
    assertThat(NameRules.isId("\u0410lice")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Alice, Alice",
    "'  Jose\u0301 ', José",
    "Mil\u200blers, Millers",
    "\u202eSreyalP, SreyalP",
    "'bell \u0007', bell",
    "'Al\nice', 'Al ice'",
    "\u0301Millers, Millers",
    "M\u0301\u0302\u0303\u0304\u0305\u0306illers, M\u0301\u0302\u0303\u0304\u0305illers",
    "\ud800Bob, Bob",
    "\u0410lice Smith, Smith",
    "Иванов-Петров Smith, Иванов-Петров Smith",
    "Иван Smith, Иван Smith",
  })
  void nameFromAProviderIsCleaned(String given, String name) {
    assertThat(NameRules.orNeutral(given, "u1")).isEqualTo(NameRules.read(name));
  }

  @Test
  void tooLongNameFromAProviderIsCut() {
    assertThat(NameRules.orNeutral("x".repeat(65), "u1")).isEqualTo("x".repeat(64));
    assertThat(NameRules.orNeutral("\ud83d\udc68".repeat(1_000), "u1")).hasSize(128);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u200b", "\u202e", "\u3164", "\u0301", "\u0410lice", "\ufffe"})
  void userWithoutUsableNameIsAPlayerWithTheirOwnNumber(String given) {
    assertThat(NameRules.orNeutral(given, "u1")).matches("Player [0-9a-f]{8}");
    assertThat(NameRules.orNeutral(given, "u1"))
        .isEqualTo(NameRules.orNeutral("", "u1"))
        .isNotEqualTo(NameRules.orNeutral(given, "u2"));
  }

  @Test
  void everyTextFromAProviderGivesAName() {
    long seed = Long.getLong("seed", new Random().nextLong());
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(80); length > 0; length--) {
        text.append((char) random.nextInt(random.nextBoolean() ? 0x500 : 0x10000));
      }
      String name = NameRules.orNeutral(text.toString(), "u1");
      assertThat(NameRules.read(name)).as("seed %d", seed).isEqualTo(name);
    }
  }

  @Test
  void nameIsStoredComposedWithSingleSpaces() {
    assertThat(NameRules.read("  Jose\u0301   Rami\u0301rez ")).isEqualTo("José Ramírez");
    assertThat(NameRules.isId("Jose\u0301")).isFalse();
    assertThat(NameRules.isId("alice ")).isFalse();
  }

  /** As Japanese keyboards and word processors type it. */
  @Test
  void everyKindOfSpaceIsReadAsTheCommonOne() {
    assertThat(NameRules.read("山田\u3000太郎")).isEqualTo("山田 太郎");
    assertThat(NameRules.read("Mil\u00a0 \u2003lers\u2009")).isEqualTo("Mil lers");
    assertThat(NameRules.isId("Mil\u00a0lers")).isFalse();
  }

  @Test
  void lengthIsCountedInCharacters() {
    assertThat(NameRules.read("⚾".repeat(64))).isNotNull();
    assertThat(NameRules.read("\ud83d\udc68".repeat(64))).isNotNull();
    assertThat(NameRules.read("e\u0301".repeat(64))).hasSize(64);
    assertThat(NameRules.read("x".repeat(65))).isNull();
    assertThat(NameRules.read("\ud83d\udc68".repeat(65))).isNull();
    assertThat(NameRules.read("x".repeat(1_000_000))).isNull();
  }

  /** A stored name reads as itself. */
  @Test
  void storedNameReadsAsItself() {
    long seed = Long.getLong("seed", new Random().nextLong());
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(6); length >= 0; length--) {
        text.appendCodePoint(
            random.nextBoolean() ? random.nextInt(0x3000) : random.nextInt(0x110000));
      }
      String name = NameRules.read(text.toString());
      if (name != null) {
        assertThat(NameRules.read(name)).as("seed %d", seed).isEqualTo(name);
        assertThat(name.strip()).isNotEmpty();
      }
    }
  }
}
