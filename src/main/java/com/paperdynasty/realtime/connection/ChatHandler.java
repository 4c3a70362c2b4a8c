package com.paperdynasty.realtime.connection;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.Authorized;
import com.paperdynasty.bus.GameReply.Refused;
import com.paperdynasty.bus.GameRequest.Authorize;
import com.paperdynasty.bus.GameRequest.Authorize.Permission;
import com.paperdynasty.bus.GameRequest.Broadcast;
import com.paperdynasty.bus.GameRequest.ViewHand;
import com.paperdynasty.chat.ChatJson;
import com.paperdynasty.chat.ChatMessage;
import com.paperdynasty.chat.ChatSettings;
import com.paperdynasty.chat.ChatStore;
import com.paperdynasty.chat.MuteRequest;
import com.paperdynasty.chat.NewChatMessage;
import com.paperdynasty.chat.PostResult;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.protocol.client.ClientMessage;
import com.paperdynasty.protocol.server.ServerFrames;
import com.paperdynasty.realtime.room.RoomRegistry;
import com.paperdynasty.realtime.room.RoomSubscription;
import com.paperdynasty.user.User;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles chat messages, mutes and hand cards. The owner of the game decides whether the sender
 * may, and who reads a message. Once a message is stored, the sender is answered and the owner
 * broadcasts it.
 */
final class ChatHandler {
  private static final Logger log = LoggerFactory.getLogger(ChatHandler.class);

  private final RoomRegistry roomRegistry;
  private final GameCommandHandler games;
  private final ConnectionAudit connectionAudit;
  private final ChatStore chatStore;
  private final ChatSettings settings;

  ChatHandler(
      RoomRegistry roomRegistry,
      GameCommandHandler games,
      ConnectionAudit connectionAudit,
      ChatStore chatStore,
      ChatSettings settings) {
    this.roomRegistry = roomRegistry;
    this.games = games;
    this.connectionAudit = connectionAudit;
    this.chatStore = chatStore;
    this.settings = settings;
  }

  Future<Void> say(
      ClientConnection connection,
      ClientMessage.SendMessage sendMessage,
      @Nullable String replyTo) {
    // The text is private to its readers: the audit gets the channel alone.
    String where = "{\"channel\":\"" + sendMessage.channel() + "\"}";
    ChatRequest chatRequest =
        new ChatRequest(connection, sendMessage.gameId(), "send_message", where, replyTo);
    NewChatMessage.Key key = chatRequest.key(sendMessage.contentHash());
    return chatRequest
        .permit(Permission.SAY, sendMessage.channel(), sendMessage.to(), sendMessage.fault())
        .compose(
            reply -> {
              if (reply instanceof Authorized authorized) {
                return chatStore
                    .post(message(sendMessage, chatRequest.sender(), authorized, key))
                    .compose(
                        postResult ->
                            postResult.match(new PostResultHandler(chatRequest, authorized)));
              }
              return repeated(sendMessage, chatRequest.sender(), key, reply)
                  .compose(
                      before ->
                          before.isPresent()
                              ? before.get().match(new PostResultHandler(chatRequest, null))
                              : chatRequest.refuse(reply));
            })
        .recover(chatRequest::unavailable);
  }

  private static NewChatMessage message(
      ClientMessage.SendMessage sendMessage,
      User sender,
      Authorized authorized,
      NewChatMessage.@Nullable Key key) {
    return new NewChatMessage(
        sendMessage.gameId(),
        Objects.requireNonNull(sendMessage.channel(), "permitted without a channel"),
        sender.userId(),
        sender.name(),
        sendMessage.to(),
        authorized.readers(),
        sendMessage.text(),
        key);
  }

  /** A sender who is refused may have been allowed the first time, and then gets that answer. */
  private Future<Optional<PostResult>> repeated(
      ClientMessage.SendMessage sendMessage,
      User sender,
      NewChatMessage.@Nullable Key key,
      GameReply reply) {
    boolean decided =
        reply instanceof Refused refused && refused.problem().code() != ErrorCode.UNAVAILABLE;
    return key == null || !decided
        ? Future.succeededFuture(Optional.empty())
        : chatStore.findPosted(sendMessage.gameId(), sender.userId(), key);
  }

  /** Answers the sender, and has a message that was stored broadcast. */
  private final class PostResultHandler implements PostResult.Cases<Future<Void>> {
    private final ChatRequest chatRequest;
    private final @Nullable Authorized authorized;

    PostResultHandler(ChatRequest chatRequest, @Nullable Authorized authorized) {
      this.chatRequest = chatRequest;
      this.authorized = authorized;
    }

    @Override
    public Future<Void> stored(PostResult.Stored posted) {
      ChatMessage chatMessage = posted.chatMessage();
      String frame = ServerFrames.event("chat_message", ChatJson.message(chatMessage).toString());
      chatRequest.answer(frame);
      return authorized == null
          ? Future.succeededFuture()
          : broadcast(
              authorized.broadcast(
                  chatMessage.gameId(),
                  "message " + chatMessage.messageId(),
                  frame,
                  chatRequest.from()));
    }

