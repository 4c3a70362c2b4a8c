package com.paperdynasty.table;

import com.paperdynasty.bus.ConnectionRef;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.SeqFrame;
import com.paperdynasty.bus.LogicalTime;
import com.paperdynasty.game.Decision;
import com.paperdynasty.game.GameLogic;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Command.SubmitOutcome;
import com.paperdynasty.journal.AppendResult;
import com.paperdynasty.journal.AppendResult.Committed;
import com.paperdynasty.journal.AppendResult.Duplicate;
import com.paperdynasty.journal.AppendResult.Fenced;
import com.paperdynasty.journal.CommandReceipt;
import com.paperdynasty.journal.DamagedLogException;
import com.paperdynasty.journal.IdempotencyKey;
import com.paperdynasty.journal.Journal;
import com.paperdynasty.journal.JournalTimeoutException;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.protocol.client.CommandReader;
import com.paperdynasty.protocol.client.ProblemMapper;
import com.paperdynasty.protocol.server.ServerFrames;
import com.paperdynasty.replay.LogReader;
import com.paperdynasty.table.AppendRecovery.Recovered;
import com.paperdynasty.table.OwnedGame.UncommittedEvents;
import com.paperdynasty.table.ownership.OwnershipLostException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the state of one game and carries commands out, one at a time: decide, make durable, apply,
 * announce. The caller must not give it a command while another is under way.
 */
final class CommandExecutor {
  private static final Logger log = LoggerFactory.getLogger(CommandExecutor.class);

  /** The log of what a command once did is damaged. The open game goes on. */
  static final class DamagedReceiptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient DamagedLogException fault;

    DamagedReceiptException(DamagedLogException fault) {
      super(fault);
      this.fault = fault;
    }

