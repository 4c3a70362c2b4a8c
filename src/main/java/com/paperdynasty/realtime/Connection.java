package com.paperdynasty.realtime;

import com.paperdynasty.concurrent.SerialQueue;
import com.paperdynasty.realtime.limits.Guest;
import com.paperdynasty.realtime.limits.Kind;
import com.paperdynasty.wire.ClientFrame;
import com.paperdynasty.wire.ClientMessage;
import com.paperdynasty.wire.ErrorCode;
import com.paperdynasty.wire.Frames;
import com.paperdynasty.wire.Malformed;
import com.paperdynasty.wire.Parsed;
import com.paperdynasty.wire.Problem;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's connection: takes what comes over its line, one message after the other, and counts
 * what has not gone out yet.
 */
final class Connection implements Line.Ear {
  private static final Logger log = LoggerFactory.getLogger(Connection.class);
  private static final int MOST_PINGS_AFTERWARDS = 64;

  private final String id;
  private final Line line;
  private final Guest guest;
  private final Realtime realtime;
  private final RealtimeSettings settings;
  private final Session session;
  private final SerialQueue<Inbound, Void> inbox;
  private boolean closed;
  private int malformedFrames;
  private int pingsAfterwards;
  private int unsentBytes;
  private long lastHeardAtMs;
  private @Nullable String lastAnswered;
  private final Set<Room> rooms = new LinkedHashSet<>();

  /**
   * Pages of games' logs, one at a time whatever the number of games, so that catching up never
   * fills the line. A client adds to them only by frames, which its limits count.
   */
  private final SerialQueue<Supplier<Future<Void>>, Void> pages =
      new SerialQueue<>(Integer.MAX_VALUE, this::readOn);

  private @Nullable Farewell farewell;

  Connection(String id, Line line, Guest guest, Realtime realtime) {
    this.id = id;
    this.line = line;
    this.guest = guest;
    this.realtime = realtime;
    this.settings = realtime.settings();
    this.session = new Session(this, realtime);
    this.inbox = new SerialQueue<>(settings.commandsWaiting(), this::handle);
    this.lastHeardAtMs = realtime.nowMs();
  }

  String id() {
    return id;
  }

  /** Where the client is, behind whichever proxies. */
  String address() {
    return guest.address().text();
  }

  Session session() {
    return session;
  }

  /**
   * A command is about to be carried to its table: from now on it is remembered whether it was
   * answered.
   */
  void expectAnswer() {
    lastAnswered = null;
  }

  /** The client has been sent what answers a command of his. */
  void answered(String replyTo) {
    lastAnswered = replyTo;
  }

