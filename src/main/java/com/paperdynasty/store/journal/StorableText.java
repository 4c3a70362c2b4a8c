package com.paperdynasty.store.journal;

import com.paperdynasty.journal.AppendRequest;
import com.paperdynasty.journal.IdempotencyKey;
import com.paperdynasty.journal.LoggedEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL would refuse. It is found before an append joins a batch, because one bad text
 * would fail all the others with it.
 */
public final class StorableText {
  /** A key longer than a third of a page finds no place in an index. */
  private static final int LONGEST_KEY = 500;

  private StorableText() {}

  /** What is wrong with an append, or null. */
  static @Nullable String faultIn(AppendRequest appendRequest) {
    IdempotencyKey command = appendRequest.command();
    if (appendRequest.events().isEmpty()) {
      return "an append adds at least one event";
    }
    if (command != null && (!key(command.userId()) || !key(command.id()))) {
      return "a command's user and id must be texts of at most " + LONGEST_KEY + " characters";
    }
    if (!key(appendRequest.row().awayManager()) || !key(appendRequest.row().homeManager())) {
      return "a manager's id must be a text of at most " + LONGEST_KEY + " characters";
    }
    for (Map.Entry<String, String> user : appendRequest.names().entrySet()) {
      if (!key(user.getKey()) || !key(user.getValue())) {
        return "a user's id and name must be texts of at most " + LONGEST_KEY + " characters";
      }
    }
    if (!text(appendRequest.row().summary())) {
      return "the summary has a NUL";
    }
    long seq = appendRequest.after();
    for (LoggedEvent event : appendRequest.events()) {
      if (event.seq() != ++seq) {
        return "event " + event.seq() + " stands where " + seq + " belongs";
      }
    }
    return null;
  }

  /** Whether a text can be stored and is short enough for an index. */
  public static boolean key(@Nullable String text) {
    return text == null || (text.length() <= LONGEST_KEY && text(text) && wellFormed(text));
  }

  private static boolean text(String text) {
    return text.indexOf('\0') < 0;
  }

  /** Half a surrogate pair has no bytes of its own: two such texts would be stored as the same. */
  private static boolean wellFormed(String text) {
    return text.codePoints()
        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
