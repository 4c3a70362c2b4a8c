package com.paperdynasty.http;

import static com.paperdynasty.http.security.AuthenticationHandler.sender;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.http.security.AuthenticationHandler;
import com.paperdynasty.http.sharing.GameTickets;
import com.paperdynasty.identity.AuthenticatedUser;
import com.paperdynasty.lobby.GameFilter;
import com.paperdynasty.lobby.Lobby;
import com.paperdynasty.lobby.Viewer;
import com.paperdynasty.tracing.TracingHandler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The HTTP calls about games. Each reads its request and calls the lobby. */
final class GameEndpoints {
  private static final String TICKET = "Ticket";
  private static final int MAX_REF = 128;
  private static final int MAX_SEARCH = 64;
  private static final int MAX_INVITATION = 128;
  private static final String JSON = "application/json";
  private static final String CSV = "text/csv";

  private final Lobby lobby;
  private final HttpAudit httpAudit;
  private final @Nullable GameTickets tickets;

  /**
   * The calls about games.
   *
   * @param tickets null without a secret; then there are none
   */
  GameEndpoints(Lobby lobby, HttpAudit httpAudit, @Nullable GameTickets tickets) {
    this.lobby = lobby;
    this.httpAudit = httpAudit;
    this.tickets = tickets;
  }

  void create(RoutingContext context) {
    ObjectNode body = RequestReader.object(context);
    Responses.sendJson(
        context,
        game -> game.made() ? 201 : 200,
        lobby.create(sender(context), body),
        GameJson::created);
  }

  void list(RoutingContext context) {
    String status =
        RequestReader.oneOf(
            context, "status", "waiting", "in_progress", "completed", GameFilter.UNFINISHED);
    boolean mine = RequestReader.flag(context, "mine");
    String ref = RequestReader.line(context, "ref", MAX_REF);
    boolean seats = RequestReader.oneOf(context, "seats", "open") != null;
    String words = RequestReader.line(context, "q", MAX_SEARCH);
    String cursor = RequestReader.text(context, "cursor");
    int limit = RequestReader.limit(context, lobby.pageItems());
    GameFilter.Search search = words == null ? null : lobby.search(words);
    GameFilter filter = new GameFilter(status, mine, ref, seats, search);
    boolean maySit = !AuthenticationHandler.isVisitor(context);
    Responses.sendIfChanged(
        context,
        lobby.list(sender(context), filter, cursor, limit),
        page -> GameJson.page(page, maySit));
  }

  /** The leagues in which games can be created. */
  void leagues(RoutingContext context) {
    Responses.send(context, 200, GameJson.leagues(lobby.leagues()));
  }

  void read(RoutingContext context) {
    var gameId = RequestReader.gameId(context);
    Responses.sendJson(
        context, 200, lobby.read(watcher(context), gameId), game -> GameJson.game(gameId, game));
  }

  void delete(RoutingContext context) {
    var gameId = RequestReader.gameId(context);
    Responses.sendNoContent(
        context,
        httpAudit.record(context, gameId, "delete_game", lobby.delete(sender(context), gameId)));
  }

  void eraseUser(RoutingContext context) {
    String userId = RequestReader.userId(context);
    Responses.sendNoContent(
        context, httpAudit.record(context, "erase_user", lobby.erase(sender(context), userId)));
  }

  void offer(RoutingContext context) {
    var gameId = RequestReader.gameId(context);
    String invitation =
        RequestReader.line(RequestReader.object(context), "invitation", MAX_INVITATION);
    Responses.sendText(
        context, "application/json", lobby.offer(sender(context), gameId, invitation));
  }

  void takeSeat(RoutingContext context) {
    var gameId = RequestReader.gameId(context);
    String invitation = RequestReader.field(RequestReader.object(context), "invitation");
    Responses.sendJson(
        context,
        200,
        httpAudit.record(
            context,
            gameId,
            "take_seat",
            lobby.takeSeat(sender(context), gameId, invitation, TracingHandler.traceOf(context))),
        executed -> GameJson.seated(gameId, executed));
  }

  /** Opens a seat again, before the first roll. */
  void openSeat(RoutingContext context) {
    var gameId = RequestReader.gameId(context);
    String side = RequestReader.field(RequestReader.object(context), "side");
    Responses.sendJson(
        context,
        200,
        httpAudit.record(
            context,
            gameId,
            "open_seat",
            lobby.openSeat(sender(context), gameId, side, TracingHandler.traceOf(context))),
        opened -> GameJson.opened(gameId, opened));
  }

