package com.paperdynasty.store.journal;

import com.paperdynasty.digest.Md5;
import com.paperdynasty.journal.IdempotencyKey;
import java.util.Arrays;
import java.util.Base64;

/**
 * The id of a command as it is stored: the first eight bytes of a digest of its user and itself, in
 * eleven characters. The database's {@code short_command_id} gives the same, and is called by older
 * nodes alone. It is made here so that it takes no time of the one connection for appends.
 */
public final class ShortCommandId {
  /** The user of all ids that are stored this way. */
  static final String USER = "";

  private static final int BYTES = 8;
  private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();

  private ShortCommandId() {}

  static String of(IdempotencyKey command) {
    return of(command.userId(), command.id());
  }

  /** The id that is stored for a command of a user. */
  public static String of(String userId, String commandId) {
    byte[] digest = Md5.bytes(userId + "\n" + commandId);
    return BASE64.encodeToString(Arrays.copyOf(digest, BYTES));
  }
}
