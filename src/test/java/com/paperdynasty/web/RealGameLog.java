package com.paperdynasty.web;

import com.paperdynasty.baseball.model.LineupChange;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.realgames.RealGame;
import com.paperdynasty.baseball.realgames.RealPlay;
import com.paperdynasty.baseball.realgames.RealSubstitution;
import com.paperdynasty.baseball.realgames.SubmissionFinder;
import com.paperdynasty.baseball.state.PitcherDecisions;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.GameSetup;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.protocol.scorebook.ScorebookText;
import com.paperdynasty.protocol.server.BoxScoreJson;
import com.paperdynasty.protocol.server.EventJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A real game of the sample as the page hears of it: the frames of its log, its box score and its
 * scorebook.
 */
final class RealGameLog {
  private static final Map<String, Texts> WRITTEN = new ConcurrentHashMap<>();

  private final RealGame real;
  private final GameScenario scenario;

  private RealGameLog(RealGame real) {
    this.real = real;
    GameSetup setup = GameScenario.newGame(real.options()).state().setup();
    this.scenario =
        GameScenario.of(
            new GameSetup(
                setup.gameId(),
                setup.league(),
                setup.rulesHash(),
                real.options(),
                setup.table(),
                setup.open(),
                setup.admin(),
                null,
                team("Owls", GameScenario.ALICE, Side.AWAY, "OWL", "#33658a"),
                team("Millers", GameScenario.BOB, Side.HOME, "MIL", "#a4243b")));
  }

  private GameSetup.Team team(String name, Actor by, Side side, String abbrev, String color) {
    Manager manager = new Manager(by.userId(), by.user().name());
    return new GameSetup.Team(name, manager, real.lineup(side), abbrev, color);
  }

  /** The texts of a game of the sample. */
  static Texts of(String id) {
    return WRITTEN.computeIfAbsent(
        id,
        wanted ->
            RealGame.sample().stream()
                .filter(each -> each.id().equals(wanted))
                .findFirst()
                .map(real -> new RealGameLog(real).play().texts())
                .orElseThrow());
  }

  /**
   * A game as JSON texts.
   *
   * @param frames {@code [{"event", "seq", "data"}]}
   * @param box the box score, as the server answers
   * @param scorebook the rows of the scorebook, as the server answers
   */
  record Texts(String frames, String box, String scorebook) {
    /** All of it as one object, by these names. */
    String together() {
      return "{\"frames\":%s,\"box\":%s,\"scorebook\":%s}".formatted(frames, box, scorebook);
    }
  }

  private RealGameLog play() {
    for (int i = 0; i < real.plays().size(); i++) {
      substitute(i);
      play(real.plays().get(i));
    }
    String winner = real.decision("wp");
    if (winner != null
        && !winner.equals(PitcherDecisions.of(scenario.state().game()).winningPitcher())) {
      when(GameScenario.CAROL, new Command.SetWinningPitcher(winner));
    }
    return this;
  }

  private void play(RealPlay play) {
    SubmissionFinder.Sent sent = SubmissionFinder.read(scenario.state().game(), play);
    if (!sent.defense().equals(scenario.state().game().defense())) {
      when(GameScenario.CAROL, new Command.SetDefense(sent.defense()));
    }
    when(scenario.atBat(), new Command.RollDice());
    when(scenario.atBat(), GameScenario.submit(sent.submission()));
  }

  /** Changes before a play go together; two of one slot go one after the other. */
  private void substitute(int play) {
    for (Side side : Side.values()) {
      List<LineupChange> together = new ArrayList<>();
      for (RealSubstitution sub : real.subs()) {
        if (sub.beforePlay() == play && sub.side() == side) {
          if (together.stream().anyMatch(each -> each.order() == sub.lineupChange().order())) {
            when(GameScenario.CAROL, new Command.Substitute(side, List.copyOf(together)));
            together.clear();
          }
          together.add(sub.lineupChange());
        }
      }
      if (!together.isEmpty()) {
        when(GameScenario.CAROL, new Command.Substitute(side, List.copyOf(together)));
      }
    }
  }

  private void when(Actor actor, Command command) {
    scenario.after(Duration.ofSeconds(20)).when(actor, command).accepted();
  }

  private Texts texts() {
    String frames =
        IntStream.range(0, scenario.log().size())
            .mapToObj(this::frame)
            .collect(Collectors.joining(",", "[", "]"));
    int seq = scenario.log().size();
    return new Texts(
        frames,
        BoxScoreJson.text(seq, scenario.state()),
        ScorebookText.json(seq, scenario.state()));
  }

  private String frame(int index) {
    String type = EventJson.type(scenario.log().get(index));
    String data = EventJson.data(scenario.log().get(index), scenario.states().get(index));
    return "{\"event\":\"%s\",\"seq\":%d,\"data\":%s}".formatted(type, index + 1, data);
  }
}
