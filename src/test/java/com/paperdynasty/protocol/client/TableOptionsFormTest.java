package com.paperdynasty.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.game.model.GameSetup;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.game.model.TableOptions;
import com.paperdynasty.game.model.TableOptions.BeforeRoll;
import com.paperdynasty.game.model.TableOptions.DiceSource;
import com.paperdynasty.game.model.TableOptions.Plans;
import com.paperdynasty.game.model.TableOptions.Rulings;
import com.paperdynasty.league.SampleRules;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts of a new game's form that are about fair play, and about how its teams are shown. */
class TableOptionsFormTest {
  private static final TableOptions READY =
      new TableOptions(BeforeRoll.READY, 90, Plans.SEALED, Rulings.AGREED, DiceSource.SERVER, 300);

  @Test
  void gameWithoutTableOptionsHasThoseOfItsLeague() throws Exception {
    assertThat(setup("", TableOptions.DEFAULT).table()).isEqualTo(TableOptions.DEFAULT);
    assertThat(setup("", READY).table()).isEqualTo(READY);
    assertThat(setup(", 'options': {'before_roll': null, 'plans': null}", READY).table())
        .isEqualTo(READY);
  }

  @Test
  void eachTableOptionOverridesTheLeague() throws Exception {
    String all =
        ", 'options': {'before_roll': 'ready', 'ready_seconds': 604800, 'plans': 'sealed',"
            + " 'rulings': 'agreed', 'dice': 'declared', 'absence_seconds': 30}";

    assertThat(setup(all, TableOptions.DEFAULT).table())
        .isEqualTo(
            new TableOptions(
                BeforeRoll.READY, 604_800, Plans.SEALED, Rulings.AGREED, DiceSource.DECLARED, 30));
    assertThat(setup(", 'options': {'ready_seconds': 10}", READY).table().readySeconds())
        .isEqualTo(10);
  }

  @Test
  void gameThatIsFreeInALeagueOfSealedPlansHasNoPlans() throws Exception {
    TableOptions table = setup(", 'options': {'before_roll': 'free'}", READY).table();

    assertThat(table.beforeRoll()).isEqualTo(BeforeRoll.FREE);
    assertThat(table.plans()).isEqualTo(Plans.OPEN);
    assertThat(table.rulings()).isEqualTo(Rulings.AGREED);
  }

