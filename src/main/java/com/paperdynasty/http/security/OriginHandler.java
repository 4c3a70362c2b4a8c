package com.paperdynasty.http.security;

import com.paperdynasty.http.problem.ProblemException;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who may ask: our own pages, those of the origins that the configuration names, and clients that
 * are not browsers and send no origin. Holds for the calls and for every transport of the sockets.
 */
public final class OriginHandler implements Handler<RoutingContext> {
  private static final int PREFLIGHT_AGE_S = 3_600;
  private static final String FETCH_SITE = "Sec-Fetch-Site";
  private static final Pattern FRAMED = Pattern.compile("/realtime/iframe[^/]*\\.html");

  private final Set<WebOrigin> allowed;
  private final CorsHandler calls;
  private final CorsHandler transports;

  public OriginHandler(List<WebOrigin> allowed) {
    this.allowed = Set.copyOf(allowed);
    this.calls =
        cors()
            .allowedMethods(Set.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.DELETE))
            .allowedHeaders(Set.of("Authorization", "Content-Type", "Invitation"))
            .exposedHeader("Retry-After");
    // The SockJS client asks its transports with credentials: the cookie of its session.
    this.transports =
        cors()
            .allowedMethods(Set.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.DELETE))
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
    if (said.isEmpty() || isOursInDisguise(context, said)) {
      silent(context);
    } else if (origin.filter(from -> isOurs(context, from)).isPresent()) {
      context.next();
    } else if (origin.filter(allowed::contains).isPresent()) {
      (RequestCategory.of(context).isTransport() ? transports : calls).handle(context);
    } else if (RequestCategory.of(context) == RequestCategory.FILE) {
      // Anybody may read what lies open; a browser does not show it to other pages.
      context.next();
    } else {
      refuse(context);
    }
  }

  /**
   * A browser names no origin when a page loads a script or a frame, as some transports do. It says
   * then by other headers whose page that is.
   */
  private void silent(RoutingContext context) {
    if (!RequestCategory.of(context).isTransport()) {
      context.next();
      return;
    }
    HttpServerRequest request = context.request();
    Optional<WebOrigin> referer =
        Optional.ofNullable(request.getHeader(HttpHeaders.REFERER)).flatMap(WebOrigin::ofPage);
    boolean mayAsk =
        referer
            .map(page -> isOurs(context, page) || allowed.contains(page))
            .orElseGet(() -> !isOfAnotherSite(request));
    if (mayAsk) {
      context.next();
    } else {
      refuse(context);
    }
  }

  /**
   * Whether a browser says that another page asks, and not which. The page that is made to be
   * framed by others says itself by whom.
   */
  private static boolean isOfAnotherSite(HttpServerRequest request) {
    String site = request.getHeader(FETCH_SITE);
    boolean another = "cross-site".equals(site) || "same-site".equals(site);
    return another && !FRAMED.matcher(request.path()).matches();
  }

  /**
   * A form of a page that sends no referrer, as ours do not, names {@code null} as its origin, as
   * many others do; but the browser says too that it is of the same origin. SockJS sends so where
   * it has no other way.
   */
  private static boolean isOursInDisguise(RoutingContext context, List<String> said) {
    return said.equals(List.of("null"))
        && RequestCategory.of(context).isTransport()
        && "same-origin".equals(context.request().getHeader(FETCH_SITE));
  }

  private static boolean isOurs(RoutingContext context, WebOrigin origin) {
    return origin.isOf(context.request().authority());
  }

  private static void refuse(RoutingContext context) {
    context.fail(new ProblemException(Problem.of(ErrorCode.FORBIDDEN, "Origin not allowed")));
  }
}
