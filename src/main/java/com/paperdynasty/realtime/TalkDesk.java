package com.paperdynasty.realtime;

import com.paperdynasty.talk.Chat;
import com.paperdynasty.talk.Message;
import com.paperdynasty.talk.Mute;
import com.paperdynasty.talk.NewMessage;
import com.paperdynasty.talk.Posted;
import com.paperdynasty.talk.TalkJson;
import com.paperdynasty.talk.TalkSettings;
import com.paperdynasty.wire.ClientMessage;
import com.paperdynasty.wire.ErrorCode;
import com.paperdynasty.wire.Frames;
import com.paperdynasty.wire.Problem;
import com.paperdynasty.wire.Sender;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableReply.Permitted;
import com.paperdynasty.wire.TableRequest.PassOn;
import com.paperdynasty.wire.TableRequest.Permit;
import com.paperdynasty.wire.TableRequest.Permit.Deed;
import com.paperdynasty.wire.TableRequest.ViewHand;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What clients say to each other. The table says whether the sender may, and to whom it goes; when
 * it is kept, the sender is answered and the table passes it on.
 */
final class TalkDesk {
  private static final Logger log = LoggerFactory.getLogger(TalkDesk.class);

  private final Rooms rooms;
  private final Chat chat;
  private final TalkSettings settings;

  TalkDesk(Rooms rooms, Chat chat, TalkSettings settings) {
    this.rooms = rooms;
    this.chat = chat;
    this.settings = settings;
  }

  Future<Void> say(Connection connection, ClientMessage.Say say, @Nullable String replyTo) {
    Sender sender = connection.session().sender();
    NewMessage.Key key = replyTo == null ? null : new NewMessage.Key(replyTo, say.contentHash());
    return permit(connection, say.gameId(), Deed.SAY, say.channel(), say.to(), say.fault())
        .compose(
            reply -> {
              if (reply instanceof Permitted permitted) {
                return chat.post(message(say, sender, permitted, key))
                    .compose(posted -> posted.match(new Told(connection, permitted, replyTo)));
              }
              return repeated(say, sender, key, reply)
                  .compose(
                      before ->
                          before.isPresent()
                              ? before.get().match(new Told(connection, null, replyTo))
                              : rooms.refused(connection, replyTo, reply));
            })
        .recover(cause -> unavailable(connection, replyTo, cause));
  }

  private static NewMessage message(
      ClientMessage.Say say, Sender sender, Permitted permitted, NewMessage.@Nullable Key key) {
    return new NewMessage(
        say.gameId(),
        Objects.requireNonNull(say.channel(), "permitted without a channel"),
        sender.userId(),
        sender.name(),
        say.to(),
        permitted.readers(),
        say.text(),
        key);
  }

  /** Who is refused may have been allowed when he sent it first, and then gets that answer. */
  private Future<Optional<Posted>> repeated(
      ClientMessage.Say say, Sender sender, NewMessage.@Nullable Key key, TableReply reply) {
    boolean decided =
        reply instanceof TableReply.Refused refused
            && refused.problem().code() != ErrorCode.UNAVAILABLE;
    return key == null || !decided
        ? Future.succeededFuture(Optional.empty())
        : chat.posted(say.gameId(), sender.userId(), key);
  }

  /** Tells the sender what became of his message, and the room what he said. */
  private final class Told implements Posted.Cases<Future<Void>> {
    private final Connection connection;
    private final @Nullable Permitted permitted;
    private final @Nullable String replyTo;

    Told(Connection connection, @Nullable Permitted permitted, @Nullable String replyTo) {
      this.connection = connection;
      this.permitted = permitted;
      this.replyTo = replyTo;
    }

    @Override
    public Future<Void> kept(Posted.Kept posted) {
      Message message = posted.message();
      String frame = Frames.event("chat_message", TalkJson.message(message).toString());
      connection.send(Frames.withReplyTo(frame, replyTo));
      return permitted == null
          ? Future.succeededFuture()
          : passOn(
              permitted.passOn(
                  message.gameId(), "message " + message.messageId(), frame, connection.id()));
    }

