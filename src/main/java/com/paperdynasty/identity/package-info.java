/**
 * Who somebody is: tokens, users, roles.
 *
 * <p>A user is what their token says of them and nothing else; no table of users is kept. {@link
 * com.paperdynasty.identity.Tokens} is the way in.
 *
 * <h2>The way of a token</h2>
 *
 * {@code CompactToken} looks at how it is written, {@code Keys} has the library check its signature
 * with the keys of the moment, {@code Claims} looks at what it says. The library is vertx-auth-jwt;
 * what it lets pass that must not is refused before and after it: a token without an end or a
 * subject, one that can be read in two ways, {@code crit}, and, with no key at all, one without a
 * signature.
 *
 * <h2>Keys</h2>
 *
 * Every key is a JWK, from a set, from PEM, or our own secret, and the library takes it as it is.
 * {@code VerificationKey} looks at it before: a public key has one algorithm, so that none is ever
 * used as a secret; it is strong enough; and it is one that the library can read. Keys that
 * somebody else publishes (a JWKS) are fetched by one request at a time, with a pause between two,
 * within a bound of bytes and of time, and nobody waits for them longer than that; vertx-auth-jwt
 * fetches nothing.
 *
 * <h2>Clocks</h2>
 *
 * The leeway counts when a token is shown, at the beginning and at the end of it. A {@link
 * com.paperdynasty.identity.Bearer} has the end itself, and a live connection goes by that.
 *
 * <h2>Names</h2>
 *
 * {@link com.paperdynasty.identity.Names} is the rule for all names, of teams and players too: what
 * is shown as somebody's name must not be blank or hidden. Letters of different scripts may look
 * the same, and so may two names: who somebody is, their id says alone.
 *
 * <p>A role in a game (manager, admin, spectator) is not known here: the table knows who holds its
 * seats.
 */
@NullMarked
package com.paperdynasty.identity;

import org.jspecify.annotations.NullMarked;
