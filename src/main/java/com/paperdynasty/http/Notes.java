package com.paperdynasty.http;

import com.paperdynasty.lobby.Reply;
import com.paperdynasty.realtime.limits.Guest;
import com.paperdynasty.talk.Deed;
import com.paperdynasty.talk.Recorder;
import com.paperdynasty.wire.Problem;
import com.paperdynasty.wire.Sender;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
    Sender sender = Authentication.sender(context);
    String address = Guest.of(context).address().text();
    return reply.onSuccess(
        known -> {
          String code = known.match(done -> null, Notes::code);
          recorder.count(clock.instant(), sender.userId(), event, code == null ? "ok" : code);
          recorder.deed(
              new Deed(
                  UUID.randomUUID(),
                  gameId,
                  clock.instant(),
                  sender.userId(),
                  sender.name(),
                  event,
                  code,
                  null,
                  address));
        });
  }

  private static @Nullable String code(Problem problem) {
    return problem.code().code();
  }
}
