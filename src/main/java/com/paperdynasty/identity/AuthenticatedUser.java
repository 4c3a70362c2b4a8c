package com.paperdynasty.identity;

import com.paperdynasty.user.User;
import com.paperdynasty.user.UserIds;
import java.time.Instant;
import java.util.Set;

/**
 * The user of a valid token.
 *
 * @param user the user; their name is the user id if the token has no name
 * @param roles the token's {@code roles}
 * @param expiresAt when the token expires
 * @param sessionId of all tokens that are renewed from one; empty without a session
 */
public record AuthenticatedUser(User user, Set<String> roles, Instant expiresAt, String sessionId) {
  /** The one role that means something here: who has it administers the whole service. */
  public static final String ADMIN = "admin";

  public AuthenticatedUser {
    roles = Set.copyOf(roles);
  }

  /** A user without a session, with these roles. */
  public AuthenticatedUser(String userId, String name, Set<String> roles, Instant expiresAt) {
    this(new User(userId, name, roles.contains(ADMIN)), roles, expiresAt, "");
  }

  /**
   * Somebody without an account, who may watch public games. They have no token, so nothing of
   * theirs expires.
   *
   * @param serial tells them apart; may be empty
   */
  public static AuthenticatedUser visitor(String serial) {
    return new AuthenticatedUser(UserIds.ofVisitor(serial), "Guest", Set.of(), Instant.MAX);
  }

  /** Whether they have no account. */
  public boolean isVisitor() {
    return expiresAt.equals(Instant.MAX);
  }

  /** The same user in a session. */
  AuthenticatedUser inSession(String id) {
    return new AuthenticatedUser(user, roles, expiresAt, id);
  }

  public String userId() {
    return user.userId();
  }

  public String name() {
    return user.name();
  }

  /**
   * This user, unless their token has ended. Verification has a leeway for clocks, so it accepts a
   * token that has just ended.
   *
   * @param graceMs for how long after its end the token may still be renewed
   */
  public TokenResult<AuthenticatedUser> unlessExpired(Instant now, long graceMs) {
    return now.isBefore(expiresAt.plusMillis(graceMs))
        ? new TokenResult.Valid<>(this)
        : new TokenResult.Invalid<>(TokenError.EXPIRED);
  }

  /**
   * This user, if they renew the token of {@code current}: a renewal is of the same user, and not
   * expired. The leeway for clocks does not apply.
   */
  public TokenResult<AuthenticatedUser> asRenewalOf(User current, Instant now) {
    return userId().equals(current.userId())
        ? unlessExpired(now, 0)
        : new TokenResult.Invalid<>(TokenError.CLAIMS);
  }

  /** Whether they administer the whole service. */
  public boolean admin() {
    return user.admin();
  }
}
