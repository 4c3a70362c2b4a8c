package com.paperdynasty.realtime.room;

import com.paperdynasty.user.User;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** A subscriber without a connection, which reads each page at once. */
final class TestSubscriber implements RoomSubscriber {
  final List<JsonObject> frames = new ArrayList<>();
  final List<String> answered = new ArrayList<>();
  final Set<UUID> games = new LinkedHashSet<>();
  private final User user;
  private boolean closed;

  TestSubscriber(String userId) {
    this.user = new User(userId, userId, false);
  }

  void close() {
    closed = true;
  }

  @Override
  public String id() {
    return "connection of " + user.userId();
  }

  @Override
  public User user() {
    return user;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void send(OutboundFrame frame) {
    if (!closed) {
      frames.add(new JsonObject(frame.text()));
    }
  }

  @Override
  public Future<Void> whenSent() {
    return Future.succeededFuture();
  }

  @Override
  public void onAnswered(String replyTo) {
    answered.add(replyTo);
  }

  @Override
  public void onEntered(UUID gameId) {
    games.add(gameId);
  }

  @Override
  public void onLeft(UUID gameId) {
    games.remove(gameId);
  }

  @Override
  public void readPage(CatchUpPage page) {
    page.read();
  }

  @Override
  public void onReplayStarted(BooleanSupplier isReading) {}
}
