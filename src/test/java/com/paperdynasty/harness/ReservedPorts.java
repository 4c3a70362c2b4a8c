package com.paperdynasty.harness;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * TCP ports for programs that cannot choose a free port themselves. A port is reserved until this
 * JVM ends. No other test JVM reserves it, because this one holds the UDP port of the same number.
 * The system does not hand it out as an ephemeral port, because it is below their range.
 */
public final class ReservedPorts {
  private static final int FIRST = 10_000;
  private static final int END = 32_000;

  /** Closed when the JVM ends. */
  private static final List<DatagramSocket> HELD = new ArrayList<>();

  private static int next = ThreadLocalRandom.current().nextInt(FIRST, END);

  private ReservedPorts() {}

  /** A port on which no process listens, on any address of this machine. */
  public static synchronized int reserve() {
    for (int tries = 0; tries < END - FIRST; tries++) {
      int port = next;
      next = next + 1 < END ? next + 1 : FIRST;
      if (hold(port)) {
        return port;
      }
    }
    throw new AssertionError("every port from " + FIRST + " to " + END + " is taken");
  }

  /** Several such ports. */
  public static List<Integer> reserve(int count) {
    return IntStream.range(0, count).mapToObj(i -> reserve()).toList();
  }

  private static boolean hold(int port) {
    DatagramSocket held;
    try {
      held = new DatagramSocket(port);
    } catch (SocketException taken) {
      return false;
    }
    if (isListenedOn(port)) {
      held.close();
      return false;
    }
    HELD.add(held);
    return true;
  }

  private static boolean isListenedOn(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return !socket.isBound();
    } catch (BindException taken) {
      return true;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