    DamagedLogException fault() {
      return fault;
    }
  }

  private final Journal journal;
  private final Clock clock;
  private final GameVerticleSettings settings;
  private final EventPublisher eventPublisher;
  private final RefusedCommands refusedCommands;
  private final FrameReader frames;
  private final AppendRecovery recovery;
  private OwnedGame game;

  CommandExecutor(
      Vertx vertx,
      String node,
      OwnedGame game,
      Journal journal,
      LogReader pages,
      Clock clock,
      GameVerticleSettings settings,
      EventPublisher eventPublisher) {
    this.game = game;
    this.journal = journal;
    this.clock = clock;
    this.settings = settings;
    this.eventPublisher = eventPublisher;
    this.refusedCommands = new RefusedCommands(settings.refusalsRemembered());
    this.frames = new FrameReader(this::game, pages);
    this.recovery = new AppendRecovery(vertx, node, journal, clock, settings);
  }

  /** The game as far as it is durable. */
  OwnedGame game() {
    return game;
  }

  /** What is shown of its log. */
  FrameReader frames() {
    return frames;
  }

  /**
   * Carries a command out, unless this copy of it is too old. Fails with {@link
   * OwnershipLostException}, or with a bug of ours.
   */
  Future<GameReply> execute(PendingCommand pendingCommand) {
    LogicalTime sentAt = pendingCommand.sentAt();
    if (sentAt != null && sentAt.epoch() > game.epoch()) {
      return Future.failedFuture(
          new OwnershipLostException(
              "game " + game.gameId() + " has been opened by another node", null));
    }
    return sentAt != null && isStale(pendingCommand.key(), sentAt)
        ? Future.succeededFuture(stale())
        : decide(pendingCommand, clock.millis() + settings.giveUpMs(), true);
  }

  private boolean isStale(@Nullable IdempotencyKey key, LogicalTime sentAt) {
    return sentAt.epoch() < game.epoch()
        || (key != null && refusedCommands.isRefusedSince(key, sentAt.refusals()));
  }

  private GameReply stale() {
    return new GameReply.StaleCommand(new LogicalTime(game.epoch(), refusedCommands.count()));
  }

  /**
   * Decides and records.
   *
   * @param untilMs when to stop trying
   * @param aloud whether the sender of an outcome is still to be told that it is valid
   */
  private Future<GameReply> decide(PendingCommand pendingCommand, long untilMs, boolean aloud) {
    if (pendingCommand.command() instanceof Command.Abandon abandon
        && abandon.seq() != game.seq()) {
      return refuse(
          pendingCommand, Problem.of(ErrorCode.CONFLICT, "Somebody has come back to this game"));
    }
    Decision decision =
        GameLogic.decide(
            game.state(),
            game.withKnownName(pendingCommand.actor()),
            pendingCommand.command(),
            game.secrets(),
            clock.instant());
    if (decision instanceof Decision.Refused refused) {
      return refuse(pendingCommand, refused.refusal());
    }
    if (aloud) {
      sendOutcomeAccepted(pendingCommand);
    }
    return appendDraft(pendingCommand, (Decision.Accepted) decision, untilMs);
  }

  /** A refusal may be due to the very same command having been carried out before. */
  private Future<GameReply> refuse(PendingCommand pendingCommand, Problem problem) {
    GameReply refused =
        new GameReply.Refused(
            problem, ProblemMapper.rejectsOutcome(pendingCommand.event(), problem));
    IdempotencyKey key = pendingCommand.key();
    if (key == null) {
      return Future.succeededFuture(refused);
    }
    return JournalTimeoutException.ifFailed(
            journal.receiptOf(game.gameId(), key.userId(), key.id()))
        .compose(
            answer -> {
              if (answer.isPresent()) {
                return answerAgain(pendingCommand, answer.get());
              }
              refusedCommands.add(key);
              return Future.succeededFuture(refused);
            });
  }

  private Future<GameReply> appendDraft(
      PendingCommand pendingCommand, Decision.Accepted decision, long untilMs) {
    UncommittedEvents uncommittedEvents = game.draft(decision);
    return journal
        .append(game.append(uncommittedEvents, pendingCommand.key()))
        .transform(
            appended ->
                appended.succeeded()
                    ? appended.result().match(new Recorded(pendingCommand, uncommittedEvents))
                    : recover(pendingCommand, uncommittedEvents, untilMs, appended.cause()));
  }

  private void sendOutcomeAccepted(PendingCommand pendingCommand) {
    ConnectionRef connectionRef = pendingCommand.connectionRef();
    if (connectionRef != null && pendingCommand.command() instanceof SubmitOutcome submit) {
      eventPublisher.unicast(
          connectionRef,
          ServerFrames.outcomeAccepted(
              game.gameId(), submit.submission(), connectionRef.replyTo()));
    }
  }

  private final class Recorded implements AppendResult.Cases<Future<GameReply>> {
    private final PendingCommand pendingCommand;
    private final UncommittedEvents uncommittedEvents;

    Recorded(PendingCommand pendingCommand, UncommittedEvents uncommittedEvents) {
      this.pendingCommand = pendingCommand;
      this.uncommittedEvents = uncommittedEvents;
    }

    @Override
    public Future<GameReply> committed(Committed appended) {
      game = game.after(uncommittedEvents);
      return Future.succeededFuture(publish(pendingCommand, uncommittedEvents.frames()));
    }

    @Override
    public Future<GameReply> fenced(Fenced appended) {
      return Future.failedFuture(
          new OwnershipLostException(
              "game " + game.gameId() + " was opened by another node", null));
    }

    @Override
    public Future<GameReply> duplicate(Duplicate appended) {
      return answerAgain(pendingCommand, appended.receipt());
    }
  }

  private GameReply publish(PendingCommand pendingCommand, List<SeqFrame> events) {
    int answer = answerIn(pendingCommand, events);
    for (int i = 0; i < events.size(); i++) {
      eventPublisher.publishLogged(
          game.epoch(), events.get(i), i == answer ? pendingCommand.connectionRef() : null);
    }
    return done(pendingCommand, events);
  }

  /**
   * What another owner has logged is no part of this command's answer. Where it is more than what
   * is at hand, the watchers find that something is missing, and read it.
   */
  private void publishOthers(long after) {
    game.recentFrames()
        .after(after)
        .forEach(event -> eventPublisher.publishLogged(game.epoch(), event, null));
  }

  private GameReply done(PendingCommand pendingCommand, List<SeqFrame> events) {
    return new GameReply.Executed(game.epoch(), events, answerIn(pendingCommand, events));
  }

  private static int answerIn(PendingCommand pendingCommand, List<SeqFrame> events) {
    for (int i = 0; i < events.size(); i++) {
      if (ServerFrames.isOf(
          events.get(i).frame(), CommandReader.answeredBy(pendingCommand.event()))) {
        return i;
      }
    }
    return 0;
  }

  private Future<GameReply> answerAgain(
      PendingCommand pendingCommand, CommandReceipt commandReceipt) {
    IdempotencyKey key = pendingCommand.key();
    if (commandReceipt.isForgotten()) {
      return Future.succeededFuture(new GameReply.Refused(Problem.commandForgotten(), false));
    }
    if (key == null || key.contentHash() != commandReceipt.contentHash()) {
      return Future.succeededFuture(new GameReply.Refused(Problem.otherCommand(), false));
    }
    long end = commandReceipt.firstSeq() + commandReceipt.count();
    return frames
        .of(LongStream.range(commandReceipt.firstSeq(), end).boxed().toList())
        .map(events -> done(pendingCommand, events))
        .recover(CommandExecutor::damagedIfItDiffers);
  }

  private static Future<GameReply> damagedIfItDiffers(Throwable cause) {
    return Future.failedFuture(
        cause instanceof DamagedLogException fault ? new DamagedReceiptException(fault) : cause);
  }

  /** The database did not answer, so nobody knows whether the draft was written. */
  private Future<GameReply> recover(
      PendingCommand pendingCommand,
      UncommittedEvents uncommittedEvents,
      long untilMs,
      Throwable cause) {
    // The journal itself warns, once for all the games of a batch.
    log.debug("append to game {} failed, opening it again: {}", game.gameId(), cause.toString());
    return recovery
        .recover(game, uncommittedEvents, untilMs)
        .compose(recovered -> goOn(pendingCommand, uncommittedEvents, untilMs, recovered));
  }

  /** A command that was not written is decided again if nobody else had the game meanwhile. */
  private Future<GameReply> goOn(
      PendingCommand pendingCommand,
      UncommittedEvents uncommittedEvents,
      long untilMs,
      Recovered recovered) {
    long seen = game.seq();
    game = recovered.game();
    if (recovered.written()) {
      GameReply done = publish(pendingCommand, uncommittedEvents.frames());
      publishOthers(seen + uncommittedEvents.events().size());
      return Future.succeededFuture(done);
    }
    publishOthers(seen);
    if (recovered.ownedBetween() && pendingCommand.sentAt() != null) {
      return Future.succeededFuture(stale());
    }
    return recovery
        .pause(game.gameId(), untilMs)
        .compose(rested -> decide(pendingCommand, untilMs, false));
  }
}
