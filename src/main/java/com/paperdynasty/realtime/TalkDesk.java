package com.paperdynasty.realtime;

import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.talk.Chat;
import com.paperdynasty.talk.Message;
import com.paperdynasty.talk.Mute;
import com.paperdynasty.talk.NewMessage;
import com.paperdynasty.talk.Posted;
import com.paperdynasty.talk.TalkJson;
import com.paperdynasty.talk.TalkSettings;
import com.paperdynasty.user.User;
import com.paperdynasty.wire.ClientMessage;
import com.paperdynasty.wire.Frames;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableReply.Permitted;
import com.paperdynasty.wire.TableReply.Refused;
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
 * Handles chat messages, mutes and hand cards. The owner of the game decides whether the sender
 * may, and who reads a message. Once a message is stored, the sender is answered and the owner
 * broadcasts it.
 */
final class TalkDesk {
  private static final Logger log = LoggerFactory.getLogger(TalkDesk.class);

  private final Rooms rooms;
  private final GameCommandHandler games;
  private final Witness witness;
  private final Chat chat;
  private final TalkSettings settings;

  TalkDesk(
      Rooms rooms, GameCommandHandler games, Witness witness, Chat chat, TalkSettings settings) {
    this.rooms = rooms;
    this.games = games;
    this.witness = witness;
    this.chat = chat;
    this.settings = settings;
  }

  Future<Void> say(ClientConnection connection, ClientMessage.Say say, @Nullable String replyTo) {
    // The text is private to its readers: the audit gets the channel alone.
    String where = "{\"channel\":\"" + say.channel() + "\"}";
    Errand errand = new Errand(connection, say.gameId(), "send_message", where, replyTo);
    NewMessage.Key key = errand.key(say.contentHash());
    return errand
        .permit(Deed.SAY, say.channel(), say.to(), say.fault())
        .compose(
            reply -> {
              if (reply instanceof Permitted permitted) {
                return chat.post(message(say, errand.sender(), permitted, key))
                    .compose(posted -> posted.match(new Told(errand, permitted)));
              }
              return repeated(say, errand.sender(), key, reply)
                  .compose(
                      before ->
                          before.isPresent()
                              ? before.get().match(new Told(errand, null))
                              : errand.refuse(reply));
            })
        .recover(errand::unavailable);
  }

