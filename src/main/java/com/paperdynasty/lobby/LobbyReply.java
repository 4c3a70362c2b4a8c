package com.paperdynasty.lobby;

import com.paperdynasty.problem.Problem;
import io.vertx.core.Future;
import java.util.function.Function;

/**
 * The reply of the lobby: the result, or the reason of a refusal. A failed Future is an internal
 * error.
 */
public sealed interface LobbyReply<T> {

  /** The result. */
  record Granted<T>(T value) implements LobbyReply<T> {
    @Override
    public <R> R match(Function<T, R> granted, Function<Problem, R> denied) {
      return granted.apply(value);
    }
  }

  /** A refusal, with the reason. */
  record Denied<T>(Problem problem) implements LobbyReply<T> {
    @Override
    public <R> R match(Function<T, R> granted, Function<Problem, R> denied) {
      return denied.apply(problem);
    }
  }

  /** A result. */
  static <T> LobbyReply<T> granted(T value) {
    return new Granted<>(value);
  }

  /** A refusal that is known at once. */
  static <T> Future<LobbyReply<T>> refused(Problem problem) {
    return Future.succeededFuture(new Denied<>(problem));
  }

  /** Calls the function of this kind. */
  <R> R match(Function<T, R> granted, Function<Problem, R> denied);

  /** The reply with its value converted; a refusal stays the same. */
  default <U> LobbyReply<U> map(Function<T, U> change) {
    return match(value -> new Granted<>(change.apply(value)), Denied::new);
  }
}
