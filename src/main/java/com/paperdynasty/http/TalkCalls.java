package com.paperdynasty.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.lobby.Lobby;
import com.paperdynasty.lobby.Reader;
import com.paperdynasty.lobby.Reply;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.talk.AuditLine;
import com.paperdynasty.talk.Chat;
import com.paperdynasty.talk.Ledger;
import com.paperdynasty.talk.Message;
import com.paperdynasty.talk.Reading;
import com.paperdynasty.talk.Talk;
import com.paperdynasty.talk.TalkJson;
import com.paperdynasty.talk.TalkSettings;
import com.paperdynasty.wire.TableReply.Permitted;
import com.paperdynasty.wire.TableRequest.Permit.Deed;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls about what is kept beside a game. The game's table says who may read what. */
final class TalkCalls {
  private static final Logger log = LoggerFactory.getLogger(TalkCalls.class);

  private final Lobby lobby;
  private final Chat chat;
  private final Ledger ledger;
  private final TalkSettings settings;

  TalkCalls(Lobby lobby, Talk talk) {
    this.lobby = lobby;
    this.chat = talk.chat();
    this.ledger = talk.ledger();
    this.settings = talk.settings();
  }

  void audit(RoutingContext context) {
    UUID gameId = Requests.gameId(context);
    long after = Requests.place(context, "after", 0);
    int limit = Requests.limit(context, settings.pageItems());
    Answers.of(
        context,
        200,
        lobby
            .permit(GameCalls.reader(context), gameId, Deed.PRESIDE)
            .compose(
                reply ->
                    reply.match(
                        permitted -> kept(ledger.audit(gameId, after, limit)), TalkCalls::refused)),
        lines -> json(lines, Authentication.sender(context).admin()));
  }

  void messages(RoutingContext context) {
    UUID gameId = Requests.gameId(context);
    String channel = Requests.word(context, "channel", "game", "team", "spectators", "direct");
    long before = Requests.place(context, "before", Long.MAX_VALUE);
    int limit = Requests.limit(context, settings.pageItems());
    Reader reader = GameCalls.reader(context);
    Answers.of(
        context,
        200,
        lobby
            .permit(reader, gameId, Deed.READ)
            .compose(
                reply ->
                    reply.match(
                        permitted ->
                            page(
                                new Reading(
                                    gameId,
                                    reader.sender().userId(),
                                    asked(permitted, channel),
                                    permitted.delayMs(),
                                    before,
                                    limit)),
                        TalkCalls::refused)),
        messages -> page(messages, limit));
  }

  private static List<String> asked(Permitted permitted, @Nullable String channel) {
    return permitted.channels().stream()
        .filter(each -> channel == null || channel.equals(each))
        .toList();
  }

  private Future<Reply<List<Message>>> page(Reading reading) {
    return reading.channels().isEmpty()
        ? refused(Problem.of(ErrorCode.FORBIDDEN, "Not authorized"))
        : kept(chat.page(reading));
  }

  private <T> Future<Reply<T>> kept(Future<T> answer) {
    return answer
        .<Reply<T>>map(Reply.Granted::new)
        .recover(
            cause -> {
              log.warn("query of chat or audit failed", cause);
              return refused(Problem.unavailable(settings.retryAfterMs()));
            });
  }

  private static <T> Future<Reply<T>> refused(Problem problem) {
    return Future.succeededFuture(new Reply.Refused<>(problem));
  }

  private static ObjectNode json(List<AuditLine> lines, boolean withAddresses) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode array = json.putArray("entries");
    lines.forEach(line -> array.add(TalkJson.line(line, withAddresses)));
    return json;
  }

  private static ObjectNode page(List<Message> messages, int limit) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode array = json.putArray("messages");
    messages.forEach(message -> array.add(TalkJson.message(message)));
    return messages.size() < limit
        ? json.putNull("next_before")
        : json.put("next_before", messages.get(messages.size() - 1).messageId());
  }
}
