package com.paperdynasty.realtime.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.wire.Commands;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How fast who may ask for what. */
class LimitsTest extends LimitScene {
  @Test
  void whoIsTooFastWaitsAndThenMayGoOn() {
    allow(Kind.ROLL, By.CONNECTION, "5/10s");
    Guest guest = limits().guest(from(HOME));
    assertThat(many(5, guest, Kind.ROLL)).containsOnly(0L);

    long waitMs = guest.take(Kind.ROLL);

    assertThat(waitMs).isEqualTo(2_000);
    pass(waitMs - 1);
    assertThat(guest.take(Kind.ROLL)).isPositive();
    pass(1);
    assertThat(guest.take(Kind.ROLL)).isZero();
    assertThat(refused(Kind.ROLL, By.CONNECTION)).isEqualTo(2);
  }

  @Test
  void whoWaitsIsGivenATimeBehindThoseWhoWaitAlready() {
    allow(Kind.ROLL, By.USER, "5/10s");
    Limits limits = limits();
    Guest one = user(limits, "198.51.100.1", "alice");
    Guest other = user(limits, "198.51.100.2", "alice");
    many(5, one, Kind.ROLL);

    assertThat(one.take(Kind.ROLL)).isEqualTo(2_000);
    assertThat(other.take(Kind.ROLL)).isEqualTo(4_000);
    assertThat(one.take(Kind.ROLL)).isEqualTo(6_000);
    many(100, one, Kind.ROLL);
    assertThat(other.take(Kind.ROLL)).as("by no more than the period").isEqualTo(12_000);
  }

  @Test
  void theLongestWaitOfAllBucketsIsToldAndNoneOfThemLosesAnything() {
    allow(Kind.ROLL, By.CONNECTION, "2/2s");
    allow(Kind.ROLL, By.USER, "2/10s");
    allow(Kind.ROLL, By.ADDRESS, "3/30s");
    Limits limits = limits();
    Guest alice = user(limits, HOME, "alice");
    many(2, alice, Kind.ROLL);

    assertThat(alice.take(Kind.ROLL)).as("of connection and user").isEqualTo(5_000);
    assertThat(user(limits, HOME, "bob").take(Kind.ROLL)).as("the address has one left").isZero();
    assertThat(user(limits, HOME, "carol").take(Kind.ROLL)).isEqualTo(10_000);
  }

  @Test
  void aUsersRequestsUnderWayAreBoundedOverAllConnectionsAndCalls() {
    Limits limits = limits();
    Guest tab = user(limits, "198.51.100.1", "alice");
    Guest call = user(limits, "198.51.100.2", "alice");
    assertThat(tab.begins()).isZero();
    assertThat(call.beginsCall(Kind.READ)).isZero();

    assertThat(tab.begins()).isEqualTo(500);
    assertThat(user(limits, HOME, "alice").beginsCall(Kind.READ)).isEqualTo(500);
    assertThat(user(limits, HOME, "bob").begins()).isZero();
    assertThat(count("pd.limits.full", "under-way")).isEqualTo(2);
    tab.ends();
    assertThat(tab.begins()).isZero();
  }

  /** Or who hangs up and asks again would have as much under way as they like. */
  @Test
  void aCallIsUnderWayAsLongAsSomebodyWorksOnIt() {
    Limits limits = limits();
    Promise<Void> work = Promise.promise();
    Guest call = user(limits, HOME, "alice");
    call.beginsCall(Kind.READ);
    call.callIsWorkedOn(work.future());
    call.callIsAnswered();
    Guest other = user(limits, HOME, "alice");
    assertThat(other.begins()).isZero();

    assertThat(other.begins()).as("hung up on, and still worked on").isPositive();
    work.complete();
    assertThat(other.begins()).isZero();
    call.callIsAnswered();
    assertThat(other.begins()).isPositive();
  }

  @Test
  void oneKindDoesNotUseUpAnother() {
    allow(Kind.ROLL, By.CONNECTION, "1/10s");
    Guest guest = limits().guest(from(HOME));
    many(2, guest, Kind.ROLL);

    assertThat(guest.take(Kind.OUTCOME)).isZero();
  }

