package com.paperdynasty.http;

import com.paperdynasty.problem.Problem;
import com.paperdynasty.realtime.limits.ClientAddress;
import com.paperdynasty.realtime.limits.Guest;
import com.paperdynasty.realtime.limits.Kind;
import com.paperdynasty.realtime.limits.Limits;
import com.paperdynasty.realtime.limits.Proxies;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Refuses requests of banned clients and of clients that exceed their limits. */
final class Doorkeeper implements Handler<RoutingContext> {
  private static final int NOT_FOUND = 404;

  private final Limits limits;
  private final Proxies proxies;

  Doorkeeper(Limits limits, Proxies proxies) {
    this.limits = limits;
    this.proxies = proxies;
  }

  /** Before authentication: by address. */
  @Override
  public void handle(RoutingContext context) {
    Guest guest = limits.guest(proxies.client(peer(context), context.request().headers()));
    guest.comesWith(context);
    long keptOutMs = guest.keptOutMs();
    goOn(context, keptOutMs > 0 ? keptOutMs : guest.take(kind(Place.of(context))));
  }

  /**
   * After authentication: by user. A client that closed its connection while its token was verified
   * is not served, because its request would never count as answered.
   */
  static void asUser(RoutingContext context) {
    if (context.response().closed()) {
      return;
    }
    Guest guest = Guest.of(context);
    Kind kind = kind(Place.of(context));
    long waitMs = guest.isUser(Authentication.sender(context).userId());
    if (waitMs == 0) {
      waitMs = guest.takeAsUser(kind);
    }
    goOn(context, waitMs > 0 ? waitMs : begin(context, guest, kind));
  }

  private static long begin(RoutingContext context, Guest guest, Kind kind) {
    long waitMs = guest.beginsCall(kind);
    if (waitMs == 0) {
      context.addEndHandler(answered -> guest.callIsAnswered());
    }
    return waitMs;
  }

  /** Before a game is created: a call with a limit of its own. */
  static void creation(RoutingContext context) {
    goOn(context, Guest.of(context).take(Kind.GAME));
  }

  /** Before a game is looked up: slows down clients that guess ids. */
  static void game(RoutingContext context) {
    Guest guest = Guest.of(context);
    context.addHeadersEndHandler(
        written -> {
          if (context.response().getStatusCode() == NOT_FOUND) {
            guest.missed();
          }
        });
    goOn(context, guest.mayAskForGames());
  }

  /** The answer to a missing or invalid token. */
  static Refused failedLogin(RoutingContext context, Refused unauthorized) {
    long waitMs = Guest.of(context).failedLogin();
    return waitMs > 0 ? tooFast(waitMs) : unauthorized;
  }

  private static void goOn(RoutingContext context, long waitMs) {
    if (waitMs > 0) {
      context.fail(tooFast(waitMs));
    } else {
      context.next();
    }
  }

  private static Refused tooFast(long waitMs) {
    return new Refused(Problem.tooManyRequests(waitMs));
  }

  private static Kind kind(Place place) {
    return switch (place) {
      case WEBSOCKET -> Kind.HANDSHAKE;
      case TRANSPORT -> Kind.TRANSPORT;
      case READING_CALL -> Kind.READ;
      case CHANGING_CALL -> Kind.WRITE;
      case FILE -> Kind.FILE;
    };
  }

  private static ClientAddress peer(RoutingContext context) {
    String host = context.request().remoteAddress().hostAddress();
    return ClientAddress.parse(host)
        .orElseThrow(() -> new IllegalStateException("a peer without an address: " + host));
  }
}