  @Test
  void sealedPlansNeedReadiness() throws Exception {
    Problem problem = form(", 'options': {'plans': 'sealed'}").misfit(rules(TableOptions.DEFAULT));

    assertThat(problem.field()).isEqualTo("options.plans");
    assertThat(problem.message()).isEqualTo("plans can be sealed only with before_roll ready");
    assertThat(form(", 'options': {'plans': 'sealed'}").misfit(rules(READY))).isNull();
    assertThat(form(", 'options': {'before_roll': 'free', 'plans': 'sealed'}").misfit(rules(READY)))
        .isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'before_roll': 'always'}   | options.before_roll     | Invalid before_roll",
        "{'before_roll': 'READY'}    | options.before_roll     | Invalid before_roll",
        "{'before_roll': true}       | options.before_roll     | Invalid before_roll",
        "{'before_roll': []}         | options.before_roll     | Invalid before_roll",
        "{'plans': 'secret'}         | options.plans           | Invalid plans",
        "{'rulings': 'umpire'}       | options.rulings         | Invalid rulings",
        "{'dice': 'mine'}            | options.dice            | Invalid dice",
        "{'ready_seconds': 9}        | options.ready_seconds   | ready_seconds must be a whole number"
            + " from 10 to 604800",
        "{'ready_seconds': 604801}   | options.ready_seconds   | ready_seconds must be a whole number"
            + " from 10 to 604800",
        "{'ready_seconds': 1e400}    | options.ready_seconds   | ready_seconds must be a whole number"
            + " from 10 to 604800",
        "{'ready_seconds': '60'}     | options.ready_seconds   | ready_seconds must be a whole number"
            + " from 10 to 604800",
        "{'ready_seconds': 60.5}     | options.ready_seconds   | ready_seconds must be a whole number"
            + " from 10 to 604800",
        "{'ready_seconds': -60}      | options.ready_seconds   | ready_seconds must be a whole number"
            + " from 10 to 604800",
        "{'absence_seconds': 29}     | options.absence_seconds | absence_seconds must be a whole"
            + " number from 30 to 604800",
        "{'absence_seconds': 604801} | options.absence_seconds | absence_seconds must be a whole"
            + " number from 30 to 604800",
      })
  void invalidTableOptionIsNamedWithItsPath(String options, String field, String message)
      throws Exception {
    Problem problem = refused(", 'options': " + options);

    assertThat(problem.code()).isEqualTo(ErrorCode.INVALID);
    assertThat(problem.field()).isEqualTo(field);
    assertThat(problem.message()).isEqualTo(message);
  }

  @Test
  void unknownValueIsRefusedWithTheAllowedOnes() throws Exception {
    assertThat(refused(", 'options': {'before_roll': 'x'}").errors())
        .containsExactly("free", "ready");
    assertThat(refused(", 'options': {'plans': 'x'}").errors()).containsExactly("open", "sealed");
    assertThat(refused(", 'options': {'rulings': 'x'}").errors())
        .containsExactly("admin", "agreed");
    assertThat(refused(", 'options': {'dice': 'x'}").errors())
        .containsExactly("server", "declared");
  }

  @Test
  void umpireIsAUserWhoManagesNoSide() throws Exception {
    assertThat(setup(", 'umpire': 'ursula'", READY).umpire())
        .isEqualTo(new Manager("ursula", "ursula"));
    assertThat(setup(", 'umpire': 'carol'", READY).umpire())
        .isEqualTo(new Manager("carol", "Carol"));
    assertThat(setup(", 'umpire': null", READY).umpire()).isNull();
    for (String manager : new String[] {"alice", "bob"}) {
      Problem problem = refused(", 'umpire': '" + manager + "'");
      assertThat(problem.field()).isEqualTo("umpire");
      assertThat(problem.message()).isEqualTo("The umpire manages no side");
    }
    for (String invalid : new String[] {"''", "7", "{}", "'a  b'", "'\\u0000'"}) {
      assertThat(refused(", 'umpire': " + invalid).field()).as(invalid).isEqualTo("umpire");
    }
  }

  @Test
  void teamsHaveAShortNameAndAColor() throws Exception {
    GameSetup setup = setup(", 'home': {'name': 'M', 'abbrev': 'Mil', 'color': '#A0b1C2'}", READY);

    assertThat(setup.home().abbrev()).isEqualTo("Mil");
    assertThat(setup.home().color()).isEqualTo("#a0b1c2");
    assertThat(setup.away().abbrev()).isNull();
    assertThat(setup.away().color()).isNull();
    assertThat(setup(", 'home': {'name': 'M', 'abbrev': 'ÖÜ9'}", READY).home().abbrev())
        .isEqualTo("ÖÜ9");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'abbrev': ''            | home.abbrev",
        "'abbrev': 'FIVES'       | home.abbrev",
        "'abbrev': 'A B'         | home.abbrev",
        "'abbrev': 'A-B'         | home.abbrev",
        "'abbrev': 12            | home.abbrev",
        "'abbrev': 'A\\u0410'    | home.abbrev",
        "'abbrev': '\\u202eAB'   | home.abbrev",
        "'color': 'red'          | home.color",
        "'color': '#abc'         | home.color",
        "'color': '#a0b1c2d3'    | home.color",
        "'color': '#a0b1cg'      | home.color",
        "'color': 'a0b1c2'       | home.color",
        "'color': 7              | home.color",
        "'color': '#a0b1c2;x'    | home.color",
        "'ref': ''               | home.ref",
        "'ref': 7                | home.ref",
        "'ref': 'a\\u0000b'      | home.ref",
        "'ref': 'a\\ud800'       | home.ref",
      })
  void invalidPartOfATeamIsNamedWithItsPath(String part, String field) throws Exception {
    assertThat(refused(", 'home': {'name': 'M', " + part + "}").field()).isEqualTo(field);
  }

  @Test
  void refIsALineOfUpTo128Characters() throws Exception {
    assertThat(form(", 'ref': '" + "é".repeat(128) + "'").ref()).hasSize(128);
    assertThat(form("").ref()).isNull();
    Problem problem = refused(", 'ref': '" + "x".repeat(129) + "'");
    assertThat(problem.field()).isEqualTo("ref");
    assertThat(problem.message())
        .isEqualTo("ref must be 1 to 128 characters, without control characters");
    for (String invalid : new String[] {"''", "7", "[]", "'a\\nb'"}) {
      assertThat(refused(", 'ref': " + invalid).field()).as(invalid).isEqualTo("ref");
    }
  }

  private static GameSetup setup(String more, TableOptions league) throws Exception {
    return form(more)
        .setup(UUID.randomUUID(), rules(league), new Manager("carol", "Carol"), Map.of());
  }

  private static RuleBook rules(TableOptions league) {
    return new RuleBook("hash", SampleRules.SBA.league(), false, Map.of(), league);
  }

  private static NewGameForm.ValidForm form(String more) throws Exception {
    return (NewGameForm.ValidForm) read(more);
  }

  private static Problem refused(String more) throws Exception {
    return ((NewGameForm.InvalidForm) read(more)).problem();
  }

  /** A later field of the same name replaces an earlier one. */
  private static NewGameForm read(String more) throws Exception {
    String text =
        "{'league': 'sba', 'away': {'name': 'O', 'manager': 'alice'},"
            + " 'home': {'name': 'M', 'manager': 'bob'}"
            + more
            + "}";
    return NewGameForm.read(
        (ObjectNode) JsonMapper.builder().build().readTree(text.replace('\'', '"')));
  }
}
