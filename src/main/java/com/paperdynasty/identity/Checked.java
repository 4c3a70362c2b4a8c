package com.paperdynasty.identity;

import java.util.Optional;
import java.util.function.Function;

/** What came of checking a token: what it says, or why it is not taken. */
public sealed interface Checked<T> {

  /** It is good, and says this. */
  record Good<T>(T value) implements Checked<T> {
    @Override
    public <R> R match(Function<T, R> good, Function<TokenFault, R> bad) {
      return good.apply(value);
    }
  }

  /** It is not. */
  record Bad<T>(TokenFault fault) implements Checked<T> {
    @Override
    public <R> R match(Function<T, R> good, Function<TokenFault, R> bad) {
      return bad.apply(fault);
    }
  }

  /** Gives the answer for this kind. */
  <R> R match(Function<T, R> good, Function<TokenFault, R> bad);

  /** What is found when what it says is checked further. */
  default <U> Checked<U> then(Function<T, Checked<U>> further) {
    return match(further, Bad::new);
  }

  /** What it says, for whom the reason does not matter. */
  default Optional<T> asOptional() {
    return match(Optional::of, fault -> Optional.empty());
  }
}
