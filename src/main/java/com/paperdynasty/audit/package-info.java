/**
 * The audit of games and the counts of user activity. Begin with {@code AuditRecorder}, which
 * connections and HTTP calls record with; {@code AuditLog} is the port to the store.
 *
 * <p>Recording never blocks and never fails: events wait in memory, are written in batches, and
 * beyond a bound are dropped and counted. A node that is killed loses the events of about the last
 * second. Each recorder numbers its events, so that an event whose write was not answered is
 * written again and stored once. The audit is not needed to restore a game: that is the log's part.
 */
@NullMarked
package com.paperdynasty.audit;

import org.jspecify.annotations.NullMarked;
