package com.paperdynasty.http;

import com.paperdynasty.wire.ErrorCode;
import com.paperdynasty.wire.Problem;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whose pages may ask: our own, those that the configuration names, and whoever is no browser and
 * so says nothing. Holds for the calls and for every transport of the sockets.
 */
final class Origins implements Handler<RoutingContext> {
  private static final int PREFLIGHT_AGE_S = 3_600;

  private final Set<WebOrigin> allowed;
  private final CorsHandler calls;
  private final CorsHandler transports;

  Origins(List<WebOrigin> allowed) {
    this.allowed = Set.copyOf(allowed);
    this.calls =
        cors()
            .allowedMethods(Set.of(HttpMethod.GET, HttpMethod.POST))
            .allowedHeaders(Set.of("Authorization", "Content-Type", "Invitation"))
            .exposedHeader("Retry-After");
    // The SockJS client asks its transports with credentials, though there is nothing to them.
    this.transports =
        cors()
            .allowedMethods(Set.of(HttpMethod.GET, HttpMethod.POST))
            .allowedHeader("Content-Type")
            .allowCredentials(true);
  }

  private CorsHandler cors() {
    CorsHandler cors = CorsHandler.create().maxAgeSeconds(PREFLIGHT_AGE_S);
    allowed.forEach(origin -> cors.addOrigin(origin.toString()));
    return cors;
  }

  @Override
  public void handle(RoutingContext context) {
    List<String> said = context.request().headers().getAll(HttpHeaders.ORIGIN);
    Optional<WebOrigin> origin = said.size() == 1 ? WebOrigin.parse(said.get(0)) : Optional.empty();
    if (said.isEmpty()
        || origin.filter(from -> from.isOf(context.request().authority())).isPresent()) {
      context.next();
    } else if (origin.filter(allowed::contains).isPresent()) {
      (Place.of(context).isTransport() ? transports : calls).handle(context);
    } else if (Place.of(context) == Place.FILE) {
      // Anybody may read what lies open; a browser does not show it to other pages.
      context.next();
    } else {
      context.fail(new Refused(Problem.of(ErrorCode.FORBIDDEN, "Origin not allowed")));
    }
  }
}
