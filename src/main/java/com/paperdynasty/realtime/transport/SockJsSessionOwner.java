package com.paperdynasty.realtime.transport;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The client that has opened a SockJS session. The session's id is part of each request's path, and
 * so of the logs of proxies: knowing it must not be enough to send in the client's name or to read
 * its frames.
 *
 * <p>The first response sets a cookie for this session's requests alone. Once the client has sent
 * it, only the cookie counts, and the client may change its address. A client without cookies (a
 * program, or a browser that blocks them on a page of another site) is known by the address that it
 * opened the session from. Thread-safe.
 */
final class SockJsSessionOwner {
  private static final String COOKIE = "pd_session";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SECRET_BYTES = 16;

  private final String network;
  private final String secret;
  private volatile boolean keepsCookies;

  /** Creates the owner of a session that is opened from this network. */
  SockJsSessionOwner(String network) {
    this.network = network;
    byte[] drawn = new byte[SECRET_BYTES];
    RANDOM.nextBytes(drawn);
    this.secret = HexFormat.of().formatHex(drawn);
  }

  /**
   * The {@code Set-Cookie} value for this owner, with the attributes that let the browser send it
   * back.
   */
  String cookie(String path, boolean isFromAnotherOrigin) {
    String cookie = COOKIE + "=" + secret + "; Path=" + path + "; HttpOnly; SameSite=";
    return cookie + (isFromAnotherOrigin ? "None; Secure; Partitioned" : "Strict");
  }

  /**
   * Checks whether a request is from the client that has opened the session, and remembers whether
   * that client sends cookies back.
   */
  boolean checkSender(HttpServerRequest request, String from) {
    Cookie shown = request.getCookie(COOKIE);
    if (shown == null) {
      return !keepsCookies && network.equals(from);
    }
    boolean known =
        MessageDigest.isEqual(
            shown.getValue().getBytes(StandardCharsets.UTF_8),
            secret.getBytes(StandardCharsets.UTF_8));
    keepsCookies |= known;
    return known;
  }
}
