package com.paperdynasty.talk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody did or tried something in a game.
 *
 * @param deedId so that it is kept once, however often it is written
 * @param event what he asked for, by its name on the wire
 * @param code why he was refused, or null if he was not
 * @param detail what he sent with it, as far as the game's admin may know it
 * @param address where he is
 */
public record Deed(
    UUID deedId,
    UUID gameId,
    Instant at,
    String userId,
    String name,
    String event,
    @Nullable String code,
    @Nullable String detail,
    String address) {}
