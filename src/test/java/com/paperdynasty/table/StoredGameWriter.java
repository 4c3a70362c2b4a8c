package com.paperdynasty.table;

import static com.paperdynasty.game.Scene.ALICE;
import static com.paperdynasty.game.Scene.BOB;
import static com.paperdynasty.game.Scene.CAROL;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.paperdynasty.baseball.Advance;
import com.paperdynasty.baseball.BallGame;
import com.paperdynasty.baseball.Change;
import com.paperdynasty.baseball.Defense;
import com.paperdynasty.baseball.GameOptions;
import com.paperdynasty.baseball.InfieldDepth;
import com.paperdynasty.baseball.Outcome;
import com.paperdynasty.baseball.Player;
import com.paperdynasty.baseball.Position;
import com.paperdynasty.baseball.RandomManagers;
import com.paperdynasty.baseball.Side;
import com.paperdynasty.baseball.Submission;
import com.paperdynasty.baseball.Submission.With;
import com.paperdynasty.eventlog.EventCodec;
import com.paperdynasty.eventlog.StoredEvent;
import com.paperdynasty.game.Command;
import com.paperdynasty.game.Event;
import com.paperdynasty.game.Scene;
import com.paperdynasty.game.StateHash;
import com.paperdynasty.game.Table;
import com.paperdynasty.game.TableState;
import com.paperdynasty.wire.SampleRules;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Plays the games of {@code src/test/resources/stored-games} and writes their logs as the program
 * of its day stores them. It is no test: what a later program writes is another version's.
 */
final class StoredGameWriter {
  private static final Command ROLL = new Command.RollDice();
  private static final int MOST_PLAYS = 400;

  private StoredGameWriter() {}

