package com.paperdynasty.table;

import static com.paperdynasty.game.GameScenario.CAROL;
import static com.paperdynasty.game.GameScenario.ROOT;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.card.CardOptions.Hands;
import com.paperdynasty.eventlog.EventCodec;
import com.paperdynasty.eventlog.StoredEvent;
import com.paperdynasty.game.CardedScenario;
import com.paperdynasty.game.ChoiceScenario;
import com.paperdynasty.game.GameLogic;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.RandomCommands;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.game.state.RetrosheetExport;
import com.paperdynasty.game.state.StateHash;
import com.paperdynasty.protocol.server.EventJson;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * Plays games like those of {@code src/test/resources/stored-games} and writes their logs in the
 * current stored form. It is not a test: each version of the program writes its own form.
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
    write(directory, "digital", drawn(GameScenario.digital(), 1, 700, false));
    write(directory, "long", drawn(GameScenario.openSeat(), 2, 5_000, true));
    write(directory, "choices", choices());
  }

  /** The first drawn game of three innings that had to go on, with an undo and a substitution. */
  private static GameScenario extraInnings() {
    for (long seed = 1; ; seed++) {
      GameScenario gameScenario =
          drawn(GameScenario.newGame(new GameOptions(3, null, null, null)), seed, 700, false);
      if (gameScenario.state().game().isOver()
          && gameScenario.state().game().inning() > 4
          && gameScenario.log().stream().anyMatch(Event.PlayUndone.class::isInstance)
          && gameScenario.log().stream().anyMatch(Event.SubstitutionMade.class::isInstance)) {
        return gameScenario;
      }
    }
  }

  /**
   * A game with cards that ask for choices: some are answered and some run out, every tenth play is
   * undone and read again, and players who are injured are replaced.
   */
  private static GameScenario choices() {
    GameScenario game = CardedScenario.newGame(Hands.OWN, StoredGames.CARDS);
    for (int i = 0; i < 60; i++) {
      if (game.state().pending() == null) {
        game.when(CAROL, new Command.RollDice()).accepted();
      }
      game.when(game.atBat(), new Command.ReadCard(null)).accepted();
      for (int asked = 0; game.state().openChoice() != null; asked++) {
        if ((i + asked) % 3 == 0) {
          game.after(Duration.ofMinutes(1)).when(ROOT, new Command.TakeDefault()).accepted();
        } else {
          game.when(ChoiceScenario.asked(game), ChoiceScenario.other(game)).accepted();
        }
      }
      if (i % 10 == 5) {
        game.when(CAROL, new Command.UndoPlay("look again", null)).accepted();
      } else {
        ChoiceScenario.finished(game);
      }
    }
    return game.when(CAROL, new Command.EndGame("rain"));
  }

  /**
   * A game in which users do random legal commands.
   *
   * @param endless whether the last play of the game is taken back when it is over, so that it
   *     reaches that many events; otherwise it ends when it is over
   */
  private static GameScenario drawn(
      GameScenario gameScenario, long seed, int events, boolean endless) {
    RandomCommands people = new RandomCommands(new Random(seed));
    while (gameScenario.log().size() < events
        && (endless || !gameScenario.state().game().isOver())) {
      if (gameScenario.state().game().isOver()) {
        gameScenario.when(CAROL, new Command.UndoPlay("once more", null));
      }
      people.act(gameScenario);
    }
    return gameScenario;
  }

  private static void write(Path directory, String name, GameScenario gameScenario)
      throws IOException {
    Files.writeString(
        directory.resolve(name + ".evn"),
        RetrosheetExport.of(gameScenario.state(), GameScenario.NOON));
    ObjectMapper mapper = new ObjectMapper();
    try (PrintStream out =
        new PrintStream(
            new GZIPOutputStream(Files.newOutputStream(directory.resolve(name + ".jsonl.gz"))),
            false,
            "UTF-8")) {
      GameState state = null;
      for (Event event : gameScenario.log()) {
        state =
            state == null
                ? GameLogic.created((Event.GameCreated) event, gameScenario.state().rules())
                : GameLogic.apply(state, event);
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
