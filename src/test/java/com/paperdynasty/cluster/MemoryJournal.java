package com.paperdynasty.cluster;

import com.paperdynasty.baseball.GameOptions;
import com.paperdynasty.baseball.SampleRosters;
import com.paperdynasty.baseball.Side;
import com.paperdynasty.game.Event.GameCreated;
import com.paperdynasty.game.GameSetup;
import com.paperdynasty.game.Invitations;
import com.paperdynasty.game.Manager;
import com.paperdynasty.game.RuleBook;
import com.paperdynasty.game.Secrets;
import com.paperdynasty.game.Table;
import com.paperdynasty.table.Answer;
import com.paperdynasty.table.Append;
import com.paperdynasty.table.Appended;
import com.paperdynasty.table.CommandKey;
import com.paperdynasty.table.Journal;
import com.paperdynasty.table.LoggedEvent;
import com.paperdynasty.table.Opened;
import com.paperdynasty.table.OwnerRow;
import com.paperdynasty.wire.EventJson;
import com.paperdynasty.wire.LeagueFaultException;
import com.paperdynasty.wire.LeagueFile;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One game of alice's against bob, which she administers, kept as PostgreSQL keeps it. */
final class MemoryJournal implements Journal {
  private static final Manager ALICE = new Manager("alice", "Alice");
  private static final Manager BOB = new Manager("bob", "Bob");

  private final RuleBook rules = rules();
  private final Secrets secrets;
  private final UUID gameId;
  private final List<LoggedEvent> log = new ArrayList<>();
  private final Map<String, Answer> commands = new HashMap<>();
  private long epoch;
  private String owner;

  /** The node that sends the next append hears nothing until the test says so. */
  private Cut cut;

  /**
   * An append that is not written.
   *
   * @param reached completed when it has come
   * @param healed it fails when the test completes this
   */
  record Cut(Promise<Void> reached, Promise<Void> healed) {}

  MemoryJournal(UUID gameId) {
    this.gameId = gameId;
    this.secrets =
        Secrets.drawn(gameId, new byte[Secrets.RANDOM_BYTES], new Invitations(null, null, null));
    GameSetup setup =
        new GameSetup(
            gameId,
            "sba",
            rules.hash(),
            GameOptions.NONE,
            true,
            ALICE,
            team(Side.AWAY, ALICE),
            team(Side.HOME, BOB));
    GameCreated created =
        new GameCreated(Instant.parse("2026-10-31T12:34:56Z"), setup, secrets.commitment());
    var state = Table.created(created, rules);
    log.add(new LoggedEvent(1, created, EventJson.data(created, state), state.hash()));
  }

  private GameSetup.Team team(Side side, Manager manager) {
    return new GameSetup.Team(
        side.code(), manager, SampleRosters.lineup(side, rules.league().dh()));
  }

  private static RuleBook rules() {
    try (var in = MemoryJournal.class.getResourceAsStream("/conf/leagues/sba.yaml")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new RuleBook("hash-of-sba", LeagueFile.parse("sba", "sba", text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (LeagueFaultException e) {
      throw new AssertionError("the league that ships is sound", e);
    }
  }

  /** The events of the log by their types. */
  synchronized List<String> types() {
    return log.stream().map(event -> EventJson.type(event.event())).toList();
  }

  /** The next append is not written, and fails when the test says so. */
  synchronized Cut cutNextAppend() {
    cut = new Cut(Promise.promise(), Promise.promise());
    return cut;
  }

  @Override
  public synchronized Future<Optional<Opened>> open(UUID game, String node) {
    owner = node;
    epoch++;
    return Future.succeededFuture(Optional.of(new Opened(epoch, rules, secrets, List.copyOf(log))));
  }

  @Override
  public synchronized Future<Appended> append(Append append) {
    if (cut != null) {
      Cut now = cut;
      cut = null;
      now.reached().complete();
      return now.healed().future().compose(back -> Future.failedFuture("no answer"));
    }
    if (append.epoch() != epoch || append.after() != log.size()) {
      return Future.succeededFuture(new Appended.Deposed());
    }
    CommandKey key = append.command();
    if (key != null) {
      Answer answer = new Answer(key.contentHash(), append.after() + 1, append.events().size());
      Answer before = commands.putIfAbsent(key.userId() + " " + key.id(), answer);
      if (before != null) {
        return Future.succeededFuture(new Appended.Repeated(before));
      }
    }
    log.addAll(append.events());
    return Future.succeededFuture(new Appended.Committed());
  }

  @Override
  public synchronized Future<Optional<Answer>> answerOf(UUID game, String userId, String id) {
    return Future.succeededFuture(Optional.ofNullable(commands.get(userId + " " + id)));
  }

  @Override
  public synchronized Future<List<LoggedEvent>> read(UUID game, long after, int limit) {
    return Future.succeededFuture(log.stream().skip(after).limit(limit).toList());
  }

  @Override
  public Future<List<String>> recentPlays(UUID game, long upTo, int lastNumber, int limit) {
    return Future.succeededFuture(List.of());
  }

  @Override
  public synchronized Future<Map<UUID, OwnerRow>> owners(Collection<UUID> games) {
    return Future.succeededFuture(
        games.contains(gameId) ? Map.of(gameId, new OwnerRow(epoch, log.size(), owner)) : Map.of());
  }

  @Override
  public synchronized Future<Void> release(Map<UUID, Long> epochs) {
    if (epochs.getOrDefault(gameId, 0L) == epoch) {
      owner = null;
    }
    return Future.succeededFuture();
  }
}
