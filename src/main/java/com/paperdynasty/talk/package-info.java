/**
 * Talk at the table: chat channels, who is muted, and the record of who did and tried what.
 *
 * <p>Nothing lives here yet but this room's place in the house. No client can send a message today:
 * {@code send_message} and its kin are answered as unknown events by the realtime room. When talk
 * comes, it is kept outside a game's log, and its port to the database belongs here.
 */
@NullMarked
package com.paperdynasty.talk;

import org.jspecify.annotations.NullMarked;
