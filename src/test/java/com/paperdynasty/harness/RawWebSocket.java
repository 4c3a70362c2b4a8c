package com.paperdynasty.harness;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * A WebSocket on a plain TCP socket, for one thread. It can do what client libraries do not: send
 * half a frame, send garbage, stop reading, close without a close frame.
 */
public final class RawWebSocket implements AutoCloseable {
  private static final int CONNECT_MS = 10_000;
  private static final int BROKEN_OFF = 1006;
  private static final int CONTINUATION = 0x0;
  private static final int TEXT = 0x1;
  private static final int CLOSE = 0x8;
  private static final int PING = 0x9;
  private static final int PONG = 0xA;
  private static final byte[] MASK = {0x5A, 0x17, 0x33, 0x0C};

  private final Socket socket;
  private final WebSocketEndpoint webSocketEndpoint;
  private final Queue<String> frames = new ArrayDeque<>();
  private ByteBuffer unread = ByteBuffer.allocate(1 << 14).limit(0);
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
  private int closeCode;

  private RawWebSocket(Socket socket, WebSocketEndpoint webSocketEndpoint) {
    this.socket = socket;
    this.webSocketEndpoint = webSocketEndpoint;
  }

  /** Opens a socket with an additional header on its handshake. */
  public static RawWebSocket open(
      int port, WebSocketEndpoint webSocketEndpoint, int receiveBytes, String header)
      throws IOException {
    InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    return open(here, webSocketEndpoint, receiveBytes, header);
  }

  /**
   * Opens a socket to a server on any address.
   *
   * @param receiveBytes the receive buffer that the kernel is asked for
   */
  public static RawWebSocket open(
      InetSocketAddress server,
      WebSocketEndpoint webSocketEndpoint,
      int receiveBytes,
      String header)
      throws IOException {
    Socket socket = new Socket();
    try {
      socket.setReceiveBufferSize(receiveBytes);
      socket.setTcpNoDelay(true);
      socket.connect(server, CONNECT_MS);
      RawWebSocket raw = new RawWebSocket(socket, webSocketEndpoint);
      raw.handshake(header);
      return raw;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private void handshake(String header) throws IOException {
    String request =
        String.join(
            "\r\n",
            "GET " + webSocketEndpoint.path() + " HTTP/1.1",
            "Host: 127.0.0.1:" + socket.getPort(),
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            header,
            "",
            "");
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    socket.setSoTimeout(CONNECT_MS);
    String answer = "";
    int end = -1;
    while (end < 0) {
      fill();
      answer = new String(unread.array(), 0, unread.limit(), StandardCharsets.ISO_8859_1);
      end = answer.indexOf("\r\n\r\n");
    }
    if (!answer.startsWith("HTTP/1.1 101")) {
      throw new IOException("not a WebSocket, but " + answer.lines().findFirst().orElse(""));
    }
    unread.position(end + 4);
  }

  /** Sends a frame of the protocol. If that fails this end is closed. */
  public void send(String frame) {
    sendBytes(message(frame));
  }

  /** Sends the first half of the bytes that a frame has on the wire. */
  public void sendHalf(String frame) {
    byte[] whole = message(frame);
    sendBytes(Arrays.copyOf(whole, whole.length / 2));
  }

  /** Sends any bytes. */
  public void sendBytes(byte[] bytes) {
    if (isClosed()) {
      return;
    }
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException broken) {
      closed(BROKEN_OFF);
    }
  }

  private byte[] message(String frame) {
    return wire(TEXT, webSocketEndpoint.pack(frame).getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] wire(int opcode, byte[] payload) {
    ByteBuffer bytes = ByteBuffer.allocate(payload.length + 14);
    bytes.put((byte) (0x80 | opcode));
    if (payload.length < 126) {
      bytes.put((byte) (0x80 | payload.length));
    } else if (payload.length < 1 << 16) {
      bytes.put((byte) (0x80 | 126)).putShort((short) payload.length);
    } else {
      bytes.put((byte) (0x80 | 127)).putLong(payload.length);
    }
    bytes.put(MASK);
    for (int i = 0; i < payload.length; i++) {
      bytes.put((byte) (payload[i] ^ MASK[i & 3]));
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  /** The next frame, if one comes in time; empty also if the other end closes before. */
  public Optional<String> hear(long waitMs) {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMs);
    try {
      while (frames.isEmpty() && !isClosed()) {
        if (!takeOne()) {
          long leftMs = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
          if (leftMs <= 0) {
            break;
          }
          socket.setSoTimeout((int) leftMs);
          fill();
        }
      }
    } catch (SocketTimeoutException nothingCame) {
      return Optional.empty();
    } catch (IOException broken) {
      closed(BROKEN_OFF);
    }
    return Optional.ofNullable(frames.poll());
  }

  private void fill() throws IOException {
    if (unread.limit() == unread.capacity()) {
      ByteBuffer larger = ByteBuffer.allocate(Math.max(unread.capacity(), 2 * unread.remaining()));
      unread = larger.put(unread).flip();
    }
    int end = unread.limit();
    int read = socket.getInputStream().read(unread.array(), end, unread.capacity() - end);
    if (read < 0) {
      throw new EOFException();
    }
    unread.limit(end + read);
  }

  /** Reads one WebSocket frame, if all of it has come. */
  private boolean takeOne() {
    ByteBuffer in = unread.duplicate();
    if (in.remaining() < 2) {
      return false;
    }
    int head = in.get();
    int length = in.get() & 0x7F;
    if (in.remaining() < (length == 126 ? 2 : length == 127 ? 8 : 0)) {
      return false;
    }
    length = length == 126 ? in.getShort() & 0xFFFF : length == 127 ? (int) in.getLong() : length;
    if (in.remaining() < length) {
      return false;
    }
    byte[] payload = new byte[length];
    in.get(payload);
    unread.position(in.position());
    take(head & 0x0F, (head & 0x80) != 0, payload);
    return true;
  }

  private void take(int opcode, boolean last, byte[] payload) {
    switch (opcode) {
      case TEXT, CONTINUATION -> {
        begun.writeBytes(payload);
        if (last) {
          frames.addAll(webSocketEndpoint.unpack(begun.toString(StandardCharsets.UTF_8)));
          begun.reset();
        }
      }
      case PING -> sendBytes(wire(PONG, payload));
      case CLOSE -> {
        sendBytes(wire(CLOSE, payload));
        closed(payload.length < 2 ? BROKEN_OFF : ByteBuffer.wrap(payload).getShort() & 0xFFFF);
      }
      default -> {}
    }
  }

  private void closed(int code) {
    if (closeCode == 0) {
      closeCode = code;
    }
    close();
  }

  /** Whether either end has closed the connection. */
  public boolean isClosed() {
    return closeCode != 0;
  }

  /** The close code of the other end; 1006 if it sent none. */
  public int closeCode() {
    return closeCode;
  }

  /** Closes so that the other end gets a connection reset. */
  public void cut() {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException gone) {
      closed(BROKEN_OFF);
    }
    closed(BROKEN_OFF);
  }

  /** Closes without a close frame. */
  @Override
  public void close() {
    closeCode = closeCode == 0 ? BROKEN_OFF : closeCode;
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
