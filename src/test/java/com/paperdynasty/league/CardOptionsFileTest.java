package com.paperdynasty.league;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.paperdynasty.baseball.league.SampleLeagues;
import com.paperdynasty.card.CardOptions;
import com.paperdynasty.card.CardOptions.Hands;
import com.paperdynasty.game.model.RuleBook;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a league file says of cards. */
class CardOptionsFileTest {
  private static final String PD = SampleLeagues.text("pd");
  private static final String FIRST = "0a".repeat(32);
  private static final String SECOND = "12".repeat(32);

  private static RuleBook rules(String text) throws InvalidLeagueException {
    return LeagueFileReader.rules("hash", "pd", "pd.yaml", text, 32);
  }

  @Test
  void setsOfTheFileAreReadInTheirOrder() throws InvalidLeagueException {
    assertThat(rules(PD).cardSets()).isEmpty();

    RuleBook rules = rules("card_sets: [" + SECOND + ", " + FIRST + "]\n" + PD);
    assertThat(rules.cardSets()).containsExactly(SECOND, FIRST);
    assertThat(rules.cards().isEmpty()).as("they are not read here").isTrue();
  }

  @Test
  void textIsPinnedToOtherSets() throws InvalidLeagueException {
    String pinned = PinnedCardSets.in(PD, List.of(FIRST, SECOND));

    assertThat(rules(pinned).cardSets()).containsExactly(FIRST, SECOND);
    assertThat(PinnedCardSets.of(pinned)).containsExactly(FIRST, SECOND);
    assertThat(PinnedCardSets.of(PinnedCardSets.none(pinned))).isEmpty();
    assertThat(rules(pinned).league()).usingRecursiveComparison().isEqualTo(rules(PD).league());
    String again = PinnedCardSets.in(pinned, List.of(SECOND));
    assertThat(rules(again).cardSets()).containsExactly(SECOND);
    assertThat(PinnedCardSets.in(again, List.of(FIRST, SECOND))).isEqualTo(pinned);
  }

  @Test
  void handsAreHiddenUnlessTheFileShowsThem() throws InvalidLeagueException {
    assertThat(rules(PD).cardOptions().hands()).isEqualTo(Hands.OWN);
    for (Hands hands : Hands.values()) {
      String text = "hands: " + hands.code() + "\n" + PD;
      assertThat(rules(text).cardOptions().hands()).isEqualTo(hands);
      assertThat(rules(PinnedCardSets.in(text, List.of(FIRST))).cardOptions().hands())
          .isEqualTo(hands);
    }
    InvalidLeagueException refused =
        catchThrowableOfType(InvalidLeagueException.class, () -> rules("hands: [all]\n" + PD));
    assertThat(refused.faults()).isNotEmpty();
    refused = catchThrowableOfType(InvalidLeagueException.class, () -> rules("hands: all\n" + PD));
    assertThat(refused.faults())
        .containsExactly("pd.yaml:1: hands is own, managers or everybody, not \"all\"");
  }

  @Test
  void managersHaveAMinuteAndSeeChancesUnlessTheFileSaysOtherwise() throws InvalidLeagueException {
    CardOptions options = rules(PD).cardOptions();
    assertThat(options.choiceSeconds()).isEqualTo(60);
    assertThat(options.showsChances()).isTrue();

    String text = PD + "decision_seconds: 604800\nchances: false\n";
    CardOptions pinned = rules(PinnedCardSets.in(text, List.of(FIRST))).cardOptions();
    assertThat(pinned).isEqualTo(new CardOptions(List.of(FIRST), Hands.OWN, 604_800, false));
    assertThat(PinnedCardSets.none(text)).isEqualTo(PD);
  }

  @ParameterizedTest
  @CsvSource({
    "decision_seconds: 0, 'decision_seconds is a number from 1 to 604800'",
    "decision_seconds: 604801, 'decision_seconds is a number from 1 to 604800'",
    "decision_seconds: soon, 'decision_seconds is a number from 1 to 604800'",
    "chances: often, 'chances is true or false'"
  })
  void timeOrChancesOfAnotherKindAreAFault(String line, String reason) {
    InvalidLeagueException refused =
        catchThrowableOfType(InvalidLeagueException.class, () -> rules(line + "\n" + PD));
    assertThat(refused.faults()).containsExactly("pd.yaml:1: " + reason);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "'[]'               | 'card_sets is a list of 1 to 4 hashes'",
        "'2019-houston'     | 'card_sets is a list of 1 to 4 hashes'",
        "'[1, 2, 3, 4, 5]'  | 'card_sets is a list of 1 to 4 hashes'",
        "'[2019-houston]'   | 'card_sets has \"2019-houston\", which is not a hash'",
        "'[{a: 1}]'         | 'card_sets has \"null\", which is not a hash'",
        "'[FIRST, FIRST]'   | 'card_sets has FIRST twice'"
      })
  void faultIsNamedWithItsLine(String sets, String reason) {
    InvalidLeagueException refused =
        catchThrowableOfType(
            InvalidLeagueException.class,
            () -> rules("card_sets: " + sets.replace("FIRST", FIRST) + "\n" + PD));

    assertThat(refused.faults()).containsExactly("pd.yaml:1: " + reason.replace("FIRST", FIRST));
  }

  @Test
  void leagueOnPaperHasNone() {
    InvalidLeagueException refused =
        catchThrowableOfType(
            InvalidLeagueException.class,
            () ->
                LeagueFileReader.parse(
                    "sba",
                    "sba.yaml",
                    "card_sets: [" + FIRST + "]\n" + SampleLeagues.text("sba"),
                    32));

    assertThat(refused.faults())
        .containsExactly("sba.yaml:1: card_sets is only for a digital league");
  }
}
