package com.paperdynasty.game;

/**
 * Who acts, as his token says. A seat at the table is not part of it: the table knows its own
 * managers.
 *
 * @param userId the token's subject
 * @param name what the others see
 * @param serviceAdmin whether he administers the whole service
 */
public record Actor(String userId, String name, boolean serviceAdmin) {}
