package com.paperdynasty.table;

import com.paperdynasty.game.Command;
import com.paperdynasty.wire.Commands;
import com.paperdynasty.wire.ContentHash;
import com.paperdynasty.wire.OwnershipRequest;
import com.paperdynasty.wire.TableReply;
import com.paperdynasty.wire.TableRequest;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * What a table does for each kind of request, as long as it has its game. Lives on the table's
 * context.
 */
final class TableRequests implements TableRequest.Cases<Future<TableReply>> {
  private final String node;
  private final Scorekeeper scorekeeper;
  private final Watchers watchers;
  private final StillOurs stillOurs;
  private final Usher usher;
  private final Steward steward;
  private final TableControl control;

  /** The requests of one table. */
  TableRequests(
      String node,
      Scorekeeper scorekeeper,
      Watchers watchers,
      StillOurs stillOurs,
      Usher usher,
      Steward steward,
      TableControl control) {
    this.node = node;
    this.scorekeeper = scorekeeper;
    this.watchers = watchers;
    this.stillOurs = stillOurs;
    this.usher = usher;
    this.steward = steward;
    this.control = control;
  }

  @Override
  public Future<TableReply> carry(TableRequest.Carry carry) {
    CommandKey key =
        carry.commandId() == null
            ? null
            : new CommandKey(
                carry.sender().userId(),
                carry.commandId(),
                ContentHash.of(carry.event(), carry.data()));
    return control
        .queue(
            new Turn(
                watchers.actor(carry.sender()),
                carry.event(),
                Commands.read(carry.event(), carry.data()),
                key,
                carry.origin(),
                carry.sentAt()))
        .compose(
            reply ->
                isRefusal(reply, key) ? stillOurs.now().map(reply) : Future.succeededFuture(reply))
        .map(reply -> carry.seqsOnly() ? withoutFrames(reply) : reply);
  }

  private static TableReply withoutFrames(TableReply reply) {
    return reply instanceof TableReply.Done done ? done.withoutFrames() : reply;
  }

  /** It is not for an owner that was deposed to say that a command will not be done. */
  private boolean isRefusal(TableReply reply, @Nullable CommandKey key) {
    return key != null && reply instanceof TableReply.Refused refused && refused.isDecided();
  }

  @Override
  public Future<TableReply> join(TableRequest.Join join) {
    String entropy = join.entropy();
    String user = join.sender().userId();
    if (entropy == null || !scorekeeper.game().state().awaitsEntropyOf(user)) {
      return stillOurs.now().map(sure -> usher.join(join));
    }
    Turn giving =
        new Turn(
            watchers.actor(join.sender()),
            Commands.GIVE_ENTROPY,
            new Command.GiveEntropy(entropy),
            null,
            null,
            null);
    // Asked twice at once, the second finds it given, and has no less right to be here.
    return control
        .queue(giving)
        .map(
            given ->
                given instanceof TableReply.Refused
                        && scorekeeper.game().state().awaitsEntropyOf(user)
                    ? given
                    : usher.join(join));
  }

  @Override
  public Future<TableReply> sync(TableRequest.Sync sync) {
    return stillOurs.now().compose(sure -> usher.sync(sync));
  }

  @Override
  public Future<TableReply> watch(TableRequest.Watch watch) {
    control.used();
    return usher.watch(watch);
  }

  @Override
  public Future<TableReply> readLog(TableRequest.ReadLog read) {
    return stillOurs.now().compose(sure -> usher.readLog(read));
  }

  @Override
  public Future<TableReply> readBook(TableRequest.ReadBook read) {
    return stillOurs.now().compose(sure -> usher.readBook(read));
  }

  @Override
  public Future<TableReply> permit(TableRequest.Permit asked) {
    return Future.succeededFuture(steward.permit(asked));
  }

  @Override
  public Future<TableReply> passOn(TableRequest.PassOn said) {
    return Future.succeededFuture(steward.passOn(said));
  }

  @Override
  public Future<TableReply> viewHand(TableRequest.ViewHand view) {
    return Future.succeededFuture(steward.viewHand(view));
  }

  @Override
  public Future<TableReply> confirm(OwnershipRequest.Confirm asked) {
    // An owner that does not reach its journal is of no use: its silence gives the game away.
    return stillOurs.now().map(sure -> new TableReply.Elsewhere(node));
  }

  @Override
  public Future<TableReply> handOn(OwnershipRequest.HandOn asked) {
    return control.handOn();
  }

  @Override
  public Future<TableReply> takeOver(OwnershipRequest.TakeOver asked) {
    return Future.succeededFuture(new TableReply.Elsewhere(node));
  }

  @Override
  public Future<TableReply> offer(OwnershipRequest.Offer asked) {
    return Future.succeededFuture(new TableReply.Elsewhere(node));
  }
}
