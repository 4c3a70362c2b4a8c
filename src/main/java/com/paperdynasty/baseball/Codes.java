package com.paperdynasty.baseball;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Indexes the constants of an enum by their wire names. */
final class Codes {
  private Codes() {}

  static <E> Map<String, E> index(E[] constants, Function<E, String> code) {
    Map<String, E> index = new HashMap<>();
    for (E constant : constants) {
      index.put(code.apply(constant), constant);
    }
    return Map.copyOf(index);
  }
}
