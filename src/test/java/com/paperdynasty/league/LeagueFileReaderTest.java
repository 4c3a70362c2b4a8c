package com.paperdynasty.league;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.paperdynasty.baseball.league.ExtraRunnerRule;
import com.paperdynasty.baseball.league.League;
import com.paperdynasty.baseball.league.MercyRule;
import com.paperdynasty.baseball.league.SampleLeagues;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeagueFileReaderTest {
  private static final String GOOD = SampleLeagues.text("sba");

  @Test
  void shippedLeaguesAreValid() {
    League sba = SampleLeagues.read("sba");
    assertThat(sba.mode()).isEqualTo(League.Mode.MANUAL);
    assertThat(sba.innings()).isEqualTo(9);
    assertThat(sba.dh()).isTrue();
    assertThat(sba.extraRunnerRule()).isEqualTo(ExtraRunnerRule.OFF);
    assertThat(sba.rollTimeLimitMs()).isEqualTo(300_000);
    assertThat(SampleLeagues.read("pd").mode()).isEqualTo(League.Mode.DIGITAL);
  }

  @Test
  void optionsAreMappings() throws InvalidLeagueException {
    League league =
        LeagueFileReader.parse(
            "x",
            "x.yaml",
            with("extra_runner: off", "extra_runner: {base: 2, from_inning: 10}")
                .replace("mercy: off", "mercy: {lead: 10, from_inning: 7}"),
            32);
    assertThat(league.extraRunnerRule()).isEqualTo(new ExtraRunnerRule(2, 10));
    assertThat(league.mercyRule()).isEqualTo(new MercyRule(10, 7));
  }

  @Test
  void spectatorsWriteToManagersOnlyWhereTheFileSaysSo() throws InvalidLeagueException {
    String key = "direct_to_managers: ";
    assertThat(mayWrite(with(key + "false", key + "false"))).isFalse();
    assertThat(mayWrite(with(key + "false", key + "true"))).isTrue();
    assertThat(mayWrite(with(key + "false", "# nothing about it"))).isFalse();
    refuses(key + "false", key + "perhaps", "direct_to_managers is true or false");
  }

  private static boolean mayWrite(String text) throws InvalidLeagueException {
    return LeagueFileReader.rules("hash", "x", "x.yaml", text, 32).spectatorsMayWriteToManagers();
  }

  @Test
  void aTableThatLosesARunnerIsRefused() {
    refuses("G1:  {batter: out, runners: hold}", "G1:  {batter: out}", "loses the runner on");
    refuses(
        "{third: home, second: home, first: second, batter: first}",
        "{third: home, first: second, batter: first}",
        "loses the runner on second");
    refuses(
        "triple:               {runners: home, batter: third}",
        "triple:               {runners: home}",
        "loses the batter");
  }

  @Test
  void aTableThatPutsTwoOnOneBaseIsRefused() {
    refuses(
        "single_1:             {runners: +1, batter: first}",
        "single_1:             {runners: hold, batter: first}",
        "puts two runners on first");
    refuses(
        "G3:  {batter: out, runners: +1}",
        "G3:  {batter: out, first: second, runners: hold}",
        "puts two runners on second");
  }

  @Test
  void aTableThatLetsOneRunnerPassAnotherIsRefused() {
    refuses(
        "flyout_c:             {batter: out, runners: hold}",
        "flyout_c:             {batter: out, second: home, runners: hold}",
        "lets the runner on second pass the runner on third");
  }

  @Test
  void aTableThatSendsARunnerBackIsRefused() {
    refuses(
        "flyout_c:             {batter: out, runners: hold}",
        "flyout_c:             {batter: out, second: first, runners: hold}",
        "sends the runner on second backward");
  }

  @Test
  void unknownWordsAreRefused() {
    refuses(
        "flyout_a:             {batter: out, runners: +1}",
        "flyout_a:             {batter: out, runners: fly}",
        "unknown advance \"fly\"");
    refuses(
        "flyout_a:             {batter: out, runners: +1}",
        "flyout_a:             {batter: out, runner: +1}",
        "unknown runner \"runner\"");
    refuses(
        "groundball_a: {none: G1, 1: G2,",
        "groundball_a: {none: G1, 1: G8,",
        "unknown result \"G8\"");
    refuses(
        "groundball_a: {none: G1, 1: G2,",
        "groundball_a: {none: G2, 1: G2,",
        "G2 puts out a runner on base 1, which is empty");
    refuses(
        "{hit to 2B SS: G3, else: G1}", "{hit to 2B QB: G3, else: G1}", "unknown position \"QB\"");
    refuses("triple:", "tripel:", "unknown row");
  }

  @Test
  void faultNamesTheMissingPart() {
    refuses(
        "  triple:               {runners: home, batter: third}\n",
        "",
        "outcomes, triple: the row is missing");
    refuses(", 123: G2}", "}", "column 123 is missing");
    refuses("innings: 9\n", "", "innings is a number");
  }

  @Test
  void tablesWithoutARowAColumnOrASectionAreRefused() {
    refuses(
        "  groundball_a: {none: G1, 1: G2,", "  groundball_x: {none: G1, 1: G2,", "unknown row");
    refuses("{none: G1, 1: G2,", "{none: G1, 4: G2, 1: G2,", "4: unknown column");
    refuses("groundball_a: {3: G7,", "groundball_a: {12: G2, 3: G7,", "unknown column");
    refuses("infield_in:", "corners_in:", "unknown key \"corners_in\"");
    for (String section : List.of("results", "infield_back", "infield_in", "outcomes")) {
      assertThat(faults(GOOD.replace("\n" + section + ":\n", "\nsomething:\n")))
          .anyMatch(fault -> fault.matches("x\\.yaml:\\d+: " + section + " is missing"));
    }
    assertThat(faults(GOOD.substring(0, GOOD.indexOf("  groundball_c: {3: G12")) + "outcomes: x\n"))
        .anyMatch(fault -> fault.contains("infield_in, groundball_c: the row is missing"))
        .anyMatch(fault -> fault.contains("outcomes is a mapping, not \"x\""));
  }

  @Test
  void rowOnTheBasesThatMovesTheBatterIsRefused() {
    refuses(
        "balk:                 {runners: +1}",
        "balk:                 {runners: +1, batter: first}",
        "moves the batter, who stays at bat");
    refuses(
        "{runners: home, batter: third}",
        "{runners: home, batter: hold}",
        "unknown advance \"hold\"");
  }

  @Test
  void namedRunnerIsNotSentBack() {
    refuses(
        "stolen_base:          {named: +1,",
        "stolen_base:          {named: second,",
        "sends the runner on third backward");
  }

  @Test
  void runnerWhoIsPutOutDoesNotPassAnother() {
    refuses(
        "G7:  {batter: out, runners: forced}",
        "G7:  {batter: out, first: out at home, runners: hold}",
        "lets the runner on first pass the runner on third");
  }

  @Test
  void resultsByLocationAreReadStrictly() {
    String line = "{hit to 2B SS: G3, else: G1}";
    refuses(line, "{hit to 2B SS: G3, else: G99}", "\"G99\" is not a result with advances");
    refuses(line, "{hit to 2B SS: G6, else: G1}", "\"G6\" is not a result with advances");
    refuses(line, "{to 2B SS: G3, else: G1}", "is not \"hit to\" and positions");
    refuses(line, "{hit to DH: G3, else: G1}", "unknown position \"DH\"");
  }

  @Test
  void partsOfAnotherShapeAreRefused() {
    refuses("{runners: home, batter: third}", "all score", "expected a mapping");
    refuses("{runners: home, batter: third}", "[third, home]", "expected text or a mapping");
    refuses(
        "{runners: home, batter: third}",
        "{runners: {first: home}, batter: third}",
        "\"runners\" must be a text");
    refuses("innings: 9", "innings: [9]", "expected text or a mapping");
    refuses("innings: 9", "innings: {nine: 9}", "innings is a number");
    refuses("innings: 9", "innings: nine", "innings is a number from 1 to 30, not \"nine\"");
    refuses("innings: 9", "innings: &loop {again: *loop}", "nested too deep");
  }

  @Test
  void optionsOutOfBoundsAreRefused() {
    String runner = "extra_runner: ";
    refuses(runner + "off", runner + "on", "extra_runner is off or a mapping");
    refuses(runner + "off", runner + "{base: 2}", "extra_runner is off or a mapping");
    refuses(runner + "off", runner + "{base: 4, from_inning: 10}", "base is a number from 1 to 3");
    refuses(runner + "off", runner + "{base: 2, from_inning: 0}", "from_inning is a number");
    refuses("mercy: off", "mercy: {lead: 0, from_inning: 7}", "lead is a number from 1 to 100");
    refuses("mercy: off", "mercy: {lead: 10, from_inning: 61}", "from_inning is a number");
    refuses("mercy: off", "mercy: {lead: 10, from_inning: 7, by: 1}", "mercy is off or a mapping");
    refuses("roll_time_limit_s: 300", "roll_time_limit_s: 0", "roll_time_limit_s is a number");
    refuses("roll_time_limit_s: 300", "roll_time_limit_s: 86401", "from 1 to 86400");
    refuses("innings: 9", "innings: 31", "innings is a number from 1 to 30");
    for (String key : List.of("mode", "dh", "extra_runner", "mercy", "roll_time_limit_s")) {
      assertThat(faults(GOOD.replaceFirst("\n" + key + ":[^\n]*", "")))
          .as(key)
          .singleElement()
          .asString()
          .matches("x\\.yaml:\\d+: " + key + " is .*");
    }
  }

  @Test
  void settingsOutOfBoundsAreRefused() {
    refuses("innings: 9", "innings: 0", "innings is a number from 1 to 30");
    refuses("mode: manual", "mode: magic", "mode is manual or digital");
    refuses("dh: true", "dh: maybe", "dh is true or false");
    refuses("mercy: off", "mercy: {lead: 10}", "mercy is off or a mapping");
    refuses("mercy: off", "mercy: off\nmercy: off", "is set twice");
    refuses("mercy: off", "mercy: off\nmercey: off", "unknown key \"mercey\"");
  }

  @Test
  void invalidYamlIsRefusedWithItsLine() {
    List<String> faults = faults("mode: manual\ninnings: [9");
    assertThat(faults).hasSize(1);
    assertThat(faults.get(0)).startsWith("x.yaml:").contains("not YAML");
    assertThat(faults("")).isNotEmpty();
    assertThat(faults("- 1\n- 2\n")).isNotEmpty();
    assertThat(faults("mode: manual\ninnings: \u0000"))
        .singleElement()
        .asString()
        .startsWith("x.yaml:2: not YAML");
  }

  /** Asserts that the fault has the line on which the change was made. */
  private static void refuses(String was, String becomes, String reason) {
    String text = with(was, becomes);
    List<String> faults = faults(text);
    assertThat(faults).as(becomes).isNotEmpty();
    assertThat(faults).anyMatch(fault -> fault.contains(reason));
    if (!becomes.isEmpty()) {
      int line = (int) GOOD.substring(0, GOOD.indexOf(was)).lines().count() + lines(was, becomes);
      assertThat(faults).anyMatch(fault -> fault.startsWith("x.yaml:" + line + ": "));
    }
  }

  /** A change that begins in the middle of a line is on the last line before it. */
  private static int lines(String was, String becomes) {
    boolean atStart = GOOD.charAt(GOOD.indexOf(was) - 1) == '\n';
    return (atStart ? 1 : 0) + (int) becomes.chars().filter(c -> c == '\n').count();
  }

  private static String with(String was, String becomes) {
    assertThat(GOOD).contains(was);
    int at = GOOD.indexOf(was);
    return GOOD.substring(0, at) + becomes + GOOD.substring(at + was.length());
  }

  private static List<String> faults(String text) {
    InvalidLeagueException refused =
        catchThrowableOfType(
            InvalidLeagueException.class, () -> LeagueFileReader.parse("x", "x.yaml", text, 32));
    return refused == null ? List.of() : refused.faults();
  }
}
