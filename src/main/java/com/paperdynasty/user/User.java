package com.paperdynasty.user;

/**
 * A user, as their token identifies them. Their seat, role and connection have types of their own.
 *
 * @param userId the token's subject
 * @param name the name that others see
 * @param admin whether they administer the whole service
 */
public record User(String userId, String name, boolean admin) {}
