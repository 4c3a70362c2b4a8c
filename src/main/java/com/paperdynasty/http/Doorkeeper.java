package com.paperdynasty.http;

import com.paperdynasty.problem.Problem;
import com.paperdynasty.realtime.limits.ClientAddress;
import com.paperdynasty.realtime.limits.Guest;
import com.paperdynasty.realtime.limits.Kind;
import com.paperdynasty.realtime.limits.Limits;
import com.paperdynasty.realtime.limits.Proxies;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Sees who comes, and lets in those who are not kept out and have not asked for too much. */
final class Doorkeeper implements Handler<RoutingContext> {
  private static final int NOT_FOUND = 404;

  private final Limits limits;
  private final Proxies proxies;

  Doorkeeper(Limits limits, Proxies proxies) {
    this.limits = limits;
    this.proxies = proxies;
  }

  /** At the door, where only the address is known. */
  @Override
  public void handle(RoutingContext context) {
    Guest guest = limits.guest(proxies.client(peer(context), context.request().headers()));
    guest.comesWith(context);
    long keptOutMs = guest.keptOutMs();
    goOn(context, keptOutMs > 0 ? keptOutMs : guest.take(kind(Place.of(context))));
  }

  /**
   * Inside, where the user is known too. A caller who has hung up while their token was looked at
   * is not served: nothing would say that their request is over.
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

  /** Before a game is created: that is a call too, but one that leaves much behind. */
  static void creation(RoutingContext context) {
    goOn(context, Guest.of(context).take(Kind.GAME));
  }

  /** Before a game is looked for: who tries many ids to see which there are is slowed down. */
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

  /** What the bearer of a bad token, or of none, is told. */
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