  @Test
  void aUserWithTwoTabsHasOneAllowance() {
    allow(Kind.ROLL, By.USER, "4/10s");
    Limits limits = limits();
    Guest one = user(limits, "198.51.100.1", "alice");
    Guest other = user(limits, "198.51.100.2", "alice");
    many(2, one, Kind.ROLL);
    many(2, other, Kind.ROLL);

    assertThat(one.take(Kind.ROLL)).isPositive();
    assertThat(other.take(Kind.ROLL)).isPositive();
    assertThat(user(limits, "198.51.100.1", "bob").take(Kind.ROLL)).isZero();
  }

  @Test
  void anAddressHasOneAllowanceForAllItsUsersAndAnIpv6OneForItsWholeNetwork() {
    allow(Kind.ROLL, By.ADDRESS, "2/10s");
    Limits limits = limits();
    many(1, user(limits, HOME, "alice"), Kind.ROLL);
    many(1, user(limits, HOME, "bob"), Kind.ROLL);
    many(2, user(limits, "2001:db8::1", "carol"), Kind.ROLL);

    assertThat(user(limits, HOME, "dave").take(Kind.ROLL)).isPositive();
    assertThat(user(limits, "2001:db8::2", "erin").take(Kind.ROLL)).isPositive();
    assertThat(user(limits, "2001:db8:0:1::2", "erin").take(Kind.ROLL)).isZero();
  }

  @Test
  void whoTriesManyGamesThatAreNotThereHasToWaitBeforeAnyGame() {
    allow(Kind.NOT_FOUND, By.USER, "2/60s");
    Limits limits = limits();
    Guest socket = user(limits, HOME, "mallory");
    Guest call = user(limits, "198.51.100.1", "mallory");
    socket.missed();
    assertThat(call.mayAskForGames()).isZero();
    call.missed();

    assertThat(call.mayAskForGames()).isEqualTo(30_000);
    assertThat(socket.take(Kind.JOIN)).isEqualTo(30_000);
    assertThat(socket.take(Kind.FRAME)).isZero();
    assertThat(user(limits, HOME, "alice").take(Kind.JOIN)).isZero();
  }

  @Test
  void connectionsAreBoundedByNodeAddressAndUserAndLeaveNothingBehind() {
    Limits limits = limits();
    List<Guest> inside = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      inside.add(limits.guest(from(HOME)));
      assertThat(inside.get(i).enters()).isTrue();
    }
    assertThat(limits.guest(from(HOME)).enters()).as("a fourth of one address").isFalse();
    assertThat(inside.get(0).entersAs("alice")).isZero();
    assertThat(inside.get(1).entersAs("alice")).isZero();
    assertThat(inside.get(2).entersAs("alice")).as("a third of one user").isPositive();
    Guest elsewhere = limits.guest(from("198.51.100.1"));
    assertThat(elsewhere.enters()).isTrue();
    assertThat(limits.guest(from("198.51.100.2")).enters()).as("a fifth of all").isFalse();

    inside.forEach(Guest::leaves);
    inside.forEach(Guest::leaves);
    elsewhere.leaves();

