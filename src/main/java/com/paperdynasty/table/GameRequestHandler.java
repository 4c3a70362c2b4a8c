package com.paperdynasty.table;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.bus.OwnershipRequest;
import com.paperdynasty.game.model.FairPlayCommand;
import com.paperdynasty.journal.IdempotencyKey;
import com.paperdynasty.protocol.client.CommandReader;
import com.paperdynasty.protocol.client.ContentHash;
import com.paperdynasty.table.ownership.OwnershipCheck;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Answers each kind of request to an open game. Used on the game's context. */
final class GameRequestHandler implements GameRequest.Cases<Future<GameReply>> {
  private final String node;
  private final CommandExecutor commandExecutor;
  private final PresenceTracker presenceTracker;
  private final OwnershipCheck ownershipCheck;
  private final GameQueryHandler gameQueryHandler;
  private final ChatAuthorizer chatAuthorizer;
  private final GameLifecycle lifecycle;

  GameRequestHandler(
      String node,
      CommandExecutor commandExecutor,
      PresenceTracker presenceTracker,
      OwnershipCheck ownershipCheck,
      GameQueryHandler gameQueryHandler,
      ChatAuthorizer chatAuthorizer,
      GameLifecycle lifecycle) {
    this.node = node;
    this.commandExecutor = commandExecutor;
    this.presenceTracker = presenceTracker;
    this.ownershipCheck = ownershipCheck;
    this.gameQueryHandler = gameQueryHandler;
    this.chatAuthorizer = chatAuthorizer;
    this.lifecycle = lifecycle;
  }

  @Override
  public Future<GameReply> executeCommand(GameRequest.ExecuteCommand executeCommand) {
    return executeCommand(executeCommand, System.nanoTime());
  }

  /** The same for a command that has waited since it arrived. */
  Future<GameReply> executeCommand(GameRequest.ExecuteCommand executeCommand, long arrivedAt) {
    IdempotencyKey key =
        executeCommand.commandId() == null
            ? null
            : new IdempotencyKey(
                executeCommand.sender().userId(),
                executeCommand.commandId(),
                ContentHash.of(executeCommand.event(), executeCommand.data()));
    return lifecycle
        .enqueue(
            new PendingCommand(
                presenceTracker.actor(executeCommand.sender()),
                executeCommand.event(),
                CommandReader.read(executeCommand.event(), executeCommand.data()),
                key,
                executeCommand.connectionRef(),
                executeCommand.sentAt(),
                executeCommand.trace(),
                arrivedAt))
        .compose(
            reply ->
                isRefusal(reply, key)
                    ? ownershipCheck.check().map(reply)
                    : Future.succeededFuture(reply))
        .map(reply -> executeCommand.seqsOnly() ? withoutFrames(reply) : reply);
  }

  private static GameReply withoutFrames(GameReply reply) {
    return reply instanceof GameReply.Executed executed ? executed.withoutFrames() : reply;
  }

  /** A refusal is final, so a former owner must not give it: ownership is checked first. */
  private boolean isRefusal(GameReply reply, @Nullable IdempotencyKey key) {
    return key != null && reply instanceof GameReply.Refused refused && refused.isDecided();
  }

  @Override
  public Future<GameReply> join(GameRequest.Join join) {
    String entropy = join.entropy();
    String user = join.sender().userId();
    if (entropy == null || !commandExecutor.game().state().awaitsEntropyOf(user)) {
      return ownershipCheck.check().map(checked -> gameQueryHandler.join(join));
    }
    PendingCommand command =
        new PendingCommand(
            presenceTracker.actor(join.sender()),
            CommandReader.GIVE_TEXT,
            new FairPlayCommand.GiveEntropy(entropy),
            null,
            null,
            null,
            null,
            System.nanoTime());
    // Of two joins at the same time the second finds the entropy given; it is let in as well.
    return lifecycle
        .enqueue(command)
        .map(
            reply ->
                reply instanceof GameReply.Refused
                        && commandExecutor.game().state().awaitsEntropyOf(user)
                    ? reply
                    : gameQueryHandler.join(join));
  }

  @Override
  public Future<GameReply> sync(GameRequest.Sync sync) {
    return ownershipCheck.check().compose(checked -> gameQueryHandler.sync(sync));
  }

  @Override
  public Future<GameReply> renewWatch(GameRequest.RenewWatch renewWatch) {
    lifecycle.touch();
    return gameQueryHandler.renewWatch(renewWatch);
  }

  @Override
  public Future<GameReply> readLog(GameRequest.ReadLog read) {
    return ownershipCheck.check().compose(checked -> gameQueryHandler.readLog(read));
  }

  @Override
  public Future<GameReply> readScorebook(GameRequest.ReadScorebook read) {
    return ownershipCheck.check().compose(checked -> gameQueryHandler.readScorebook(read));
  }

  @Override
  public Future<GameReply> previewOutcome(GameRequest.PreviewOutcome request) {
    return ownershipCheck.check().map(checked -> gameQueryHandler.previewOutcome(request));
  }

  @Override
  public Future<GameReply> readOffer(GameRequest.ReadOffer request) {
    return ownershipCheck.check().map(checked -> gameQueryHandler.readOffer(request));
  }

  @Override
  public Future<GameReply> authorize(GameRequest.Authorize request) {
    return Future.succeededFuture(chatAuthorizer.authorize(request));
  }

  @Override
  public Future<GameReply> broadcast(GameRequest.Broadcast request) {
    return Future.succeededFuture(chatAuthorizer.broadcast(request));
  }

  @Override
  public Future<GameReply> viewHand(GameRequest.ViewHand request) {
    return chatAuthorizer.viewHand(request);
  }

  @Override
  public Future<GameReply> readVisibleCards(GameRequest.ReadVisibleCards request) {
    return ownershipCheck.check().map(checked -> gameQueryHandler.readVisibleCards(request));
  }

  @Override
  public Future<GameReply> queryOwnership(OwnershipRequest.QueryOwnership request) {
    // An owner that cannot reach its journal does not confirm: another node then opens the game.
    return ownershipCheck.check().map(checked -> new GameReply.Redirect(node));
  }

  @Override
  public Future<GameReply> releaseGame(OwnershipRequest.ReleaseGame request) {
    return lifecycle.release();
  }

  @Override
  public Future<GameReply> acquireGame(OwnershipRequest.AcquireGame request) {
    return Future.succeededFuture(new GameReply.Redirect(node));
  }

  @Override
  public Future<GameReply> offerGame(OwnershipRequest.OfferGame request) {
    return Future.succeededFuture(new GameReply.Redirect(node));
  }
}
