package com.paperdynasty.table;

import com.paperdynasty.bus.ConnectionRef;
import com.paperdynasty.bus.LogicalTime;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.journal.IdempotencyKey;
import org.jspecify.annotations.Nullable;

/**
 * A command that waits for its turn or has it.
 *
 * @param event the command's name on the wire
 * @param key the idempotency key, if the sender gave an id
 * @param sentAt the moment of the game that this copy of the command was sent at, as far as that is
 *     told
 */
record PendingCommand(
    Actor actor,
    String event,
    Command command,
    @Nullable IdempotencyKey key,
    @Nullable ConnectionRef connectionRef,
    @Nullable LogicalTime sentAt) {}
