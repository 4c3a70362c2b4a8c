package com.paperdynasty.table;

import static net.logstash.logback.argument.StructuredArguments.kv;

import com.paperdynasty.bus.ConnectionRef;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.SeqFrame;
import com.paperdynasty.bus.LogicalTime;
import com.paperdynasty.game.Decision;
import com.paperdynasty.game.GameLogic;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.state.RuledPlay;
import com.paperdynasty.journal.AppendResult;
import com.paperdynasty.journal.AppendResult.Committed;
import com.paperdynasty.journal.AppendResult.Duplicate;
import com.paperdynasty.journal.AppendResult.Fenced;
import com.paperdynasty.journal.CommandReceipt;
import com.paperdynasty.journal.IdempotencyKey;
import com.paperdynasty.journal.Journal;
import com.paperdynasty.journal.JournalBusyException;
import com.paperdynasty.journal.JournalTimeoutException;
import com.paperdynasty.journal.OlderNodesException;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.protocol.client.CommandReader;
import com.paperdynasty.protocol.client.ProblemMapper;
import com.paperdynasty.protocol.server.ServerFrames;
import com.paperdynasty.replay.LogReader;
import com.paperdynasty.table.AppendRecovery.Recovered;
import com.paperdynasty.table.OwnedGame.UncommittedEvents;
import com.paperdynasty.table.ownership.OwnershipLostException;
import com.paperdynasty.tracing.TraceSpan;
import com.paperdynasty.tracing.Tracing;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the state of one game and executes commands, one at a time: decide, make durable, apply,
 * publish. The caller must not give it a command while another is under way. Used on the game's
 * context.
 */
final class CommandExecutor {
  private static final Logger log = LoggerFactory.getLogger(CommandExecutor.class);

  private final Journal journal;
  private final Clock clock;
  private final GameVerticleSettings settings;
  private final EventPublisher eventPublisher;
  private final AbsenceTracker absenceTracker;
  private final RefusedCommands refusedCommands;
  private final FrameReader frames;
  private final AppendRecovery recovery;
  private final Tracing tracing;
  private OwnedGame game;

  /** The number of the choice whose default could not be taken because of a bug; 0 for none. */
  private int unreadableChoice;

  CommandExecutor(
      Vertx vertx,
      String node,
      OwnedGame game,
      Journal journal,
      LogReader logReader,
      Clock clock,
      GameVerticleSettings settings,
      EventPublisher eventPublisher,
      AbsenceTracker absenceTracker) {
    this.game = game;
    this.tracing = Tracing.of(vertx);
    this.journal = journal;
    this.clock = clock;
    this.settings = settings;
    this.eventPublisher = eventPublisher;
    this.absenceTracker = absenceTracker;
    this.refusedCommands = new RefusedCommands(settings.refusalsRemembered());
    this.frames = new FrameReader(this::game, logReader);
    this.recovery = new AppendRecovery(vertx, node, journal, clock, settings);
  }

  /** The game, up to its last durable event. */
  OwnedGame game() {
    return game;
  }

  /** Reads the frames of its log. */
  FrameReader frames() {
    return frames;
  }

  /**
   * Executes a command, unless this copy of it is too old. Fails with {@link
   * OwnershipLostException} when another node owns the game, with {@link JournalTimeoutException}
   * when a refusal could not be checked, with {@link FrameReader.DamagedReceiptException}, or with
   * a bug.
   */
  Future<GameReply> execute(PendingCommand pendingCommand) {
    LogicalTime sentAt = pendingCommand.sentAt();
    if (sentAt != null && sentAt.epoch() > game.epoch()) {
      return Future.failedFuture(new OwnershipLostException(game.gameId()));
    }
    return sentAt != null && isStale(pendingCommand.key(), sentAt)
        ? Future.succeededFuture(stale())
        : execute(pendingCommand, clock.millis() + settings.giveUpMs());
  }

  private Future<GameReply> execute(PendingCommand pendingCommand, long untilMs) {
    if (pendingCommand.command() instanceof Command.TakeDefault) {
      return takeDefault(pendingCommand, untilMs);
    }
    return takeOverdue(pendingCommand, untilMs)
        .compose(taken -> decide(pendingCommand, untilMs, true));
  }

