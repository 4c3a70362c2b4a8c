package com.paperdynasty.store;

import com.paperdynasty.baseball.Advance;
import com.paperdynasty.baseball.GameOptions;
import com.paperdynasty.baseball.Outcome;
import com.paperdynasty.baseball.PlayFacts;
import com.paperdynasty.baseball.SampleRosters;
import com.paperdynasty.baseball.Side;
import com.paperdynasty.baseball.Submission;
import com.paperdynasty.dice.DiceCup;
import com.paperdynasty.dice.DiceSeed;
import com.paperdynasty.game.Event;
import com.paperdynasty.game.GameSetup;
import com.paperdynasty.game.Invitations;
import com.paperdynasty.game.Manager;
import com.paperdynasty.game.RuleBook;
import com.paperdynasty.game.Secrets;
import com.paperdynasty.game.StateHash;
import com.paperdynasty.game.Table;
import com.paperdynasty.game.TableState;
import com.paperdynasty.lobby.NewGame;
import com.paperdynasty.table.Append;
import com.paperdynasty.table.CommandKey;
import com.paperdynasty.table.GameRow;
import com.paperdynasty.table.LoggedEvent;
import com.paperdynasty.wire.EventJson;
import com.paperdynasty.wire.LeagueFaultException;
import com.paperdynasty.wire.LeagueFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Games and appends to fill a store with. What is played in them makes no sense, and need not. */
final class Samples {
  static final Instant AT = Instant.parse("2026-10-31T12:34:56.789Z");
  static final GameRow ROW = new GameRow("in_progress", "alice", "bob", "{\"inning\":3}");
  private static final String LEAGUE = "sba";

  private Samples() {}

  /** A public game of alice's. */
  static NewGame game(UUID gameId) {
    return game(gameId, true, "alice", null, null, AT);
  }

  static NewGame game(
      UUID gameId,
      boolean open,
      String admin,
      @Nullable String away,
      @Nullable String home,
      Instant at) {
    RuleBook rules = rules();
    DiceSeed secret = DiceSeed.of(new byte[DiceSeed.BYTES]);
    Secrets secrets =
        new Secrets(new DiceCup(secret, gameId), new Invitations(Invitations.hash("x"), null, "w"));
    GameSetup setup =
        new GameSetup(
            gameId,
            LEAGUE,
            rules.hash(),
            GameOptions.NONE,
            open,
            manager(admin),
            team(Side.AWAY, away, rules),
            team(Side.HOME, home, rules));
    Event.GameCreated created = new Event.GameCreated(at, setup, secrets.commitment());
    TableState state = Table.created(created, rules);
    return new NewGame(
        created,
        EventJson.data(created, state),
        state.hash(),
        secrets,
        rulesText(),
        "waiting",
        "{\"inning\": 1 , \"b\":\"a\"}");
  }

  private static GameSetup.Team team(Side side, @Nullable String manager, RuleBook rules) {
    return new GameSetup.Team(
        side.code(),
        manager == null ? null : manager(manager),
        SampleRosters.lineup(side, rules.league().dh()));
  }

  private static Manager manager(String userId) {
    return new Manager(userId, "Name of " + userId);
  }

  static RuleBook rules() {
    try {
      return new RuleBook("hash-of-sba", LeagueFile.parse(LEAGUE, LEAGUE, rulesText()));
    } catch (LeagueFaultException e) {
      throw new AssertionError("the league that ships is sound", e);
    }
  }

  static String rulesText() {
    try (var in = Samples.class.getResourceAsStream("/conf/leagues/sba.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One event after {@code after}, which carries a mark to know it by. */
  static Append adding(UUID gameId, long epoch, long after, String mark) {
    return adding(gameId, epoch, after, null, entropy(after + 1, mark));
  }

  /** The same, done by a command with that id. */
  static Append command(UUID gameId, long epoch, long after, String id, String mark) {
    return adding(
        gameId,
        epoch,
        after,
        new CommandKey("alice", id, mark.hashCode()),
        entropy(after + 1, mark));
  }

  static Append adding(
      UUID gameId, long epoch, long after, @Nullable CommandKey command, LoggedEvent... events) {
    return new Append(gameId, epoch, after, List.of(events), command, ROW);
  }

  static LoggedEvent entropy(long seq, String mark) {
    String data =
        "{\"at\":\"%s\", \"side\":\"away\",\"user_id\":\"alice\",\"entropy\":\"%s\"}"
            .formatted(AT, mark);
    return new LoggedEvent(
        seq, new Event.EntropyGiven(AT, Side.AWAY, "alice", mark), data, hash(seq));
  }

  static LoggedEvent play(long seq, int number) {
    String data =
        """
        {"at":"%s","play_number":%d,"roll_id":"r%d","submitted_by":"bob","submission":{"outcome":"walk"},
        "runners_advanced":[{"from":0,"to":1}]}"""
            .formatted(AT, number, number);
    Submission walk = Submission.of(Outcome.WALK);
    return new LoggedEvent(
        seq,
        new Event.PlayResolved(
            AT, number, "r" + number, "bob", walk, new PlayFacts(List.of(Advance.to(0, 1)))),
        data,
        hash(seq));
  }

  static LoggedEvent undone(long seq, int number) {
    String data =
        """
        {"at":"%s","by":"alice","play_number":%d,"reason":"misread"}"""
            .formatted(AT, number);
    return new LoggedEvent(
        seq, new Event.PlayUndone(AT, "alice", number, "misread", null), data, hash(seq));
  }

  static StateHash hash(long seq) {
    return new StateHash(1, "%064x".formatted(seq));
  }

  /** The marks of a log's events, from seq 2 on. */
  static List<String> marks(List<LoggedEvent> log) {
    List<String> marks = new ArrayList<>();
    for (LoggedEvent logged : log) {
      if (logged.event() instanceof Event.EntropyGiven given) {
        marks.add(given.entropy());
      }
    }
    return marks;
  }
}
