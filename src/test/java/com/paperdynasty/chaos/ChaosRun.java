package com.paperdynasty.chaos;

import com.paperdynasty.harness.TestSigningKey;
import io.vertx.core.json.JsonObject;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What all clients of one run share: the server, the phase of the run, and counters. First they
 * play; then they send no new commands and wait for answers; then they read their games to the end.
 */
final class ChaosRun {
  private static final long SOON_MS = 200;

  private final List<InetSocketAddress> addresses;
  private final TestSigningKey secret;
  private final boolean misbehaving;
  private final int tokenS;
  private final CountDownLatch settling = new CountDownLatch(1);
  private final CountDownLatch open;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Map<String, Long> ends = new ConcurrentHashMap<>();
  private final EventCounter eventCounter = new EventCounter();

  ChaosRun(
      List<InetSocketAddress> addresses,
      String secret,
      int clients,
      boolean misbehaving,
      int tokenS) {
    this.addresses = addresses;
    this.secret = TestSigningKey.secret(secret);
    this.open = new CountDownLatch(clients);
    this.misbehaving = misbehaving;
    this.tokenS = tokenS;
  }

  /** A randomly drawn address of the server. */
  InetSocketAddress address(Random random) {
    return addresses.get(random.nextInt(addresses.size()));
  }

  /** The approximate lifetime of a token, in seconds. */
  int tokenS() {
    return tokenS;
  }

  EventCounter eventCounter() {
    return eventCounter;
  }

  /** Whether clients misbehave now. */
  boolean isWild() {
    return misbehaving && isPlaying();
  }

  boolean isPlaying() {
    return settling.getCount() > 0;
  }

  /** Notes that a client has no unanswered command left. */
  void onSettled() {
    open.countDown();
  }

  /** Ends the playing. Returns whether all commands are answered in time. */
  boolean settle(long waitS) throws InterruptedException {
    settling.countDown();
    return open.await(waitS, TimeUnit.SECONDS);
  }

  /** Sets the last seqs of the games. */
  void end(Map<String, Long> lastSeqs) {
    ends.putAll(lastSeqs);
    over.countDown();
  }

  /** Whether a client that has received a game up to a seq has received all of it. */
  boolean isAll(String game, long seq) {
    return over.getCount() == 0 && seq >= ends.get(game);
  }

  /** Waits, but only shortly once the playing has ended. */
  void pass(long ms) {
    try {
      if (settling.await(isPlaying() ? ms : 0, TimeUnit.MILLISECONDS)) {
        over.await(Math.min(ms, SOON_MS), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** A token with this lifetime. */
  String token(String user, long lifeS) {
    long end = System.currentTimeMillis() / 1_000 + lifeS;
    return secret.sign(new JsonObject().put("sub", user).put("name", user).put("exp", end));
  }
}
