/**
 * Authentication: tokens, their keys, and the user of a valid token.
 *
 * <p>A user is known by their token alone; the database has no users. Begin with {@code
 * TokenService}. {@code CompactToken} checks how a token is written, {@code KeyProvider} has
 * vertx-auth-jwt verify its signature with the current keys, {@code ClaimsValidator} checks its
 * claims. Tokens that the library accepts and this server must not accept are refused before and
 * after it: a token without {@code exp} or {@code sub}, one that two parsers may read differently,
 * one with {@code crit}, and one without a signature.
 *
 * <p>Every key is a JWK: from a JWKS, from PEM, or the configured secret. A public key has one
 * algorithm and is never used as a secret. Published keys are fetched by one request at a time,
 * within a bound of bytes and of time, with a pause in between; no request waits longer for them.
 * The clock leeway applies when a token is presented; an open connection ends at its {@code exp}.
 */
@NullMarked
package com.paperdynasty.identity;

import org.jspecify.annotations.NullMarked;
