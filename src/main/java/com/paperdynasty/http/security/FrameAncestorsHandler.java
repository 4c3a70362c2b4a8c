package com.paperdynasty.http.security;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * Sets the headers that list which pages may frame the pages under {@code /realtime}: our own, and
 * those of the allowed origins. SockJS serves pages there that call the server with our origin on
 * behalf of the page that frames them.
 */
public final class FrameAncestorsHandler implements Handler<RoutingContext> {
  private final String policy;
  private final boolean onlyOwnPages;

  public FrameAncestorsHandler(List<WebOrigin> allowed) {
    StringBuilder ancestors = new StringBuilder("frame-ancestors 'self'");
    allowed.forEach(origin -> ancestors.append(' ').append(origin));
    this.policy = ancestors.toString();
    this.onlyOwnPages = allowed.isEmpty();
  }

  @Override
  public void handle(RoutingContext context) {
    MultiMap headers = context.response().headers();
    headers.set("Content-Security-Policy", policy);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    if (onlyOwnPages) {
      // This header cannot name other origins. Browsers that know both follow the policy.
      headers.set("X-Frame-Options", "SAMEORIGIN");
    }
    context.next();
  }
}
