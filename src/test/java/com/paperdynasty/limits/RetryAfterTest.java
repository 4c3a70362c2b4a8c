package com.paperdynasty.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients that ask without a pause and wait out every time they are told are never hung up on nor
 * kept out, however many share a connection, a user or an address; the same clients are, if they do
 * not wait. Five minutes of a clock of the test's own.
 */
class RetryAfterTest extends LimitScene {
  private static final long MINUTES_MS = 300_000;
  private static final long SEED = Long.getLong("seed", new Random().nextLong());

  private final Random random = new Random(SEED);
  private final PriorityQueue<Turn> turns =
      new PriorityQueue<>(Comparator.comparingLong(Turn::atMs));
  private final List<Client> clients = new ArrayList<>();
  private long nowMs;
  private long restMs = 5;

  /** Somebody who asks, and asks again. */
  private interface Client {
    /** Asks: how long to wait, or -1 when hung up on or kept out. */
    long ask();
  }

  private record Turn(long atMs, Client client) {}

  /** Who shares what. */
  enum Crowd {
    ALONE(1, 1, 1),
    /** Eight things are under way on one connection, each waited for by itself. */
    ALONE_WITH_EIGHT_AT_ONCE(1, 1, 8),
    TEN_TABS_OF_ONE_USER(1, 10, 1),
    FIFTY_USERS_BEHIND_ONE_ADDRESS(50, 1, 1),
    TWENTY_USERS_WITH_THREE_TABS_BEHIND_ONE_ADDRESS(20, 3, 2);

    private final int users;
    private final int tabs;
    private final int atOnce;

    Crowd(int users, int tabs, int atOnce) {
      this.users = users;
      this.tabs = tabs;
      this.atOnce = atOnce;
    }
  }

  @BeforeEach
  void asTheyAreByDefaultButLess() {
    // So few refusals that they do not come back by themselves in the five minutes.
    remembered = 10_000;
    for (LimitCategory limitCategory : LimitCategory.values()) {
      limitCategory.scopes().forEach(limitScope -> allow(limitCategory, limitScope, "20/10s"));
    }
    for (LimitScope limitScope : LimitCategory.REFUSAL.scopes()) {
      allow(LimitCategory.REFUSAL, limitScope, "200/600s");
    }
    allow(LimitCategory.FLOOD, LimitScope.USER, "3/600s");
    allow(LimitCategory.FLOOD, LimitScope.ADDRESS, "20/600s");
  }

  static Stream<Crowd> crowds() {
    return Stream.of(Crowd.values());
  }

  @ParameterizedTest
  @EnumSource(Crowd.class)
  void onSocketsWhoWaitsIsNeverHungUpOn(Crowd crowd) {
    onSockets(rateLimiter(), crowd);

    assertThat(runs(told -> told)).as("seed %d", SEED).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Crowd.class)
  void onSocketsWhoDoesNotWaitIsHungUpOn(Crowd crowd) {
    onSockets(rateLimiter(), crowd);

    assertThat(runs(told -> 1)).as("seed %d", SEED).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Crowd.class)
  void overHttpWhoWaitsIsNeverKeptOut(Crowd crowd) {
    overHttp(rateLimiter(), crowd);

    assertThat(runs(told -> told)).as("seed %d", SEED).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Crowd.class)
  void overHttpWhoDoesNotWaitIsKeptOut(Crowd crowd) {
    overHttp(rateLimiter(), crowd);

    assertThat(runs(told -> 1)).as("seed %d", SEED).isFalse();
  }

  @ParameterizedTest
  @MethodSource("crowds")
  void withBadTokensWhoWaitsIsNeverKeptOut(Crowd crowd) {
    allow(LimitCategory.FAILED_LOGIN, LimitScope.ADDRESS, "300/60s");
    withBadTokens(rateLimiter(), crowd);

    assertThat(runs(told -> told)).as("seed %d", SEED).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Crowd.class,
      names = {"ALONE", "TEN_TABS_OF_ONE_USER"})
  void withBadTokensWhoWaitsIsNeverKeptOutHoweverFewThereMayBe(Crowd crowd) {
    allow(LimitCategory.FAILED_LOGIN, LimitScope.ADDRESS, "3/2s");
    withBadTokens(rateLimiter(), crowd);

    assertThat(runs(told -> told)).as("seed %d", SEED).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Crowd.class)
  void withBadTokensWhoDoesNotWaitIsKeptOut(Crowd crowd) {
    allow(LimitCategory.FAILED_LOGIN, LimitScope.ADDRESS, "300/60s");
    withBadTokens(rateLimiter(), crowd);

    assertThat(runs(told -> 1)).as("seed %d", SEED).isFalse();
  }

  /** A school, a company, a whole country's mobile network. */
  @ParameterizedTest
  @ValueSource(ints = {1_100, 1_500, 5_000})
  void aCrowdThatWaitsIsNeverKeptOutThoughItSharesAnAddressWithTheLimitsOfTheDefaults(int users) {
    defaults();
    overHttp(rateLimiter(), users);

    assertThat(runs(told -> told)).as("seed %d", SEED).isTrue();
  }

