package com.paperdynasty.game;

/**
 * Who acts, as their token says. A seat at the table is not part of it: the table knows its own
 * managers.
 *
 * @param userId the token's subject
 * @param name what the others see
 * @param serviceAdmin whether they administer the whole service
 * @param watching whether they have been let into the room already, so that a private game is no
 *     secret to them
 */
public record Actor(String userId, String name, boolean serviceAdmin, boolean watching) {

  /** Somebody who is not in the room. */
  public Actor(String userId, String name, boolean serviceAdmin) {
    this(userId, name, serviceAdmin, false);
  }
}
