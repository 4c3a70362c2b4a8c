package com.paperdynasty.chaos;

/** Tracks when the server last sent something, and when to send a heartbeat. */
final class ServerLiveness {
  private static final long HEARTBEAT_MS = 3_000;
  private static final long SILENCE_MS = 8_000;

  private long heardAtMs = System.currentTimeMillis();
  private long beatAtMs = heardAtMs;

  /** Records that the server has sent something. */
  void heard() {
    heardAtMs = System.currentTimeMillis();
  }

  /** Whether the server has been silent for too long. */
  boolean isGone() {
    return System.currentTimeMillis() - heardAtMs > SILENCE_MS;
  }

  /** Whether a heartbeat is due; if so it counts as sent. */
  boolean beats() {
    long now = System.currentTimeMillis();
    boolean due = now - Math.max(heardAtMs, beatAtMs) > HEARTBEAT_MS;
    if (due) {
      beatAtMs = now;
    }
    return due;
  }
}