    assertThat(limits.remembered()).isZero();
    assertThat(limits.guest(from(HOME)).enters()).isTrue();
    assertThat(count("pd.limits.full", By.ADDRESS)).isEqualTo(1);
    assertThat(count("pd.limits.full", By.USER)).isEqualTo(1);
  }

  @Test
  void whoIsExemptMayAskForAnything() {
    allow(Kind.ROLL, By.CONNECTION, "1/600s");
    allow(Kind.REFUSAL, By.CONNECTION, "1/600s");
    Guest load = user(limits(), "192.0.2.1", "load");

    assertThat(many(100, load, Kind.ROLL)).containsOnly(0L);
    assertThat(load.isRefused(Kind.ROLL, 100)).isFalse();
    assertThat(load.isRefused(Kind.ROLL, 100)).isFalse();
    assertThat(load.failedLogin()).isZero();
  }

  /**
   * A hundred addresses were told to come back ten times each, for half of which there is room. The
   * one more who is refused then keeps their times, and is not held to account for any.
   */
  @Test
  void theTimesThatManyWereToldAreBoundedAndTakeNothingFromOneMore() {
    remembered = 10_000;
    waits = 500;
    waitsEach = 2;
    allow(Kind.HANDSHAKE, By.ADDRESS, "1/1s");
    allow(Kind.REFUSAL, By.ADDRESS, "10/600s");
    allow(Kind.FLOOD, By.ADDRESS, "1/600s");
    Limits limits = limits();
    for (int i = 0; i < 100; i++) {
      many(11, limits.guest(from("198.51.100." + i)), Kind.HANDSHAKE);
    }
    assertThat(limits.waitsLeft()).isZero();

    Guest honest = limits.guest(from(HOME));
    for (int i = 0; i < 50; i++) {
      honest.take(Kind.HANDSHAKE);
      long waitMs = honest.take(Kind.HANDSHAKE);
      assertThat(waitMs).isPositive();
      pass(waitMs);
    }
    assertThat(honest.keptOutMs()).isZero();
  }

  @Test
  void whoIsForgottenOrGoneLeavesTheirTimesToOthers() {
    waits = 10;
    waitsEach = 1;
    allow(Kind.HANDSHAKE, By.ADDRESS, "1/1s");
    allow(Kind.ROLL, By.CONNECTION, "1/1s");
    Limits limits = limits();
    many(7, limits.guest(from(HOME)), Kind.HANDSHAKE);
    Guest carol = user(limits, HOME, "carol");
    many(1, carol, Kind.ROLL);
    for (int i = 0; i < 6; i++) {
      carol.isRefused(Kind.ROLL, carol.take(Kind.ROLL));
    }
    assertThat(limits.waitsLeft()).isZero();
    carol.leaves();
    assertThat(limits.waitsLeft()).isEqualTo(5);
    pass(10_000);
    assertThat(limits.remembered()).isZero();
    assertThat(limits.waitsLeft()).isEqualTo(10);
  }

  @Test
  void whoHasNotComeForLongIsForgottenWithoutLoss() {
    Limits limits = limits();
    user(limits, HOME, "alice").take(Kind.ROLL);
    assertThat(limits.remembered()).isPositive();
    pass(2_000);

    assertThat(limits.remembered()).isZero();
  }

  @Test
  void manyThreadsTogetherGetNoMoreThanOneWould() throws Exception {
    allow(Kind.ROLL, By.USER, "1000/600s");
    Limits limits = limits();
    ExecutorService loops = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> taken = new ArrayList<>();
      for (int loop = 0; loop < 4; loop++) {
        taken.add(loops.submit(() -> taken(user(limits, HOME, "alice"))));
      }
      int all = 0;
      for (Future<Integer> some : taken) {
        all += some.get(20, TimeUnit.SECONDS);
      }
      assertThat(all).isEqualTo(1_000);
    } finally {
      loops.shutdownNow();
    }
  }

  private static int taken(Guest guest) {
    return (int) many(1_000, guest, Kind.ROLL).stream().filter(waitMs -> waitMs == 0).count();
  }

  @Test
  void everyCommandToATableCountsAsSuch() {
    assertThat(Commands.names()).allMatch(event -> Kind.ofEvent(event).isAboutGame());
    assertThat(Kind.ofEvent("heartbeat")).isEqualTo(Kind.FRAME);
    assertThat(Kind.ofEvent("steal_home")).isEqualTo(Kind.FRAME);
  }

  @Test
  void aRateIsWrittenAsSoManyInSoLong() {
    assertThat(Rate.parse("100/10s")).contains(rate("100/10s"));
    for (String text : List.of("", "100", "0/10s", "100/0s", "100/10", "-1/10s", "1/1m", "1/ 1s")) {
      assertThat(Rate.parse(text)).as(text).isEmpty();
    }
  }
}
