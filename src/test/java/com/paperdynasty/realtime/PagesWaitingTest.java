package com.paperdynasty.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.cluster.Members;
import com.paperdynasty.cluster.Tables;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.identity.TokenRules;
import com.paperdynasty.identity.Tokens;
import com.paperdynasty.realtime.limits.By;
import com.paperdynasty.realtime.limits.ClientAddress;
import com.paperdynasty.realtime.limits.Guest;
import com.paperdynasty.realtime.limits.Kind;
import com.paperdynasty.realtime.limits.LimitSettings;
import com.paperdynasty.realtime.limits.Limits;
import com.paperdynasty.realtime.limits.Rate;
import com.paperdynasty.talk.Activity;
import com.paperdynasty.talk.AuditLine;
import com.paperdynasty.talk.Ledger;
import com.paperdynasty.talk.NumberedDeed;
import com.paperdynasty.talk.Recorder;
import com.paperdynasty.talk.RecorderSettings;
import com.paperdynasty.talk.Talk;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pages of games' logs that wait to be read for one connection. */
@ExtendWith(VertxExtension.class)
class PagesWaitingTest {
  private static final int BOUND = 3;

  private final Phone line = new Phone();
  private final Promise<Void> firstPage = Promise.promise();
  private final List<Integer> read = new ArrayList<>();
  private Connection connection;

  @BeforeEach
  void connect(Vertx vertx) {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    RealtimeSettings settings =
        Defaults.of("realtime.", RealtimeSettings.class, "realtime:", "  pages-waiting: " + BOUND);
    Clock clock = Clock.systemUTC();
    Recorder recorder =
        new Recorder(new Forgetful(), Defaults.of("records.", RecorderSettings.class), meters);
    Realtime realtime =
        new Realtime(
            vertx,
            "here.0",
            new Tables(vertx, Members.alone("here"), clock, Defaults.ASKING),
            new Talk(null, new Forgetful(), recorder, Defaults.TALK),
            new Tokens(vertx, TokenRules.ofSecret("x".repeat(32), null, null), clock),
            clock,
            settings,
            new Meters(meters),
            new SockJsSessions());
    connection = new Connection("c", line, guest(meters), realtime);
    connection.read(firstPage::future);
  }

  @Test
  void asManyPagesWaitAsTheBoundSaysAndAreReadInTheirOrder() {
    wait(BOUND);
    assertThat(read).isEmpty();

    firstPage.complete();

    assertThat(read).containsExactly(1, 2, 3);
    assertThat(line.closed).isNull();
  }

  @Test
  void aConnectionForWhichOneMoreWouldWaitIsClosedAsASlowReader() {
    wait(BOUND + 1);

    assertThat(line.closed).isEqualTo(CloseCode.SLOW_CONSUMER);
    assertThat(connection.isClosed()).isTrue();
    firstPage.complete();
    assertThat(read).as("nothing is read for a client that has gone").isEmpty();
  }

  @Test
  void aPageThatWasReadMakesRoomForAnother() {
    wait(BOUND);
    firstPage.complete();

    wait(BOUND);

    assertThat(read).hasSize(2 * BOUND);
    assertThat(line.closed).isNull();
  }

  private void wait(int pages) {
    for (int page = 1; page <= pages; page++) {
      int number = page;
      connection.read(
          () -> {
            read.add(number);
            return Future.succeededFuture();
          });
    }
  }

  private static Guest guest(SimpleMeterRegistry meters) {
    Map<Kind, Map<By, Rate>> rates = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      Map<By, Rate> ofKind = new EnumMap<>(By.class);
      kind.by().forEach(by -> ofKind.put(by, Rate.parse("1000/1s").orElseThrow()));
      rates.put(kind, ofKind);
    }
    LimitSettings settings =
        new LimitSettings(rates, 60_000, 4, 3, 2, 2, 500, 50, 500, 16, List.of());
    return new Limits(settings, System::nanoTime, meters)
        .guest(ClientAddress.parse("203.0.113.7").orElseThrow());
  }

  private static final class Phone implements Line {
    private CloseCode closed;

    @Override
    public Future<Void> send(OutboundFrame frame) {
      return Future.succeededFuture();
    }

    @Override
    public void close(CloseCode code) {
      closed = code;
    }

    @Override
    public void cut() {}
  }

  private static final class Forgetful implements Ledger {
    @Override
    public Future<Void> write(
        UUID recorderId, List<NumberedDeed> deeds, Map<Activity, Long> counts) {
      return Future.succeededFuture();
    }

    @Override
    public Future<List<AuditLine>> audit(UUID gameId, long after, int limit) {
      return Future.succeededFuture(List.of());
    }

    @Override
    public Future<Void> forget(Duration deeds, Duration counts) {
      return Future.succeededFuture();
    }
  }
}