  /** The default of a choice whose time is up is taken before any other command is decided. */
  private Future<Void> takeOverdue(PendingCommand next, long untilMs) {
    Event.ChoiceNeeded open = game.state().openChoice();
    return open == null
            || next.command() instanceof Command.Abandon
            || game.notBeforeLast(clock.instant()).isBefore(open.until())
        ? Future.succeededFuture()
        : takeDefault(PendingCommand.takeDefault(), untilMs).mapEmpty();
  }

  /**
   * A bug in reading the play must not keep the game from its rulings, so it is logged here, once
   * for a choice, and the game goes on.
   */
  private Future<GameReply> takeDefault(PendingCommand command, long untilMs) {
    Event.ChoiceNeeded open = game.state().openChoice();
    try {
      return decide(command, untilMs, false);
    } catch (RuntimeException bug) {
      String errorId = UUID.randomUUID().toString();
      if (open != null && open.number() != unreadableChoice) {
        unreadableChoice = open.number();
        log.error(
            "{} {} {}: the default of a decision cannot be taken",
            kv("error_id", errorId),
            kv("game", game.gameId()),
            kv("decision", open.id()),
            bug);
      }
      return Future.succeededFuture(new GameReply.Refused(Problem.internal(errorId), false));
    }
  }

  private boolean isStale(@Nullable IdempotencyKey key, LogicalTime sentAt) {
    return sentAt.epoch() < game.epoch()
        || (key != null && refusedCommands.isRefusedSince(key, sentAt.refusals()));
  }

  private GameReply stale() {
    return new GameReply.StaleCommand(new LogicalTime(game.epoch(), refusedCommands.count()));
  }

  /**
   * Decides, and appends the events.
   *
   * @param untilMs when to stop trying, by this node's clock, in ms
   * @param notify whether to send {@code outcome_accepted} to the sender of a valid outcome
   */
  private Future<GameReply> decide(PendingCommand pendingCommand, long untilMs, boolean notify) {
    if (pendingCommand.command() instanceof Command.Abandon abandon
        && abandon.seq() != game.seq()) {
      return refuse(
          pendingCommand, Problem.of(ErrorCode.CONFLICT, "Somebody has come back to this game"));
    }
    Instant byClock = clock.instant();
    Instant now = game.notBeforeLast(byClock);
    TraceSpan step = tracing.child("decide", pendingCommand.trace());
    if (step != null) {
      long waitedNs = System.nanoTime() - pendingCommand.arrivedAt();
      step.with(TraceSpan.QUEUED_US, TimeUnit.NANOSECONDS.toMicros(waitedNs));
    }
    Decision decision =
        GameLogic.decide(
            game.state(),
            game.withKnownName(pendingCommand.actor()),
            pendingCommand.command(),
            game.secrets(),
            absenceTracker.presence(game.state()).plus(Duration.between(byClock, now)),
            now);
    TraceSpan.endIfAny(step);
    if (decision instanceof Decision.Refused refused) {
      return refuse(pendingCommand, refused.refusal());
    }
    Decision.Accepted accepted = (Decision.Accepted) decision;
    if (notify) {
      sendOutcomeAccepted(pendingCommand, accepted.ruled());
    }
    return appendDraft(pendingCommand, accepted, untilMs);
  }

