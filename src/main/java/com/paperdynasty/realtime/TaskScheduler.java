package com.paperdynasty.realtime;

/** Runs tasks later on the event loop that it belongs to. */
interface TaskScheduler {
  /** Runs a task once, after so many milliseconds. Tasks of one delay run in their order. */
  void run(long delayMs, Runnable task);
}
