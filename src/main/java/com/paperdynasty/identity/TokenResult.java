package com.paperdynasty.identity;

import java.util.Optional;
import java.util.function.Function;

/** The result of verifying a token: a value, or a fault. */
public sealed interface TokenResult<T> {

  /** The token is valid, with this value. */
  record Valid<T>(T value) implements TokenResult<T> {
    @Override
    public <R> R match(Function<T, R> onValid, Function<TokenError, R> onInvalid) {
      return onValid.apply(value);
    }
  }

  /** The token is refused. */
  record Invalid<T>(TokenError fault) implements TokenResult<T> {
    @Override
    public <R> R match(Function<T, R> onValid, Function<TokenError, R> onInvalid) {
      return onInvalid.apply(fault);
    }
  }

  /** Calls the function for this kind. */
  <R> R match(Function<T, R> onValid, Function<TokenError, R> onInvalid);

  /** The result of a further check of the value. */
  default <U> TokenResult<U> then(Function<T, TokenResult<U>> further) {
    return match(further, Invalid::new);
  }

  /** The value, without the reason of a refusal. */
  default Optional<T> asOptional() {
    return match(Optional::of, fault -> Optional.empty());
  }
}
