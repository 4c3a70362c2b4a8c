package com.paperdynasty.identity;

import com.paperdynasty.user.User;
import java.time.Instant;
import java.util.Set;

/**
 * A user as a valid token tells of them.
 *
 * @param user who; their name is the user id where the token has none
 * @param roles the token's {@code roles}
 * @param expiresAt its end
 */
public record AuthenticatedUser(User user, Set<String> roles, Instant expiresAt) {
  public AuthenticatedUser {
    roles = Set.copyOf(roles);
  }

  /** The user whose roles these are: {@code admin} administers the whole service. */
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
