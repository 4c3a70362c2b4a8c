/**
 * Authentication: tokens, their keys, and the user that a valid token stands for.
 *
 * <p>A user is what their token says; there is no table of users. {@code TokenService} is the
 * entry. {@code CompactToken} checks how a token is written, {@code KeyProvider} has vertx-auth-jwt
 * verify its signature with the current keys, {@code ClaimsValidator} checks its claims. What the
 * library accepts and must not be accepted is refused before and after it: a token without {@code
 * exp} or {@code sub}, one that can be read in two ways, {@code crit}, and one without a signature.
 *
 * <p>Every key is a JWK: from a JWKS, from PEM, or the configured secret. A public key has one
 * algorithm and is never used as a secret. Published keys are fetched by one request at a time,
 * within a bound of bytes and of time, with a pause in between; nobody waits for them longer than
 * that. The clock leeway applies when a token is presented; an open connection ends at its {@code
 * exp}.
 */
@NullMarked
package com.paperdynasty.identity;

import org.jspecify.annotations.NullMarked;
