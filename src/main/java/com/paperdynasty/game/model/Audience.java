package com.paperdynasty.game.model;

import java.util.List;

/**
 * The users in a room who receive a message.
 *
 * @param only their ids; empty for everybody
 * @param butFor the ids of users who must not receive it, unless they are service admins
 */
public record Audience(List<String> only, List<String> butFor) {
  /** Everybody in the room. */
  public static final Audience EVERYBODY = new Audience(List.of(), List.of());

  public Audience {
    only = List.copyOf(only);
    butFor = List.copyOf(butFor);
  }

  public static Audience only(List<String> users) {
    if (users.isEmpty()) {
      throw new IllegalArgumentException("an audience needs at least one user");
    }
    return new Audience(users, List.of());
  }

  public static Audience allBut(List<String> users) {
    return new Audience(List.of(), users);
  }

  /** Whether this user receives it. */
  public boolean includes(String userId, boolean serviceAdmin) {
    return (only.isEmpty() || only.contains(userId)) && (serviceAdmin || !butFor.contains(userId));
  }
}
