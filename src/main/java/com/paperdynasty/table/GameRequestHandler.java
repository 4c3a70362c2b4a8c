package com.paperdynasty.table;

import com.paperdynasty.bus.GameReply;
import com.paperdynasty.bus.GameRequest;
import com.paperdynasty.bus.OwnershipRequest;
import com.paperdynasty.game.model.Command;
import com.paperdynasty.journal.IdempotencyKey;
import com.paperdynasty.protocol.client.CommandReader;
import com.paperdynasty.protocol.client.ContentHash;
import com.paperdynasty.table.ownership.OwnershipCheck;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * What a table does for each kind of request, as long as it has its game. Lives on the table's
 * context.
 */
final class GameRequestHandler implements GameRequest.Cases<Future<GameReply>> {
  private final String node;
  private final CommandExecutor commandExecutor;
  private final PresenceTracker presenceTracker;
  private final OwnershipCheck ownershipCheck;
  private final GameQueryHandler gameQueryHandler;
  private final ChatAuthorizer chatAuthorizer;
  private final GameLifecycle control;

  /** The requests of one table. */
  GameRequestHandler(
      String node,
      CommandExecutor commandExecutor,
      PresenceTracker presenceTracker,
      OwnershipCheck ownershipCheck,
      GameQueryHandler gameQueryHandler,
      ChatAuthorizer chatAuthorizer,
      GameLifecycle control) {
    this.node = node;
    this.commandExecutor = commandExecutor;
    this.presenceTracker = presenceTracker;
    this.ownershipCheck = ownershipCheck;
    this.gameQueryHandler = gameQueryHandler;
    this.chatAuthorizer = chatAuthorizer;
    this.control = control;
  }

  @Override
  public Future<GameReply> executeCommand(GameRequest.ExecuteCommand executeCommand) {
    IdempotencyKey key =
        executeCommand.commandId() == null
            ? null
            : new IdempotencyKey(
                executeCommand.sender().userId(),
                executeCommand.commandId(),
                ContentHash.of(executeCommand.event(), executeCommand.data()));
    return control
        .enqueue(
            new PendingCommand(
                presenceTracker.actor(executeCommand.sender()),
                executeCommand.event(),
                CommandReader.read(executeCommand.event(), executeCommand.data()),
                key,
                executeCommand.connectionRef(),
                executeCommand.sentAt()))
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

  /** It is not for an owner that was deposed to say that a command will not be done. */
  private boolean isRefusal(GameReply reply, @Nullable IdempotencyKey key) {
    return key != null && reply instanceof GameReply.Refused refused && refused.isDecided();
  }

  @Override
  public Future<GameReply> join(GameRequest.Join join) {
    String entropy = join.entropy();
    String user = join.sender().userId();
    if (entropy == null || !commandExecutor.game().state().awaitsEntropyOf(user)) {
      return ownershipCheck.check().map(sure -> gameQueryHandler.join(join));
    }
    PendingCommand giving =
        new PendingCommand(
            presenceTracker.actor(join.sender()),
            CommandReader.GIVE_ENTROPY,
            new Command.GiveEntropy(entropy),
            null,
            null,
            null);
    // Asked twice at once, the second finds it given, and has no less right to be here.
    return control
        .enqueue(giving)
        .map(
            given ->
                given instanceof GameReply.Refused
                        && commandExecutor.game().state().awaitsEntropyOf(user)
                    ? given
                    : gameQueryHandler.join(join));
  }

  @Override
  public Future<GameReply> sync(GameRequest.Sync sync) {
    return ownershipCheck.check().compose(sure -> gameQueryHandler.sync(sync));
  }

  @Override
  public Future<GameReply> renewWatch(GameRequest.RenewWatch renewWatch) {
    control.touch();
    return gameQueryHandler.watch(renewWatch);
  }

  @Override
  public Future<GameReply> readLog(GameRequest.ReadLog read) {
    return ownershipCheck.check().compose(sure -> gameQueryHandler.readLog(read));
  }

  @Override
  public Future<GameReply> readScorebook(GameRequest.ReadScorebook read) {
    return ownershipCheck.check().compose(sure -> gameQueryHandler.readBook(read));
  }

  @Override
  public Future<GameReply> authorize(GameRequest.Authorize asked) {
    return Future.succeededFuture(chatAuthorizer.authorize(asked));
  }

  @Override
  public Future<GameReply> broadcast(GameRequest.Broadcast said) {
    return Future.succeededFuture(chatAuthorizer.broadcast(said));
  }

  @Override
  public Future<GameReply> viewHand(GameRequest.ViewHand view) {
    return Future.succeededFuture(chatAuthorizer.viewHand(view));
  }

  @Override
  public Future<GameReply> queryOwnership(OwnershipRequest.QueryOwnership asked) {
    // An owner that does not reach its journal is of no use: its silence gives the game away.
    return ownershipCheck.check().map(sure -> new GameReply.Redirect(node));
  }

  @Override
  public Future<GameReply> releaseGame(OwnershipRequest.ReleaseGame asked) {
    return control.release();
  }

  @Override
  public Future<GameReply> acquireGame(OwnershipRequest.AcquireGame asked) {
    return Future.succeededFuture(new GameReply.Redirect(node));
  }

  @Override
  public Future<GameReply> offerGame(OwnershipRequest.OfferGame asked) {
    return Future.succeededFuture(new GameReply.Redirect(node));
  }
}
