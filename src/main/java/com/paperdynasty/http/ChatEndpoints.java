package com.paperdynasty.http;

import static net.logstash.logback.argument.StructuredArguments.kv;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.audit.AuditEntry;
import com.paperdynasty.audit.AuditLog;
import com.paperdynasty.bus.GameReply.Authorized;
import com.paperdynasty.bus.GameRequest.Authorize.Permission;
import com.paperdynasty.chat.ChatJson;
import com.paperdynasty.chat.ChatMessage;
import com.paperdynasty.chat.ChatServices;
import com.paperdynasty.chat.ChatSettings;
import com.paperdynasty.chat.ChatStore;
import com.paperdynasty.chat.MessageQuery;
import com.paperdynasty.http.security.AuthenticationHandler;
import com.paperdynasty.lobby.Lobby;
import com.paperdynasty.lobby.LobbyReply;
import com.paperdynasty.lobby.Viewer;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP calls about a game's chat and audit. The game's owner decides who may read what. */
final class ChatEndpoints {
  private static final Logger log = LoggerFactory.getLogger(ChatEndpoints.class);

  private final Lobby lobby;
  private final ChatStore chatStore;
  private final AuditLog auditLog;
  private final ChatSettings settings;

  ChatEndpoints(Lobby lobby, ChatServices chatServices) {
    this.lobby = lobby;
    this.chatStore = chatServices.chatStore();
    this.auditLog = chatServices.auditLog();
    this.settings = chatServices.settings();
  }

  void audit(RoutingContext context) {
    UUID gameId = RequestReader.gameId(context);
    long after = RequestReader.position(context, "after", 0);
    int limit = RequestReader.limit(context, settings.pageItems());
    Responses.sendJson(
        context,
        200,
        lobby
            .authorize(GameEndpoints.viewer(context), gameId, Permission.PRESIDE)
            .compose(
                lobbyReply ->
                    lobbyReply.match(
                        authorized ->
                            granted(
                                gameId, auditLog.page(gameId, after, limit, authorized.hidden())),
                        ChatEndpoints::denied)),
        entries -> json(entries, AuthenticationHandler.sender(context).admin()));
  }

  void messages(RoutingContext context) {
    UUID gameId = RequestReader.gameId(context);
    String channel =
        RequestReader.oneOf(context, "channel", "game", "team", "spectators", "direct");
    long before = RequestReader.position(context, "before", Long.MAX_VALUE);
    int limit = RequestReader.limit(context, settings.pageItems());
    Viewer viewer = GameEndpoints.viewer(context);
    Responses.sendJson(
        context,
        200,
        lobby
            .authorize(viewer, gameId, Permission.READ)
            .compose(
                lobbyReply ->
                    lobbyReply.match(
                        authorized ->
                            page(
                                new MessageQuery(
                                    gameId,
                                    viewer.user().userId(),
                                    readable(authorized, channel),
                                    authorized.delayMs(),
                                    before,
                                    limit)),
                        ChatEndpoints::denied)),
        messages -> page(messages, limit));
  }

  private static List<String> readable(Authorized authorized, @Nullable String channel) {
    return authorized.channels().stream()
        .filter(each -> channel == null || channel.equals(each))
        .toList();
  }

  private Future<LobbyReply<List<ChatMessage>>> page(MessageQuery messageQuery) {
    return messageQuery.channels().isEmpty()
        ? denied(Problem.of(ErrorCode.FORBIDDEN, "Not authorized"))
        : granted(messageQuery.gameId(), chatStore.page(messageQuery));
  }

  private <T> Future<LobbyReply<T>> granted(UUID gameId, Future<T> query) {
    return query
        .<LobbyReply<T>>map(LobbyReply.Granted::new)
        .recover(
            cause -> {
              log.warn("{}: reading chat or audit failed", kv("game", gameId), cause);
              return denied(Problem.unavailable(settings.retryAfterMs()));
            });
  }

  private static <T> Future<LobbyReply<T>> denied(Problem problem) {
    return Future.succeededFuture(new LobbyReply.Denied<>(problem));
  }

  private static ObjectNode json(List<AuditEntry> entries, boolean withAddresses) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode array = json.putArray("entries");
    entries.forEach(entry -> array.add(ChatJson.line(entry, withAddresses)));
    return json;
  }

  private static ObjectNode page(List<ChatMessage> messages, int limit) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode array = json.putArray("messages");
    messages.forEach(chatMessage -> array.add(ChatJson.message(chatMessage)));
    return messages.size() < limit
        ? json.putNull("next_before")
        : json.put("next_before", messages.get(messages.size() - 1).messageId());
  }
}
