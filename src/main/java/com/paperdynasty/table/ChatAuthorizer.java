package com.paperdynasty.table;

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
import java.util.Objects;

/**
 * Authorizes chat and moderation requests, broadcasts messages that are not in the log, and shows
 * managers their cards. Used on the game's context.
 */
final class ChatAuthorizer {
  /** More keys than requests can be under way at once, so a repeated request is broadcast once. */
  private static final int REMEMBERED = 256;

  private final CommandExecutor commandExecutor;
  private final PresenceTracker presenceTracker;
  private final EventPublisher eventPublisher;
  private final FifoMap<String, Boolean> broadcastKeys = new FifoMap<>(REMEMBERED);

  ChatAuthorizer(
      CommandExecutor commandExecutor,
      PresenceTracker presenceTracker,
      EventPublisher eventPublisher) {
    this.commandExecutor = commandExecutor;
    this.presenceTracker = presenceTracker;
    this.eventPublisher = eventPublisher;
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

  GameReply viewHand(ViewHand view) {
    Actor actor = presenceTracker.actor(view.sender());
    GameState state = commandExecutor.game().state();
    if (!state.maySee(actor, null, commandExecutor.game().secrets())) {
      return refused(Problem.unknownGame(view.gameId()));
    }
    String cards = HandCardsJson.text(state, actor, view.side());
    if (cards == null) {
      return refused(GameProblems.notAuthorized());
    }
    Problem fault = view.fault();
    if (fault != null) {
      return new GameReply.Refused(fault, false);
    }
    eventPublisher.publishViewedHand(commandExecutor.game().epoch(), actor.userId());
    return new GameReply.Document(cards);
  }

  private static GameReply refused(Problem refusal) {
    return new GameReply.Refused(refusal, false);
  }
}
