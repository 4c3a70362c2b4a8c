package com.paperdynasty.chaos;

/** When the server was heard last, and whether it is time to ask whether it is there still. */
final class ServerLiveness {
  private static final long HEARTBEAT_MS = 3_000;
  private static final long SILENCE_MS = 8_000;

  private long heardAtMs = System.currentTimeMillis();
  private long beatAtMs = heardAtMs;

  /** Something has come. */
  void heard() {
    heardAtMs = System.currentTimeMillis();
  }

  /** Whether nothing has come for too long. */
  boolean isGone() {
    return System.currentTimeMillis() - heardAtMs > SILENCE_MS;
  }

  /** Whether it is time for a heartbeat, which is taken for sent then. */
  boolean beats() {
    long now = System.currentTimeMillis();
    boolean due = now - Math.max(heardAtMs, beatAtMs) > HEARTBEAT_MS;
    if (due) {
      beatAtMs = now;
    }
    return due;
  }
}
