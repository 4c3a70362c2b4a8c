/**
 * Sessions that were ended by signing out: their tokens are refused, whatever they say, and not
 * renewed. A session is all tokens that were renewed from one.
 *
 * <p>Begin with {@code EndedSessions}. The database has them ({@code EndedSessionStore}), and each
 * node learns of those of the others within {@code auth.signed-out-poll-ms}. In memory are only
 * those of which a token could still be valid; a renewal asks the database itself.
 */
@NullMarked
package com.paperdynasty.session;

import org.jspecify.annotations.NullMarked;
