package com.paperdynasty.store.journal;

import com.paperdynasty.eventlog.EventCodec;
import com.paperdynasty.eventlog.StoredEvent;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.Event.PlayResolved;
import com.paperdynasty.game.model.Event.PlayUndone;
import com.paperdynasty.journal.AppendRequest;
import com.paperdynasty.journal.AppendResult;
import com.paperdynasty.journal.CommandReceipt;
import com.paperdynasty.journal.IdempotencyKey;
import com.paperdynasty.journal.LoggedEvent;
import com.paperdynasty.protocol.server.ServerFrames;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Appends that go to the database in one statement, at most one per game. */
final class AppendBatch {
  private static final AppendResult COMMITTED = new AppendResult.Committed();
  private static final AppendResult FENCED = new AppendResult.Fenced();
  private static final int PARAMETERS = 28;

  private final Map<UUID, PendingAppend> byGame = new LinkedHashMap<>();
  private final int eventVersion;

  /**
   * Creates an empty batch.
   *
   * @param eventVersion the version in which events are stored
   */
  AppendBatch(int eventVersion) {
    this.eventVersion = eventVersion;
  }

  /** Adds an append, unless its game already has one in this batch. */
  boolean addIfAbsent(PendingAppend pendingAppend) {
    return byGame.putIfAbsent(pendingAppend.appendRequest().gameId(), pendingAppend) == null;
  }

  int size() {
    return byGame.size();
  }

  Collection<PendingAppend> all() {
    return byGame.values();
  }

  /** The parameters of {@link JournalSql#APPEND}. */
  Tuple parameters() {
    Tuple parameters = Tuple.tuple(new ArrayList<>(PARAMETERS));
    List<EventRow> lines = lines();
    addAppends(parameters);
    addEvents(lines, parameters);
    addPlays(lines, parameters);
    parameters.addValue(column(lines, line -> (short) line.stored().version(), Short[]::new));
    addNames(parameters);
    return parameters;
  }

  /**
   * Completes each append with its result.
   *
   * @return the appends that are still undecided: another transaction held the game's row or was
   *     writing the same command id
   */
  List<PendingAppend> settle(RowSet<Row> results) {
    List<PendingAppend> busy = new ArrayList<>();
    Map<UUID, PendingAppend> unsettled = new LinkedHashMap<>(byGame);
    for (Row row : results) {
      PendingAppend pendingAppend =
          Objects.requireNonNull(
              unsettled.remove(row.getUUID(0)),
              "the database returned a result for a game that is not in the batch");
      switch (row.getString(1)) {
        case "committed" -> pendingAppend.complete(COMMITTED);
        case "fenced" -> pendingAppend.complete(FENCED);
        case "duplicate" -> {
          Long[] receipt = row.getArrayOfLongs(2);
          if (receipt == null) {
            busy.add(pendingAppend);
          } else {
            pendingAppend.complete(duplicate(receipt));
          }
        }
        default -> busy.add(pendingAppend);
      }
    }
    unsettled
        .values()
        .forEach(
            lost -> lost.fail(new IllegalStateException("the database returned no result for it")));
    return busy;
  }

  private static AppendResult duplicate(Long[] receipt) {
    return new AppendResult.Duplicate(
        new CommandReceipt(receipt[0], receipt[1], receipt[2].intValue()));
  }

  private void addAppends(Tuple to) {
    List<AppendRequest> appends =
        byGame.values().stream().map(PendingAppend::appendRequest).toList();
    to.addValue(column(appends, AppendRequest::gameId, UUID[]::new));
    to.addValue(column(appends, AppendRequest::epoch, Long[]::new));
    to.addValue(column(appends, AppendRequest::after, Long[]::new));
    to.addValue(column(appends, appendRequest -> appendRequest.events().size(), Integer[]::new));
    to.addValue(column(appends, appendRequest -> appendRequest.row().status(), String[]::new));
    to.addValue(column(appends, appendRequest -> appendRequest.row().awayManager(), String[]::new));
    to.addValue(column(appends, appendRequest -> appendRequest.row().homeManager(), String[]::new));
    to.addValue(column(appends, appendRequest -> appendRequest.row().summary(), String[]::new));
    List<IdempotencyKey> commands = new ArrayList<>();
    appends.forEach(appendRequest -> commands.add(appendRequest.command()));
    to.addValue(column(commands, key -> key == null ? null : ShortCommandId.USER, String[]::new));
    to.addValue(
        column(commands, key -> key == null ? null : ShortCommandId.of(key), String[]::new));
    to.addValue(column(commands, key -> key == null ? null : key.contentHash(), Long[]::new));
  }