  private static NewMessage message(
      ClientMessage.Say say, User sender, Permitted permitted, NewMessage.@Nullable Key key) {
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

  /** A sender who is refused may have been allowed the first time, and then gets that answer. */
  private Future<Optional<Posted>> repeated(
      ClientMessage.Say say, User sender, NewMessage.@Nullable Key key, TableReply reply) {
    boolean decided =
        reply instanceof Refused refused && refused.problem().code() != ErrorCode.UNAVAILABLE;
    return key == null || !decided
        ? Future.succeededFuture(Optional.empty())
        : chat.posted(say.gameId(), sender.userId(), key);
  }

  /** Answers the sender, and has a message that was stored broadcast. */
  private final class Told implements Posted.Cases<Future<Void>> {
    private final Errand errand;
    private final @Nullable Permitted permitted;

    Told(Errand errand, @Nullable Permitted permitted) {
      this.errand = errand;
      this.permitted = permitted;
    }

    @Override
    public Future<Void> kept(Posted.Kept posted) {
      Message message = posted.message();
      String frame = Frames.event("chat_message", TalkJson.message(message).toString());
      errand.answer(frame);
      return permitted == null
          ? Future.succeededFuture()
          : passOn(
              permitted.passOn(
                  message.gameId(), "message " + message.messageId(), frame, errand.from()));
    }

    @Override
    public Future<Void> muted(Posted.Muted posted) {
      Problem muted = Problem.of(ErrorCode.FORBIDDEN, "Muted until " + posted.until());
      return errand.refuse(muted.retryAfter(posted.leftMs()));
    }

    @Override
    public Future<Void> conflicting(Posted.Conflicting posted) {
      return errand.refuse(Problem.otherCommand());
    }
  }

  Future<Void> mute(
      ClientConnection connection, ClientMessage.Mute said, @Nullable String replyTo) {
    Errand errand =
        new Errand(connection, said.gameId(), "mute_user", TalkJson.detail(said), replyTo);
    Mute mute =
        new Mute(
            said.gameId(),
            said.userId(),
            errand.sender().userId(),
            said.seconds(),
            errand.key(said.contentHash()));
    Problem fault = said.fault() == null ? tooLong(said.seconds()) : said.fault();
    return errand
        .permit(Deed.PRESIDE, null, null, fault)
        .compose(
            reply ->
                reply instanceof Permitted
                    ? chat.mute(mute).compose(until -> muted(errand, mute, until))
                    : errand.refuse(reply))
        .recover(errand::unavailable);
  }

  private @Nullable Problem tooLong(long seconds) {
    return seconds <= settings.longestMuteS()
        ? null
        : Problem.about(
            "seconds", ErrorCode.INVALID, "seconds must be at most " + settings.longestMuteS());
  }

  private Future<Void> muted(Errand errand, Mute mute, Optional<Instant> until) {
    if (until.isEmpty()) {
      return errand.refuse(Problem.otherCommand());
    }
    String frame = Frames.event("user_muted", TalkJson.muted(mute, until.get()).toString());
    String key = "mute of " + mute.userId() + " until " + until.get();
    errand.answer(frame);
    return passOn(PassOn.toAll(mute.gameId(), key, frame, errand.from()));
  }

  Future<Void> viewHand(
      ClientConnection connection, ClientMessage.ViewHand view, @Nullable String replyTo) {
    Errand errand = new Errand(connection, view.gameId(), "request_hand_cards", null, replyTo);
    return games
        .ask(new ViewHand(view.gameId(), errand.sender(), view.side(), view.fault()))
        .compose(
            reply -> {
              if (!(reply instanceof TableReply.Written cards)) {
                return errand.refuse(reply);
              }
              errand.answer(Frames.event("hand_cards", cards.text()));
              return Future.succeededFuture();
            });
  }

  /** A message that is stored but not broadcast can still be read over HTTP. */
  private Future<Void> passOn(PassOn said) {
    return games
        .ask(said)
        .map(
            reply -> {
              if (!(reply instanceof TableReply.Passed)) {
                log.warn("game {}: a stored message was not broadcast: {}", said.gameId(), reply);
              }
              return null;
            });
  }

  /** One request of a client, on its way to its answer. */
  private final class Errand {
    private final ClientConnection connection;
    private final UUID gameId;
    private final String event;
    private final @Nullable String detail;
    private final @Nullable String replyTo;

    Errand(
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

    NewMessage.@Nullable Key key(long contentHash) {
      return replyTo == null ? null : new NewMessage.Key(replyTo, contentHash);
    }

    Future<TableReply> permit(
        Deed deed, @Nullable String channel, @Nullable String to, @Nullable Problem fault) {
      Member member = rooms.member(gameId, connection);
      String invitation = member == null ? null : member.invitation();
      return games.ask(new Permit(gameId, sender(), invitation, deed, channel, to, fault));
    }

    void answer(String frame) {
      witness.saw(connection, gameId, event, detail, null);
      connection.send(Frames.withReplyTo(frame, replyTo));
    }

    Future<Void> refuse(Problem problem) {
      return refuse(new Refused(problem, false));
    }

    Future<Void> refuse(TableReply reply) {
      if (reply instanceof Refused refused) {
        witness.saw(connection, gameId, event, detail, refused.problem());
      }
      return games.refused(connection, replyTo, reply);
    }

    Future<Void> unavailable(Throwable cause) {
      log.warn("game {}: a message or a mute could not be stored", gameId, cause);
      return refuse(Problem.unavailable(settings.retryAfterMs()));
    }
  }
}
