package com.paperdynasty.lobby;

import com.paperdynasty.problem.Problem;
import java.util.function.Function;

/**
 * What the lobby says: what was asked for, or why not. A failed Future beside it is a fault of
 * ours.
 */
public sealed interface LobbyReply<T> {

  /** What was asked for. */
  record Granted<T>(T value) implements LobbyReply<T> {
    @Override
    public <R> R match(Function<T, R> granted, Function<Problem, R> refused) {
      return granted.apply(value);
    }
  }

  /** No, and why. */
  record Denied<T>(Problem problem) implements LobbyReply<T> {
    @Override
    public <R> R match(Function<T, R> granted, Function<Problem, R> refused) {
      return refused.apply(problem);
    }
  }

  /** Gives the answer for this kind. */
  <R> R match(Function<T, R> granted, Function<Problem, R> refused);

  /** The same reply about something made of its value. */
  default <U> LobbyReply<U> map(Function<T, U> change) {
    return match(value -> new Granted<>(change.apply(value)), Denied::new);
  }
}
