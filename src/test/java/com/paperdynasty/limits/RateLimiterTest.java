package com.paperdynasty.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.protocol.client.CommandReader;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Rates, waits and bounds of users, addresses and connections. */
class RateLimiterTest extends LimitScene {
  @Test
  void emptyBucketGivesAWait() {
    allow(LimitCategory.ROLL, LimitScope.CONNECTION, "5/10s");
    ClientQuota clientQuota = rateLimiter().quotaOf(from(HOME));
    assertThat(takeMany(5, clientQuota, LimitCategory.ROLL)).containsOnly(0L);

    long waitMs = clientQuota.take(LimitCategory.ROLL);

    assertThat(waitMs).isEqualTo(2_000);
    advance(waitMs - 1);
    assertThat(clientQuota.take(LimitCategory.ROLL)).isPositive();
    advance(1);
    assertThat(clientQuota.take(LimitCategory.ROLL)).isZero();
    assertThat(refused(LimitCategory.ROLL, LimitScope.CONNECTION)).isEqualTo(2);
  }

  @Test
  void retryTimesAreStaggered() {
    allow(LimitCategory.ROLL, LimitScope.USER, "5/10s");
    RateLimiter rateLimiter = rateLimiter();
    ClientQuota one = user(rateLimiter, "198.51.100.1", "alice");
    ClientQuota other = user(rateLimiter, "198.51.100.2", "alice");
    takeMany(5, one, LimitCategory.ROLL);

    assertThat(one.take(LimitCategory.ROLL)).isEqualTo(2_000);
    assertThat(other.take(LimitCategory.ROLL)).isEqualTo(4_000);
    assertThat(one.take(LimitCategory.ROLL)).isEqualTo(6_000);
    takeMany(100, one, LimitCategory.ROLL);
    assertThat(other.take(LimitCategory.ROLL)).as("at most one period more").isEqualTo(12_000);
  }

  @Test
  void longestWaitIsGivenAndNoTokenIsLost() {
    allow(LimitCategory.ROLL, LimitScope.CONNECTION, "2/2s");
    allow(LimitCategory.ROLL, LimitScope.USER, "2/10s");
    allow(LimitCategory.ROLL, LimitScope.ADDRESS, "3/30s");
    RateLimiter rateLimiter = rateLimiter();
    ClientQuota alice = user(rateLimiter, HOME, "alice");
    takeMany(2, alice, LimitCategory.ROLL);

    assertThat(alice.take(LimitCategory.ROLL)).as("the longer one, of the user").isEqualTo(5_000);
    assertThat(user(rateLimiter, HOME, "bob").take(LimitCategory.ROLL))
        .as("the address has one left")
        .isZero();
    assertThat(user(rateLimiter, HOME, "carol").take(LimitCategory.ROLL)).isEqualTo(10_000);
  }

  @Test
  void requestsUnderWayAreBoundedByUser() {
    RateLimiter rateLimiter = rateLimiter();
    ClientQuota tab = user(rateLimiter, "198.51.100.1", "alice");
    ClientQuota call = user(rateLimiter, "198.51.100.2", "alice");
    assertThat(tab.beginRequest()).isZero();
    assertThat(call.beginCall(LimitCategory.READ)).isZero();

    assertThat(tab.beginRequest()).isEqualTo(500);
    assertThat(user(rateLimiter, HOME, "alice").beginCall(LimitCategory.READ)).isEqualTo(500);
    assertThat(user(rateLimiter, HOME, "bob").beginRequest()).isZero();
    assertThat(count("pd.limits.full", "under-way")).isEqualTo(2);
    tab.endRequest();
    assertThat(tab.beginRequest()).isZero();
  }

  /** Otherwise a client that closes its connection and asks again would have no bound. */
  @Test
  void callIsUnderWayUntilItsWorkIsDone() {
    RateLimiter rateLimiter = rateLimiter();
    Promise<Void> work = Promise.promise();
    ClientQuota call = user(rateLimiter, HOME, "alice");
    call.beginCall(LimitCategory.READ);
    call.onCallWork(work.future());
    call.onCallAnswered();
    ClientQuota other = user(rateLimiter, HOME, "alice");
    assertThat(other.beginRequest()).isZero();

    assertThat(other.beginRequest()).as("answered, with work left").isPositive();
    work.complete();
    assertThat(other.beginRequest()).isZero();
    call.onCallAnswered();
    assertThat(other.beginRequest()).isPositive();
  }

