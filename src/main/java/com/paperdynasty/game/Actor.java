package com.paperdynasty.game;

import com.paperdynasty.user.User;

/**
 * Who acts. A seat at the table is not part of it: the table knows its own managers.
 *
 * @param watching whether they have been let into the room already, so that a private game is no
 *     secret to them
 */
public record Actor(User user, boolean watching) {

  /** Somebody who is not in the room. */
  public Actor(String userId, String name, boolean serviceAdmin) {
    this(new User(userId, name, serviceAdmin), false);
  }

  public String userId() {
    return user.userId();
  }

  public String name() {
    return user.name();
  }

  /** Whether they administer the whole service. */
  public boolean serviceAdmin() {
    return user.admin();
  }
}
