package com.paperdynasty.table;

import static com.paperdynasty.game.Scene.CAROL;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.paperdynasty.baseball.GameOptions;
import com.paperdynasty.eventlog.EventCodec;
import com.paperdynasty.eventlog.StoredEvent;
import com.paperdynasty.game.Command;
import com.paperdynasty.game.Event;
import com.paperdynasty.game.EventFiles;
import com.paperdynasty.game.RandomTable;
import com.paperdynasty.game.Scene;
import com.paperdynasty.game.StateHash;
import com.paperdynasty.game.Table;
import com.paperdynasty.game.TableState;
import com.paperdynasty.wire.EventJson;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * Plays games as those of {@code src/test/resources/stored-games} and writes their logs as the
 * program of its day stores them. It is no test: what a later program writes is another version's.
 */
final class StoredGameWriter {
  private StoredGameWriter() {}

  /**
   * Writes the games.
   *
   * @param args the directory
   */
  public static void main(String[] args) throws IOException {
    Path directory = Files.createDirectories(Path.of(args[0]));
    write(directory, "extra-innings", extraInnings());
    write(directory, "digital", drawn(Scene.digital(), 1, 700, false));
    write(directory, "long", drawn(Scene.openSeat(), 2, 5_000, true));
  }

  /** The first drawn game of three innings that had to go on, with an undo and a substitution. */
  private static Scene extraInnings() {
    for (long seed = 1; ; seed++) {
      Scene scene = drawn(Scene.newGame(new GameOptions(3, null, null, null)), seed, 700, false);
      if (scene.state().game().isOver()
          && scene.state().game().inning() > 4
          && scene.log().stream().anyMatch(Event.PlayUndone.class::isInstance)
          && scene.log().stream().anyMatch(Event.SubstitutionMade.class::isInstance)) {
        return scene;
      }
    }
  }

  /**
   * A game of people who do at random what they may.
   *
   * @param endless whether the last play of the game is taken back when it is over, so that it
   *     reaches that many events; otherwise it ends when it is over
   */
  private static Scene drawn(Scene scene, long seed, int events, boolean endless) {
    RandomTable people = new RandomTable(new Random(seed));
    while (scene.log().size() < events && (endless || !scene.state().game().isOver())) {
      if (scene.state().game().isOver()) {
        scene.when(CAROL, new Command.UndoPlay("once more", null));
      }
      people.act(scene);
    }
    return scene;
  }

  private static void write(Path directory, String name, Scene scene) throws IOException {
    Files.writeString(directory.resolve(name + ".evn"), EventFiles.of(scene.state(), Scene.NOON));
    ObjectMapper mapper = new ObjectMapper();
    try (PrintStream out =
        new PrintStream(
            new GZIPOutputStream(Files.newOutputStream(directory.resolve(name + ".jsonl.gz"))),
            false,
            "UTF-8")) {
      TableState state = null;
      for (Event event : scene.log()) {
        state =
            state == null
                ? Table.created((Event.GameCreated) event, scene.state().rules())
                : Table.apply(state, event);
        StateHash hash = state.hash();
        StoredEvent stored = EventCodec.encodeCompact(event);
        out.print(
            mapper
                    .createObjectNode()
                    .put("type", stored.type())
                    .put("version", stored.version())
                    .put("hash_version", hash.version())
                    .put("state_hash", hash.hex())
                    .put("at", stored.at().toString())
                    .put("data", stored.data())
                    .put("frame", EventJson.data(event, state))
                + "\n");
      }
    }
  }
}
