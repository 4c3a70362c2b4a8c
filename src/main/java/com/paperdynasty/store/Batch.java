package com.paperdynasty.store;

import com.paperdynasty.eventlog.EventCodec;
import com.paperdynasty.eventlog.StoredEvent;
import com.paperdynasty.game.Event;
import com.paperdynasty.game.Event.PlayResolved;
import com.paperdynasty.game.Event.PlayUndone;
import com.paperdynasty.table.Answer;
import com.paperdynasty.table.Append;
import com.paperdynasty.table.Appended;
import com.paperdynasty.table.CommandKey;
import com.paperdynasty.table.LoggedEvent;
import com.paperdynasty.wire.Frames;
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

/** Appends that go to the database in one statement, each of another game. */
final class Batch {
  private static final Appended COMMITTED = new Appended.Committed();
  private static final Appended DEPOSED = new Appended.Deposed();
  private static final int PARAMETERS = 28;

  private final Map<UUID, Waiting> byGame = new LinkedHashMap<>();
  private final int eventVersion;

  /**
   * None yet.
   *
   * @param eventVersion in which version events are written
   */
  Batch(int eventVersion) {
    this.eventVersion = eventVersion;
  }

  /** Takes an append in, if its game has no append in it yet. */
  boolean offer(Waiting waiting) {
    return byGame.putIfAbsent(waiting.append().gameId(), waiting) == null;
  }

  int size() {
    return byGame.size();
  }

  Collection<Waiting> all() {
    return byGame.values();
  }

  /** The parameters of {@link Sql#APPEND}. */
  Tuple parameters() {
    Tuple parameters = Tuple.tuple(new ArrayList<>(PARAMETERS));
    List<Line> lines = lines();
    appends(parameters);
    events(lines, parameters);
    plays(lines, parameters);
    parameters.addValue(column(lines, line -> (short) line.stored().version(), Short[]::new));
    names(parameters);
    return parameters;
  }

  /**
   * Tells each caller what became of their append.
   *
   * @return those whose row somebody else held, or whose command id somebody else was just writing,
   *     of whom nobody was told anything
   */
  List<Waiting> settle(RowSet<Row> fates) {
    List<Waiting> busy = new ArrayList<>();
    Map<UUID, Waiting> unsettled = new LinkedHashMap<>(byGame);
    for (Row row : fates) {
      Waiting waiting = Objects.requireNonNull(unsettled.remove(row.getUUID(0)), "not asked for");
      switch (row.getString(1)) {
        case "committed" -> waiting.complete(COMMITTED);
        case "deposed" -> waiting.complete(DEPOSED);
        case "repeated" -> {
          Long[] answer = row.getArrayOfLongs(2);
          if (answer == null) {
            busy.add(waiting);
          } else {
            waiting.complete(repeated(answer));
          }
        }
        default -> busy.add(waiting);
      }
    }
    unsettled.values().forEach(lost -> lost.fail(new IllegalStateException("no fate was told")));
    return busy;
  }

  private static Appended repeated(Long[] answer) {
    return new Appended.Repeated(new Answer(answer[0], answer[1], answer[2].intValue()));
  }

  private void appends(Tuple to) {
    List<Append> appends = byGame.values().stream().map(Waiting::append).toList();
    to.addValue(column(appends, Append::gameId, UUID[]::new));
    to.addValue(column(appends, Append::epoch, Long[]::new));
    to.addValue(column(appends, Append::after, Long[]::new));
    to.addValue(column(appends, append -> append.events().size(), Integer[]::new));
    to.addValue(column(appends, append -> append.row().status(), String[]::new));
    to.addValue(column(appends, append -> append.row().awayManager(), String[]::new));
    to.addValue(column(appends, append -> append.row().homeManager(), String[]::new));
    to.addValue(column(appends, append -> append.row().summary(), String[]::new));
    List<CommandKey> commands = new ArrayList<>();
    appends.forEach(append -> commands.add(append.command()));
    to.addValue(column(commands, key -> key == null ? null : key.userId(), String[]::new));
    to.addValue(column(commands, key -> key == null ? null : key.id(), String[]::new));
    to.addValue(column(commands, key -> key == null ? null : key.contentHash(), Long[]::new));
  }

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (Waiting waiting : byGame.values()) {
      Append append = waiting.append();
      for (int i = 0; i < append.events().size(); i++) {
        lines.add(new Line(append.gameId(), append.events().get(i), stored(append, i)));
      }
    }
    return lines;
  }

  private StoredEvent stored(Append append, int index) {
    Event event = append.events().get(index).event();
    return switch (eventVersion) {
      case EventCodec.FRAMES ->
          EventCodec.encodeAsFrame(event, Frames.data(append.frames().get(index)));
      case EventCodec.FACTS -> EventCodec.encode(event);
      default -> EventCodec.encodeCompact(event);
    };
  }

  private static void events(List<Line> lines, Tuple to) {
    to.addValue(column(lines, Line::gameId, UUID[]::new));
    to.addValue(column(lines, line -> line.event().seq(), Long[]::new));
    to.addValue(column(lines, line -> line.stored().type(), String[]::new));
    to.addValue(column(lines, Line::at, OffsetDateTime[]::new));
    to.addValue(column(lines, line -> line.stored().data(), String[]::new));
    to.addValue(column(lines, line -> (short) line.event().stateHash().version(), Short[]::new));
    to.addValue(column(lines, Line::hash, Buffer[]::new));
  }

  private void names(Tuple to) {
    List<Named> named = new ArrayList<>();
    for (Waiting waiting : byGame.values()) {
      Append append = waiting.append();
      append.names().forEach((user, name) -> named.add(new Named(append.gameId(), user, name)));
    }
    to.addValue(column(named, Named::gameId, UUID[]::new));
    to.addValue(column(named, Named::userId, String[]::new));
    to.addValue(column(named, Named::name, String[]::new));
  }

  private static void plays(List<Line> lines, Tuple to) {
    List<Line> plays = lines.stream().filter(line -> line.fact() instanceof PlayResolved).toList();
    to.addValue(column(plays, Line::gameId, UUID[]::new));
    to.addValue(column(plays, line -> ((PlayResolved) line.fact()).playNumber(), Integer[]::new));
    to.addValue(column(plays, line -> line.event().seq(), Long[]::new));
    List<Line> undone = lines.stream().filter(line -> line.fact() instanceof PlayUndone).toList();
    to.addValue(column(undone, Line::gameId, UUID[]::new));
    to.addValue(column(undone, line -> ((PlayUndone) line.fact()).playNumber(), Integer[]::new));
    to.addValue(column(undone, line -> line.event().seq(), Long[]::new));
  }

  private record Named(UUID gameId, String userId, String name) {}

  private record Line(UUID gameId, LoggedEvent event, StoredEvent stored) {
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
