package com.paperdynasty.table;

import com.paperdynasty.game.Command;
import com.paperdynasty.game.Command.SubmitOutcome;
import com.paperdynasty.game.Decision;
import com.paperdynasty.game.Table;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.table.AppendRecovery.Recovered;
import com.paperdynasty.table.Appended.Committed;
import com.paperdynasty.table.Appended.Deposed;
import com.paperdynasty.table.Appended.Repeated;
import com.paperdynasty.table.OpenGame.Draft;
import com.paperdynasty.wire.Commands;
import com.paperdynasty.wire.Frames;
import com.paperdynasty.wire.LogicalTime;
import com.paperdynasty.wire.Origin;
import com.paperdynasty.wire.Problems;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableReply.SeqFrame;
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
final class Scorekeeper {
  private static final Logger log = LoggerFactory.getLogger(Scorekeeper.class);

  /** The log of what a command once did is damaged. The open game goes on. */
  static final class AnswerDamaged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ReplayDiffers fault;

    AnswerDamaged(ReplayDiffers fault) {
      super(fault);
      this.fault = fault;
    }

    ReplayDiffers fault() {
      return fault;
    }
  }

  private final Journal journal;
  private final Clock clock;
  private final TableSettings settings;
  private final Announcer announcer;
  private final Refusals refusals;
  private final GameFrames frames;
  private final AppendRecovery recovery;
  private OpenGame game;

  Scorekeeper(
      Vertx vertx,
      String node,
      OpenGame game,
      Journal journal,
      LogPages pages,
      Clock clock,
      TableSettings settings,
      Announcer announcer) {
    this.game = game;
    this.journal = journal;
    this.clock = clock;
    this.settings = settings;
    this.announcer = announcer;
    this.refusals = new Refusals(settings.refusalsRemembered());
    this.frames = new GameFrames(this::game, pages);
    this.recovery = new AppendRecovery(vertx, node, journal, clock, settings);
  }

  /** The game as far as it is durable. */
  OpenGame game() {
    return game;
  }

  /** What is shown of its log. */
  GameFrames frames() {
    return frames;
  }

  /**
   * Carries a command out, unless this copy of it is too old. Fails with {@link GameLost}, or with
   * a bug of ours.
   */
  Future<TableReply> carryOut(Turn turn) {
    LogicalTime sentAt = turn.sentAt();
    if (sentAt != null && sentAt.epoch() > game.epoch()) {
      return Future.failedFuture(
          new GameLost("game " + game.gameId() + " has been opened by another node", null));
    }
    return sentAt != null && isStale(turn.key(), sentAt)
        ? Future.succeededFuture(stale())
        : decide(turn, clock.millis() + settings.giveUpMs(), true);
  }

  private boolean isStale(@Nullable CommandKey key, LogicalTime sentAt) {
    return sentAt.epoch() < game.epoch()
        || (key != null && refusals.isRefusedSince(key, sentAt.refusals()));
  }

  private TableReply stale() {
    return new TableReply.Stale(new LogicalTime(game.epoch(), refusals.given()));
  }

  /**
   * Decides and records.
   *
   * @param untilMs when to stop trying
   * @param aloud whether the sender of an outcome is still to be told that it is valid
   */
  private Future<TableReply> decide(Turn turn, long untilMs, boolean aloud) {
    if (turn.command() instanceof Command.Abandon abandon && abandon.seq() != game.seq()) {
      return refuse(turn, Problem.of(ErrorCode.CONFLICT, "Somebody has come back to this game"));
    }
    Decision decision =
        Table.decide(
            game.state(),
            game.known(turn.actor()),
            turn.command(),
            game.secrets(),
            clock.instant());
    if (decision instanceof Decision.Refused refused) {
      return refuse(turn, refused.refusal());
    }
    if (aloud) {
      acceptAloud(turn);
    }
    return record(turn, (Decision.Accepted) decision, untilMs);
  }

  /** A refusal may be due to the very same command having been carried out before. */
  private Future<TableReply> refuse(Turn turn, Problem problem) {
    TableReply refused =
        new TableReply.Refused(problem, Problems.rejectsOutcome(turn.event(), problem));
    CommandKey key = turn.key();
    if (key == null) {
      return Future.succeededFuture(refused);
    }
    return Unanswered.ifFailed(journal.answerOf(game.gameId(), key.userId(), key.id()))
        .compose(
            answer -> {
              if (answer.isPresent()) {
                return repeat(turn, answer.get());
              }
              refusals.add(key);
              return Future.succeededFuture(refused);
            });
  }

  private Future<TableReply> record(Turn turn, Decision.Accepted decision, long untilMs) {
    Draft draft = game.draft(decision);
    return journal
        .append(game.append(draft, turn.key()))
        .transform(
            appended ->
                appended.succeeded()
                    ? appended.result().match(new Recorded(turn, draft))
                    : recover(turn, draft, untilMs, appended.cause()));
  }

  private void acceptAloud(Turn turn) {
    Origin origin = turn.origin();
    if (origin != null && turn.command() instanceof SubmitOutcome submit) {
      announcer.direct(
          origin, Frames.outcomeAccepted(game.gameId(), submit.submission(), origin.replyTo()));
    }
  }

  private final class Recorded implements Appended.Cases<Future<TableReply>> {
    private final Turn turn;
    private final Draft draft;

    Recorded(Turn turn, Draft draft) {
      this.turn = turn;
      this.draft = draft;
    }

    @Override
    public Future<TableReply> committed(Committed appended) {
      game = game.after(draft);
      return Future.succeededFuture(announce(turn, draft.frames()));
    }

    @Override
    public Future<TableReply> deposed(Deposed appended) {
      return Future.failedFuture(
          new GameLost("game " + game.gameId() + " was opened by another node", null));
    }

    @Override
    public Future<TableReply> repeated(Repeated appended) {
      return repeat(turn, appended.answer());
    }
  }

  private TableReply announce(Turn turn, List<SeqFrame> events) {
    int answer = answerIn(turn, events);
    for (int i = 0; i < events.size(); i++) {
      announcer.logged(game.epoch(), events.get(i), i == answer ? turn.origin() : null);
    }
    return done(turn, events);
  }

  /**
   * What another owner has logged is no part of this command's answer. Where it is more than what
   * is at hand, the watchers find that something is missing, and read it.
   */
  private void announceOthers(long after) {
    game.tail().after(after).forEach(event -> announcer.logged(game.epoch(), event, null));
  }

  private TableReply done(Turn turn, List<SeqFrame> events) {
    return new TableReply.Done(game.epoch(), events, answerIn(turn, events));
  }

  private static int answerIn(Turn turn, List<SeqFrame> events) {
    for (int i = 0; i < events.size(); i++) {
      if (Frames.isOf(events.get(i).frame(), Commands.answeredBy(turn.event()))) {
        return i;
      }
    }
    return 0;
  }

  private Future<TableReply> repeat(Turn turn, Answer answer) {
    CommandKey key = turn.key();
    if (answer.isForgotten()) {
      return Future.succeededFuture(new TableReply.Refused(Problem.commandForgotten(), false));
    }
    if (key == null || key.contentHash() != answer.contentHash()) {
      return Future.succeededFuture(new TableReply.Refused(Problem.otherCommand(), false));
    }
    long end = answer.firstSeq() + answer.count();
    return frames
        .of(LongStream.range(answer.firstSeq(), end).boxed().toList())
        .map(events -> done(turn, events))
        .recover(Scorekeeper::damagedIfItDiffers);
  }

  private static Future<TableReply> damagedIfItDiffers(Throwable cause) {
    return Future.failedFuture(
        cause instanceof ReplayDiffers fault ? new AnswerDamaged(fault) : cause);
  }

  /** The database did not answer, so nobody knows whether the draft was written. */
  private Future<TableReply> recover(Turn turn, Draft draft, long untilMs, Throwable cause) {
    // The journal itself warns, once for all the games of a batch.
    log.debug("append to game {} failed, opening it again: {}", game.gameId(), cause.toString());
    return recovery
        .recover(game, draft, untilMs)
        .compose(recovered -> goOn(turn, draft, untilMs, recovered));
  }

  /** A command that was not written is decided again if nobody else had the game meanwhile. */
  private Future<TableReply> goOn(Turn turn, Draft draft, long untilMs, Recovered recovered) {
    long seen = game.seq();
    game = recovered.game();
    if (recovered.written()) {
      TableReply done = announce(turn, draft.frames());
      announceOthers(seen + draft.events().size());
      return Future.succeededFuture(done);
    }
    announceOthers(seen);
    if (recovered.ownedBetween() && turn.sentAt() != null) {
      return Future.succeededFuture(stale());
    }
    return recovery.pause(game.gameId(), untilMs).compose(rested -> decide(turn, untilMs, false));
  }
}
