package com.paperdynasty.http.security;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/** Sets headers by which browsers run only our own code in our pages and let no page frame them. */
public final class SecurityHeadersHandler implements Handler<RoutingContext> {
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; style-src 'self'; connect-src 'self' ws: wss:; "
          + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  @Override
  public void handle(RoutingContext context) {
    MultiMap headers = context.response().headers();
    headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    // The page's address may have an invitation in it, which other sites must not see.
    headers.set("Referrer-Policy", "no-referrer");
    context.next();
  }
}
