package com.paperdynasty.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.LongUnaryOperator;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients that ask without a pause, but keep to every retry time, are never closed or banned,
 * however many share a connection, a user or an address. The same clients are, if they do not wait.
 * Five minutes of simulated time.
 */
class RetryAfterTest extends LimitScene {
  private static final long DURATION_MS = 300_000;
  private static final long SEED = Long.getLong("seed", new Random().nextLong());

  private final Random random = new Random(SEED);
  private final PriorityQueue<Attempt> turns =
      new PriorityQueue<>(Comparator.comparingLong(Attempt::atMs));
  private final List<Client> clients = new ArrayList<>();
  private long nowMs;
  private long pauseMs = 5;

  /** A client that asks again and again. */
  private interface Client {
    /** Asks. Gives how long to wait, in ms; -1 if the client was closed or banned. */
    long ask();
  }

  private record Attempt(long atMs, Client client) {}

  /** How many users, connections and requests share an address. */
  enum ClientMix {
    ALONE(1, 1, 1),
    /** One connection with eight requests under way, each of which waits by itself. */
    ALONE_WITH_EIGHT_AT_ONCE(1, 1, 8),
    TEN_TABS_OF_ONE_USER(1, 10, 1),
    FIFTY_USERS_BEHIND_ONE_ADDRESS(50, 1, 1),
    TWENTY_USERS_WITH_THREE_TABS_BEHIND_ONE_ADDRESS(20, 3, 2);

    private final int users;
    private final int tabs;
    private final int atOnce;

    ClientMix(int users, int tabs, int atOnce) {
      this.users = users;
      this.tabs = tabs;
      this.atOnce = atOnce;
    }
  }

  @BeforeEach
  void scaleDownLimits() {
    // The refusal bucket fills so slowly that it does not recover by itself in five minutes.
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

  static Stream<ClientMix> mixes() {
    return Stream.of(ClientMix.values());
  }

  @ParameterizedTest
  @EnumSource(ClientMix.class)
  void socketsThatWaitAreNeverClosed(ClientMix mix) {
    addSockets(rateLimiter(), mix);

    assertThat(run(waitMs -> waitMs)).as("seed %d", SEED).isTrue();
  }

  @ParameterizedTest
  @EnumSource(ClientMix.class)
  void socketsThatDoNotWaitAreClosed(ClientMix mix) {
    addSockets(rateLimiter(), mix);

    assertThat(run(waitMs -> 1)).as("seed %d", SEED).isFalse();
  }

  @ParameterizedTest
  @EnumSource(ClientMix.class)
  void callersThatWaitAreNeverBanned(ClientMix mix) {
    addCallers(rateLimiter(), mix);

    assertThat(run(waitMs -> waitMs)).as("seed %d", SEED).isTrue();
  }

  @ParameterizedTest
  @EnumSource(ClientMix.class)
  void callersThatDoNotWaitAreBanned(ClientMix mix) {
    addCallers(rateLimiter(), mix);

    assertThat(run(waitMs -> 1)).as("seed %d", SEED).isFalse();
  }

  @ParameterizedTest
  @MethodSource("mixes")
  void invalidTokensWithWaitsAreNeverBanned(ClientMix mix) {
    allow(LimitCategory.FAILED_LOGIN, LimitScope.ADDRESS, "300/60s");
    addInvalidTokenSenders(rateLimiter(), mix);

    assertThat(run(waitMs -> waitMs)).as("seed %d", SEED).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = ClientMix.class,
      names = {"ALONE", "TEN_TABS_OF_ONE_USER"})
  void invalidTokensWithWaitsAreNeverBannedAtALowRate(ClientMix mix) {
    allow(LimitCategory.FAILED_LOGIN, LimitScope.ADDRESS, "3/2s");
    addInvalidTokenSenders(rateLimiter(), mix);

    assertThat(run(waitMs -> waitMs)).as("seed %d", SEED).isTrue();
  }

  @ParameterizedTest
  @EnumSource(ClientMix.class)
  void invalidTokensWithoutWaitsAreBanned(ClientMix mix) {
    allow(LimitCategory.FAILED_LOGIN, LimitScope.ADDRESS, "300/60s");
    addInvalidTokenSenders(rateLimiter(), mix);

    assertThat(run(waitMs -> 1)).as("seed %d", SEED).isFalse();
  }

  /** Such as a school, a company or a mobile network behind one address. */
  @ParameterizedTest
  @ValueSource(ints = {1_100, 5_000})
  void manyCallersOfOneAddressThatWaitAreNeverBannedByDefault(int users) {
    defaults();
    addCallers(rateLimiter(), users);

    assertThat(run(waitMs -> waitMs)).as("seed %d", SEED).isTrue();
  }

  @Test
  void manyCallersThatDoNotWaitAreBanned() {
    defaults();
    addCallers(rateLimiter(), 5_000);

    assertThat(run(waitMs -> 1)).as("seed %d", SEED).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 1_000, 5_000})
  void manyInvalidTokensWithWaitsAreNeverBanned(int users) {
    defaults();
    addInvalidTokenSenders(rateLimiter(), users);

    assertThat(run(waitMs -> waitMs)).as("seed %d", SEED).isTrue();
  }

