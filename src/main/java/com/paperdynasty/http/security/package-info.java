/**
 * The handlers in front of every call: rate limits, origins, authentication and security headers.
 */
@NullMarked
package com.paperdynasty.http.security;

import org.jspecify.annotations.NullMarked;
