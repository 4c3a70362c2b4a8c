package com.paperdynasty.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.paperdynasty.baseball.ExtraRunner;
import com.paperdynasty.baseball.League;
import com.paperdynasty.baseball.Leagues;
import com.paperdynasty.baseball.Mercy;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeagueFileTest {
  private static final String GOOD = Leagues.text("sba");

  @Test
  void theLeaguesThatShipCanBePlayedBy() {
    League sba = Leagues.read("sba");
    assertThat(sba.mode()).isEqualTo(League.Mode.MANUAL);
    assertThat(sba.innings()).isEqualTo(9);
    assertThat(sba.dh()).isTrue();
    assertThat(sba.extraRunner()).isEqualTo(ExtraRunner.OFF);
    assertThat(sba.rollTimeLimitMs()).isEqualTo(300_000);
    assertThat(Leagues.read("pd").mode()).isEqualTo(League.Mode.DIGITAL);
  }

  @Test
  void optionsAreMappings() throws LeagueFaultException {
    League league =
        LeagueFile.parse(
            "x",
            "x.yaml",
            with("extra_runner: off", "extra_runner: {base: 2, from_inning: 10}")
                .replace("mercy: off", "mercy: {lead: 10, from_inning: 7}"));
    assertThat(league.extraRunner()).isEqualTo(new ExtraRunner(2, 10));
    assertThat(league.mercy()).isEqualTo(new Mercy(10, 7));
  }

  @Test
  void spectatorsWriteToManagersOnlyWhereTheFileSaysSo() throws LeagueFaultException {
    String key = "direct_to_managers: ";
    assertThat(mayWrite(with(key + "false", key + "false"))).isFalse();
    assertThat(mayWrite(with(key + "false", key + "true"))).isTrue();
    assertThat(mayWrite(with(key + "false", "# nothing about it"))).isFalse();
    refuses(key + "false", key + "perhaps", "direct_to_managers is true or false");
  }

  private static boolean mayWrite(String text) throws LeagueFaultException {
    return LeagueFile.rules("hash", "x", "x.yaml", text).spectatorsMayWriteToManagers();
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
  void wordsThatMeanNothingAreRefused() {
    refuses(
        "flyout_a:             {batter: out, runners: +1}",
        "flyout_a:             {batter: out, runners: fly}",
        "unknown way \"fly\"");
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
        "G2 puts a runner on base 1 out, where nobody is");
    refuses(
        "{hit to 2B SS: G3, else: G1}", "{hit to 2B QB: G3, else: G1}", "unknown position \"QB\"");
    refuses("triple:", "tripel:", "unknown row");
  }

  @Test
  void whatIsMissingIsNamed() {
    refuses(
        "  triple:               {runners: home, batter: third}\n",
        "",
        "outcomes, triple: the row is missing");
    refuses(", 123: G2}", "}", "column 123 is missing");
    refuses("innings: 9\n", "", "innings is a number");
  }

  @Test
  void settingsOutOfTheirBoundsAreRefused() {
    refuses("innings: 9", "innings: 0", "innings is a number from 1 to 30");
    refuses("mode: manual", "mode: magic", "mode is manual or digital");
    refuses("dh: true", "dh: maybe", "dh is true or false");
    refuses("mercy: off", "mercy: {lead: 10}", "mercy is off or a mapping");
    refuses("mercy: off", "mercy: off\nmercy: off", "stands twice");
    refuses("mercy: off", "mercy: off\nmercey: off", "unknown key \"mercey\"");
  }

  @Test
  void whatIsNoYamlIsRefusedWithItsLine() {
    List<String> faults = faults("mode: manual\ninnings: [9");
    assertThat(faults).hasSize(1);
    assertThat(faults.get(0)).startsWith("x.yaml:").contains("not YAML");
    assertThat(faults("")).isNotEmpty();
    assertThat(faults("- 1\n- 2\n")).isNotEmpty();
  }

  /** The fault is named with the line on which the change was made. */
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
    LeagueFaultException refused =
        catchThrowableOfType(
            LeagueFaultException.class, () -> LeagueFile.parse("x", "x.yaml", text));
    return refused == null ? List.of() : refused.faults();
  }
}
