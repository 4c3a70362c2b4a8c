package com.paperdynasty.realtime.room;

import io.vertx.core.Future;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** A client whose connection stays open and takes each frame at once. */
interface OpenSubscriber extends RoomSubscriber {
  @Override
  default boolean isClosed() {
    return false;
  }

  @Override
  default Future<Void> whenSent() {
    return Future.succeededFuture();
  }

  @Override
  default void onAnswered(String replyTo) {}

  @Override
  default void onEntered(UUID gameId) {}

  @Override
  default void onLeft(UUID gameId) {}

  @Override
  default void readPage(CatchUpPage page) {}

  @Override
  default void onReplayStarted(BooleanSupplier isReading) {}
}
