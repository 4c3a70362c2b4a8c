package com.paperdynasty.baseball.realgames;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.paperdynasty.baseball.league.SampleLeagues;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.state.BallGame;
import com.paperdynasty.baseball.state.PitcherDecisions;
import com.paperdynasty.baseball.state.PitchingLine;
import com.paperdynasty.baseball.state.Stat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Holds, blown saves and inherited runners of real games. Each game was worked out by hand from
 * Retrosheet's play by play in the sample, by the usual definitions (MLB's glossary, "Hold", "Blown
 * Save" and "Inherited Runner"; official rules, 9.19(d), for the save situation).
 */
class ReliefOfRealGamesTest {
  /**
   * The games by hand. {@code relief} has, for each reliever who found runners on base, the
   * inherited runners and how many of them scored.
   *
   * <ul>
   *   <li>MIN2017-06-14: Rzepczynski came in with a lead of two and walked the only batter: no out,
   *       no hold.
   *   <li>PHI2017-04-07: Solis came in six ahead with one on, so the tying run was not even on
   *       deck; Romero got no out. Glover's lead of three stayed.
   *   <li>ATL2017-06-21: Vizcaino lost one of two runs and kept the lead; Johnson's home run tied.
   *   <li>NYN2017-07-01: Neshek came in two ahead and lost the game: a blown save with the loss.
   *   <li>DET2017-09-15: Greene let an inherited runner tie the game and won it: a blown save with
   *       the win.
   *   <li>BAL2017-04-26: Hart got nobody out. O'Day found three on; one was forced at home, so he
   *       is charged with none of the three, and one of them scored and tied the game.
   *   <li>PHI2017-04-22: blown saves on both sides, Johnson's in the tenth with the loss.
   *   <li>TEX2017-09-14: Garton came in in the fourth, one ahead, for one out. Kela's two and two
   *       of Bibens-Dirkx's three scored.
   *   <li>CHN2017-08-20: Wilson walked a run in and won; Osuna lost a lead of two in the tenth.
   * </ul>
   */
  @ParameterizedTest
  @CsvSource({
    "MIN201706140, pazoj001 vincn001, '', rzepm001 1-0 diaze006 2-0",
    "PHI201704070, glovk001, '', solis001 1-1 glovk001 2-0",
    "ATL201706210, ramij004 vizca001, johnj010, ''",
    "KCA201705060, stram001, sorij001, stram001 1-0",
    "TOR201707290, biagj001 smitj002, osunr001, ''",
    "CHN201705240, uehak001 edwac001, '', kontg001 2-1 gearc001 1-0 edwac001 2-0",
    "NYN201707010, sewap001, neshp001, goede001 2-0 reeda001 1-0",
    "DET201709150, wilsa001, grees005, bumma001 1-0 minaj001 2-1 stumd001 1-0 grees005 2-1",
    "BAL201704260, givem001, odayd001, farqd001 3-1 givem001 1-0 hartd002 1-0 odayd001 3-1",
    "WAS201705141, albem001 romee002, kells001, albem001 1-0 romee002 1-0 glovk001 2-1",
    "PHI201704220, garcl005 neshp001, johnj010 ramoe002, ramij004 1-0",
    "PIT201709240, sante002 hudsd001 kontg001, '', runzd001 2-0 kontg001 3-0",
    "SLN201707300, lyont001 bowmm001 oh--s001, '', delaj001 1-0 barrj002 2-0 bowmm001 1-0",
    "TEX201709140, gartr001, '', gartr001 1-0 mendy001 2-0 gardn001 2-0 kelak001 2-2 bibea001 3-2",
    "BOS201707280, minom001 moylp001 sorij001, '', scotr001 1-0",
    "CHN201708200, '', osunr001, teper001 1-0 edwac001 1-0 wilsj004 2-1"
  })
  void relieversHaveTheirRecordOfARealGame(String id, String holds, String blown, String relief) {
    RealGame real =
        RealGame.sample().stream().filter(game -> game.id().equals(id)).findFirst().orElseThrow();
    BallGame game = played(real);

    assertThat(String.join(" ", PitcherDecisions.holds(game))).isEqualTo(holds);
    assertThat(String.join(" ", PitcherDecisions.blownSaves(game))).isEqualTo(blown);
    assertThat(relief(game)).isEqualTo(relief);
  }

