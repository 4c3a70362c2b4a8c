package com.paperdynasty.http;

import static com.paperdynasty.http.Authentication.sender;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.lobby.Lobby;
import com.paperdynasty.lobby.Reader;
import io.vertx.ext.web.RoutingContext;

/** The calls about games. Each takes what it needs from the request and asks the lobby. */
final class GameCalls {
  private final Lobby lobby;
  private final Notes notes;

  GameCalls(Lobby lobby, Notes notes) {
    this.lobby = lobby;
    this.notes = notes;
  }

  void create(RoutingContext context) {
    ObjectNode body = Requests.object(context);
    Answers.of(context, 201, lobby.create(sender(context), body), GameJson::created);
  }

  void list(RoutingContext context) {
    String status = Requests.word(context, "status", "waiting", "in_progress", "completed");
    boolean mine = Requests.flag(context, "mine");
    String cursor = Requests.text(context, "cursor");
    int limit = Requests.limit(context, lobby.pageItems());
    Answers.of(
        context, 200, lobby.list(sender(context), status, mine, cursor, limit), GameJson::page);
  }

  void read(RoutingContext context) {
    var gameId = Requests.gameId(context);
    Answers.of(
        context, 200, lobby.read(reader(context), gameId), game -> GameJson.game(gameId, game));
  }

  void delete(RoutingContext context) {
    var gameId = Requests.gameId(context);
    Answers.done(
        context, notes.of(context, gameId, "delete_game", lobby.delete(sender(context), gameId)));
  }

  void eraseUser(RoutingContext context) {
    String userId = Requests.userId(context);
    Answers.done(context, notes.of(context, "erase_user", lobby.erase(sender(context), userId)));
  }

  void seat(RoutingContext context) {
    var gameId = Requests.gameId(context);
    String invitation = Requests.field(Requests.object(context), "invitation");
    Answers.of(
        context,
        200,
        notes.of(context, gameId, "take_seat", lobby.takeSeat(sender(context), gameId, invitation)),
        done -> GameJson.seated(gameId, done));
  }

  void plays(RoutingContext context) {
    var gameId = Requests.gameId(context);
    int after = Requests.after(context);
    int limit = Requests.limit(context, lobby.pageItems());
    Answers.of(context, 200, lobby.plays(reader(context), gameId, after, limit), GameJson::plays);
  }

  void log(RoutingContext context) {
    var gameId = Requests.gameId(context);
    int after = Requests.after(context);
    int limit = Requests.limit(context, lobby.pageItems());
    Answers.of(context, 200, lobby.log(reader(context), gameId, after, limit), GameJson::log);
  }

  void boxScore(RoutingContext context) {
    var gameId = Requests.gameId(context);
    Answers.text(context, "application/json", lobby.boxScore(reader(context), gameId));
  }

  void quickTable(RoutingContext context) {
    var gameId = Requests.gameId(context);
    Answers.text(context, "application/json", lobby.quickTable(reader(context), gameId));
  }

  void retrosheet(RoutingContext context) {
    var gameId = Requests.gameId(context);
    Answers.text(context, "text/plain; charset=utf-8", lobby.eventFile(reader(context), gameId));
  }

  void dice(RoutingContext context) {
    var gameId = Requests.gameId(context);
    Answers.of(context, 200, lobby.dice(reader(context), gameId), GameJson::dice);
  }

  /** An invitation comes in a header: what stands in an address is written down on the way. */
  static Reader reader(RoutingContext context) {
    return new Reader(sender(context), context.request().getHeader("Invitation"));
  }
}
