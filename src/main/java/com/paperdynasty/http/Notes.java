package com.paperdynasty.http;

import com.paperdynasty.lobby.Reply;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.realtime.limits.Guest;
import com.paperdynasty.talk.Deed;
import com.paperdynasty.talk.Recorder;
import com.paperdynasty.user.User;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records in the audit what users do over HTTP. */
final class Notes {
  private static final Logger log = LoggerFactory.getLogger(Notes.class);

  private final Recorder recorder;
  private final Clock clock;

  Notes(Recorder recorder, Clock clock) {
    this.recorder = recorder;
    this.clock = clock;
  }

  /** Records a reply about a game, without secrets of the request, and returns it. */
  <T> Future<Reply<T>> of(
      RoutingContext context, UUID gameId, String event, Future<Reply<T>> reply) {
    User sender = Authentication.sender(context);
    String address = Guest.of(context).address().text();
    return reply.onSuccess(
        known -> {
          Problem problem = known.match(done -> null, refused -> refused);
          Instant now = clock.instant();
          recorder.count(now, sender.userId(), event, problem);
          recorder.deed(Deed.of(now, gameId, sender, event, problem, null, address));
        });
  }

  /** Counts a reply that is about no game, and logs it. */
  <T> Future<Reply<T>> of(RoutingContext context, String event, Future<Reply<T>> reply) {
    User sender = Authentication.sender(context);
    return reply.onSuccess(
        known -> {
          Problem problem = known.match(done -> null, refused -> refused);
          recorder.count(clock.instant(), sender.userId(), event, problem);
          if (problem == null) {
            log.info("{} by an administrator of the service", event);
          }
        });
  }

  /** Counts a request that was refused before its call: rate limited, or with an invalid token. */
  void turnedAway(RoutingContext context, Problem problem) {
    String place = Place.of(context).word();
    recorder.count(clock.instant(), Authentication.userId(context), place, problem);
  }
}