  /**
   * Writes the games.
   *
   * @param args the directory
   */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    write(directory.resolve("managed.jsonl.gz"), managed());
    write(directory.resolve("pitcher-bats.jsonl.gz"), pitcherBats());
    for (int seed = 1; seed <= 4; seed++) {
      write(directory.resolve("random-" + seed + ".jsonl.gz"), random(seed));
    }
  }

  private static void write(Path file, Scene scene) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    try (PrintStream out =
        new PrintStream(new GZIPOutputStream(Files.newOutputStream(file)), false, "UTF-8")) {
      TableState state = null;
      for (Event event : scene.log()) {
        state =
            state == null
                ? Table.created((Event.GameCreated) event, SampleRules.SBA)
                : Table.apply(state, event);
        StateHash hash = state.hash();
        StoredEvent stored = EventCodec.encode(event);
        out.print(
            mapper
                    .createObjectNode()
                    .put("type", stored.type())
                    .put("version", stored.version())
                    .put("hash_version", hash.version())
                    .put("state_hash", hash.hex())
                    .put("data", stored.data())
                + "\n");
      }
    }
  }

  /** A designated hitter, relievers, undone plays, a named winner, and plays of every sort. */
  private static Scene managed() {
    Scene scene = Scene.openSeat().when(BOB, new Command.TakeSeat(Scene.HOME_INVITATION));
    scene.when(ALICE, new Command.GiveEntropy("a ☃")).when(BOB, new Command.GiveEntropy("b"));
    scene.when(ALICE, ROLL).when(CAROL, new Command.VoidRoll("cocked", null)).accepted();
    scene.when(ALICE, ROLL).after(Duration.ofMinutes(9)).when(ALICE, ROLL);
    scene.when(ALICE, Scene.submit(Submission.of(Outcome.SINGLE, Position.LEFT_FIELD)));
    play(scene, Submission.of(Outcome.STRIKEOUT_REACHED));
    play(scene, grounder(Outcome.GROUNDBALL_A, Position.THIRD_BASE, out(2, 3), out(0, 1)));
    out(scene, 3);
    play(scene, Submission.of(Outcome.WALK));
    undo(scene);
    scene.when(ALICE, Scene.submit(Submission.of(Outcome.HIT_BY_PITCH))).accepted();
    play(scene, Submission.of(Outcome.WALK).along(with(Outcome.CAUGHT_STEALING, 1)));
    play(scene, Submission.of(Outcome.WALK).along(with(Outcome.PICK_OFF, 1)));
    out(scene, 1);
    play(scene, Submission.of(Outcome.HOMERUN));
    play(scene, Submission.of(Outcome.TRIPLE, Position.CENTER_FIELD));
    play(scene, Submission.of(Outcome.SINGLE));
    play(scene, Submission.of(Outcome.SINGLE));
    play(scene, Submission.of(Outcome.STOLEN_BASE).on(2).along(with(Outcome.CAUGHT_STEALING, 1)));
    play(scene, Submission.of(Outcome.SAC_BUNT, Position.PITCHER));
    play(scene, Submission.of(Outcome.WALK));
    out(scene, 1);
    swap(scene, Side.HOME, new Change(0, new Player("h-r1", "Relief One"), Position.PITCHER, true));
    out(scene, 2);
    play(scene, grounder(Outcome.X_CHECK, Position.SHORTSTOP).cameTo(Outcome.SINGLE_1));
    play(scene, Submission.of(Outcome.REACHED_ON_ERROR, Position.THIRD_BASE).forBases(2));
    scene.when(CAROL, new Command.SetDefense(new Defense(InfieldDepth.IN, List.of(1)))).accepted();
    play(
        scene,
        grounder(
                Outcome.GROUNDBALL_B,
                Position.FIRST_BASE,
                out(3, 4),
                Advance.to(2, 3),
                Advance.to(0, 2))
            .charging(List.of(Position.SHORTSTOP)));
    out(scene, 3);
    int order = scene.state().game().batter().order();
    swap(
        scene,
        scene.state().game().batting(),
        new Change(order, new Player("ph", " \u202Eknarf\u200B"), Position.PINCH_HITTER, false));
    play(scene, Submission.of(Outcome.DOUBLE));
    undo(scene);
    scene.when(CAROL, Scene.submit(Submission.of(Outcome.WALK))).accepted();
    loseDh(scene, Side.HOME);
    Scene made = finish(scene);
    made.when(CAROL, new Command.UndoPlay("the last out was none", null)).accepted();
    made.when(CAROL, Scene.submit(Submission.of(Outcome.STRIKEOUT_OUT))).accepted();
    finish(made).when(CAROL, new Command.SetWinningPitcher("h-r2")).accepted();
    return made.when(CAROL, new Command.Announce("Well played"));
  }

  /** No designated hitter: a double switch, pinch runners, the extra-inning runner. */
  private static Scene pitcherBats() {
    Scene scene = Scene.newGame(new GameOptions(1, false, null, null));
    play(scene, Submission.of(Outcome.WALK));
    swap(scene, Side.AWAY, new Change(1, new Player("pr", "Runner"), Position.PINCH_RUNNER, false));
    play(scene, Submission.of(Outcome.INTENTIONAL_WALK));
    swap(
        scene,
        Side.HOME,
        new Change(9, new Player("h-cf", "Center"), Position.CENTER_FIELD, false),
        new Change(1, new Player("h-p", "Pitcher"), Position.PITCHER, true));
    play(scene, grounder(Outcome.GROUNDBALL_A, Position.SHORTSTOP));
    play(
        scene,
        Submission.of(Outcome.SINGLE_UNCAPPED, Position.RIGHT_FIELD)
            .advancing(List.of(Advance.to(3, 4), out(0, 2))));
    swap(scene, Side.AWAY, new Change(1, new Player("pr", "Runner"), Position.CENTER_FIELD, false));
    play(scene, Submission.of(Outcome.HOMERUN));
    out(scene, 3);
    play(scene, Submission.of(Outcome.CATCHER_INTERFERENCE));
    play(scene, Submission.of(Outcome.WILD_PITCH));
    play(scene, Submission.of(Outcome.FOUL_ERROR).charging(List.of(Position.CATCHER)));
    play(scene, Submission.of(Outcome.LINEOUT, Position.PITCHER));
    undo(scene);
    undo(scene);
    scene.when(CAROL, new Command.VoidRoll("over", null)).accepted();
    out(scene, 1);
    scene.when(CAROL, new Command.EndGame("rain")).accepted();
    return scene;
  }

  /** Whatever comes to the managers' minds. */
  private static Scene random(long seed) {
    RandomManagers managers = new RandomManagers(seed);
    Scene scene = Scene.newGame(managers.options());
    for (Side side : Side.values()) {
      boolean dh = scene.state().league().dh();
      scene.when(CAROL, new Command.SetLineup(side, managers.lineup(side, dh)));
    }
    while (!scene.state().game().isOver() && scene.state().game().playNumber() < MOST_PLAYS) {
      BallGame game = scene.state().game();
      if (scene.state().pending() != null) {
        scene.when(CAROL, Scene.submit(managers.submission(game)));
      } else if (game.unready() != null) {
        scene.when(CAROL, new Command.Substitute(game.fielding(), managers.repair(game)));
      } else if (managers.rarely(8)) {
        Side side = managers.side();
        scene.when(CAROL, new Command.Substitute(side, managers.changes(game, side)));
      } else if (managers.rarely(10)) {
        scene.when(CAROL, new Command.SetDefense(managers.defense()));
      } else if (managers.rarely(30)) {
        scene.when(CAROL, new Command.UndoPlay("misread", null));
      } else {
        scene.when(CAROL, ROLL);
      }
    }
    return scene;
  }

  /** The home side bats itself into a lead that a second reliever keeps. */
  private static Scene finish(Scene scene) {
    while (!scene.state().game().isOver()) {
      BallGame game = scene.state().game();
      if (game.unready() != null) {
        Side fielding = game.fielding();
        scene.when(CAROL, new Command.Substitute(fielding, new RandomManagers(1).repair(game)));
      }
      boolean home = scene.state().game().batting() == Side.HOME;
      boolean needed = scene.state().game().lineScore().lead(Side.HOME) < 3;
      if (home && scene.state().game().inning() == 3 && needed) {
        play(scene, Submission.of(Outcome.HOMERUN));
      } else {
        if (!home && scene.state().game().inning() == 6) {
          pitchedBy(scene, new Player("h-r2", "Relief Two"));
        }
        out(scene, 1);
      }
    }
    return scene;
  }

  private static void pitchedBy(Scene scene, Player player) {
    var pitcher = scene.state().game().pitcher();
    if (pitcher != null && !pitcher.player().equals(player)) {
      swap(scene, Side.HOME, new Change(pitcher.order(), player, Position.PITCHER, true));
    }
  }

  private static void loseDh(Scene scene, Side side) {
    var lineup = scene.state().game().lineup(side);
    var dh = lineup.slots().stream().filter(slot -> slot.position().code().equals("DH")).findAny();
    var left = lineup.at(Position.LEFT_FIELD);
    swap(
        scene,
        side,
        new Change(dh.orElseThrow().order(), dh.get().player(), Position.LEFT_FIELD, false),
        new Change(left.order(), lineup.at(Position.PITCHER).player(), Position.PITCHER, false));
  }

  private static void out(Scene scene, int count) {
    for (int i = 0; i < count && !scene.state().game().isOver(); i++) {
      play(scene, Submission.of(Outcome.STRIKEOUT_OUT));
    }
  }

  private static void undo(Scene scene) {
    scene.when(CAROL, new Command.UndoPlay("misread", null)).accepted();
  }

  private static void swap(Scene scene, Side side, Change... changes) {
    scene.when(CAROL, new Command.Substitute(side, List.of(changes))).accepted();
  }

  private static void play(Scene scene, Submission submission) {
    if (scene.state().pending() == null) {
      scene.when(CAROL, ROLL).accepted();
    }
    scene.when(CAROL, Scene.submit(submission)).accepted();
  }

  private static Submission grounder(Outcome outcome, Position location, Advance... advances) {
    return Submission.of(outcome, location).advancing(List.of(advances));
  }

  private static List<With> with(Outcome outcome, int runner) {
    return List.of(new With(outcome, runner));
  }

  private static Advance out(int from, int at) {
    return Advance.out(from, at);
  }
}