    @Override
    public Future<Void> muted(PostResult.Muted posted) {
      Problem muted = Problem.of(ErrorCode.FORBIDDEN, "Muted until " + posted.until());
      return chatRequest.refuse(muted.retryAfter(posted.leftMs()));
    }

    @Override
    public Future<Void> conflict(PostResult.Conflict posted) {
      return chatRequest.refuse(Problem.otherCommand());
    }
  }

  Future<Void> mute(
      ClientConnection connection, ClientMessage.MuteUser said, @Nullable String replyTo) {
    ChatRequest chatRequest =
        new ChatRequest(connection, said.gameId(), "mute_user", ChatJson.detail(said), replyTo);
    MuteRequest muteRequest =
        new MuteRequest(
            said.gameId(),
            said.userId(),
            chatRequest.sender().userId(),
            said.seconds(),
            chatRequest.key(said.contentHash()));
    Problem fault = said.fault() == null ? tooLong(said.seconds()) : said.fault();
    return chatRequest
        .permit(Permission.PRESIDE, null, null, fault)
        .compose(
            reply ->
                reply instanceof Authorized
                    ? chatStore
                        .mute(muteRequest)
                        .compose(until -> muted(chatRequest, muteRequest, until))
                    : chatRequest.refuse(reply))
        .recover(chatRequest::unavailable);
  }

  private @Nullable Problem tooLong(long seconds) {
    return seconds <= settings.longestMuteS()
        ? null
        : Problem.about(
            "seconds", ErrorCode.INVALID, "seconds must be at most " + settings.longestMuteS());
  }

  private Future<Void> muted(
      ChatRequest chatRequest, MuteRequest muteRequest, Optional<Instant> until) {
    if (until.isEmpty()) {
      return chatRequest.refuse(Problem.otherCommand());
    }
    String frame =
        ServerFrames.event("user_muted", ChatJson.muted(muteRequest, until.get()).toString());
    String key = "mute of " + muteRequest.userId() + " until " + until.get();
    chatRequest.answer(frame);
    return broadcast(Broadcast.toAll(muteRequest.gameId(), key, frame, chatRequest.from()));
  }

  Future<Void> viewHand(
      ClientConnection connection, ClientMessage.ViewHandCards view, @Nullable String replyTo) {
    ChatRequest chatRequest =
        new ChatRequest(connection, view.gameId(), "request_hand_cards", null, replyTo);
    return games
        .ask(new ViewHand(view.gameId(), chatRequest.sender(), view.side(), view.fault()))
        .compose(
            reply -> {
              if (!(reply instanceof GameReply.Document cards)) {
                return chatRequest.refuse(reply);
              }
              chatRequest.answer(ServerFrames.event("hand_cards", cards.text()));
              return Future.succeededFuture();
            });
  }

  /** A message that is stored but not broadcast can still be read over HTTP. */
  private Future<Void> broadcast(Broadcast said) {
    return games
        .ask(said)
        .map(
            reply -> {
              if (!(reply instanceof GameReply.BroadcastAccepted)) {
                log.warn("game {}: a stored message was not broadcast: {}", said.gameId(), reply);
              }
              return null;
            });
  }

  /** One request of a client, on its way to its answer. */
  private final class ChatRequest {
    private final ClientConnection connection;
    private final UUID gameId;
    private final String event;
    private final @Nullable String detail;
    private final @Nullable String replyTo;

    ChatRequest(
        ClientConnection connection,
        UUID gameId,
        String event,
        @Nullable String detail,
        @Nullable String replyTo) {
      this.connection = connection;
      this.gameId = gameId;
      this.event = event;
      this.detail = detail;
      this.replyTo = replyTo;
    }

    User sender() {
      return connection.user();
    }

    String from() {
      return connection.id();
    }

    NewChatMessage.@Nullable Key key(long contentHash) {
      return replyTo == null ? null : new NewChatMessage.Key(replyTo, contentHash);
    }

    Future<GameReply> permit(
        Permission permission,
        @Nullable String channel,
        @Nullable String to,
        @Nullable Problem fault) {
      RoomSubscription roomSubscription = roomRegistry.member(gameId, connection);
      String invitation = roomSubscription == null ? null : roomSubscription.invitation();
      return games.ask(new Authorize(gameId, sender(), invitation, permission, channel, to, fault));
    }

    void answer(String frame) {
      connectionAudit.record(connection, gameId, event, detail, null);
      connection.send(ServerFrames.withReplyTo(frame, replyTo));
    }

    Future<Void> refuse(Problem problem) {
      return refuse(new Refused(problem, false));
    }

    Future<Void> refuse(GameReply reply) {
      if (reply instanceof Refused refused) {
        connectionAudit.record(connection, gameId, event, detail, refused.problem());
      }
      return games.refused(connection, replyTo, reply);
    }

    Future<Void> unavailable(Throwable cause) {
      log.warn("game {}: a message or a mute could not be stored", gameId, cause);
      return refuse(Problem.unavailable(settings.retryAfterMs()));
    }
  }
}
