package com.paperdynasty.baseball.model;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Indexes the constants of an enum by their wire names. */
public final class EnumCodes {
  private EnumCodes() {}

  public static <E> Map<String, E> index(E[] constants, Function<E, String> code) {
    Map<String, E> index = new HashMap<>();
    for (E constant : constants) {
      index.put(code.apply(constant), constant);
    }
    return Map.copyOf(index);
  }
}
