package com.paperdynasty.wire;

/**
 * The user behind a request, as their token says.
 *
 * @param admin whether they administer the whole service
 */
public record Sender(String userId, String name, boolean admin) {}
