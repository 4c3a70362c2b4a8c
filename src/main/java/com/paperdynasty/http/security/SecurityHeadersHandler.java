package com.paperdynasty.http.security;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Sets headers by which browsers run only our own code in our pages and let no page frame them. */
public final class SecurityHeadersHandler implements Handler<RoutingContext> {
  private static final String OWN_CODE =
      "default-src 'self'; style-src 'self'; connect-src 'self' ws: wss:; "
          + "base-uri 'none'; form-action 'self'; frame-ancestors ";

  /** Lets our own pages and those of these origins frame the page of this request. */
  public static void allowFrames(RoutingContext context, List<WebOrigin> ancestors) {
    StringBuilder policy = new StringBuilder(OWN_CODE).append("'self'");
    ancestors.forEach(origin -> policy.append(' ').append(origin));
    MultiMap headers = context.response().headers();
    headers.set("Content-Security-Policy", policy.toString());
    // This header cannot name other origins.
    headers.remove("X-Frame-Options");
  }

  @Override
  public void handle(RoutingContext context) {
    MultiMap headers = context.response().headers();
    headers.set("Content-Security-Policy", OWN_CODE + "'none'");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    // The page's address may have an invitation in it, which other sites must not see.
    headers.set("Referrer-Policy", "no-referrer");
    context.next();
  }
}
