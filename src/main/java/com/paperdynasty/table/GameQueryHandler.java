package com.paperdynasty.table;

import com.paperdynasty.bounded.FifoMap;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameReply.LogPage;
import com.paperdynasty.bus.GameRequest.Join;
import com.paperdynasty.bus.GameRequest.PreviewOutcome;
import com.paperdynasty.bus.GameRequest.ReadLog;
import com.paperdynasty.bus.GameRequest.ReadOffer;
import com.paperdynasty.bus.GameRequest.ReadScorebook;
import com.paperdynasty.bus.GameRequest.ReadVisibleCards;
import com.paperdynasty.bus.GameRequest.RenewWatch;
import com.paperdynasty.bus.GameRequest.Sync;
import com.paperdynasty.bus.UserPresence;
import com.paperdynasty.game.GameLogic;
import com.paperdynasty.game.PlayPreview;
import com.paperdynasty.game.cards.VisibleCards;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.model.Role;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.game.state.RetrosheetExport;
import com.paperdynasty.journal.Journal;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.protocol.client.CommandReader;
import com.paperdynasty.protocol.client.ProblemMapper;
import com.paperdynasty.protocol.scorebook.ScorebookText;
import com.paperdynasty.protocol.server.BoxScoreJson;
import com.paperdynasty.protocol.server.OutcomePreviewJson;
import com.paperdynasty.protocol.server.PreviewJson;
import com.paperdynasty.protocol.server.ReadyJson;
import com.paperdynasty.protocol.server.SetupJson;
import com.paperdynasty.protocol.server.StateJson;
import com.paperdynasty.protocol.server.StateTexts;
import com.paperdynasty.protocol.server.StateTexts.Texts;
import com.paperdynasty.replay.LogReader;
import com.paperdynasty.table.DelayedStates.StateAt;
import com.paperdynasty.table.PresenceTracker.PresenceChange;
import com.paperdynasty.table.ownership.OwnershipLostException;
import com.paperdynasty.user.User;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Answers joins, reads and watches of a game. It shows durable events only. Used on the game's
 * context.
 */
final class GameQueryHandler {
  private final Vertx vertx;
  private final CommandExecutor commandExecutor;
  private final RecentPlays recentPlays;
  private final PresenceTracker presenceTracker;
  private final AbsenceTracker absenceTracker;
  private final EventPublisher eventPublisher;
  private final StateTexts stateTexts = new StateTexts();
  private final GameVerticleSettings settings;
  private FifoMap<DocumentKey, Future<GameReply>> documents;
  private final Clock clock;
  private final long openedAtMs;

  /** A document about the game as it stood after that event. */
  private record DocumentKey(ReadScorebook.Form form, long seq) {}

  GameQueryHandler(
      Vertx vertx,
      CommandExecutor commandExecutor,
      Journal journal,
      PresenceTracker presenceTracker,
      AbsenceTracker absenceTracker,
      EventPublisher eventPublisher,
      Clock clock,
      GameVerticleSettings settings) {
    this.vertx = vertx;
    this.commandExecutor = commandExecutor;
    this.recentPlays = new RecentPlays(journal, commandExecutor.frames());
    this.presenceTracker = presenceTracker;
    this.absenceTracker = absenceTracker;
    this.eventPublisher = eventPublisher;
    this.clock = clock;
    this.settings = settings;
    this.documents = new FifoMap<>(settings.documentsKept());
    this.openedAtMs = clock.millis();
  }

  GameReply join(Join join) {
    Actor actor = actorOf(join.sender());
    Problem problem = problem(actor, join.asPlayer(), join.invitation(), join.fault());
    return problem == null
        ? joined(actor, join.asPlayer(), visibleTo(actor), null)
        : refused(problem);
  }

  /** Somebody who is in the room by a seat that was opened again is on their way out of it. */
  private Actor actorOf(User sender) {
    Actor actor = presenceTracker.actor(sender);
    List<String> sides = StateJson.sides(commandExecutor.game().state(), sender.userId());
    return actor.inRoom() && !sides.containsAll(presenceTracker.sidesOf(sender.userId()))
        ? new Actor(sender, false)
        : actor;
  }

