package com.paperdynasty.league;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.paperdynasty.baseball.league.SampleLeagues;
import com.paperdynasty.game.model.TableOptions;
import com.paperdynasty.game.model.TableOptions.BeforeRoll;
import com.paperdynasty.game.model.TableOptions.DiceSource;
import com.paperdynasty.game.model.TableOptions.Plans;
import com.paperdynasty.game.model.TableOptions.Rulings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys of a league file about how two managers play together. */
class TableOptionsFileTest {
  private static final String GOOD = SampleLeagues.text("sba");

  @Test
  void shippedLeaguesHaveTheDefaults() throws InvalidLeagueException {
    assertThat(table(GOOD)).isEqualTo(TableOptions.DEFAULT);
    assertThat(table(SampleLeagues.text("pd"))).isEqualTo(TableOptions.DEFAULT);
  }

  @Test
  void eachKeyIsRead() throws InvalidLeagueException {
    assertThat(
            table(
                "before_roll: ready\nready_seconds: 90\nplans: sealed\nrulings: agreed\n"
                    + "dice: declared\nabsence_seconds: 30\n"
                    + GOOD))
        .isEqualTo(
            new TableOptions(
                BeforeRoll.READY, 90, Plans.SEALED, Rulings.AGREED, DiceSource.DECLARED, 30));
    assertThat(table("rulings: agreed\n" + GOOD).beforeRoll()).isEqualTo(BeforeRoll.FREE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "before_roll: soon       | before_roll is free or ready, not \"soon\"",
        "before_roll: [free]     | before_roll is not a list",
        "before_roll: {a: b}     | before_roll is free or ready, not \"\"",
        "before_roll:            | before_roll is free or ready, not \"\"",
        "plans: hidden           | plans is open or sealed, not \"hidden\"",
        "plans: sealed           | plans is sealed only where before_roll is ready",
        "rulings: umpire         | rulings is admin or agreed, not \"umpire\"",
        "dice: loaded            | dice is server or declared, not \"loaded\"",
        "ready_seconds: 9        | ready_seconds is a number from 10 to 604800, not \"9\"",
        "ready_seconds: 604801   | ready_seconds is a number from 10 to 604800, not \"604801\"",
        "ready_seconds: 1 minute | ready_seconds is a number from 10 to 604800, not \"1 minute\"",
        "ready_seconds: -60      | ready_seconds is a number from 10 to 604800, not \"-60\"",
        "absence_seconds: 29     | absence_seconds is a number from 30 to 604800, not \"29\"",
        "absence_seconds: 604801 | absence_seconds is a number from 30 to 604800, not \"604801\"",
      })
  void faultIsNamedWithItsLineAndReason(String line, String reason) {
    InvalidLeagueException invalid =
        catchThrowableOfType(
            InvalidLeagueException.class,
            () -> LeagueFileReader.parse("x", "x.yaml", "# a comment\n" + line + "\n" + GOOD, 32));

    assertThat(invalid.faults()).hasSize(1);
    if (!reason.contains("list")) {
      assertThat(invalid.faults()).containsExactly("x.yaml:2: " + reason);
    }
  }

  private static TableOptions table(String text) throws InvalidLeagueException {
    return LeagueFileReader.rules("hash", "x", "x.yaml", text, 32).table();
  }
}
