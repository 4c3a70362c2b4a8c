package com.paperdynasty.http;

import com.paperdynasty.config.Setting;
import com.paperdynasty.http.security.WebOrigin;
import com.paperdynasty.identity.GuestAccess;
import com.paperdynasty.limits.CidrBlock;
import com.paperdynasty.limits.TrustedProxies;
import java.util.List;

/**
 * Where to listen, and the bounds of a request.
 *
 * @param port 0 for any free port
 * @param bodyBytes a larger body is refused with 413
 * @param headerBytes larger headers, all together, are refused
 * @param frameBytes a larger WebSocket frame ends its connection; the protocol's own limit is lower
 * @param readIdleMs a connection from which nothing has come for this time is closed
 * @param requestMs how long a request may take to be complete, from the opening of its connection
 *     or the end of the previous response
 * @param connectionsPerLoop how many TCP connections without a WebSocket an event loop may have; a
 *     further one is closed at once
 * @param devTokens whether anybody may get a token for any user
 * @param guests what people without an account may do
 * @param tokenS lifetime of the tokens that are issued here, in seconds
 * @param sessionS how long after the first token its session can be renewed, in seconds
 * @param allowedOrigins origins whose pages may call besides our own
 * @param frameAncestors origins whose pages may show a game in a frame
 * @param ticketS lifetime of a ticket for a private game, in seconds
 * @param trustedProxies proxies that are trusted to name the client
 * @param forwardedHeader the header in which they name it
 * @param accessLog whether each answered request is logged
 */
public record HttpSettings(
    String host,
    @Setting(least = 0, most = 65_535) int port,
    int bodyBytes,
    int headerBytes,
    int frameBytes,
    long readIdleMs,
    long requestMs,
    int connectionsPerLoop,
    boolean devTokens,
    GuestAccess guests,
    long tokenS,
    long sessionS,
    List<WebOrigin> allowedOrigins,
    List<WebOrigin> frameAncestors,
    @Setting(most = 604_800) long ticketS,
    List<CidrBlock> trustedProxies,
    TrustedProxies.Header forwardedHeader,
    boolean accessLog) {
  public HttpSettings {
    allowedOrigins = List.copyOf(allowedOrigins);
    frameAncestors = List.copyOf(frameAncestors);
    trustedProxies = List.copyOf(trustedProxies);
  }

  TrustedProxies proxies() {
    return new TrustedProxies(trustedProxies, forwardedHeader);
  }
}
