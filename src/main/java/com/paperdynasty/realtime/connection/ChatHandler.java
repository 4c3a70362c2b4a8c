package com.paperdynasty.realtime.connection;

import static net.logstash.logback.argument.StructuredArguments.kv;

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
 * Handles chat messages, mutes and requests for hand cards. The owner of the game decides whether
 * the sender is allowed to, and who reads a message. Once a message is stored, the sender is
 * answered and the owner broadcasts it.
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

  Future<Void> sendMessage(
      ClientConnection connection,
      ClientMessage.SendMessage sendMessage,
      @Nullable String replyTo) {
    // The text is private to its readers, so the audit records only the channel.
    String detail = "{\"channel\":\"" + sendMessage.channel() + "\"}";
    PendingChatRequest request =
        new PendingChatRequest(connection, sendMessage.gameId(), "send_message", detail, replyTo);
    NewChatMessage.Key key = request.key(sendMessage.contentHash());
    return request
        .authorize(Permission.SAY, sendMessage.channel(), sendMessage.to(), sendMessage.fault())
        .compose(
            reply -> {
              if (reply instanceof Authorized authorized) {
                return chatStore
                    .post(message(sendMessage, request.sender(), authorized, key))
                    .compose(
                        postResult -> postResult.match(new PostResultHandler(request, authorized)));
              }
              return findEarlierResult(sendMessage, request.sender(), key, reply)
                  .compose(
                      earlier ->
                          earlier.isPresent()
                              ? earlier.get().match(new PostResultHandler(request, null))
                              : request.refuse(reply));
            })
        .recover(request::onStoreFailure);
  }

  private static NewChatMessage message(
      ClientMessage.SendMessage sendMessage,
      User sender,
      Authorized authorized,
      NewChatMessage.@Nullable Key key) {
    return new NewChatMessage(
        sendMessage.gameId(),
        Objects.requireNonNull(sendMessage.channel(), "authorized without a channel"),
        sender.userId(),
        sender.name(),
        sendMessage.to(),
        authorized.readers(),
        sendMessage.text(),
        key);
  }

  /**
   * A sender who is refused now may have been allowed when they first sent the message. Then they
   * get the earlier result.
   */
  private Future<Optional<PostResult>> findEarlierResult(
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

  /** Answers the sender, and lets the owner broadcast a message that was stored. */
  private final class PostResultHandler implements PostResult.Cases<Future<Void>> {
    private final PendingChatRequest request;
    private final @Nullable Authorized authorized;

    PostResultHandler(PendingChatRequest request, @Nullable Authorized authorized) {
      this.request = request;
      this.authorized = authorized;
    }

    @Override
    public Future<Void> stored(PostResult.Stored posted) {
      ChatMessage chatMessage = posted.chatMessage();
      String frame = ServerFrames.event("chat_message", ChatJson.message(chatMessage).toString());
      request.answer(frame);
      return authorized == null
          ? Future.succeededFuture()
          : broadcast(
              authorized.broadcast(
                  chatMessage.gameId(),
                  "message " + chatMessage.messageId(),
                  frame,
                  request.from()));
    }

    @Override
    public Future<Void> muted(PostResult.Muted posted) {
      Problem muted = Problem.of(ErrorCode.FORBIDDEN, "Muted until " + posted.until());
      return request.refuse(muted.retryAfter(posted.leftMs()));
    }

    @Override
    public Future<Void> conflict(PostResult.Conflict posted) {
      return request.refuse(Problem.otherCommand());
    }
  }

  Future<Void> muteUser(
      ClientConnection connection, ClientMessage.MuteUser message, @Nullable String replyTo) {
    PendingChatRequest request =
        new PendingChatRequest(
            connection, message.gameId(), "mute_user", ChatJson.detail(message), replyTo);
    MuteRequest muteRequest =
        new MuteRequest(
            message.gameId(),
            message.userId(),
            request.sender().userId(),
            message.seconds(),
            request.key(message.contentHash()));
    Problem fault = message.fault() == null ? tooLong(message.seconds()) : message.fault();
    return request
        .authorize(Permission.PRESIDE, null, message.userId(), fault)
        .compose(
            reply ->
                reply instanceof Authorized
                    ? chatStore
                        .mute(muteRequest)
                        .compose(until -> muted(request, muteRequest, until))
                    : request.refuse(reply))
        .recover(request::onStoreFailure);
  }

  private @Nullable Problem tooLong(long seconds) {
    return seconds <= settings.longestMuteS()
        ? null
        : Problem.about(
            "seconds", ErrorCode.INVALID, "seconds must be at most " + settings.longestMuteS());
  }

  private Future<Void> muted(
      PendingChatRequest request, MuteRequest muteRequest, Optional<Instant> until) {
    if (until.isEmpty()) {
      return request.refuse(Problem.otherCommand());
    }
    String frame =
        ServerFrames.event("user_muted", ChatJson.muted(muteRequest, until.get()).toString());
    String key = "mute of " + muteRequest.userId() + " until " + until.get();
    request.answer(frame);
    return broadcast(Broadcast.toAll(muteRequest.gameId(), key, frame, request.from()));
  }

  Future<Void> viewHandCards(
      ClientConnection connection, ClientMessage.ViewHandCards view, @Nullable String replyTo) {
    PendingChatRequest request =
        new PendingChatRequest(connection, view.gameId(), "request_hand_cards", null, replyTo);
    return games
        .ask(
            new ViewHand(
                view.gameId(), request.sender(), view.side(), view.players(), view.fault()))
        .compose(
            reply -> {
              if (!(reply instanceof GameReply.Document cards)) {
                return request.refuse(reply);
              }
              request.answer(ServerFrames.event("hand_cards", cards.text()));
              return Future.succeededFuture();
            });
  }

  /** A message that is stored but was not broadcast can still be read over HTTP. */
  private Future<Void> broadcast(Broadcast message) {
    return games
        .ask(message)
        .map(
            reply -> {
              if (!(reply instanceof GameReply.BroadcastAccepted)) {
                log.warn(
                    "{}: a stored message was not broadcast: {}",
                    kv("game", message.gameId()),
                    reply);
              }
              return null;
            });
  }

  /** A chat request of a client that has not been answered yet. */
  private final class PendingChatRequest {
    private final ClientConnection connection;
    private final UUID gameId;
    private final String event;
    private final @Nullable String detail;
    private final @Nullable String replyTo;

    PendingChatRequest(
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

    Future<GameReply> authorize(
        Permission permission,
        @Nullable String channel,
        @Nullable String to,
        @Nullable Problem fault) {
      RoomSubscription roomSubscription = roomRegistry.subscription(gameId, connection);
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
      return games.sendRefusal(connection, replyTo, reply);
    }

    Future<Void> onStoreFailure(Throwable cause) {
      log.warn(
          "{} {}: {} could not be stored",
          kv("game", gameId),
          kv("user", connection.user().userId()),
          event,
          cause);
      return refuse(Problem.unavailable(settings.retryAfterMs()));
    }
  }
}
