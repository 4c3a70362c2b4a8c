/**
 * Who somebody is: tokens, users, roles.
 *
 * <p>A user is what his token says of him and nothing else; no table of users is kept. {@link
 * com.paperdynasty.identity.Tokens} is the only place that looks at a token. It takes the
 * algorithms that are configured, never the one that the token asks for, and insists on an end and
 * a subject, which the library under it does not.
 *
 * <p>A role in a game (manager, admin, spectator) is not known here: the table knows who holds its
 * seats.
 */
@NullMarked
package com.paperdynasty.identity;

import org.jspecify.annotations.NullMarked;
