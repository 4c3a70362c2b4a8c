package com.paperdynasty.http.problem;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/**
 * Refuses requests that a proxy or a cache on the way could read differently (RFC 9112, sections
 * 3.2 and 6): a request with two hosts or without one, or with a body of uncertain length. {@code
 * FailureHandler} answers it and closes the connection.
 */
public final class RequestFramingHandler implements Handler<RoutingContext> {
  @Override
  public void handle(RoutingContext context) {
    if (!isUnambiguous(context.request())) {
      context.fail(400);
    } else if (!hasPath(context)) {
      // Without a valid path no route matches, not even that of the failure handler.
      ProblemDocument.ofStatus(400).send(context.response());
    } else {
      context.next();
    }
  }

  /** Whether the path's percent-encoding is valid. */
  private static boolean hasPath(RoutingContext context) {
    try {
      return context.normalizedPath() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Whether every proxy on the way reads this request as this server does. */
  public static boolean isUnambiguous(HttpServerRequest request) {
    return hasOneHost(request) && hasOneEnd(request);
  }

  private static boolean hasOneHost(HttpServerRequest request) {
    List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
    if (hosts.isEmpty()) {
      return request.version() == HttpVersion.HTTP_1_0;
    }
    String host = hosts.get(0);
    return hosts.size() == 1
        && !host.isBlank()
        && HostAndPort.parseAuthority(host, -1) != null
        && (request.uri().startsWith("/") || namesHost(request.uri(), host));
  }

  /** Whether a request target that includes a host, as proxies get it, has this host. */
  private static boolean namesHost(String uri, String host) {
    if (uri.equals("*")) {
      return true;
    }
    try {
      String named = new URI(uri).getRawAuthority();
      return host.equalsIgnoreCase(named);
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean hasOneEnd(HttpServerRequest request) {
    MultiMap headers = request.headers();
    List<String> codings = headers.getAll(HttpHeaders.TRANSFER_ENCODING);
    boolean plain = codings.isEmpty() && headers.getAll(HttpHeaders.CONTENT_LENGTH).size() <= 1;
    boolean chunked =
        codings.size() == 1
            && codings.get(0).strip().equalsIgnoreCase("chunked")
            && request.version() == HttpVersion.HTTP_1_1
            && !headers.contains(HttpHeaders.CONTENT_LENGTH);
    return plain || chunked;
  }
}