  /** Whether the command that is under way was answered. One without an id is, by the room. */
  boolean wasAnswered(@Nullable String replyTo) {
    return replyTo == null || replyTo.equals(lastAnswered);
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void heard(String text) {
    if (closed || farewell != null) {
      return;
    }
    lastHeardAtMs = realtime.nowMs();
    if (settings.isTooLarge(text)) {
      close(CloseCode.FRAME_TOO_LARGE);
      return;
    }
    Parsed parsed = ClientFrame.parse(text);
    if (parsed instanceof ClientFrame frame) {
      long waitMs = guest.take(Kind.ofEvent(frame.event()));
      if (waitMs > 0) {
        refuse(frame.event(), waitMs, frame.id());
      } else {
        take(frame.event(), ClientMessage.read(frame), frame.id());
      }
    } else {
      malformed(((Malformed) parsed));
    }
  }

  @Override
  public void heardTooMuch() {
    close(CloseCode.FRAME_TOO_LARGE);
  }

  @Override
  public void heardNonsense(CloseCode code) {
    close(code);
  }

  /**
   * The answers to pings wait in the network layer, where nobody counts them: so pings are counted
   * like frames, and who goes on after the good-bye is cut off.
   */
  @Override
  public void heardPing() {
    if (closed) {
      if (++pingsAfterwards > MOST_PINGS_AFTERWARDS) {
        line.cut();
      }
    } else {
      long waitMs = guest.take(Kind.FRAME);
      if (waitMs > 0 && guest.isRefused(Kind.FRAME, waitMs)) {
        close(CloseCode.FLOOD);
      }
    }
  }

  /** A client that is no browser has shown its token already when it opened the line. */
  void connectBy(String token) {
    take("connect", new ClientMessage.Connect(token), null);
  }

  private void malformed(Malformed frame) {
    realtime.meters().malformedFrame();
    realtime.witness().count(this, "malformed", frame.problem());
    send(Frames.error(frame.problem(), frame.id()));
    if (++malformedFrames >= settings.malformedFrames()) {
      close(CloseCode.MALFORMED);
    }
  }

  /** A heartbeat does not wait behind a slow command; everything else keeps its order. */
  private void take(String event, ClientMessage message, @Nullable String replyTo) {
    Inbound inbound = new Inbound(event, message, replyTo, realtime.standstill().now());
    if (session.isOpen() && message instanceof ClientMessage.Heartbeat) {
      handle(inbound);
    } else if (inbox.offer(inbound).isEmpty()) {
      realtime.meters().refusedFrame();
      refuse(event, settings.retryAfterMs(), replyTo);
    }
  }

  /** Too fast. Who does not keep the time floods. */
  private void refuse(String event, long waitMs, @Nullable String replyTo) {
    Problem tooFast = Problem.tooManyRequests(waitMs);
    realtime.witness().count(this, event, tooFast);
    send(Frames.error(tooFast, replyTo));
    if (guest.isRefused(Kind.ofEvent(event), waitMs)) {
      close(CloseCode.FLOOD);
    }
  }

  /**
   * A user whose token is good has come. One who is kept out, or has too many connections, is sent
   * away again.
   */
  boolean admits(String userId, @Nullable String replyTo) {
    long waitMs = closed ? 0 : guest.entersAs(userId);
    if (waitMs > 0) {
      send(Frames.error(Problem.tooManyRequests(waitMs), replyTo));
      close(CloseCode.FLOOD);
    }
    return !closed;
  }

  /**
   * A bad token was shown. A client that is connected already and has shown too many of those is
   * refused as one that is too fast; no other has anything to stay for.
   */
  void failedLogin(String event, @Nullable String replyTo) {
    long waitMs = guest.failedLogin();
    if (waitMs > 0 && session.isOpen()) {
      refuse(event, waitMs, replyTo);
      return;
    }
    Problem problem = waitMs > 0 ? Problem.tooManyRequests(waitMs) : Problem.invalidToken();
    realtime.witness().count(this, event, problem);
    send(Frames.error(problem, replyTo));
    if (waitMs > 0) {
      close(CloseCode.FLOOD);
    }
  }

  /** A table has refused a command of his. */
  void wasRefused(Problem problem) {
    if (problem.code() == ErrorCode.NOT_FOUND) {
      guest.missed();
    }
  }

  /**
   * Hears nothing more, and says good-bye as soon as what was heard is done, or has taken too long.
   * The Future completes when the client has gone.
   */
  Future<Void> retire(boolean plays) {
    Farewell goodBye = new Farewell(plays, settings);
    farewell = goodBye;
    realtime.later(settings.hangUpMs(), () -> say(goodBye));
    inbox.idle().onComplete(done -> say(goodBye));
    return goodBye.whenGone();
  }

  private void say(Farewell goodBye) {
    send(goodBye.frame());
    close(CloseCode.DRAINING);
  }

  /** What one user asks for over all their connections is not under way all at once. */
  private Future<Void> handle(Inbound inbound) {
    if (!session.isOpen() || inbound.message() instanceof ClientMessage.Heartbeat) {
      return carryOut(inbound);
    }
    long waitMs = guest.begins();
    if (waitMs > 0) {
      refuse(inbound.event(), waitMs, inbound.replyTo());
      return Future.succeededFuture();
    }
    return carryOut(inbound).onComplete(handled -> guest.ends());
  }

  private Future<Void> carryOut(Inbound inbound) {
    return orFailed(() -> session.handle(inbound))
        .onFailure(bug -> send(Frames.error(realtime.internal(bug), inbound.replyTo())));
  }

  /** What has begun ends, even by a bug of ours. */
  private static Future<Void> orFailed(Supplier<Future<Void>> work) {
    try {
      return work.get();
    } catch (RuntimeException bug) {
      return Future.failedFuture(bug);
    }
  }

  /** The rooms that this connection is in. */
  Set<Room> rooms() {
    return rooms;
  }

  /** Reads a page of some game's log for this client, when it is its turn. */
  void read(Supplier<Future<Void>> page) {
    pages.offer(page);
  }

  /** A page is a request of the user's too, which waits where another would be refused. */
  private Future<Void> readOn(Supplier<Future<Void>> page) {
    if (closed || !session.isOpen()) {
      return page.get();
    }
    long waitMs = guest.begins();
    if (waitMs == 0) {
      return orFailed(page).onComplete(read -> guest.ends());
    }
    Promise<Void> rest = Promise.promise();
    realtime.later(waitMs, rest::complete);
    return rest.future().compose(rested -> readOn(page));
  }

  /** Sends a frame to this client alone. */
  void send(String frame) {
    send(new OutboundFrame(frame));
  }

  /**
   * Sends a frame, or closes the connection if too much is waiting already. The Future completes
   * when the network has taken the frame or the connection is closed.
   */
  Future<Void> send(OutboundFrame frame) {
    if (closed) {
      return Future.succeededFuture();
    }
    int length = frame.length();
    if (unsentBytes + length > settings.unsentBytes()) {
      close(CloseCode.SLOW_CONSUMER);
      return Future.succeededFuture();
    }
    unsentBytes += length;
    Future<Void> sent = line.send(frame);
    return sent.onComplete(done -> unsentBytes -= length).otherwiseEmpty();
  }

  /** Says good-bye. */
  void close(CloseCode code) {
    if (!closed) {
      realtime.meters().closed(code);
      hungUp();
      line.close(code);
      realtime.later(settings.hangUpMs(), line::cut);
    }
  }

  @Override
  public void hungUp() {
    if (!closed) {
      closed = true;
      inbox.refuseWaiting(Future.succeededFuture());
      pages.refuseWaiting(Future.succeededFuture());
      guest.leaves();
      realtime.gone(this);
      if (farewell != null) {
        farewell.gone();
      }
    }
  }

  /** Called about once a second: whatever has its time. */
  void lookAtClock(long nowMs) {
    if (nowMs - lastHeardAtMs >= settings.silenceMs()) {
      log.debug("connection {} has been silent for too long", id);
      close(CloseCode.NORMAL);
    } else {
      session.lookAtClock(nowMs);
    }
  }
}
