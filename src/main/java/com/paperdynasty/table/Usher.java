package com.paperdynasty.table;

import com.paperdynasty.game.Actor;
import com.paperdynasty.game.EventFiles;
import com.paperdynasty.game.Refusal;
import com.paperdynasty.game.Role;
import com.paperdynasty.game.TableState;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.table.Watchers.Change;
import com.paperdynasty.wire.BoxScoreJson;
import com.paperdynasty.wire.Present;
import com.paperdynasty.wire.QuickTableJson;
import com.paperdynasty.wire.StateJson;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableRequest.Join;
import com.paperdynasty.wire.TableRequest.ReadBook;
import com.paperdynasty.wire.TableRequest.ReadLog;
import com.paperdynasty.wire.TableRequest.Sync;
import com.paperdynasty.wire.TableRequest.Watch;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers those who join, read or watch a game. All that it shows is durable. */
final class Usher {
  private final Vertx vertx;
  private final Scorekeeper scorekeeper;
  private final RecentPlays recentPlays;
  private final Watchers watchers;
  private final Announcer announcer;
  private final Clock clock;
  private final long watchExpiryMs;
  private final long openedAtMs;

  Usher(
      Vertx vertx,
      Scorekeeper scorekeeper,
      Journal journal,
      Watchers watchers,
      Announcer announcer,
      Clock clock,
      long watchExpiryMs) {
    this.vertx = vertx;
    this.scorekeeper = scorekeeper;
    this.recentPlays = new RecentPlays(journal, scorekeeper.frames());
    this.watchers = watchers;
    this.announcer = announcer;
    this.clock = clock;
    this.watchExpiryMs = watchExpiryMs;
    this.openedAtMs = clock.millis();
  }

  TableReply join(Join join) {
    Actor actor = watchers.actor(join.sender());
    Problem problem = problem(actor, join.asPlayer(), join.invitation(), join.fault());
    return problem == null ? joined(actor, join.asPlayer(), seenBy(actor), null) : refused(problem);
  }

  Future<TableReply> sync(Sync sync) {
    Actor actor = watchers.actor(sync.sender());
    Problem problem = problem(actor, false, sync.invitation(), sync.fault());
    if (problem != null) {
      return Future.succeededFuture(refused(problem));
    }
    OpenGame game = scorekeeper.game();
    Standing seen = seenBy(actor);
    return recentPlays
        .at(game.gameId(), game.epoch(), seen)
        .map(plays -> joined(actor, true, seen, plays));
  }

  Future<TableReply> readLog(ReadLog read) {
    Actor actor = watchers.actor(read.sender());
    Problem problem = problem(actor, false, read.invitation(), null);
    return problem == null
        ? scorekeeper.frames().page(read.after(), seenBy(actor).seq(), read.maxBytes())
        : Future.succeededFuture(refused(problem));
  }

  Future<TableReply> readBook(ReadBook read) {
    Actor actor = watchers.actor(read.sender());
    Problem problem = problem(actor, false, read.invitation(), null);
    if (problem != null) {
      return Future.succeededFuture(refused(problem));
    }
    Standing game = seenBy(actor);
    return switch (read.form()) {
      case BOX_SCORE -> written(BoxScoreJson.text(game.seq(), game.state()));
      case QUICK_TABLE -> written(QuickTableJson.text(game.seq(), game.state()));
      case EVENT_FILE -> eventFile(game.state());
    };
  }

  private static Future<TableReply> written(String text) {
    return Future.succeededFuture(new TableReply.Written(text));
  }

  /** The whole game is played again for it, and that is pure: so away from the event loop. */
  private Future<TableReply> eventFile(TableState state) {
    Instant now = clock.instant();
    return vertx.executeBlocking(() -> new TableReply.Written(EventFiles.of(state, now)), false);
  }

  /** Takes a watch, and answers with what the watcher has missed. */
  Future<TableReply> watch(Watch watch) {
    OpenGame game = scorekeeper.game();
    if (watch.epoch() > game.epoch() || watch.seq() > game.seq()) {
      return Future.failedFuture(
          new GameLost(
              "a watcher of game " + game.gameId() + " has seen more than its owner", null));
    }
    long nowMs = clock.millis();
    presence(watchers.renew(watch, nowMs));
    if (nowMs - openedAtMs >= watchExpiryMs) {
      presence(watchers.ghosts(watch.believed()));
    }
    return scorekeeper.frames().page(watch.seq(), game.seq(), LogPages.BYTES);
  }

  /** Forgets watchers that have not renewed for too long. */
  void expire() {
    presence(watchers.expire(clock.millis() - watchExpiryMs));
  }

  /** Forgets the watchers of a node that is gone. */
  void lost(String node) {
    presence(watchers.lost(node));
  }

  private void presence(Change change) {
    announcer.presence(scorekeeper.game().epoch(), change);
  }

  /** What speaks against it: the game and the role come before any other field. */
  private @Nullable Problem problem(
      Actor actor, boolean asPlayer, @Nullable String invitation, @Nullable Problem fault) {
    Problem refusal = admission(actor, asPlayer, invitation);
    return refusal == null ? fault : refusal;
  }

  private @Nullable Problem admission(Actor actor, boolean asPlayer, @Nullable String invitation) {
    OpenGame game = scorekeeper.game();
    if (!game.state().maySee(actor, invitation, game.secrets())) {
      return Refusal.unknownGame(game.gameId());
    }
    return asPlayer && game.state().roleOf(actor) == Role.SPECTATOR
        ? Refusal.notAuthorized()
        : null;
  }

  private static TableReply refused(Problem problem) {
    return new TableReply.Refused(problem, false);
  }

  /** Where the game stands for this user: spectators may be kept behind. */
  private Standing seenBy(Actor actor) {
    OpenGame game = scorekeeper.game();
    return game.state().seesLive(actor)
        ? new Standing(clock.instant(), game.seq(), game.state())
        : game.trail().seenAt(clock.instant());
  }

  private TableReply joined(
      Actor actor, boolean asPlayer, Standing seen, @Nullable String recentPlays) {
    OpenGame game = scorekeeper.game();
    TableState now = game.state();
    return new TableReply.Joined(
        game.epoch(),
        seen.seq(),
        (asPlayer ? now.roleOf(actor) : Role.SPECTATOR).code(),
        StateJson.sides(now, actor.userId()),
        now.seesLive(actor) ? 0 : game.trail().delayMs(),
        StateJson.state(seen.state()),
        StateJson.lineups(seen.state()),
        StateJson.pendingRoll(seen.state()),
        recentPlays,
        watchers.present().stream().map(user -> asSeen(user, seen.state())).toList());
  }

  /** Somebody in the room, with the seats that they are known to have where the game stands so. */
  private static Present asSeen(Present user, TableState state) {
    List<String> sides = StateJson.sides(state, user.userId());
    if (sides.containsAll(user.sides())) {
      return user;
    }
    Actor actor = new Actor(user.userId(), user.name(), user.role().equals(Role.ADMIN.code()));
    return new Present(
        user.userId(), user.name(), state.roleOf(actor).code(), sides, user.connections());
  }
}
