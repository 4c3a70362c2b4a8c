package com.paperdynasty.harness;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** Tokens signed with the secret of the tests' programs. */
public final class TestTokens {
  private static final TestSigningKey KEY = TestSigningKey.secret(DevServerProcess.SECRET);
  private static final long LASTS_S = 86_400;

  private TestTokens() {}

  /** A token for a user, valid for a day. */
  public static String of(String userId) {
    return of(userId, Instant.now().plusSeconds(LASTS_S));
  }

  /** A token for a user that expires at {@code end}. */
  public static String of(String userId, Instant end) {
    return KEY.sign(
        new JsonObject().put("alg", "HS256").put("typ", "JWT"),
        new JsonObject()
            .put("sub", userId)
            .put("name", userId)
            .put("roles", new JsonArray())
            .put("exp", end.getEpochSecond()));
  }
}
