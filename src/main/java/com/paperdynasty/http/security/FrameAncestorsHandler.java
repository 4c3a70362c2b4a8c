package com.paperdynasty.http.security;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * Tells browsers whose pages may frame what is under {@code /realtime}: ours and those that may use
 * the sockets anyway. SockJS serves pages there that speak to the server with our origin for who
 * frames them.
 */
public final class FrameAncestorsHandler implements Handler<RoutingContext> {
  private final String policy;
  private final boolean oursAlone;

  public FrameAncestorsHandler(List<WebOrigin> allowed) {
    StringBuilder ancestors = new StringBuilder("frame-ancestors 'self'");
    allowed.forEach(origin -> ancestors.append(' ').append(origin));
    this.policy = ancestors.toString();
    this.oursAlone = allowed.isEmpty();
  }

  @Override
  public void handle(RoutingContext context) {
    MultiMap headers = context.response().headers();
    headers.set("Content-Security-Policy", policy);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    if (oursAlone) {
      // It can name no other page, and browsers that know both go by the policy.
      headers.set("X-Frame-Options", "SAMEORIGIN");
    }
    context.next();
  }
}
