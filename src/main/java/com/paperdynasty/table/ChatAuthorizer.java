package com.paperdynasty.table;

import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.bounded.FifoMap;
import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest.Authorize;
import com.paperdynasty.bus.GameRequest.Broadcast;
import com.paperdynasty.bus.GameRequest.ViewHand;
import com.paperdynasty.game.ChatPermissions;
import com.paperdynasty.game.model.Actor;
import com.paperdynasty.game.model.Audience;
import com.paperdynasty.game.model.ChatChannel;
import com.paperdynasty.game.model.GameProblems;
import com.paperdynasty.game.state.GameState;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.protocol.server.HandCardsJson;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Objects;

/**
 * Authorizes chat and moderation requests, broadcasts messages that are not in the log, and shows
 * the cards of a team. Used on the game's context.
 */
final class ChatAuthorizer {
  /** More keys than requests can be under way at once, so a repeated request is broadcast once. */
  private static final int REMEMBERED = 256;

  private final Vertx vertx;
  private final CommandExecutor commandExecutor;
  private final PresenceTracker presenceTracker;
  private final EventPublisher eventPublisher;
  private final Clock clock;
  private final FifoMap<String, Boolean> broadcastKeys = new FifoMap<>(REMEMBERED);

  ChatAuthorizer(
      Vertx vertx,
      CommandExecutor commandExecutor,
      PresenceTracker presenceTracker,
      EventPublisher eventPublisher,
      Clock clock) {
    this.vertx = vertx;
    this.commandExecutor = commandExecutor;
    this.presenceTracker = presenceTracker;
    this.eventPublisher = eventPublisher;
    this.clock = clock;
  }

  GameReply authorize(Authorize asked) {
    Actor actor = presenceTracker.actor(asked.sender());
    GameState state = commandExecutor.game().state();
    if (!state.maySee(actor, asked.invitation(), commandExecutor.game().secrets())) {
      return refused(Problem.unknownGame(asked.gameId()));
    }
    ChatChannel chatChannel = asked.channel() == null ? null : ChatChannel.byCode(asked.channel());
    Problem refusal =
        switch (asked.permission()) {
          case SAY ->
              chatChannel == null
                  ? null
                  : ChatPermissions.whyNotToWrite(state, actor, chatChannel, asked.to());
          case READ -> null;
          case PRESIDE -> ChatPermissions.whyNotToPreside(state, actor, asked.to());
        };
    if (refusal != null) {
      return refused(refusal);
    }
    Problem fault = asked.fault();
    if (fault != null) {
      return new GameReply.Refused(fault, false);
    }
    if (chatChannel == ChatChannel.DIRECT
        && !presenceTracker.isPresent(Objects.requireNonNull(asked.to()))) {
      return refused(Problem.about("to", ErrorCode.NOT_FOUND, "No such user is in the room"));
    }
    return new GameReply.Authorized(
        chatChannel == null
            ? Audience.EVERYBODY
            : ChatPermissions.audience(state, actor, chatChannel, asked.to()),
        chatChannel == ChatChannel.GAME,
        ChatPermissions.readableChannels(state, actor).stream().map(ChatChannel::code).toList(),
        state.seesLive(actor) ? 0 : commandExecutor.game().delayedStates().delayMs(),
        ChatPermissions.hiddenFromAudit(state, actor));
  }

  GameReply broadcast(Broadcast message) {
    if (broadcastKeys.put(message.key(), Boolean.TRUE) == null) {
      eventPublisher.broadcast(commandExecutor.game().epoch(), message);
    }
    return new GameReply.BroadcastAccepted();
  }

  /** The text of a hand is long, so it is written on a worker thread. */
  Future<GameReply> viewHand(ViewHand view) {
    Actor actor = presenceTracker.actor(view.sender());
    OwnedGame game = commandExecutor.game();
    GameState state = game.state();
    if (!state.maySee(actor, null, game.secrets())) {
      return Future.succeededFuture(refused(Problem.unknownGame(view.gameId())));
    }
    Side requested = view.side() == null ? null : Side.byCode(view.side());
    Side side = ChatPermissions.sideOfVisibleCards(state, actor, requested);
    if (side == null) {
      return Future.succeededFuture(refused(GameProblems.notAuthorized()));
    }
    Problem fault = view.fault();
    if (fault != null) {
      return Future.succeededFuture(refused(fault));
    }
    if (state.sidesOf(actor.userId()).contains(side)) {
      eventPublisher.publishViewedHand(game.epoch(), actor.userId());
    }
    GameState seen =
        state.seesLive(actor) ? state : game.delayedStates().visibleAt(clock.instant()).state();
    return vertx.executeBlocking(
        () -> new GameReply.Document(HandCardsJson.text(seen, side, view.players())), false);
  }

  private static GameReply refused(Problem refusal) {
    return new GameReply.Refused(refusal, false);
  }
}
