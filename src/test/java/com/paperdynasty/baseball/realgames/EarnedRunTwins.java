package com.paperdynasty.baseball.realgames;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.paperdynasty.baseball.model.Advance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Counts how often official scorers decided alike what happened alike: halves with a misplay and a
 * run are twins if each pitcher's plays were the same, where it is of no account which fielder made
 * an out and to which outfielder a hit went. No rule that gives twins the same answer can agree
 * with both scorers of two twins with different earned runs. The arguments are files of games.
 */
public final class EarnedRunTwins {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** By what happened in it: the earned runs of each such half. */
  private final Map<String, List<Integer>> halves = new HashMap<>();

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
    List<RealPlay> half = new ArrayList<>();
    for (RealPlay play : game.plays()) {
      if (!half.isEmpty()
          && (half.get(0).inning() != play.inning() || half.get(0).top() != play.top())) {
        addHalf(half);
        half.clear();
      }
      half.add(play);
    }
    addHalf(half);
  }

  private void addHalf(List<RealPlay> half) {
    int runs = 0;
    int earned = 0;
    boolean misplayed = false;
    List<String> pitchers = new ArrayList<>();
    StringBuilder key = new StringBuilder();
    for (RealPlay play : half) {
      runs += play.runs();
      for (Advance advance : play.advances()) {
        earned += advance.base() == 4 && Boolean.FALSE.equals(advance.unearned()) ? 1 : 0;
      }
      misplayed |=
          !play.errors().isEmpty() || play.event().contains("PB") || play.basic().equals("C");
      if (!pitchers.contains(play.pitcherId())) {
        pitchers.add(play.pitcherId());
      }
      key.append(pitchers.indexOf(play.pitcherId())).append(what(play.event())).append(' ');
    }
    if (runs > 0 && misplayed) {
      halves.computeIfAbsent(key.toString(), none -> new ArrayList<>()).add(earned);
    }
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
    double differ = 0;
    for (List<Integer> earned : halves.values()) {
      int count = earned.size();
      all += count;
      if (count > 1) {
        withTwin += count;
        differ += count * differing(earned);
      }
    }
    System.out.printf(
        "%d halves with a misplay and a run; %d have a twin; %.1f %% of their twins have other"
            + " earned runs%n",
        all, withTwin, withTwin == 0 ? 0 : 100 * differ / withTwin);
  }

  /** The share of the pairs of twins that differ. */
  private static double differing(List<Integer> earned) {
    int pairs = 0;
    int differing = 0;
    for (int i = 0; i < earned.size(); i++) {
      for (int j = 0; j < i; j++) {
        pairs++;
        differing += earned.get(i).equals(earned.get(j)) ? 0 : 1;
      }
    }
    return (double) differing / pairs;
  }
}
