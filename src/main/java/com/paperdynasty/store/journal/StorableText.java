package com.paperdynasty.store.journal;

import com.paperdynasty.journal.AppendRequest;
import com.paperdynasty.journal.IdempotencyKey;
import com.paperdynasty.journal.LoggedEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds what PostgreSQL would reject. An append is checked before it joins a batch, because one bad
 * text would fail the whole batch.
 */
public final class StorableText {
  /** An entry of an index must be shorter than a third of a page. */
  private static final int LONGEST_KEY = 500;

  private StorableText() {}

  /** What is wrong with an append, or null. */
  static @Nullable String faultIn(AppendRequest appendRequest) {
    IdempotencyKey command = appendRequest.command();
    if (appendRequest.events().isEmpty()) {
      return "an append adds at least one event";
    }
    if (command != null && (!isKey(command.userId()) || !isKey(command.id()))) {
      return "a command's user and id must be texts of at most " + LONGEST_KEY + " characters";
    }
    if (!isKey(appendRequest.row().awayManager()) || !isKey(appendRequest.row().homeManager())) {
      return "a manager's id must be a text of at most " + LONGEST_KEY + " characters";
    }
    for (Map.Entry<String, String> user : appendRequest.names().entrySet()) {
      if (!isKey(user.getKey()) || !isKey(user.getValue())) {
        return "a user's id and name must be texts of at most " + LONGEST_KEY + " characters";
      }
    }
    if (!hasNoNul(appendRequest.row().summary())) {
      return "the summary contains a NUL character";
    }
    long seq = appendRequest.after();
    for (LoggedEvent event : appendRequest.events()) {
      if (event.seq() != ++seq) {
        return "expected event " + seq + ", found event " + event.seq();
      }
    }
    return null;
  }

  /** Whether a text can be stored and is short enough for an index. */
  public static boolean isKey(@Nullable String text) {
    return text == null || (text.length() <= LONGEST_KEY && hasNoNul(text) && isWellFormed(text));
  }

  private static boolean hasNoNul(String text) {
    return text.indexOf('\0') < 0;
  }

  /** An unpaired surrogate has no bytes in UTF-8: two different texts would be stored alike. */
  private static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (i + 1 == text.length()
            || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
