package com.paperdynasty.cluster.membership;

import io.vertx.core.eventbus.DeliveryContext;
import io.vertx.core.eventbus.EventBus;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Admits only nodes that know the cluster's secret, to the membership and to the event bus. It
 * keeps out strangers and nodes of other clusters. It does not protect against listeners on the
 * network: use TLS or a private network for that.
 */
final class BusAuthenticator {
  private static final Logger log = LoggerFactory.getLogger(BusAuthenticator.class);
  private static final String HEADER = "pass";

  private final String clusterName;
  private final String pass;

  private BusAuthenticator(String clusterName, String pass) {
    this.clusterName = clusterName;
    this.pass = pass;
  }

  static BusAuthenticator of(String secret) {
    return new BusAuthenticator(
        "paper-dynasty-" + derived(secret, "membership").substring(0, 32), derived(secret, "bus"));
  }

  private static String derived(String secret, String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The name of the Hazelcast cluster, which a node must know to join. */
  String clusterName() {
    return clusterName;
  }

  /** Adds the pass to every message that is sent, and drops received messages without it. */
  void guard(EventBus bus) {
    bus.addOutboundInterceptor(this::attach).addInboundInterceptor(this::check);
  }

  private void attach(DeliveryContext<Object> context) {
    context.message().headers().set(HEADER, pass);
    context.next();
  }

  private void check(DeliveryContext<Object> context) {
    String received = context.message().headers().get(HEADER);
    if (received != null
        && MessageDigest.isEqual(
            received.getBytes(StandardCharsets.UTF_8), pass.getBytes(StandardCharsets.UTF_8))) {
      context.next();
    } else {
      log.warn(
          "dropped a message to {}: it does not have the secret of this cluster",
          context.message().address());
    }
  }
}
