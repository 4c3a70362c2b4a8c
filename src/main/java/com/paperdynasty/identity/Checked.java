package com.paperdynasty.identity;

import java.util.Optional;
import java.util.function.Function;

/** The result of verifying a token: a value, or a fault. */
public sealed interface Checked<T> {

  /** The token is valid, with this value. */
  record Good<T>(T value) implements Checked<T> {
    @Override
    public <R> R match(Function<T, R> good, Function<TokenFault, R> bad) {
      return good.apply(value);
    }
  }

  /** The token is refused. */
  record Bad<T>(TokenFault fault) implements Checked<T> {
    @Override
    public <R> R match(Function<T, R> good, Function<TokenFault, R> bad) {
      return bad.apply(fault);
    }
  }

  /** Gives the answer for this kind. */
  <R> R match(Function<T, R> good, Function<TokenFault, R> bad);

  /** The result of a further check of the value. */
  default <U> Checked<U> then(Function<T, Checked<U>> further) {
    return match(further, Bad::new);
  }

  /** The value, without the reason of a refusal. */
  default Optional<T> asOptional() {
    return match(Optional::of, fault -> Optional.empty());
  }
}
