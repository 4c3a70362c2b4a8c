package com.paperdynasty.limits;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So many tokens at once, and as many again over a period, evenly.
 *
 * @param count from 1
 * @param period from a second
 */
public record Rate(long count, Duration period) {
  private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,8})/([1-9][0-9]{0,5})s");

  /** Reads {@code 100/10s}. */
  public static Optional<Rate> parse(String text) {
    Matcher rate = TEXT.matcher(text);
    return rate.matches()
        ? Optional.of(
            new Rate(
                Long.parseLong(rate.group(1)), Duration.ofSeconds(Long.parseLong(rate.group(2)))))
        : Optional.empty();
  }
}
