package com.paperdynasty.protocol.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.bus.UserPresence;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of whom somebody is told who joins a room. */
class ParticipantsJsonTest {
  private static final List<UserPresence> ROOM =
      List.of(
          user("ann", "spectator"),
          user("ben", "spectator"),
          user("uma", "umpire"),
          user("moe", "manager"));

  @Test
  void roomWithinTheBoundIsNamedWithThoseWhoHaveARoleFirst() {
    assertThat(named(4)).containsExactly("uma", "moe", "ann", "ben");
  }

  @Test
  void beyondTheBoundTheLastSpectatorsAreNotNamed() {
    assertThat(named(3)).containsExactly("uma", "moe", "ann");
  }

  private static List<String> named(int most) {
    return PresenceJson.participants(ROOM, most).findValuesAsText("user_id");
  }

  private static UserPresence user(String name, String role) {
    return new UserPresence(name, name, role, List.of(), 1);
  }
}
