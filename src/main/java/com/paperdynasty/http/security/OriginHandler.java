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
 * Refuses requests of foreign web pages. Our own pages may call, those of the configured origins,
 * and clients other than browsers, which send no origin. Holds for HTTP calls and for every
 * transport under {@code /realtime}.
 */
public final class OriginHandler implements Handler<RoutingContext> {
  private static final int PREFLIGHT_AGE_S = 3_600;
  private static final String FETCH_SITE = "Sec-Fetch-Site";
  private static final Pattern SOCKJS_IFRAME = Pattern.compile("/realtime/iframe[^/]*\\.html");

  private final Set<WebOrigin> allowed;
  private final CorsHandler calls;
  private final CorsHandler transports;

  public OriginHandler(List<WebOrigin> allowed) {
    this.allowed = Set.copyOf(allowed);
    this.calls =
        cors()
            .allowedMethods(Set.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.DELETE))
            .allowedHeaders(
                Set.of("Authorization", "Content-Type", "Invitation", "Ticket", "Last-Event-ID"))
            .exposedHeader("Retry-After");
    // The SockJS client sends requests with credentials: the cookie of its session.
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
    List<String> origins = context.request().headers().getAll(HttpHeaders.ORIGIN);
    Optional<WebOrigin> origin =
        origins.size() == 1 ? WebOrigin.parse(origins.get(0)) : Optional.empty();
    if (origins.isEmpty() || isOwnForm(context, origins)) {
      handleWithoutOrigin(context);
    } else if (origin.filter(from -> isOurs(context, from)).isPresent()) {
      context.next();
    } else if (origin.filter(allowed::contains).isPresent()) {
      (RequestCategory.of(context).isTransport() ? transports : calls).handle(context);
    } else if (RequestCategory.of(context) == RequestCategory.FILE) {
      // Static files are public. A browser does not show them to other pages.
      context.next();
    } else {
      refuse(context);
    }
  }

  /**
   * Browsers send no origin when a page loads a script or a frame, as some transports do. Other
   * headers then name the page.
   */
  private void handleWithoutOrigin(RoutingContext context) {
    if (!RequestCategory.of(context).isTransport()) {
      context.next();
      return;
    }
    HttpServerRequest request = context.request();
    Optional<WebOrigin> referer =
        Optional.ofNullable(request.getHeader(HttpHeaders.REFERER)).flatMap(WebOrigin::ofPage);
    boolean allowedPage =
        referer
            .map(page -> isOurs(context, page) || allowed.contains(page))
            .orElseGet(() -> !isOfAnotherSite(request));
    if (allowedPage) {
      context.next();
    } else {
      refuse(context);
    }
  }

  /**
   * Whether the browser reports that the request is from another site, without naming it. The
   * SockJS page that other pages frame is excepted: {@link FrameAncestorsHandler} limits who may
   * frame it.
   */
  private static boolean isOfAnotherSite(HttpServerRequest request) {
    String site = request.getHeader(FETCH_SITE);
    boolean another = "cross-site".equals(site) || "same-site".equals(site);
    return another && !SOCKJS_IFRAME.matcher(request.path()).matches();
  }

  /**
   * Whether a form of our own page was sent. Our pages send no referrer, so their forms have the
   * origin {@code null}, as many others have; but the browser adds that the origin is the same.
   * SockJS sends forms where nothing else works.
   */
  private static boolean isOwnForm(RoutingContext context, List<String> origins) {
    return origins.equals(List.of("null"))
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
