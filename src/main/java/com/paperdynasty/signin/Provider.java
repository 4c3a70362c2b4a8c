package com.paperdynasty.signin;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** An OpenID provider, as a sign-in uses it. */
interface Provider {

  /**
   * The address to which the browser is sent. Fails while the provider cannot be reached.
   *
   * @param state the sealed attempt, which the provider passes back
   */
  Future<String> address(SignInAttempt attempt, String state);

  /**
   * The claims of the user for whom the provider gave this code. Fails with {@link
   * RefusedByProvider} if the code or what the provider signed is not valid, and otherwise if the
   * provider cannot be reached.
   */
  Future<JsonObject> claims(String code, SignInAttempt attempt);

  /** The provider, or what it signed, does not confirm this sign-in. */
  final class RefusedByProvider extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Without a stack trace, because the program is not at fault. */
    RefusedByProvider(String message) {
      super(message, null, false, false);
    }
  }
}
