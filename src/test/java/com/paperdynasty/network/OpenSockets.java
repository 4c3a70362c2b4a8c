package com.paperdynasty.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The TCP sockets of a process, from {@code /proc}. */
final class OpenSockets {
  private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");
  private static final int LOCAL_ADDRESS = 1;
  private static final int INODE = 9;

  private OpenSockets() {}

  /** The local ports of a process's sockets; empty if the process is gone. */
  static Set<Integer> of(long pid) {
    Path process = Path.of("/proc", String.valueOf(pid));
    Set<Integer> ports = new HashSet<>();
    try {
      Set<String> inodes = inodes(process.resolve("fd"));
      for (String table : List.of("tcp", "tcp6")) {
        try (Stream<String> lines = Files.lines(process.resolve("net").resolve(table))) {
          lines
              .skip(1)
              .map(line -> line.trim().split("\\s+"))
              .filter(columns -> inodes.contains(columns[INODE]))
              .forEach(columns -> ports.add(port(columns[LOCAL_ADDRESS])));
        }
      }
    } catch (IOException | UncheckedIOException gone) {
      return Set.of();
    }
    return ports;
  }

  private static Set<String> inodes(Path descriptors) throws IOException {
    Set<String> inodes = new HashSet<>();
    try (Stream<Path> links = Files.list(descriptors)) {
      for (Path link : links.toList()) {
        inode(link).ifPresent(inodes::add);
      }
    }
    return inodes;
  }

  /** A descriptor may be closed while it is read. */
  private static Optional<String> inode(Path link) {
    try {
      Matcher socket = SOCKET.matcher(Files.readSymbolicLink(link).toString());
      return socket.matches() ? Optional.of(socket.group(1)) : Optional.empty();
    } catch (IOException closed) {
      return Optional.empty();
    }
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
  }
}
