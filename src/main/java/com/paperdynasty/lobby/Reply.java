package com.paperdynasty.lobby;

import com.paperdynasty.problem.Problem;
import java.util.function.Function;

/**
 * What the lobby says: what was asked for, or why not. A failed Future beside it is a fault of
 * ours.
 */
public sealed interface Reply<T> {

  /** What was asked for. */
  record Granted<T>(T value) implements Reply<T> {
    @Override
    public <R> R match(Function<T, R> granted, Function<Problem, R> refused) {
      return granted.apply(value);
    }
  }

  /** No, and why. */
  record Refused<T>(Problem problem) implements Reply<T> {
    @Override
    public <R> R match(Function<T, R> granted, Function<Problem, R> refused) {
      return refused.apply(problem);
    }
  }

  /** Gives the answer for this kind. */
  <R> R match(Function<T, R> granted, Function<Problem, R> refused);

  /** The same reply about something made of its value. */
  default <U> Reply<U> map(Function<T, U> change) {
    return match(value -> new Granted<>(change.apply(value)), Refused::new);
  }
}
