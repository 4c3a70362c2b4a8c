package com.paperdynasty.realtime.room;

/** Runs tasks later on the event loop that it belongs to. */
public interface TaskScheduler {
  /**
   * Runs a task once, after this delay in milliseconds. Tasks with equal delays run in the order in
   * which they were given.
   */
  void run(long delayMs, Runnable task);
}