  @Test
  void categoriesHaveSeparateBuckets() {
    allow(LimitCategory.ROLL, LimitScope.CONNECTION, "1/10s");
    ClientQuota clientQuota = rateLimiter().quotaOf(from(HOME));
    takeMany(2, clientQuota, LimitCategory.ROLL);

    assertThat(clientQuota.take(LimitCategory.OUTCOME)).isZero();
  }

  @Test
  void connectionsOfAUserShareABucket() {
    allow(LimitCategory.ROLL, LimitScope.USER, "4/10s");
    RateLimiter rateLimiter = rateLimiter();
    ClientQuota one = user(rateLimiter, "198.51.100.1", "alice");
    ClientQuota other = user(rateLimiter, "198.51.100.2", "alice");
    takeMany(2, one, LimitCategory.ROLL);
    takeMany(2, other, LimitCategory.ROLL);

    assertThat(one.take(LimitCategory.ROLL)).isPositive();
    assertThat(other.take(LimitCategory.ROLL)).isPositive();
    assertThat(user(rateLimiter, "198.51.100.1", "bob").take(LimitCategory.ROLL)).isZero();
  }

  @Test
  void usersOfAnAddressOrIpv6NetworkShareABucket() {
    allow(LimitCategory.ROLL, LimitScope.ADDRESS, "2/10s");
    RateLimiter rateLimiter = rateLimiter();
    takeMany(1, user(rateLimiter, HOME, "alice"), LimitCategory.ROLL);
    takeMany(1, user(rateLimiter, HOME, "bob"), LimitCategory.ROLL);
    takeMany(2, user(rateLimiter, "2001:db8::1", "carol"), LimitCategory.ROLL);

    assertThat(user(rateLimiter, HOME, "dave").take(LimitCategory.ROLL)).isPositive();
    assertThat(user(rateLimiter, "2001:db8::2", "erin").take(LimitCategory.ROLL)).isPositive();
    assertThat(user(rateLimiter, "2001:db8:0:1::2", "erin").take(LimitCategory.ROLL)).isZero();
  }

  @Test
  void tooManyUnknownGamesBlockRequestsAboutGames() {
    allow(LimitCategory.NOT_FOUND, LimitScope.USER, "2/60s");
    RateLimiter rateLimiter = rateLimiter();
    ClientQuota socket = user(rateLimiter, HOME, "mallory");
    ClientQuota call = user(rateLimiter, "198.51.100.1", "mallory");
    socket.recordNotFound();
    assertThat(call.notFoundWaitMs()).isZero();
    call.recordNotFound();

    assertThat(call.notFoundWaitMs()).isEqualTo(30_000);
    assertThat(socket.take(LimitCategory.JOIN)).isEqualTo(30_000);
    assertThat(socket.take(LimitCategory.FRAME)).isZero();
    assertThat(user(rateLimiter, HOME, "alice").take(LimitCategory.JOIN)).isZero();
  }

  @Test
  void connectionsAreBoundedByNodeAddressAndUser() {
    RateLimiter rateLimiter = rateLimiter();
    List<ClientQuota> inside = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      inside.add(rateLimiter.quotaOf(from(HOME)));
      assertThat(inside.get(i).openConnection()).isTrue();
    }
    assertThat(rateLimiter.quotaOf(from(HOME)).openConnection())
        .as("a fourth of one address")
        .isFalse();
    assertThat(inside.get(0).openConnectionAs("alice")).isZero();
    assertThat(inside.get(1).openConnectionAs("alice")).isZero();
    assertThat(inside.get(2).openConnectionAs("alice")).as("a third of one user").isPositive();
    ClientQuota elsewhere = rateLimiter.quotaOf(from("198.51.100.1"));
    assertThat(elsewhere.openConnection()).isTrue();
    assertThat(rateLimiter.quotaOf(from("198.51.100.2")).openConnection())
        .as("a fifth of all")
        .isFalse();

    inside.forEach(ClientQuota::closeConnection);
    inside.forEach(ClientQuota::closeConnection);
    elsewhere.closeConnection();

