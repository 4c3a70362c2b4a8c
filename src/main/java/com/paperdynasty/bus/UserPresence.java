package com.paperdynasty.bus;

import java.util.List;

/**
 * A user in a game's room.
 *
 * @param userId the id of the user
 * @param name as the others see them
 * @param role {@code manager}, {@code admin}, {@code umpire} or {@code spectator}
 * @param sides {@code home} and {@code away}, as far as they manage them
 * @param connections how many connections they have in the room
 */
public record UserPresence(
    String userId, String name, String role, List<String> sides, int connections) {
  public UserPresence {
    sides = List.copyOf(sides);
  }

  /** The same user with their connections here and elsewhere; the higher of two roles counts. */
  public UserPresence merge(UserPresence elsewhere) {
    UserPresence role = weight() <= elsewhere.weight() ? this : elsewhere;
    return new UserPresence(
        userId, name, role.role(), role.sides(), connections + elsewhere.connections());
  }

  private int weight() {
    return List.of("manager", "admin", "umpire", "spectator").indexOf(role);
  }
}
