package com.paperdynasty.limits;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rate of a token bucket: its capacity, and the period in which it fills evenly.
 *
 * @param count how many tokens, at least 1
 * @param period at least a second
 */
public record Rate(long count, Duration period) {
  private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,8})/([1-9][0-9]{0,5})s");

  /** Parses a rate such as {@code 100/10s}. Empty if the text is not a rate. */
  public static Optional<Rate> parse(String text) {
    Matcher rate = TEXT.matcher(text);
    return rate.matches()
        ? Optional.of(
            new Rate(
                Long.parseLong(rate.group(1)), Duration.ofSeconds(Long.parseLong(rate.group(2)))))
        : Optional.empty();
  }
}
