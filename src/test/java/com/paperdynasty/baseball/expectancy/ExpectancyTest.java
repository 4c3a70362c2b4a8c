package com.paperdynasty.baseball.expectancy;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.baseball.league.ExtraRunnerRule;
import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.league.League;
import com.paperdynasty.baseball.league.MercyRule;
import com.paperdynasty.baseball.league.SampleLeagues;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectancyTest {
  private static final int TABLES = 3;

  private static final int TIED = Expectancy.ONE / 2;

  /** Games of many lengths and with every option. */
  private static List<League> leagues() {
    League sba = SampleLeagues.sba();
    ExtraRunnerRule runner = new ExtraRunnerRule(2, 10);
    return List.of(
        sba,
        sba.with(new GameOptions(1, null, null, null)),
        sba.with(new GameOptions(7, null, new ExtraRunnerRule(3, 1), null)),
        sba.with(new GameOptions(9, null, runner, new MercyRule(10, 7))),
        sba.with(new GameOptions(30, null, null, new MercyRule(1, 1))));
  }

  @Test
  void bothSidesHaveOneHalfBeforeTheFirstPitch() {
    for (League league : leagues()) {
      int start =
          league.extraRunnerRule().appliesIn(1) ? 1 << (league.extraRunnerRule().base() - 1) : 0;
      assertThat(league.expectancy().homeWins(1, false, start, 0)).isEqualTo(TIED);
    }
  }

  @Test
  void moreRunsAheadAreNeverWorse() {
    for (League league : leagues()) {
      for (int inning = 1; inning <= league.innings() + 2; inning++) {
        for (int state = 0; state <= RunDistribution.STATES; state++) {
          for (boolean bottom : new boolean[] {false, true}) {
            int most = bottom && inning >= league.innings() ? 0 : 12;
            for (int lead = -12; lead < most; lead++) {
              assertThat(league.expectancy().homeWins(inning, bottom, state, lead + 1))
                  .as("%s, inning %d, state %d, lead %d", league.mercyRule(), inning, state, lead)
                  .isGreaterThanOrEqualTo(
                      league.expectancy().homeWins(inning, bottom, state, lead));
            }
          }
        }
      }
    }
  }

  @Test
  void chanceIsAllOrNothingOnlyWhenTheGameIsOver() {
    Expectancy expectancy = SampleLeagues.sba().expectancy();
    assertThat(expectancy.homeWins(9, true, 16, -25)).isEqualTo(1);
    assertThat(expectancy.homeWins(9, false, 16, 25)).isEqualTo(Expectancy.ONE - 1);
    assertThat(expectancy.homeWins(9, false, RunDistribution.STATES, 1)).isEqualTo(Expectancy.ONE);
    assertThat(expectancy.homeWins(9, true, RunDistribution.STATES, -1)).isZero();
    assertThat(expectancy.homeWins(12, true, RunDistribution.STATES, 0)).isEqualTo(TIED);
  }

  @Test
  void mercyRuleEndsTheGame() {
    Expectancy mercy =
        SampleLeagues.sba()
            .with(new GameOptions(null, null, null, new MercyRule(10, 7)))
            .expectancy();
    assertThat(mercy.homeWins(7, false, RunDistribution.STATES, 10)).isEqualTo(Expectancy.ONE);
    assertThat(mercy.homeWins(7, true, RunDistribution.STATES, -10)).isZero();
    assertThat(mercy.homeWins(6, true, RunDistribution.STATES, -10)).isPositive();
  }

  @Test
  void runsToExpectAreThoseOfTheSeasons() {
    Expectancy expectancy = SampleLeagues.sba().expectancy();
    assertThat(expectancy.runs(0)).isBetween(4_900, 5_200);
    assertThat(expectancy.runs(7)).isBetween(22_000, 24_000);
    assertThat(expectancy.runs(RunDistribution.STATES)).isZero();
  }

  @Test
  void tablesThatWereDisplacedAreWorkedOutAgainAndTheSame() {
    ExpectancyModel model = SampleLeagues.read("sba", TABLES).expectancyModel();
    GameLength nine = new GameLength(9, 0, 0, 0, 0);
    Expectancy first = model.of(nine);
    assertThat(first.isPrepared()).isFalse();
    int before = first.homeWins(5, true, 3, -1);
    assertThat(first.isPrepared()).isTrue();
    assertThat(model.of(nine)).isSameAs(first);

    List<Expectancy> others = displace(model);

    assertThat(first.isPrepared()).isFalse();
    assertThat(others).allMatch(Expectancy::isPrepared);
    assertThat(model.of(nine)).isNotSameAs(first);
    assertThat(first.homeWins(5, true, 3, -1)).isEqualTo(before);
    assertThat(model.of(nine).homeWins(5, true, 3, -1)).isEqualTo(before);
  }

  /** A game that goes on holds its length: used again and again, its tables count too. */
  @Test
  void noMoreTablesAreKeptThanTheBoundHoweverManyLengthsAreInUse() {
    ExpectancyModel model = SampleLeagues.read("sba", TABLES).expectancyModel();
    List<Expectancy> inUse = new ArrayList<>(displace(model));
    inUse.add(model.of(new GameLength(9, 0, 0, 0, 0)));
    inUse.add(model.of(new GameLength(8, 0, 0, 0, 0)));
    for (int round = 0; round < 2; round++) {
      for (Expectancy used : inUse) {
        used.prepare();
        assertThat(used.isPrepared()).isTrue();
        assertThat(inUse.stream().filter(Expectancy::isPrepared).count())
            .isLessThanOrEqualTo(TABLES);
      }
    }
  }

  private static List<Expectancy> displace(ExpectancyModel model) {
    List<Expectancy> others = new ArrayList<>();
    for (int lead = 1; lead <= TABLES; lead++) {
      Expectancy other = model.of(new GameLength(1, 0, 0, lead, 1));
      other.prepare();
      others.add(other);
    }
    return others;
  }
}
