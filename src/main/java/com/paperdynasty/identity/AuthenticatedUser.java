package com.paperdynasty.identity;

import com.paperdynasty.user.User;
import java.time.Instant;
import java.util.Set;

/**
 * The user of a valid token.
 *
 * @param user the user; their name is the user id if the token has no name
 * @param roles the token's {@code roles}
 * @param expiresAt when the token expires
 */
public record AuthenticatedUser(User user, Set<String> roles, Instant expiresAt) {
  public AuthenticatedUser {
    roles = Set.copyOf(roles);
  }

  /** A user with these roles: {@code admin} administers the whole service. */
  public AuthenticatedUser(String userId, String name, Set<String> roles, Instant expiresAt) {
    this(new User(userId, name, roles.contains("admin")), roles, expiresAt);
  }

  public String userId() {
    return user.userId();
  }

  public String name() {
    return user.name();
  }

  /** Whether they administer the whole service. */
  public boolean admin() {
    return user.admin();
  }
}
