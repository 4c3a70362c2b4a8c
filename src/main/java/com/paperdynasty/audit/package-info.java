/**
 * The audit of games and the counts of user activity.
 *
 * <p>{@code AuditRecorder} never blocks and never fails its callers: entries wait in memory, are
 * written in batches, and are dropped and counted beyond a bound. A node that is killed loses about
 * the last second. Each recorder numbers its entries, so an entry whose write was not answered is
 * written again and stored once. The log is the truth of a game, the audit is not.
 */
@NullMarked
package com.paperdynasty.audit;

import org.jspecify.annotations.NullMarked;
