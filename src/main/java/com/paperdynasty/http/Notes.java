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

/** Takes note of what users do to games over HTTP. */
final class Notes {
  private final Recorder recorder;
  private final Clock clock;

  Notes(Recorder recorder, Clock clock) {
    this.recorder = recorder;
    this.clock = clock;
  }

  /** The same reply, of which note is taken. What is secret about the request stays out of it. */
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

  /** A request was refused at the door: its sender is too fast, or the token is not good. */
  void turnedAway(RoutingContext context, Problem problem) {
    String place = Place.of(context).word();
    recorder.count(clock.instant(), Authentication.userId(context), place, problem);
  }
}