  Future<GameReply> sync(Sync sync) {
    Actor actor = presenceTracker.actor(sync.sender());
    Problem problem = problem(actor, false, sync.invitation(), sync.fault());
    if (problem != null) {
      return Future.succeededFuture(refused(problem));
    }
    OwnedGame game = commandExecutor.game();
    StateAt seen = visibleTo(actor);
    return recentPlays
        .at(game.gameId(), game.epoch(), seen)
        .map(plays -> joined(actor, true, seen, plays));
  }

  Future<GameReply> readLog(ReadLog read) {
    Actor actor = presenceTracker.actor(read.sender());
    Problem problem = problem(actor, false, read.invitation(), null);
    return problem == null
        ? commandExecutor.frames().page(read.after(), visibleTo(actor).seq(), read.maxBytes())
        : Future.succeededFuture(refused(problem));
  }

  Future<GameReply> readScorebook(ReadScorebook read) {
    Actor actor = presenceTracker.actor(read.sender());
    Problem problem = problem(actor, false, read.invitation(), null);
    if (problem != null) {
      return Future.succeededFuture(refused(problem));
    }
    StateAt game = visibleTo(actor);
    Instant now = clock.instant();
    return switch (read.form()) {
      case BOX_SCORE -> replayed(read, game, () -> BoxScoreJson.text(game.seq(), game.state()));
      case QUICK_TABLE ->
          document(OutcomePreviewJson.text(game.seq(), game.state(), actor.userId()));
      case EVENT_FILE -> replayed(read, game, () -> RetrosheetExport.of(game.state(), now));
      case ROWS -> replayed(read, game, () -> ScorebookText.json(game.seq(), game.state()));
      case ROWS_AS_CSV -> replayed(read, game, () -> ScorebookText.csv(game.state()));
    };
  }

  /** Shows what a submission would do to the game as the log has it. Nothing changes. */
  GameReply previewOutcome(PreviewOutcome request) {
    OwnedGame game = commandExecutor.game();
    PlayPreview preview =
        GameLogic.preview(
            game.state(),
            presenceTracker.actor(request.sender()),
            CommandReader.read(CommandReader.SUBMIT_OUTCOME, request.data()),
            game.secrets(),
            clock.instant());
    if (preview instanceof PlayPreview.Refused refused) {
      Problem problem = refused.refusal();
      return new GameReply.Refused(
          problem, ProblemMapper.rejectsOutcome(CommandReader.SUBMIT_OUTCOME, problem));
    }
    PlayPreview.Shown shown = (PlayPreview.Shown) preview;
    return new GameReply.Document(PreviewJson.text(game.gameId(), game.seq(), shown));
  }

  /** Who manages no side learns nothing, not even whether the game has the set. */
  GameReply readVisibleCards(ReadVisibleCards request) {
    VisibleCards visible =
        VisibleCards.of(commandExecutor.game().state(), request.sender().userId(), request.hash());
    return visible == null
        ? refused(Problem.unknownGame(request.gameId()))
        : new GameReply.VisibleCards(visible.players(), visible.whole());
  }

  /** Shows what a seat's invitation offers, to a user who has it. */
  GameReply readOffer(ReadOffer request) {
    OwnedGame game = commandExecutor.game();
    Actor actor = presenceTracker.actor(request.sender());
    String offer = SetupJson.offer(game.seq(), game.state(), game.secrets(), request.invitation());
    if (offer != null) {
      return new GameReply.Document(offer);
    }
    return refused(
        game.state().isKnownTo(actor)
            ? GameProblems.notAuthorized()
            : Problem.unknownGame(game.gameId()));
  }

  private static Future<GameReply> document(String text) {
    return Future.succeededFuture(new GameReply.Document(text));
  }

  /**
   * A document for which the whole game is replayed. That takes long and touches no shared state,
   * so it runs on a worker thread, and once for all who ask for the same: after each play everybody
   * who looks at the box score does.
   */
  private Future<GameReply> replayed(ReadScorebook read, StateAt at, Callable<String> text) {
    DocumentKey key = new DocumentKey(read.form(), at.seq());
    Future<GameReply> known = documents.get(key);
    if (known != null && !known.failed()) {
      return known;
    }
    Future<GameReply> made =
        vertx.executeBlocking(() -> new GameReply.Document(text.call()), false);
    documents.put(key, made);
    return made;
  }

