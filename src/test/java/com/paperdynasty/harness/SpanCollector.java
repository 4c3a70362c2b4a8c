package com.paperdynasty.harness;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** A collector of traces that takes OTLP over HTTP, and keeps what a test asks for. */
public final class SpanCollector implements AutoCloseable {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int TEXT = 2;

  private final List<Span> spans = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  /**
   * A span as it was sent.
   *
   * @param node the attribute {@code service.instance.id}
   * @param parent empty without one
   */
  public record Span(String node, String trace, String id, String parent, String name) {}

  public SpanCollector() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/v1/traces",
        exchange -> {
          read(exchange.getRequestBody().readAllBytes());
          exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  /** Where nodes send their spans. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
  }

  /** All that were sent so far. */
  public List<Span> spans() {
    return List.copyOf(spans);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** ExportTraceServiceRequest: each ResourceSpans is field 1. */
  private void read(byte[] request) {
    fields(request, (field, resourceSpans) -> readResourceSpans(resourceSpans));
  }

  /** The resource is field 1, each ScopeSpans field 2, and in it each span field 2. */
  private void readResourceSpans(byte[] resourceSpans) {
    String[] node = {""};
    fields(
        resourceSpans,
        (field, part) -> {
          if (field == 1) {
            fields(part, (one, attribute) -> readNode(attribute, node));
          } else if (field == 2) {
            fields(
                part,
                (inner, span) -> {
                  if (inner == 2) {
                    readSpan(node[0], span);
                  }
                });
          }
        });
  }

  private static void readNode(byte[] attribute, String[] node) {
    String[] key = {""};
    fields(
        attribute,
        (field, value) -> {
          if (field == 1) {
            key[0] = text(value);
          } else if (key[0].equals("service.instance.id")) {
            fields(value, (one, name) -> node[0] = text(name));
          }
        });
  }

  private void readSpan(String node, byte[] span) {
    String[] parts = {"", "", "", "", "", ""};
    fields(
        span,
        (field, value) -> {
          if (field == 5) {
            parts[field] = text(value);
          } else if (field < 5) {
            parts[field] = HexFormat.of().formatHex(value);
          }
        });
    spans.add(new Span(node, parts[1], parts[2], parts[4], parts[5]));
  }

  private static String text(byte[] value) {
    return new String(value, StandardCharsets.UTF_8);
  }

  /** Calls back for each field of a message in protobuf that has a length; passes over the rest. */
  private static void fields(byte[] message, BiConsumer<Integer, byte[]> each) {
    ByteBuffer left = ByteBuffer.wrap(message);
    while (left.hasRemaining()) {
      int tag = (int) varint(left);
      switch (tag & 7) {
        case VARINT -> varint(left);
        case FIXED64 -> left.position(left.position() + Long.BYTES);
        case TEXT -> {
          byte[] value = new byte[(int) varint(left)];
          left.get(value);
          each.accept(tag >>> 3, value);
        }
        default -> left.position(left.position() + Integer.BYTES);
      }
    }
  }

  private static long varint(ByteBuffer from) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = from.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }
}
