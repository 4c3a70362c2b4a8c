package com.paperdynasty.realtime.connection;

import com.paperdynasty.realtime.room.RoomMessageHandler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The open connections of one event loop, by their ids. */
final class OpenConnections implements RoomMessageHandler.Subscribers {
  private final Map<String, Connection> connections = new HashMap<>();

  void add(Connection connection) {
    connections.put(connection.id(), connection);
  }

  void remove(Connection connection) {
    connections.remove(connection.id());
  }

  @Override
  public Optional<Connection> byId(String id) {
    return Optional.ofNullable(connections.get(id));
  }

  /** The connections that are open now. A copy. */
  List<Connection> all() {
    return List.copyOf(connections.values());
  }
}
