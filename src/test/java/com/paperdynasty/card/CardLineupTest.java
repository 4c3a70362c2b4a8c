package com.paperdynasty.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Slot;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lineups for sides that have named none. */
class CardLineupTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everybodyOfATeamPlaysWhereTheirCardSaysTheyCan(boolean dh) {
    for (CardSet team : List.of(SampleTeams.HOUSTON, SampleTeams.WASHINGTON)) {
      List<Slot> slots = CardLineup.of(team, dh, Set.of()).orElseThrow();

      assertThat(Lineup.faultIn(slots, dh)).isNull();
      assertThat(CardRules.faultIn(GameCards.of(List.of(team)), slots)).isNull();
      assertThat(slots)
          .allSatisfy(
              slot -> {
                Card card = team.player(slot.player().id()).orElseThrow();
                assertThat(slot.player().name()).isEqualTo(card.name());
                if (slot.position().inField()) {
                  assertThat(card.ratings().fielding()).containsKey(slot.position());
                }
              });
    }
  }

  @Test
  void playersWhoComeFirstInTheSetPlayAndBatFirst() {
    List<String> starters =
        CardLineup.of(SampleTeams.HOUSTON, true, Set.of()).orElseThrow().stream()
            .map(slot -> slot.player().name() + " " + slot.position().code())
            .toList();

    assertThat(starters)
        .containsExactly(
            "Alex Bregman 3B",
            "Michael Brantley LF",
            "Yulieski Gurriel 1B",
            "George Springer CF",
            "Josh Reddick RF",
            "Jose Altuve 2B",
            "Robinson Chirinos C",
            "Yordan Alvarez DH",
            "Carlos Correa SS",
            "Justin Verlander P");
  }

  @Test
  void playersOfTheOtherSideAreLeftOut() {
    List<Slot> first = CardLineup.of(SampleTeams.HOUSTON, true, Set.of()).orElseThrow();
    String leadoff = first.get(0).player().id();

    List<Slot> others = CardLineup.of(SampleTeams.HOUSTON, true, Set.of(leadoff)).orElseThrow();

    assertThat(others).noneMatch(slot -> slot.player().id().equals(leadoff));
    assertThat(Lineup.faultIn(others, true)).isNull();
  }

  @Test
  void setWithoutACatcherOrAPitcherGivesNoLineup() {
    Predicate<Card> catches = card -> card.ratings().fielding().containsKey(Position.CATCHER);

    assertThat(without(catches)).isEmpty();
    assertThat(without(card -> card.pitching() != null)).isEmpty();
    assertThat(without(card -> card.name().equals("Jose Altuve"))).isPresent();
  }

  private static Optional<List<Slot>> without(Predicate<Card> left) {
    CardSet team = SampleTeams.HOUSTON;
    List<Card> players = team.players().stream().filter(left.negate()).toList();
    return CardLineup.of(
        new CardSet(team.name(), team.season(), team.source(), team.ballpark(), players),
        true,
        Set.of());
  }
}
