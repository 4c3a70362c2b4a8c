package com.paperdynasty.http;

import com.paperdynasty.config.Setting;
import com.paperdynasty.http.security.WebOrigin;
import com.paperdynasty.limits.CidrBlock;
import com.paperdynasty.limits.TrustedProxies;
import java.util.List;

/**
 * Where to listen, and the bounds of a request.
 *
 * @param port 0 for any that is free
 * @param bodyBytes a larger body is refused with 413
 * @param headerBytes larger headers, all together, are refused
 * @param frameBytes a WebSocket frame above this is cut off; the protocol's own limit is below it
 * @param readIdleMs a connection from which nothing has come for so long is closed
 * @param requestMs within which a request must be complete, from the opening of its connection or
 *     the end of the answer before it
 * @param connectionsPerLoop how many TCP connections that are no WebSocket an event loop has; a
 *     further one is closed at once
 * @param devTokens whether anybody may have a token in any name
 * @param tokenS how long a token lasts that is given here
 * @param sessionS how long tokens are renewed after the first one
 * @param allowedOrigins whose pages may ask besides our own
 * @param trustedProxies who is believed about whom they ask for
 * @param forwardedHeader where they say it
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
    long tokenS,
    long sessionS,
    List<WebOrigin> allowedOrigins,
    List<CidrBlock> trustedProxies,
    TrustedProxies.Header forwardedHeader) {
  public HttpSettings {
    allowedOrigins = List.copyOf(allowedOrigins);
    trustedProxies = List.copyOf(trustedProxies);
  }

  TrustedProxies proxies() {
    return new TrustedProxies(trustedProxies, forwardedHeader);
  }
}