  /** Renews a watch, and answers with the events and the users that the watcher has missed. */
  Future<GameReply> renewWatch(RenewWatch renewWatch) {
    OwnedGame game = commandExecutor.game();
    if (renewWatch.epoch() > game.epoch() || renewWatch.seq() > game.seq()) {
      // The watcher has seen more than this owner.
      return Future.failedFuture(new OwnershipLostException(game.gameId()));
    }
    long nowMs = clock.millis();
    presence(presenceTracker.renew(renewWatch, nowMs));
    if (nowMs - openedAtMs >= settings.watchExpiryMs()) {
      presence(presenceTracker.departedUnseen(renewWatch.believed()));
    }
    return commandExecutor
        .frames()
        .page(renewWatch.seq(), game.seq(), LogReader.BYTES)
        .map(
            reply ->
                reply instanceof LogPage page
                    ? page.naming(presenceTracker.unknownTo(renewWatch))
                    : reply);
  }

  /**
   * Removes watchers that have not renewed in time, and the texts that were kept for more joins and
   * reads.
   */
  void expire() {
    stateTexts.forget();
    documents = new FifoMap<>(settings.documentsKept());
    presence(presenceTracker.expire(clock.millis() - settings.watchExpiryMs()));
  }

  /** Removes the watchers of a node that is gone. */
  void removeNode(String node) {
    presence(presenceTracker.removeNode(node));
  }

  private void presence(PresenceChange presenceChange) {
    absenceTracker.seen(presenceChange.departed().keySet(), commandExecutor.game().state());
    eventPublisher.publishPresence(commandExecutor.game().epoch(), presenceChange);
  }

  /** The reason to refuse, or null. The game and the role are checked before any other field. */
  private @Nullable Problem problem(
      Actor actor, boolean asPlayer, @Nullable String invitation, @Nullable Problem fault) {
    Problem refusal = refusalToJoin(actor, asPlayer, invitation);
    return refusal == null ? fault : refusal;
  }

  private @Nullable Problem refusalToJoin(
      Actor actor, boolean asPlayer, @Nullable String invitation) {
    OwnedGame game = commandExecutor.game();
    if (!game.state().maySee(actor, invitation, game.secrets())) {
      return Problem.unknownGame(game.gameId());
    }
    return asPlayer && game.state().roleOf(actor) == Role.SPECTATOR
        ? GameProblems.notAuthorized()
        : null;
  }

  private static GameReply refused(Problem problem) {
    return new GameReply.Refused(problem, false);
  }

  /** The state that this user may see: spectators may have a delay. */
  private StateAt visibleTo(Actor actor) {
    OwnedGame game = commandExecutor.game();
    return game.state().seesLive(actor)
        ? new StateAt(clock.instant(), game.seq(), game.state())
        : game.delayedStates().visibleAt(clock.instant());
  }

  private GameReply joined(
      Actor actor, boolean asPlayer, StateAt seen, @Nullable String recentPlays) {
    OwnedGame game = commandExecutor.game();
    GameState now = game.state();
    Texts shown = stateTexts.of(seen.state());
    return new GameReply.Joined(
        game.epoch(),
        seen.seq(),
        (asPlayer ? now.roleOf(actor) : Role.SPECTATOR).code(),
        StateJson.sides(now, actor.userId()),
        now.seesLive(actor) ? 0 : game.delayedStates().delayMs(),
        shown.state(),
        shown.lineups(),
        shown.pendingRoll(),
        recentPlays,
        presenceTracker.present().stream().map(user -> asSeen(user, seen.state())).toList(),
        shown.setup(),
        ReadyJson.plansOf(actor.userId(), now));
  }

  /** A user in the room, with the seats that they have in the given state. */
  private static UserPresence asSeen(UserPresence user, GameState state) {
    List<String> sides = StateJson.sides(state, user.userId());
    if (sides.containsAll(user.sides())) {
      return user;
    }
    Actor actor = new Actor(user.userId(), user.name(), user.role().equals(Role.ADMIN.code()));
    return new UserPresence(
        user.userId(), user.name(), state.roleOf(actor).code(), sides, user.connections());
  }
}
