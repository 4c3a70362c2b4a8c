package com.paperdynasty.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A TCP proxy that limits the bytes per second from the server to the client. */
public final class ThrottledProxy implements AutoCloseable {
  private static final int PIECE_BYTES = 4_096;

  private final ServerSocket entry;
  private final int serverPort;
  private final int bytesPerSecond;
  private final AtomicLong carried = new AtomicLong();

  private ThrottledProxy(ServerSocket entry, int serverPort, int bytesPerSecond) {
    this.entry = entry;
    this.serverPort = serverPort;
    this.bytesPerSecond = bytesPerSecond;
  }

  /** A proxy to a server on this machine, for one client. */
  public static ThrottledProxy to(int serverPort, int bytesPerSecond) {
    try {
      ServerSocket entry = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      ThrottledProxy line = new ThrottledProxy(entry, serverPort, bytesPerSecond);
      run("slow line", line::forward);
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException hungUp) {
                // One of the two ends is closed, so the proxy ends.
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }

  private interface Work {
    void run() throws IOException;
  }

  private void forward() throws IOException {
    try (Socket client = entry.accept();
        Socket server = new Socket()) {
      // A small kernel buffer, so that the data waits at the server.
      server.setReceiveBufferSize(2 * PIECE_BYTES);
      server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort));
      run("slow line, up", () -> client.getInputStream().transferTo(server.getOutputStream()));
      down(server.getInputStream(), client.getOutputStream());
    }
  }

  private void down(InputStream from, OutputStream to) throws IOException {
    byte[] piece = new byte[PIECE_BYTES];
    long nanosPerPiece = 1_000_000_000L * PIECE_BYTES / bytesPerSecond;
    long due = System.nanoTime();
    for (int read = from.readNBytes(piece, 0, 1); read > 0; read = from.read(piece)) {
      to.write(piece, 0, read);
      to.flush();
      carried.addAndGet(read);
      due = Math.max(due, System.nanoTime() - nanosPerPiece) + nanosPerPiece * read / PIECE_BYTES;
      LockSupport.parkNanos(due - System.nanoTime());
    }
  }

  public int port() {
    return entry.getLocalPort();
  }

  /** How many bytes the client has received. */
  public long carried() {
    return carried.get();
  }

  @Override
  public void close() {
    try {
      entry.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