    assertThat(rateLimiter.remembered()).isZero();
    assertThat(rateLimiter.quotaOf(from(HOME)).openConnection()).isTrue();
    assertThat(count("pd.limits.full", LimitScope.ADDRESS)).isEqualTo(1);
    assertThat(count("pd.limits.full", LimitScope.USER)).isEqualTo(1);
  }

  @Test
  void exemptAddressIsNotLimited() {
    allow(LimitCategory.ROLL, LimitScope.CONNECTION, "1/600s");
    allow(LimitCategory.REFUSAL, LimitScope.CONNECTION, "1/600s");
    ClientQuota load = user(rateLimiter(), "192.0.2.1", "load");

    assertThat(takeMany(100, load, LimitCategory.ROLL)).containsOnly(0L);
    assertThat(load.recordRefusal(LimitCategory.ROLL, 100)).isFalse();
    assertThat(load.recordRefusal(LimitCategory.ROLL, 100)).isFalse();
    assertThat(load.recordFailedLogin()).isZero();
  }

  /**
   * A hundred addresses are given ten retry times each, for half of which there is room. A further
   * client that keeps to its retry times then is not banned.
   */
  @Test
  void retryTimesAreBoundedAndEachBucketKeepsItsShare() {
    remembered = 10_000;
    waits = 500;
    waitsEach = 2;
    allow(LimitCategory.HANDSHAKE, LimitScope.ADDRESS, "1/1s");
    allow(LimitCategory.REFUSAL, LimitScope.ADDRESS, "10/600s");
    allow(LimitCategory.FLOOD, LimitScope.ADDRESS, "1/600s");
    RateLimiter rateLimiter = rateLimiter();
    for (int i = 0; i < 100; i++) {
      takeMany(11, rateLimiter.quotaOf(from("198.51.100." + i)), LimitCategory.HANDSHAKE);
    }
    assertThat(rateLimiter.retryTimesLeft()).isZero();

    ClientQuota honest = rateLimiter.quotaOf(from(HOME));
    for (int i = 0; i < 50; i++) {
      honest.take(LimitCategory.HANDSHAKE);
      long waitMs = honest.take(LimitCategory.HANDSHAKE);
      assertThat(waitMs).isPositive();
      advance(waitMs);
    }
    assertThat(honest.checkBanMs()).isZero();
  }

  @Test
  void forgottenBucketsReturnTheirRetryTimes() {
    waits = 10;
    waitsEach = 1;
    allow(LimitCategory.HANDSHAKE, LimitScope.ADDRESS, "1/1s");
    allow(LimitCategory.ROLL, LimitScope.CONNECTION, "1/1s");
    RateLimiter rateLimiter = rateLimiter();
    takeMany(7, rateLimiter.quotaOf(from(HOME)), LimitCategory.HANDSHAKE);
    ClientQuota carol = user(rateLimiter, HOME, "carol");
    takeMany(1, carol, LimitCategory.ROLL);
    for (int i = 0; i < 6; i++) {
      carol.recordRefusal(LimitCategory.ROLL, carol.take(LimitCategory.ROLL));
    }
    assertThat(rateLimiter.retryTimesLeft()).isZero();
    carol.closeConnection();
    assertThat(rateLimiter.retryTimesLeft()).isEqualTo(5);
    advance(10_000);
    assertThat(rateLimiter.remembered()).isZero();
    assertThat(rateLimiter.retryTimesLeft()).isEqualTo(10);
  }

  @Test
  void unusedBucketIsForgotten() {
    RateLimiter rateLimiter = rateLimiter();
    user(rateLimiter, HOME, "alice").take(LimitCategory.ROLL);
    assertThat(rateLimiter.remembered()).isPositive();
    advance(2_000);

    assertThat(rateLimiter.remembered()).isZero();
  }

  @Test
  void threadsShareOneBucket() throws Exception {
    allow(LimitCategory.ROLL, LimitScope.USER, "1000/600s");
    RateLimiter rateLimiter = rateLimiter();
    ExecutorService loops = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> taken = new ArrayList<>();
      for (int loop = 0; loop < 4; loop++) {
        taken.add(loops.submit(() -> taken(user(rateLimiter, HOME, "alice"))));
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

  private static int taken(ClientQuota clientQuota) {
    return (int)
        takeMany(1_000, clientQuota, LimitCategory.ROLL).stream()
            .filter(waitMs -> waitMs == 0)
            .count();
  }

  @Test
  void everyGameCommandIsAboutAGame() {
    assertThat(CommandReader.names()).allMatch(event -> LimitCategory.ofEvent(event).isAboutGame());
    assertThat(LimitCategory.ofEvent("heartbeat")).isEqualTo(LimitCategory.FRAME);
    assertThat(LimitCategory.ofEvent("steal_home")).isEqualTo(LimitCategory.FRAME);
  }

  @Test
  void rateIsParsed() {
    assertThat(Rate.parse("100/10s")).contains(rate("100/10s"));
    for (String text : List.of("", "100", "0/10s", "100/0s", "100/10", "-1/10s", "1/1m", "1/ 1s")) {
      assertThat(Rate.parse(text)).as(text).isEmpty();
    }
  }
}
