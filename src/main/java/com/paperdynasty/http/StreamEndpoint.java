package com.paperdynasty.http;

import com.paperdynasty.http.problem.ProblemException;
import com.paperdynasty.http.security.AuthenticationHandler;
import com.paperdynasty.limits.ClientQuota;
import com.paperdynasty.lobby.Lobby;
import com.paperdynasty.lobby.Viewer;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.realtime.stream.EventStreams;
import com.paperdynasty.realtime.stream.StreamOutput;
import com.paperdynasty.realtime.stream.StreamRequest;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP call that follows a game as server-sent events. An open stream counts as a connection of
 * its client, and not as a request under way.
 */
final class StreamEndpoint {
  private static final String TYPE = "text/event-stream";
  private static final String LAST_EVENT_ID = "Last-Event-ID";

  private final EventStreams streams;
  private final Lobby lobby;
  private final GameEndpoints games;

  StreamEndpoint(EventStreams streams, Lobby lobby, GameEndpoints games) {
    this.streams = streams;
    this.lobby = lobby;
    this.games = games;
  }

  void stream(RoutingContext context) {
    UUID gameId = RequestReader.gameId(context);
    Viewer viewer = games.watcher(context);
    StreamRequest request =
        new StreamRequest(
            gameId,
            viewer.user(),
            viewer.invitation(),
            lastSeq(context),
            earlier(AuthenticationHandler.expiresAt(context), games.ticketUntil(context, gameId)),
            AuthenticationHandler.user(context).sessionId());
    if (HttpMethod.HEAD.equals(context.request().method())) {
      Responses.sendText(
          context, TYPE, lobby.read(viewer, gameId).map(seen -> seen.map(game -> "")));
    } else if (countsConnection(context)) {
      open(context, request);
    }
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** The header of a browser that comes back is newer than the address that it was given. */
  private static @Nullable Long lastSeq(RoutingContext context) {
    String header = context.request().getHeader(LAST_EVENT_ID);
    if (header == null || header.isEmpty()) {
      long asked = RequestReader.position(context, "last_seq", -1);
      return asked < 0 ? null : asked;
    }
    if (!header.matches("[0-9]{1,18}")) {
      throw ProblemException.invalid("last_seq", LAST_EVENT_ID + " must be a whole number");
    }
    return Long.valueOf(header);
  }

  private static boolean countsConnection(RoutingContext context) {
    ClientQuota clientQuota = ClientQuota.of(context);
    context.addEndHandler(ended -> clientQuota.closeConnection());
    if (!clientQuota.openConnection()) {
      context.fail(clientQuota.isNodeFull() ? 503 : 429);
      return false;
    }
    long waitMs = clientQuota.openConnectionAs(AuthenticationHandler.sender(context).userId());
    if (waitMs > 0) {
      context.fail(new ProblemException(Problem.tooManyRequests(waitMs)));
    }
    return waitMs == 0;
  }

  private void open(RoutingContext context, StreamRequest request) {
    ClientQuota clientQuota = ClientQuota.of(context);
    Future<EventStreams.Reply> reply = streams.open(request, () -> begin(context));
    clientQuota.onCallWork(reply);
    reply
        .onSuccess(
            known ->
                known
                    .<Runnable>match(
                        opened ->
                            () -> {
                              clientQuota.onCallAnswered();
                              context.addEndHandler(ended -> opened.close());
                            },
                        problem -> () -> refuse(context, problem))
                    .run())
        .onFailure(context::fail);
  }

  private static void refuse(RoutingContext context, Problem problem) {
    if (!context.response().closed()) {
      context.fail(new ProblemException(problem));
    }
  }

  /** Null if the client is gone: then no handler would end the stream. */
  private static @Nullable StreamOutput begin(RoutingContext context) {
    if (context.response().closed()) {
      return null;
    }
    HttpServerResponse response = context.response().setChunked(true);
    response.putHeader(HttpHeaders.CONTENT_TYPE, TYPE);
    response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    // nginx keeps a response back otherwise.
    response.putHeader("X-Accel-Buffering", "no");
    return new ResponseOutput(context, response);
  }

  private record ResponseOutput(RoutingContext context, HttpServerResponse response)
      implements StreamOutput {
    @Override
    public Future<Void> write(String text) {
      return response.closed() ? Future.failedFuture("the client is gone") : response.write(text);
    }

    @Override
    public void end() {
      if (!response.ended() && !response.closed()) {
        response.end();
      }
    }

    @Override
    public void abort() {
      if (!response.closed()) {
        context.request().connection().close();
      }
    }
  }
}
