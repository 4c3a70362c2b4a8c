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
 * What all clients of one run share: the server, how far the run is, and what they did. First they
 * play; then they give no new commands and wait for the answers to theirs; then they read their
 * games to the end.
 */
final class ChaosRun {
  private static final long SOON_MS = 200;

  private final List<InetSocketAddress> doors;
  private final TestSigningKey secret;
  private final boolean mischief;
  private final int tokenS;
  private final CountDownLatch settling = new CountDownLatch(1);
  private final CountDownLatch open;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Map<String, Long> ends = new ConcurrentHashMap<>();
  private final EventCounter eventCounter = new EventCounter();

  ChaosRun(
      List<InetSocketAddress> doors, String secret, int clients, boolean mischief, int tokenS) {
    this.doors = doors;
    this.secret = TestSigningKey.secret(secret);
    this.open = new CountDownLatch(clients);
    this.mischief = mischief;
    this.tokenS = tokenS;
  }

  /** Where somebody who draws so finds the server. */
  InetSocketAddress door(Random random) {
    return doors.get(random.nextInt(doors.size()));
  }

  /** About how long a token lasts. */
  int tokenS() {
    return tokenS;
  }

  EventCounter eventCounter() {
    return eventCounter;
  }

  /** Whether there is mischief in the air. */
  boolean isWild() {
    return mischief && isPlaying();
  }

  boolean isPlaying() {
    return settling.getCount() > 0;
  }

  /** The other clients need not wait for this one's commands any more. */
  void isSettled() {
    open.countDown();
  }

  /** Nobody gives new commands from now on. Whether all are answered in time. */
  boolean settle(long waitS) throws InterruptedException {
    settling.countDown();
    return open.await(waitS, TimeUnit.SECONDS);
  }

  /** The games end at these numbers. */
  void end(Map<String, Long> lastSeqs) {
    ends.putAll(lastSeqs);
    over.countDown();
  }

  /** Whether somebody who has seen so much of a game has seen all. */
  boolean isAll(String game, long seq) {
    return over.getCount() == 0 && seq >= ends.get(game);
  }

  /** Lets time pass, but little when it is time to come to an end. */
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

  /** A token that ends after so long. */
  String token(String user, long lifeS) {
    long end = System.currentTimeMillis() / 1_000 + lifeS;
    return secret.sign(new JsonObject().put("sub", user).put("name", user).put("exp", end));
  }
}
