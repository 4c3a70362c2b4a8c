package com.paperdynasty.journal;

import com.paperdynasty.baseball.league.GameOptions;
import com.paperdynasty.baseball.league.SampleLineups;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.eventlog.EventCodec;
import com.paperdynasty.eventlog.StoredEvent;
import com.paperdynasty.game.GameLogic;
import com.paperdynasty.game.GameScenario;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.Event.GameCreated;
import com.paperdynasty.game.model.Event.PlayResolved;
import com.paperdynasty.game.model.Event.PlayUndone;
import com.paperdynasty.game.model.GameSetup;
import com.paperdynasty.game.model.Invitations;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.game.model.RuleBook;
import com.paperdynasty.game.model.Secrets;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.game.state.StateHash;
import com.paperdynasty.league.SampleRules;
import com.paperdynasty.protocol.server.EventJson;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A journal in memory. It passes the same {@link JournalContract} as the one in PostgreSQL: events
 * are stored as text and decoded when they are read, and a result never comes before the call
 * returns. May be used from any thread.
 */
public final class MemoryJournal implements Journal {
  private static final Instant CREATED_AT = Instant.parse("2026-10-31T12:34:56Z");

  private final Map<UUID, StoredGame> games = new HashMap<>();

  private static final class StoredGame {
    private final RuleBook rules;
    private final Secrets secrets;
    private final List<StoredLine> log = new ArrayList<>();
    private final Map<CommandId, CommandReceipt> answers = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private long epoch;
    private @Nullable String owner;

    StoredGame(RuleBook rules, Secrets secrets) {
      this.rules = rules;
      this.secrets = secrets;
    }

    List<LoggedEvent> events() {
      return log.stream().map(line -> line.read(names)).toList();
    }
  }

  private record CommandId(String userId, String id) {}

  private record StoredLine(long seq, StoredEvent event, StateHash stateHash) {
    StoredLine(LoggedEvent logged) {
      this(logged.seq(), EventCodec.encode(logged.event()), logged.stateHash());
    }

    LoggedEvent read(Map<String, String> names) {
      return new LoggedEvent(seq, EventCodec.decode(event, names), stateHash);
    }
  }

  /**
   * Adds a new public game.
   *
   * @param away the away manager, who is also the game's admin
   */
  public void create(UUID gameId, Manager away, Manager home) {
    create(gameId, away, home, null);
  }

  /**
   * Adds a new game.
   *
   * @param away the away manager, who is also the game's admin
   * @param invitation the spectators' invitation of a private game; null for a public game
   */
  public synchronized void create(
      UUID gameId, Manager away, Manager home, @Nullable String invitation) {
    RuleBook rules = SampleRules.SBA;
    String hash = invitation == null ? null : Invitations.hash(invitation);
    Secrets secrets =
        Secrets.drawn(gameId, new byte[Secrets.RANDOM_BYTES], new Invitations(null, null, hash));
    GameSetup setup =
        new GameSetup(
            gameId,
            "sba",
            rules.hash(),
            GameOptions.NONE,
            invitation == null,
            away,
            team(Side.AWAY, away, rules),
            team(Side.HOME, home, rules));
    GameCreated created = new GameCreated(CREATED_AT, setup, secrets.commitment());
    GameState state = GameLogic.created(created, rules);
    StoredGame game = new StoredGame(rules, secrets);
    game.log.add(new StoredLine(new LoggedEvent(1, created, state.hash())));
    game.names.putAll(EventCodec.names(created));
    games.put(gameId, game);
  }

  private static GameSetup.Team team(Side side, Manager manager, RuleBook rules) {
    return new GameSetup.Team(
        side.code(), manager, SampleLineups.lineup(side, rules.league().dh()));
  }

  /** Stores a played game, replacing any with this id. */
  public synchronized void store(UUID gameId, GameScenario played) {
    StoredGame game = new StoredGame(played.state().rules(), GameScenario.SECRETS);
    for (int i = 0; i < played.log().size(); i++) {
      StateHash hash = played.states().get(i).hash();
      game.log.add(new StoredLine(new LoggedEvent(i + 1, played.log().get(i), hash)));
      EventCodec.names(played.log().get(i)).forEach(game.names::putIfAbsent);
    }
    games.put(gameId, game);
  }

  /** The current log of a game. */
  public synchronized List<LoggedEvent> log(UUID gameId) {
    StoredGame game = games.get(gameId);
    return game == null ? List.of() : game.events();
  }