  private static String relief(BallGame game) {
    List<String> found = new ArrayList<>();
    for (PitchingLine line : pitchers(game)) {
      if (line.statLine().get(Stat.INHERITED_RUNNERS) > 0) {
        found.add(
            line.player().id()
                + " "
                + line.statLine().get(Stat.INHERITED_RUNNERS)
                + "-"
                + line.statLine().get(Stat.INHERITED_SCORED));
      }
    }
    return String.join(" ", found);
  }

  /** Counted from the sample itself: who was on base when the reliever entered. */
  @Test
  void inheritedRunnersAreThoseOnBaseWhenTheRelieverEntered() {
    int inherited = 0;
    for (RealGame real : RealGame.sample()) {
      Map<String, Integer> expected = new TreeMap<>();
      for (JsonNode sub : real.json().get("subs")) {
        int before = sub.get("before_play").asInt();
        if (sub.get("pos").asInt() == 1 && before < real.plays().size()) {
          boolean fields = real.plays().get(before).top() == (sub.get("team").asInt() == 1);
          int on = real.plays().get(before).basesBefore().size();
          if (fields && on > 0 && !isPlaced(real, before)) {
            expected.merge(sub.get("id").asText(), on, Integer::sum);
          }
        }
      }
      Map<String, Integer> counted = new TreeMap<>();
      for (PitchingLine line : pitchers(played(real))) {
        int found = line.statLine().get(Stat.INHERITED_RUNNERS);
        if (found > 0) {
          counted.put(line.player().id(), found);
        }
        assertThat(line.statLine().get(Stat.INHERITED_SCORED)).isLessThanOrEqualTo(found);
        inherited += found;
      }
      assertThat(counted).as(real.id()).isEqualTo(expected);
    }
    assertThat(inherited).isGreaterThan(100);
  }

  /** The extra runner belongs to the pitcher who faces the first batter. */
  private static boolean isPlaced(RealGame real, int play) {
    RealPlay first = real.plays().get(play);
    return real.options().extraRunnerRule().appliesIn(first.inning())
        && (play == 0 || real.plays().get(play - 1).top() != first.top());
  }

  /**
   * For each team: the runs that came home while a pitcher was on the mound, less the inherited
   * ones, plus those that later pitchers let in, are the runs that the pitcher is charged with.
   */
  @Test
  void runsOnTheMoundAndRunsChargedDifferByTheInheritedRunners() {
    for (RealGame real : RealGame.sample()) {
      Map<String, Integer> onTheMound = new TreeMap<>();
      real.plays().stream()
          .filter(play -> !play.isNothing())
          .forEach(play -> onTheMound.merge(play.pitcherId(), runs(play), Integer::sum));
      int scored = 0;
      int bequeathed = 0;
      for (PitchingLine line : pitchers(played(real))) {
        int inherited = line.statLine().get(Stat.INHERITED_SCORED);
        int own = onTheMound.getOrDefault(line.player().id(), 0) - inherited;
        scored += inherited;
        bequeathed += line.statLine().get(Stat.RUNS) - own;
        assertThat(line.statLine().get(Stat.RUNS))
            .as("%s of %s", line.player(), real.id())
            .isGreaterThanOrEqualTo(own);
      }
      assertThat(bequeathed).as(real.id()).isEqualTo(scored);
    }
  }

  private static int runs(RealPlay play) {
    return (int)
        play.advances().stream().filter(advance -> advance.base() == 4 && !advance.out()).count();
  }

  private static BallGame played(RealGame real) {
    RealGameReplay replay = RealGameReplay.of(real, SampleLeagues.sba());
    assertThat(replay.differences()).isEmpty();
    return replay.game();
  }

  private static List<PitchingLine> pitchers(BallGame game) {
    List<PitchingLine> pitchers = new ArrayList<>(game.book().of(Side.AWAY).pitching());
    pitchers.addAll(game.book().of(Side.HOME).pitching());
    return pitchers;
  }
}