  private List<EventRow> lines() {
    List<EventRow> lines = new ArrayList<>();
    for (PendingAppend pendingAppend : byGame.values()) {
      AppendRequest appendRequest = pendingAppend.appendRequest();
      for (int i = 0; i < appendRequest.events().size(); i++) {
        lines.add(
            new EventRow(
                appendRequest.gameId(), appendRequest.events().get(i), stored(appendRequest, i)));
      }
    }
    return lines;
  }

  private StoredEvent stored(AppendRequest appendRequest, int index) {
    Event event = appendRequest.events().get(index).event();
    return switch (eventVersion) {
      case EventCodec.FRAMES ->
          EventCodec.encodeAsFrame(event, ServerFrames.data(appendRequest.frames().get(index)));
      case EventCodec.FACTS -> EventCodec.encode(event);
      default -> EventCodec.encodeCompact(event);
    };
  }

  private static void addEvents(List<EventRow> lines, Tuple to) {
    to.addValue(column(lines, EventRow::gameId, UUID[]::new));
    to.addValue(column(lines, line -> line.event().seq(), Long[]::new));
    to.addValue(column(lines, line -> line.stored().type(), String[]::new));
    to.addValue(column(lines, EventRow::at, OffsetDateTime[]::new));
    to.addValue(column(lines, line -> line.stored().data(), String[]::new));
    to.addValue(column(lines, line -> (short) line.event().stateHash().version(), Short[]::new));
    to.addValue(column(lines, EventRow::hash, Buffer[]::new));
  }

  private void addNames(Tuple to) {
    List<NameRow> named = new ArrayList<>();
    for (PendingAppend pendingAppend : byGame.values()) {
      AppendRequest appendRequest = pendingAppend.appendRequest();
      appendRequest
          .names()
          .forEach((user, name) -> named.add(new NameRow(appendRequest.gameId(), user, name)));
    }
    to.addValue(column(named, NameRow::gameId, UUID[]::new));
    to.addValue(column(named, NameRow::userId, String[]::new));
    to.addValue(column(named, NameRow::name, String[]::new));
  }

  private static void addPlays(List<EventRow> lines, Tuple to) {
    List<EventRow> plays =
        lines.stream().filter(line -> line.fact() instanceof PlayResolved).toList();
    to.addValue(column(plays, EventRow::gameId, UUID[]::new));
    to.addValue(column(plays, line -> ((PlayResolved) line.fact()).playNumber(), Integer[]::new));
    to.addValue(column(plays, line -> line.event().seq(), Long[]::new));
    List<EventRow> undone =
        lines.stream().filter(line -> line.fact() instanceof PlayUndone).toList();
    to.addValue(column(undone, EventRow::gameId, UUID[]::new));
    to.addValue(column(undone, line -> ((PlayUndone) line.fact()).playNumber(), Integer[]::new));
    to.addValue(column(undone, line -> line.event().seq(), Long[]::new));
  }

  private record NameRow(UUID gameId, String userId, String name) {}

  private record EventRow(UUID gameId, LoggedEvent event, StoredEvent stored) {
    Event fact() {
      return event.event();
    }

    OffsetDateTime at() {
      return fact().at().atOffset(ZoneOffset.UTC);
    }

    Buffer hash() {
      return Buffer.buffer(HexFormat.of().parseHex(event.stateHash().hex()));
    }
  }

  private static <T, C> C[] column(List<T> rows, Function<T, C> value, IntFunction<C[]> array) {
    return rows.stream().map(value).toArray(array);
  }
}