  @Test
  void manyInvalidTokensWithoutWaitsAreBanned() {
    defaults();
    addInvalidTokenSenders(rateLimiter(), 200);

    assertThat(run(waitMs -> 1)).as("seed %d", SEED).isFalse();
  }

  /** The defaults of conf/paper-dynasty.yaml for calls and tokens. */
  private void defaults() {
    remembered = 100_000;
    pauseMs = 100;
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
  @EnumSource(ClientMix.class)
  void clientsThatWaitGetTheFullRate(ClientMix mix) {
    RateLimiter rateLimiter = rateLimiter();
    long[] done = {0};
    addClients(
        mix,
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
    run(waitMs -> waitMs);

    assertThat(done[0]).as("two a second, and twenty at once").isBetween(580L, 622L);
  }

  private void addSockets(RateLimiter rateLimiter, ClientMix mix) {
    List<LimitCategory> kinds =
        List.of(
            LimitCategory.FRAME,
            LimitCategory.JOIN,
            LimitCategory.ROLL,
            LimitCategory.OUTCOME,
            LimitCategory.COMMAND,
            LimitCategory.MESSAGE);
    addClients(
        mix,
        user -> user(rateLimiter, HOME, "user-" + user),
        clientQuota -> {
          LimitCategory limitCategory = kinds.get(random.nextInt(kinds.size()));
          long waitMs = clientQuota.take(limitCategory);
          return waitMs > 0 && clientQuota.recordRefusal(limitCategory, waitMs) ? -1 : waitMs;
        });
  }

  private void addCallers(RateLimiter rateLimiter, ClientMix mix) {
    addClients(mix, user -> "user-" + user, user -> call(rateLimiter, user));
  }

  private void addCallers(RateLimiter rateLimiter, int users) {
    IntStream.range(0, users).forEach(user -> clients.add(() -> call(rateLimiter, "user-" + user)));
  }

  private long call(RateLimiter rateLimiter, String user) {
    LimitCategory limitCategory = random.nextBoolean() ? LimitCategory.READ : LimitCategory.WRITE;
    ClientQuota clientQuota = rateLimiter.quotaOf(from(HOME));
    if (clientQuota.checkBanMs() > 0) {
      return -1;
    }
    long waitMs = clientQuota.take(limitCategory);
    if (waitMs > 0) {
      return waitMs;
    }
    return clientQuota.identify(user) > 0 ? -1 : clientQuota.takeAsUser(limitCategory);
  }

  private void addInvalidTokenSenders(RateLimiter rateLimiter, ClientMix mix) {
    addClients(mix, user -> user, user -> sendInvalidToken(rateLimiter));
  }

  private void addInvalidTokenSenders(RateLimiter rateLimiter, int users) {
    IntStream.range(0, users).forEach(user -> clients.add(() -> sendInvalidToken(rateLimiter)));
  }

  private static long sendInvalidToken(RateLimiter rateLimiter) {
    ClientQuota clientQuota = rateLimiter.quotaOf(from(HOME));
    return clientQuota.checkBanMs() > 0 ? -1 : clientQuota.recordFailedLogin();
  }

  private <T> void addClients(ClientMix mix, IntFunction<T> tab, ToLongFunction<T> ask) {
    for (int user = 0; user < mix.users; user++) {
      for (int i = 0; i < mix.tabs; i++) {
        T opened = tab.apply(user);
        IntStream.range(0, mix.atOnce).forEach(one -> clients.add(() -> ask.applyAsLong(opened)));
      }
    }
  }

  /**
   * Lets all clients ask for five minutes, each as soon as it was answered or has waited.
   *
   * @param waits how long a client waits, by the wait that it was given
   * @return whether none of them was closed or banned
   */
  private boolean run(LongUnaryOperator waits) {
    clients.forEach(client -> turns.add(new Attempt(random.nextInt(100), client)));
    while (nowMs < DURATION_MS) {
      Attempt turn = turns.remove();
      advance(turn.atMs() - nowMs);
      nowMs = turn.atMs();
      long waitMs = turn.client().ask();
      if (waitMs < 0) {
        return false;
      }
      long nextPauseMs = waitMs == 0 ? pauseMs : waits.applyAsLong(waitMs);
      turns.add(new Attempt(nowMs + nextPauseMs, turn.client()));
    }
    return true;
  }
}