  /** The types of its events, in order. */
  public List<String> types(UUID gameId) {
    return log(gameId).stream().map(logged -> EventJson.type(logged.event())).toList();
  }

  @Override
  public synchronized Future<Optional<OpenedLog>> open(UUID gameId, String node) {
    StoredGame game = games.get(gameId);
    if (game == null) {
      return answer(Optional.empty());
    }
    game.epoch++;
    game.owner = node;
    return answer(
        Optional.of(
            new OpenedLog(
                game.epoch, game.rules, game.secrets, Map.copyOf(game.names), game.events())));
  }

  @Override
  public synchronized Future<AppendResult> append(AppendRequest appendRequest) {
    if (!isNumberedFrom(appendRequest.after() + 1, appendRequest.events())) {
      return Future.failedFuture(
          new IllegalArgumentException("an append adds events whose numbers follow the log"));
    }
    StoredGame game = games.get(appendRequest.gameId());
    if (game == null
        || game.epoch != appendRequest.epoch()
        || game.log.size() != appendRequest.after()) {
      return answer(new AppendResult.Fenced());
    }
    IdempotencyKey key = appendRequest.command();
    if (key != null) {
      CommandReceipt first =
          new CommandReceipt(
              key.contentHash(), appendRequest.after() + 1, appendRequest.events().size());
      CommandReceipt before =
          game.answers.putIfAbsent(new CommandId(key.userId(), key.id()), first);
      if (before != null) {
        return answer(new AppendResult.Duplicate(before));
      }
    }
    appendRequest.events().forEach(event -> game.log.add(new StoredLine(event)));
    appendRequest.names().forEach(game.names::putIfAbsent);
    return answer(new AppendResult.Committed());
  }

  private static boolean isNumberedFrom(long first, List<LoggedEvent> events) {
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).seq() != first + i) {
        return false;
      }
    }
    return !events.isEmpty();
  }

  @Override
  public synchronized Future<Optional<CommandReceipt>> receiptOf(
      UUID gameId, String userId, String id) {
    StoredGame game = games.get(gameId);
    return answer(
        Optional.ofNullable(game == null ? null : game.answers.get(new CommandId(userId, id))));
  }

  @Override
  public Future<List<LoggedEvent>> read(UUID gameId, long after, int limit) {
    return answer(log(gameId).stream().skip(after).limit(limit).toList());
  }

  @Override
  public Future<List<Long>> playsInEffect(UUID gameId, long upTo, int after, int limit) {
    Map<Integer, Long> standing = new TreeMap<>();
    for (LoggedEvent logged : log(gameId)) {
      Event event = logged.event();
      if (logged.seq() <= upTo && event instanceof PlayResolved play) {
        standing.put(play.playNumber(), logged.seq());
      } else if (logged.seq() <= upTo && event instanceof PlayUndone undone) {
        standing.remove(undone.playNumber());
      }
    }
    standing.keySet().removeIf(number -> number <= after || number > (long) after + limit);
    return answer(List.copyOf(standing.values()));
  }

  @Override
  public synchronized Future<RuleBook> rules(UUID gameId) {
    StoredGame game = games.get(gameId);
    return game == null
        ? Future.failedFuture(new DamagedLogException(gameId, 0, "it is missing", null))
        : answer(game.rules);
  }

  @Override
  public synchronized Future<Map<UUID, OwnershipRecord>> owners(Collection<UUID> gameIds) {
    Map<UUID, OwnershipRecord> owners = new HashMap<>();
    for (UUID gameId : gameIds) {
      StoredGame game = games.get(gameId);
      if (game != null) {
        owners.put(gameId, new OwnershipRecord(game.epoch, game.log.size(), game.owner));
      }
    }
    return answer(owners);
  }

  @Override
  public synchronized Future<Void> release(Map<UUID, Long> epochs) {
    epochs.forEach(
        (gameId, epoch) -> {
          StoredGame game = games.get(gameId);
          if (game != null && game.epoch == epoch) {
            game.owner = null;
          }
        });
    return answer(null);
  }

  /** Completes on the caller's context, and later than the call; at once without a context. */
  private static <T> Future<T> answer(@Nullable T answer) {
    Context caller = Vertx.currentContext();
    if (caller == null) {
      return Future.succeededFuture(answer);
    }
    Promise<T> result = Promise.promise();
    caller.runOnContext(now -> result.complete(answer));
    return result.future();
  }
}
