package com.paperdynasty.user;

/**
 * A user, as their token tells of them. What is known of them besides, such as a seat or a
 * connection, has types of its own.
 *
 * @param userId the token's subject
 * @param name what the others see
 * @param admin whether they administer the whole service
 */
public record User(String userId, String name, boolean admin) {}
