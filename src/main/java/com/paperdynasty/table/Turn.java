package com.paperdynasty.table;

import com.paperdynasty.game.Actor;
import com.paperdynasty.game.Command;
import com.paperdynasty.wire.LogicalTime;
import com.paperdynasty.wire.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A command that waits for its turn or has it.
 *
 * @param event the command's name on the wire
 * @param key the idempotency key, if the sender gave an id
 * @param sentAt the moment of the game that this copy of the command was sent at, as far as that is
 *     told
 */
record Turn(
    Actor actor,
    String event,
    Command command,
    @Nullable CommandKey key,
    @Nullable Origin origin,
    @Nullable LogicalTime sentAt) {}
