package com.paperdynasty.nodes;

import com.paperdynasty.harness.Await;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A client of the nodes' event bus that is not a node; it writes the bus protocol byte by byte. */
final class ForeignBusClient implements AutoCloseable {
  private static final byte VERSION = 2;
  private static final byte NAMED_CODEC = -1;
  private static final byte PING_CODEC = 1;
  private static final byte TO_ONE = 0;

  private final Promise<Boolean> answered = Promise.promise();
  private final NetClient client;
  private final int port;

  private ForeignBusClient(NetClient client, int port) {
    this.client = client;
    this.port = port;
  }

  /** A client of the bus of a node, with these connection options. */
  static ForeignBusClient at(Vertx vertx, NetClientOptions line, int port) {
    return new ForeignBusClient(vertx.createNetClient(line), port);
  }

  /** Whether the node answers a ping; otherwise it closes or refuses the connection. */
  boolean isAdmitted() {
    say(frame(PING_CODEC, null, "__vertx_ping", Buffer.buffer()));
    return Await.result(answered.future());
  }

  /** Sends a request as a node does, but without the secret, and waits until it is read. */
  void asks(String address, String kindOfMessage, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    say(
        frame(
                NAMED_CODEC,
                kindOfMessage,
                address,
                Buffer.buffer().appendInt(body.length).appendBytes(body))
            .appendBuffer(frame(PING_CODEC, null, "__vertx_ping", Buffer.buffer())));
    if (!Await.result(answered.future())) {
      throw new AssertionError("the node did not answer the ping");
    }
  }

  private void say(Buffer bytes) {
    client
        .connect(port, "127.0.0.1")
        .onFailure(cause -> answered.tryComplete(false))
        .onSuccess(socket -> say(socket, bytes));
  }

  private void say(NetSocket socket, Buffer bytes) {
    socket.handler(answer -> answered.tryComplete(true));
    socket.exceptionHandler(cause -> answered.tryComplete(false));
    socket.closeHandler(closed -> answered.tryComplete(false));
    socket.write(bytes);
  }

  private static Buffer frame(byte codec, @Nullable String codecName, String address, Buffer body) {
    Buffer frame = Buffer.buffer().appendByte(VERSION).appendByte(codec);
    if (codecName != null) {
      text(frame, codecName);
    }
    frame.appendByte(TO_ONE);
    text(frame, address);
    frame.appendInt(0);
    text(frame, "foreign");
    // No headers: only the length field of their count is written.
    frame.appendInt(Integer.BYTES).appendBuffer(body);
    return Buffer.buffer().appendInt(frame.length()).appendBuffer(frame);
  }

  private static void text(Buffer frame, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    frame.appendInt(bytes.length).appendBytes(bytes);
  }

  @Override
  public void close() {
    Await.result(client.close());
  }
}
