package com.paperdynasty.bus;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.paperdynasty.game.model.Role;
import java.util.List;
import java.util.stream.Stream;

/**
 * A user in a game's room.
 *
 * @param userId the id of the user
 * @param name as the others see them
 * @param role the code of a {@link Role}
 * @param sides {@code home} and {@code away}, as far as they manage them
 * @param connections how many connections they have in the room
 */
public record UserPresence(
    String userId, String name, String role, List<String> sides, int connections) {
  private static final List<String> ROLES = Stream.of(Role.values()).map(Role::code).toList();

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
    return ROLES.indexOf(role);
  }

  /** Whether they have no role in the game but to watch it. */
  @JsonIgnore
  public boolean isSpectator() {
    return role.equals(Role.SPECTATOR.code());
  }

  /**
   * Whether they have a higher role than before, or a side more. A loss does not count: one of
   * their connections may have joined before they had the seat, and outlive the others.
   */
  public boolean gainsOn(UserPresence before) {
    return weight() < before.weight() || !before.sides.containsAll(sides);
  }
}
