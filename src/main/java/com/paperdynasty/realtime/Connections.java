package com.paperdynasty.realtime;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The open connections of one event loop, by their ids. */
final class Connections {
  private final Map<String, Connection> connections = new HashMap<>();

  void add(Connection connection) {
    connections.put(connection.id(), connection);
  }

  void remove(Connection connection) {
    connections.remove(connection.id());
  }

  Optional<Connection> byId(String id) {
    return Optional.ofNullable(connections.get(id));
  }

  /** All that are open now; connections may come and go while they are gone through. */
  List<Connection> all() {
    return List.copyOf(connections.values());
  }
}