  @Test
  void aCrowdThatDoesNotWaitIsKeptOut() {
    defaults();
    overHttp(rateLimiter(), 5_000);

    assertThat(runs(told -> 1)).as("seed %d", SEED).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 1_000, 5_000})
  void aCrowdWithBadTokensThatWaitsIsNeverKeptOut(int users) {
    defaults();
    withBadTokens(rateLimiter(), users);

    assertThat(runs(told -> told)).as("seed %d", SEED).isTrue();
  }

  @Test
  void aCrowdWithBadTokensThatDoesNotWaitIsKeptOut() {
    defaults();
    withBadTokens(rateLimiter(), 200);

    assertThat(runs(told -> 1)).as("seed %d", SEED).isFalse();
  }

  /** What conf/paper-dynasty.yaml has for calls and their tokens. */
  private void defaults() {
    remembered = 100_000;
    restMs = 100;
    allow(LimitCategory.READ, LimitScope.USER, "6000/60s");
    allow(LimitCategory.READ, LimitScope.ADDRESS, "60000/60s");
    allow(LimitCategory.WRITE, LimitScope.USER, "3000/60s");
    allow(LimitCategory.WRITE, LimitScope.ADDRESS, "30000/60s");
    allow(LimitCategory.FAILED_LOGIN, LimitScope.ADDRESS, "300/60s");
    allow(LimitCategory.REFUSAL, LimitScope.USER, "1000/60s");
    allow(LimitCategory.REFUSAL, LimitScope.ADDRESS, "10000/60s");
    allow(LimitCategory.FLOOD, LimitScope.USER, "3/600s");
    allow(LimitCategory.FLOOD, LimitScope.ADDRESS, "20/600s");
  }

  @ParameterizedTest
  @EnumSource(Crowd.class)
  void whoWaitsGetsAllThatIsAllowed(Crowd crowd) {
    RateLimiter rateLimiter = rateLimiter();
    long[] done = {0};
    everybody(
        crowd,
        user -> user(rateLimiter, HOME, "user-" + user),
        clientQuota -> clientQuota.take(LimitCategory.ROLL));
    for (int i = 0; i < clients.size(); i++) {
      Client client = clients.get(i);
      clients.set(
          i,
          () -> {
            long waitMs = client.ask();
            done[0] += waitMs == 0 ? 1 : 0;
            return waitMs;
          });
    }
    runs(told -> told);

    assertThat(done[0]).as("two a second, and twenty at once").isBetween(580L, 622L);
  }

  private void onSockets(RateLimiter rateLimiter, Crowd crowd) {
    List<LimitCategory> kinds =
        List.of(
            LimitCategory.FRAME,
            LimitCategory.JOIN,
            LimitCategory.ROLL,
            LimitCategory.OUTCOME,
            LimitCategory.COMMAND,
            LimitCategory.MESSAGE);
    everybody(
        crowd,
        user -> user(rateLimiter, HOME, "user-" + user),
        clientQuota -> {
          LimitCategory limitCategory = kinds.get(random.nextInt(kinds.size()));
          long waitMs = clientQuota.take(limitCategory);
          return waitMs > 0 && clientQuota.recordRefusal(limitCategory, waitMs) ? -1 : waitMs;
        });
  }

  private void overHttp(RateLimiter rateLimiter, Crowd crowd) {
    everybody(crowd, user -> "user-" + user, user -> call(rateLimiter, user));
  }

  private void overHttp(RateLimiter rateLimiter, int users) {
    IntStream.range(0, users).forEach(user -> clients.add(() -> call(rateLimiter, "user-" + user)));
  }

  private long call(RateLimiter rateLimiter, String user) {
    LimitCategory limitCategory = random.nextBoolean() ? LimitCategory.READ : LimitCategory.WRITE;
    ClientQuota clientQuota = rateLimiter.quotaOf(from(HOME));
    if (clientQuota.bannedMs() > 0) {
      return -1;
    }
    long waitMs = clientQuota.take(limitCategory);
    if (waitMs > 0) {
      return waitMs;
    }
    return clientQuota.identify(user) > 0 ? -1 : clientQuota.takeAsUser(limitCategory);
  }

  private void withBadTokens(RateLimiter rateLimiter, Crowd crowd) {
    everybody(crowd, user -> user, user -> badToken(rateLimiter));
  }

  private void withBadTokens(RateLimiter rateLimiter, int users) {
    IntStream.range(0, users).forEach(user -> clients.add(() -> badToken(rateLimiter)));
  }

  private static long badToken(RateLimiter rateLimiter) {
    ClientQuota clientQuota = rateLimiter.quotaOf(from(HOME));
    return clientQuota.bannedMs() > 0 ? -1 : clientQuota.recordFailedLogin();
  }

  private <T> void everybody(
      Crowd crowd,
      java.util.function.IntFunction<T> tab,
      java.util.function.ToLongFunction<T> ask) {
    for (int user = 0; user < crowd.users; user++) {
      for (int i = 0; i < crowd.tabs; i++) {
        T opened = tab.apply(user);
        IntStream.range(0, crowd.atOnce).forEach(one -> clients.add(() -> ask.applyAsLong(opened)));
      }
    }
  }

  /**
   * Lets everybody ask, each as soon as they have been answered or have waited.
   *
   * @param waits how long who was told to wait does
   * @return whether all of them were let be for five minutes
   */
  private boolean runs(LongUnaryOperator waits) {
    clients.forEach(client -> turns.add(new Turn(random.nextInt(100), client)));
    while (nowMs < MINUTES_MS) {
      Turn turn = turns.remove();
      pass(turn.atMs() - nowMs);
      nowMs = turn.atMs();
      long toldMs = turn.client().ask();
      if (toldMs < 0) {
        return false;
      }
      long pauseMs = toldMs == 0 ? restMs : waits.applyAsLong(toldMs);
      turns.add(new Turn(nowMs + pauseMs, turn.client()));
    }
    return true;
  }
}
