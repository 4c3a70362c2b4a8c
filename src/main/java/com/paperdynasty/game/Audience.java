package com.paperdynasty.game;

import java.util.List;

/**
 * Which of the users in a room something is for.
 *
 * @param only their ids; empty for everybody
 * @param butFor the ids of those who must not have it, unless they administer the service
 */
public record Audience(List<String> only, List<String> butFor) {
  /** Everybody in the room. */
  public static final Audience EVERYBODY = new Audience(List.of(), List.of());

  public Audience {
    only = List.copyOf(only);
    butFor = List.copyOf(butFor);
  }

  static Audience only(List<String> users) {
    if (users.isEmpty()) {
      throw new IllegalArgumentException("nobody would have it, and not everybody");
    }
    return new Audience(users, List.of());
  }

  static Audience allBut(List<String> users) {
    return new Audience(List.of(), users);
  }

  /** Whether it is for this user. */
  public boolean includes(String userId, boolean serviceAdmin) {
    return (only.isEmpty() || only.contains(userId)) && (serviceAdmin || !butFor.contains(userId));
  }
}
