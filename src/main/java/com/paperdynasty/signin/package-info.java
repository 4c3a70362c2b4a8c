/**
 * Sign-in with an OpenID provider: authorization code flow with PKCE (RFC 7636), discovery, and a
 * session token of our own at the end.
 *
 * <p>Begin with {@code SignIn}. Nothing is stored between the steps: what a later step needs goes
 * through the browser as a {@code Seal}ed text, which the browser cannot read, change or make, and
 * which ends soon. Each is used once ({@code UsedOnce}).
 *
 * <p>No cookie ties an attempt to a browser. Instead the page draws a verifier, sends its hash when
 * the attempt begins, and shows the verifier for the token at the end: a code that was made for
 * somebody else's attempt is of no use in a page.
 *
 * <p>The provider says who somebody is and, by one configured claim, which roles they have. {@code
 * identity} verifies what it signs; what that lacks the provider's UserInfo says.
 */
@NullMarked
package com.paperdynasty.signin;

import org.jspecify.annotations.NullMarked;
