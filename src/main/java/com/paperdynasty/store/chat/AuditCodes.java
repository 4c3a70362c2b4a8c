package com.paperdynasty.store.chat;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Short codes for the most frequent words of the audit log. All other words are stored as they are.
 * No event name has one letter and no detail is empty, so the codes are unambiguous.
 */
final class AuditCodes {
  private static final Map<String, String> CODES =
      Map.of("roll_dice", "r", "submit_manual_outcome", "o", "send_message", "m");
  private static final Map<String, String> EVENTS =
      CODES.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
  private static final String NOTHING = "{}";

  private AuditCodes() {}

  static String ofEvent(String event) {
    return CODES.getOrDefault(event, event);
  }

  static String event(String kept) {
    return EVENTS.getOrDefault(kept, kept);
  }

  static @Nullable String ofDetail(@Nullable String detail) {
    return NOTHING.equals(detail) ? "" : detail;
  }

  static @Nullable String detail(@Nullable String kept) {
    return kept != null && kept.isEmpty() ? NOTHING : kept;
  }
}
