package com.paperdynasty.baseball.realgames;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.paperdynasty.baseball.league.SampleLeagues;
import com.paperdynasty.baseball.model.Advance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Counts how often official scorers decided alike what happened alike. Halves are twins if each
 * pitcher's plays were the same from the first misplay on, where it is of no account which fielder
 * made an out and to which outfielder a hit went. A rule that gives twins the same answer is wrong
 * at least in those that are not decided as most of their twins. The arguments are files of games.
 */
public final class EarnedRunTwins {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A half.
   *
   * @param earned the official earned runs of those that scored from the first misplay on
   * @param wrong whether the engine has other earned runs
   */
  private record Judged(int earned, boolean wrong) {}

  /** By what happened in it: each half with a run after a misplay. */
  private final Map<String, List<Judged>> halves = new HashMap<>();

  private EarnedRunTwins() {}

  /** Prints the count for all the files together. */
  public static void main(String[] files) throws IOException {
    EarnedRunTwins twins = new EarnedRunTwins();
    for (String file : files) {
      twins.read(Path.of(file));
    }
    twins.print();
  }

  private void read(Path file) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        RealGame game = RealGame.of(JSON.readTree(line));
        if (!game.irregular()) {
          add(game);
        }
      }
    }
  }

  private void add(RealGame game) {
    RealGameReplay replay = RealGameReplay.of(game.withoutEarnedMarks(), SampleLeagues.sba());
    Map<Boolean, Integer> before = new HashMap<>();
    List<RealPlay> half = new ArrayList<>();
    for (RealPlay play : game.plays()) {
      if (!half.isEmpty()
          && (half.get(0).inning() != play.inning() || half.get(0).top() != play.top())) {
        addHalf(half, replay, before);
        half.clear();
      }
      half.add(play);
    }
    addHalf(half, replay, before);
  }

  /**
   * Adds a half.
   *
   * @param before the earned runs in the earlier halves of the top (true) and of the bottom
   */
  private void addHalf(List<RealPlay> half, RealGameReplay replay, Map<Boolean, Integer> before) {
    RealPlay last = half.get(half.size() - 1);
    int after = replay.earnedAfter(last).values().stream().mapToInt(Integer::intValue).sum();
    Integer earlier = before.put(last.top(), after);
    int misplay = 0;
    while (misplay < half.size() && !isMisplayed(half.get(misplay))) {
      misplay++;
    }
    List<RealPlay> decisive = half.subList(misplay, half.size());
    if (decisive.stream().mapToInt(RealPlay::runs).sum() > 0) {
      boolean onePitcher = half.get(0).pitcherId().equals(decisive.get(0).pitcherId());
      boolean wrong = after - (earlier == null ? 0 : earlier) != earned(half);
      halves
          .computeIfAbsent(key(onePitcher ? decisive : half), none -> new ArrayList<>())
          .add(new Judged(earned(decisive), wrong));
    }
  }

  private static boolean isMisplayed(RealPlay play) {
    return !play.errors().isEmpty() || play.event().contains("PB") || play.basic().equals("C");
  }

  private static int earned(List<RealPlay> plays) {
    int earned = 0;
    for (RealPlay play : plays) {
      for (Advance advance : play.advances()) {
        earned += advance.base() == 4 && Boolean.FALSE.equals(advance.unearned()) ? 1 : 0;
      }
    }
    return earned;
  }

  private static String key(List<RealPlay> plays) {
    StringBuilder key = new StringBuilder();
    key.append(plays.get(0).outsBefore()).append(plays.get(0).basesBefore()).append(' ');
    List<String> pitchers = new ArrayList<>();
    for (RealPlay play : plays) {
      if (!pitchers.contains(play.pitcherId())) {
        pitchers.add(play.pitcherId());
      }
      key.append(pitchers.indexOf(play.pitcherId())).append(what(play.event())).append(' ');
    }
    return key.toString();
  }

  /** What happened, without the scorer's marks and without what is of no account. */
  private static String what(String event) {
    String plain = event.replaceAll("\\((UR|TUR|NR|RBI|/?TH[123H]?)\\)|/TH[123H]?", "");
    String[] parts = plain.split("\\.", 2);
    String basic =
        parts[0]
            .replaceAll("/.*", "")
            .replaceFirst("^[1-9]+$", "out")
            .replaceFirst("^[1-9]+(\\([B123]\\)).*", "force$1")
            .replaceFirst("^([SDT])[789]\\d*$", "$1 outfield")
            .replaceFirst("^([SDT])[1-6]\\d*$", "$1 infield")
            .replaceFirst("^FC\\d", "FC");
    String twoOuts = parts[0].contains("DP") ? "/DP" : "";
    String sacrifice = parts[0].contains("/SF") ? "/SF" : parts[0].contains("/SH") ? "/SH" : "";
    return basic + twoOuts + sacrifice + "." + (parts.length > 1 ? parts[1] : "");
  }

  private void print() {
    int all = 0;
    int withTwin = 0;
    int atLeast = 0;
    int wrong = 0;
    for (List<Judged> twins : halves.values()) {
      all += twins.size();
      if (twins.size() > 1) {
        withTwin += twins.size();
        atLeast += twins.size() - most(twins);
        wrong += (int) twins.stream().filter(Judged::wrong).count();
      }
    }
    System.out.printf(
        "%d halves with a run after a misplay; %d have a twin: any rule is wrong in %d of them,"
            + " the engine is in %d%n",
        all, withTwin, atLeast, wrong);
  }

  /** How many of the twins have the earned runs that most of them have. */
  private static int most(List<Judged> twins) {
    Map<Integer, Integer> counts = new HashMap<>();
    twins.forEach(twin -> counts.merge(twin.earned(), 1, Integer::sum));
    return Collections.max(counts.values());
  }
}
