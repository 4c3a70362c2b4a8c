package com.paperdynasty.realtime.room;

/** Runs tasks later on the event loop that it belongs to. */
public interface TaskScheduler {
  /** Runs a task once, after so many milliseconds. Tasks of one delay run in their order. */
  void run(long delayMs, Runnable task);
}