    @Override
    public Future<Void> muted(Posted.Muted posted) {
      return tell(connection, muted(posted.until(), posted.leftMs()), replyTo);
    }

    private Problem muted(Instant until, long leftMs) {
      return Problem.of(ErrorCode.FORBIDDEN, "Muted until " + until).retryAfter(leftMs);
    }

    @Override
    public Future<Void> conflicting(Posted.Conflicting posted) {
      return tell(connection, otherCommand(), replyTo);
    }
  }

  Future<Void> mute(Connection connection, ClientMessage.Mute said, @Nullable String replyTo) {
    Sender sender = connection.session().sender();
    NewMessage.Key key = replyTo == null ? null : new NewMessage.Key(replyTo, said.contentHash());
    Problem fault = said.fault() == null ? tooLong(said.seconds()) : said.fault();
    return permit(connection, said.gameId(), Deed.PRESIDE, null, null, fault)
        .compose(
            reply -> {
              if (!(reply instanceof Permitted)) {
                return rooms.refused(connection, replyTo, reply);
              }
              Mute mute =
                  new Mute(said.gameId(), said.userId(), sender.userId(), said.seconds(), key);
              return chat.mute(mute).compose(until -> muted(connection, mute, until, replyTo));
            })
        .recover(cause -> unavailable(connection, replyTo, cause));
  }

  private @Nullable Problem tooLong(long seconds) {
    return seconds <= settings.longestMuteS()
        ? null
        : Problem.about(
            "seconds", ErrorCode.INVALID, "seconds must be at most " + settings.longestMuteS());
  }

  private Future<Void> muted(
      Connection connection, Mute mute, Optional<Instant> until, @Nullable String replyTo) {
    if (until.isEmpty()) {
      return tell(connection, otherCommand(), replyTo);
    }
    String frame = Frames.event("user_muted", TalkJson.muted(mute, until.get()).toString());
    connection.send(Frames.withReplyTo(frame, replyTo));
    return passOn(
        PassOn.toAll(
            mute.gameId(),
            "mute of " + mute.userId() + " until " + until.get(),
            frame,
            connection.id()));
  }

  Future<Void> viewHand(
      Connection connection, ClientMessage.ViewHand view, @Nullable String replyTo) {
    Sender sender = connection.session().sender();
    return rooms
        .ask(new ViewHand(view.gameId(), sender, view.side(), view.fault()))
        .compose(
            reply -> {
              if (!(reply instanceof TableReply.Written cards)) {
                return rooms.refused(connection, replyTo, reply);
              }
              connection.send(
                  Frames.withReplyTo(Frames.event("hand_cards", cards.text()), replyTo));
              return Future.succeededFuture();
            });
  }

  private Future<TableReply> permit(
      Connection connection,
      UUID gameId,
      Deed deed,
      @Nullable String channel,
      @Nullable String to,
      @Nullable Problem fault) {
    Member member = rooms.member(gameId, connection);
    String invitation = member == null ? null : member.invitation();
    Sender sender = connection.session().sender();
    return rooms.ask(new Permit(gameId, sender, invitation, deed, channel, to, fault));
  }

  /** What is kept but cannot be passed on is still read over HTTP. */
  private Future<Void> passOn(PassOn said) {
    return rooms
        .ask(said)
        .map(
            reply -> {
              if (!(reply instanceof TableReply.Passed)) {
                log.warn("a {} of game {} was not passed on", said.key(), said.gameId());
              }
              return null;
            });
  }

  private static Problem otherCommand() {
    return Problem.of(ErrorCode.CONFLICT, "This id was used for another command");
  }

  private static Future<Void> tell(
      Connection connection, Problem problem, @Nullable String replyTo) {
    connection.send(Frames.error(problem, replyTo));
    return Future.succeededFuture();
  }

  private Future<Void> unavailable(
      Connection connection, @Nullable String replyTo, Throwable cause) {
    log.warn("what was said cannot be kept", cause);
    return tell(connection, Problem.unavailable(settings.retryAfterMs()), replyTo);
  }
}
