package com.paperdynasty.wire;

/**
 * The user behind a request, as his token says.
 *
 * @param admin whether he administers the whole service
 */
public record Sender(String userId, String name, boolean admin) {}