  /**
   * The refusal may be due to an earlier execution of the same command, so its receipt is looked
   * up.
   */
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
                return replyFromReceipt(pendingCommand, answer.get());
              }
              refusedCommands.add(key);
              return Future.succeededFuture(refused);
            });
  }

  private Future<GameReply> appendDraft(
      PendingCommand pendingCommand, Decision.Accepted decision, long untilMs) {
    UncommittedEvents uncommittedEvents = game.draft(decision);
    TraceSpan step = tracing.child("commit", pendingCommand.trace());
    if (step != null) {
      step.with("epoch", game.epoch()).with("seq", game.seq());
    }
    return TraceSpan.ended(
            step, journal.append(game.append(uncommittedEvents, pendingCommand.key())))
        .transform(
            appended ->
                appended.succeeded()
                    ? appended
                        .result()
                        .match(new AppendResultHandler(pendingCommand, uncommittedEvents))
                    : onFailedAppend(pendingCommand, uncommittedEvents, untilMs, appended.cause()));
  }

  private Future<GameReply> onFailedAppend(
      PendingCommand pendingCommand,
      UncommittedEvents uncommittedEvents,
      long untilMs,
      Throwable cause) {
    if (cause instanceof OlderNodesException older) {
      return Future.succeededFuture(new GameReply.Refused(older.problem(), false));
    }
    if (cause instanceof JournalBusyException) {
      // Nothing was sent to the database, so the game is still as its log says.
      return Future.succeededFuture(GameReply.Refused.busy(settings.reopenPauseMs()));
    }
    // It is unknown whether the draft was written. The journal logs the warning, once for all games
    // of a batch.
    log.debug(
        "{} {} {}: append failed, opening it again: {}",
        kv("game", game.gameId()),
        kv("epoch", game.epoch()),
        kv("seq", game.seq()),
        cause.toString());
    return recovery
        .recover(game, uncommittedEvents, untilMs)
        .compose(recovered -> onRecovered(pendingCommand, uncommittedEvents, untilMs, recovered));
  }

  private void sendOutcomeAccepted(PendingCommand pendingCommand, @Nullable RuledPlay ruled) {
    ConnectionRef connectionRef = pendingCommand.connectionRef();
    boolean submits = pendingCommand.event().equals(CommandReader.SUBMIT_OUTCOME);
    if (connectionRef != null && submits && ruled != null) {
      eventPublisher.unicast(
          connectionRef,
          ServerFrames.outcomeAccepted(game.gameId(), ruled.submission(), connectionRef.replyTo()));
    }
  }

  private final class AppendResultHandler implements AppendResult.Cases<Future<GameReply>> {
    private final PendingCommand pendingCommand;
    private final UncommittedEvents uncommittedEvents;

    AppendResultHandler(PendingCommand pendingCommand, UncommittedEvents uncommittedEvents) {
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
      return Future.failedFuture(new OwnershipLostException(game.gameId()));
    }

    @Override
    public Future<GameReply> duplicate(Duplicate appended) {
      return replyFromReceipt(pendingCommand, appended.receipt());
    }
  }

  private GameReply publish(PendingCommand pendingCommand, List<SeqFrame> events) {
    int answer = pendingCommand.answerIndex(events);
    long committedUs = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    for (int i = 0; i < events.size(); i++) {
      eventPublisher.publishLogged(
          game.epoch(),
          events.get(i),
          i == answer ? pendingCommand.connectionRef() : null,
          committedUs,
          pendingCommand.trace());
    }
    return executed(pendingCommand, events);
  }

  /**
   * Publishes the events of other owners, which do not answer this command. If there are more than
   * the recent frames hold, the watchers detect the gap and read them.
   */
  private void publishOthers(long after) {
    game.recentFrames()
        .after(after)
        .forEach(event -> eventPublisher.publishLogged(game.epoch(), event, null, 0, null));
  }

  private GameReply executed(PendingCommand pendingCommand, List<SeqFrame> events) {
    return new GameReply.Executed(game.epoch(), events, pendingCommand.answerIndex(events));
  }

  private Future<GameReply> replyFromReceipt(
      PendingCommand pendingCommand, CommandReceipt commandReceipt) {
    IdempotencyKey key = pendingCommand.key();
    if (commandReceipt.isForgotten()) {
      return Future.succeededFuture(new GameReply.Refused(Problem.commandForgotten(), false));
    }
    if (key == null || key.contentHash() != commandReceipt.contentHash()) {
      return Future.succeededFuture(new GameReply.Refused(Problem.otherCommand(), false));
    }
    return frames.ofReceipt(commandReceipt).map(events -> executed(pendingCommand, events));
  }

  /**
   * A command that was not written is decided again, unless another node owned the game meanwhile.
   */
  private Future<GameReply> onRecovered(
      PendingCommand pendingCommand,
      UncommittedEvents uncommittedEvents,
      long untilMs,
      Recovered recovered) {
    long seen = game.seq();
    game = recovered.game();
    if (recovered.written()) {
      GameReply executed = publish(pendingCommand, uncommittedEvents.frames());
      publishOthers(seen + uncommittedEvents.events().size());
      return Future.succeededFuture(executed);
    }
    publishOthers(seen);
    if (recovered.ownedBetween() && pendingCommand.sentAt() != null) {
      return Future.succeededFuture(stale());
    }
    return recovery
        .pause(game.gameId(), untilMs)
        .compose(paused -> decide(pendingCommand, untilMs, false));
  }
}
