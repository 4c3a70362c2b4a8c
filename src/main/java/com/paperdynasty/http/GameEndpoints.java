package com.paperdynasty.http;

import static com.paperdynasty.http.security.AuthenticationHandler.sender;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.http.security.AuthenticationHandler;
import com.paperdynasty.lobby.GameFilter;
import com.paperdynasty.lobby.Lobby;
import com.paperdynasty.lobby.Viewer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** The HTTP calls about games. Each reads its request and calls the lobby. */
final class GameEndpoints {
  private static final int MAX_REF = 128;
  private static final int MAX_INVITATION = 128;
  private static final String JSON = "application/json";
  private static final String CSV = "text/csv";

  private final Lobby lobby;
  private final HttpAudit httpAudit;

  GameEndpoints(Lobby lobby, HttpAudit httpAudit) {
    this.lobby = lobby;
    this.httpAudit = httpAudit;
  }

  void create(RoutingContext context) {
    ObjectNode body = RequestReader.object(context);
    Responses.sendJson(context, 201, lobby.create(sender(context), body), GameJson::created);
  }

  void list(RoutingContext context) {
    String status = RequestReader.oneOf(context, "status", "waiting", "in_progress", "completed");
    boolean mine = RequestReader.flag(context, "mine");
    String ref = RequestReader.line(context, "ref", MAX_REF);
    String cursor = RequestReader.text(context, "cursor");
    int limit = RequestReader.limit(context, lobby.pageItems());
    Responses.sendJson(
        context,
        200,
        lobby.list(sender(context), new GameFilter(status, mine, ref), cursor, limit),
        GameJson::page);
  }

  void read(RoutingContext context) {
    var gameId = RequestReader.gameId(context);
    Responses.sendJson(
        context, 200, lobby.read(viewer(context), gameId), game -> GameJson.game(gameId, game));
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
            context, gameId, "take_seat", lobby.takeSeat(sender(context), gameId, invitation)),
        executed -> GameJson.seated(gameId, executed));
  }

  void plays(RoutingContext context) {
    var gameId = RequestReader.gameId(context);
    int after = RequestReader.after(context);
    int limit = RequestReader.limit(context, lobby.pageItems());
    Responses.sendJson(
        context, 200, lobby.plays(viewer(context), gameId, after, limit), GameJson::plays);
  }

  void log(RoutingContext context) {
    var gameId = RequestReader.gameId(context);
    int after = RequestReader.after(context);
    int limit = RequestReader.limit(context, lobby.pageItems());
    Responses.sendJson(
        context, 200, lobby.log(viewer(context), gameId, after, limit), GameJson::log);
  }

  void boxScore(RoutingContext context) {
    var gameId = RequestReader.gameId(context);
    Responses.sendText(context, "application/json", lobby.boxScore(viewer(context), gameId));
  }

  void outcomePreview(RoutingContext context) {
    var gameId = RequestReader.gameId(context);
    Responses.sendText(context, "application/json", lobby.outcomePreview(viewer(context), gameId));
  }

  void retrosheet(RoutingContext context) {
    var gameId = RequestReader.gameId(context);
    Responses.sendText(
        context, "text/plain; charset=utf-8", lobby.eventFile(viewer(context), gameId));
  }

  void scorebook(RoutingContext context) {
    var gameId = RequestReader.gameId(context);
    boolean asCsv = RequestReader.accepted(context, JSON, CSV).equals(CSV);
    context.response().headers().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    Responses.sendText(
        context,
        asCsv ? CSV + "; charset=utf-8; header=present" : JSON,
        lobby.scorebook(viewer(context), gameId, asCsv));
  }

  void dice(RoutingContext context) {
    var gameId = RequestReader.gameId(context);
    Responses.sendJson(context, 200, lobby.dice(viewer(context), gameId), GameJson::dice);
  }

  /**
   * The sender and their invitation, which is in a header because proxies log addresses. Somebody
   * without an account sees public games alone.
   */
  static Viewer viewer(RoutingContext context) {
    return new Viewer(
        sender(context),
        AuthenticationHandler.isVisitor(context)
            ? null
            : context.request().getHeader("Invitation"));
  }
}
