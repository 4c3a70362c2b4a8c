package com.paperdynasty.game.model;

import com.paperdynasty.user.User;

/**
 * The user who gives a command. Their seat is not part of it: the game's state knows its managers.
 *
 * @param inRoom whether they have joined the game's room, so that a private game is known to them
 */
public record Actor(User user, boolean inRoom) {

  /** A user who has not joined the room. */
  public Actor(String userId, String name, boolean serviceAdmin) {
    this(new User(userId, name, serviceAdmin), false);
  }

  public String userId() {
    return user.userId();
  }

  public String name() {
    return user.name();
  }

  /** Whether they are a service admin. */
  public boolean serviceAdmin() {
    return user.admin();
  }
}
