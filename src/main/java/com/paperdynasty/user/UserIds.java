package com.paperdynasty.user;

/**
 * The beginnings of user ids that this server gives. Tokens of other services must not have them.
 */
public final class UserIds {
  /** Of guests, whose ids are drawn at random. */
  public static final String GUEST = "guest:";

  /** Of users who have signed in with the configured OpenID provider. */
  public static final String SIGNED_IN = "oidc:";

  private UserIds() {}

  /**
   * The id of somebody without an account who watches. It ends with a space, as no id of a token
   * and no id in a form does, so nobody can give them a seat.
   *
   * @param serial tells them apart; may be empty
   */
  public static String ofVisitor(String serial) {
    return GUEST + serial + " ";
  }

  /** Whether it is the id of a guest. */
  public static boolean isGuest(String userId) {
    return userId.startsWith(GUEST);
  }

  /** Whether it is the id of somebody who signs in with the OpenID provider. */
  public static boolean isSignedIn(String userId) {
    return userId.startsWith(SIGNED_IN);
  }

  /** Whether it begins like an id that only this server gives. */
  public static boolean isReserved(String userId) {
    return isGuest(userId) || isSignedIn(userId);
  }
}
