package com.paperdynasty.identity;

import java.time.Instant;
import java.util.Set;

/**
 * A user as a valid token describes them.
 *
 * @param userId the token's subject
 * @param name its {@code name}, or the user id where it has none
 * @param roles its {@code roles}
 * @param expiresAt its end
 */
public record Bearer(String userId, String name, Set<String> roles, Instant expiresAt) {
  public Bearer {
    roles = Set.copyOf(roles);
  }

  /** Whether they administer the whole service. */
  public boolean admin() {
    return roles.contains("admin");
  }
}