  /** Gives a ticket for a private game to somebody who has an invitation to watch it. */
  void issueTicket(RoutingContext context) {
    var gameId = RequestReader.gameId(context);
    GameTickets issuer = tickets;
    if (issuer == null) {
      context.fail(404);
      return;
    }
    String invitation =
        RequestReader.line(RequestReader.object(context), "invitation", MAX_INVITATION);
    // Only the invitation may let the ticket's bearers in, so somebody without a seat is asked for.
    Viewer bearer = new Viewer(AuthenticatedUser.visitor("").user(), invitation);
    Responses.sendJson(
        context,
        200,
        lobby.read(bearer, gameId),
        seen -> GameJson.ticket(issuer.issue(gameId, invitation)));
  }

  /**
   * How long a sender who has a ticket may follow a game; {@link Instant#MAX} without a ticket. A
   * ticket that has ended, perhaps a moment ago, lets nobody follow.
   */
  Instant ticketUntil(RoutingContext context, UUID gameId) {
    boolean needsNone = context.request().getHeader(TICKET) == null;
    return admission(context, gameId)
        .map(GameTickets.Admission::until)
        .orElse(
            needsNone || !AuthenticationHandler.isVisitor(context) ? Instant.MAX : Instant.EPOCH);
  }

  private Optional<GameTickets.Admission> admission(RoutingContext context, UUID gameId) {
    String ticket = context.request().getHeader(TICKET);
    GameTickets issuer = tickets;
    return ticket == null || issuer == null || !AuthenticationHandler.isVisitor(context)
        ? Optional.empty()
        : issuer.admission(gameId, ticket);
  }

  void plays(RoutingContext context) {
    var gameId = RequestReader.gameId(context);
    int after = RequestReader.after(context);
    int limit = RequestReader.limit(context, lobby.pageItems());
    Responses.sendJson(
        context, 200, lobby.plays(watcher(context), gameId, after, limit), GameJson::plays);
  }

  void log(RoutingContext context) {
    var gameId = RequestReader.gameId(context);
    int after = RequestReader.after(context);
    int limit = RequestReader.limit(context, lobby.pageItems());
    Responses.sendJson(
        context, 200, lobby.log(watcher(context), gameId, after, limit), GameJson::log);
  }

  void boxScore(RoutingContext context) {
    var gameId = RequestReader.gameId(context);
    Responses.sendText(context, "application/json", lobby.boxScore(watcher(context), gameId));
  }

  void outcomePreview(RoutingContext context) {
    var gameId = RequestReader.gameId(context);
    Responses.sendText(context, "application/json", lobby.outcomePreview(watcher(context), gameId));
  }

  void retrosheet(RoutingContext context) {
    var gameId = RequestReader.gameId(context);
    Responses.sendText(
        context, "text/plain; charset=utf-8", lobby.eventFile(watcher(context), gameId));
  }

  void scorebook(RoutingContext context) {
    var gameId = RequestReader.gameId(context);
    boolean asCsv = RequestReader.accepted(context, JSON, CSV).equals(CSV);
    context.response().headers().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    Responses.sendText(
        context,
        asCsv ? CSV + "; charset=utf-8; header=present" : JSON,
        lobby.scorebook(watcher(context), gameId, asCsv));
  }

  void dice(RoutingContext context) {
    var gameId = RequestReader.gameId(context);
    Responses.sendJson(context, 200, lobby.dice(watcher(context), gameId), GameJson::dice);
  }

  /**
   * The sender and their invitation, which is in a header because proxies log addresses. Somebody
   * without an account sees public games alone, and private ones with a ticket.
   */
  Viewer watcher(RoutingContext context) {
    return AuthenticationHandler.isVisitor(context)
        ? new Viewer(
            sender(context),
            admission(context, RequestReader.gameId(context))
                .map(GameTickets.Admission::invitation)
                .orElse(null))
        : viewer(context);
  }

  /** The sender, who has an account, and their invitation. */
  static Viewer viewer(RoutingContext context) {
    return new Viewer(sender(context), context.request().getHeader("Invitation"));
  }
}
