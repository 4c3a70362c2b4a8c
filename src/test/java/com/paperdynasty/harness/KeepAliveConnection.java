package com.paperdynasty.harness;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One TCP connection for several HTTP requests, like those of browsers and proxies, for one thread.
 * It fails if the server closes it without announcing that.
 */
public final class KeepAliveConnection implements AutoCloseable {
  private static final int PATIENCE_MS = 20_000;

  private final Socket socket;
  private final Map<String, String> headers;

  /**
   * A connection to this machine.
   *
   * @param headers are sent with each request
   */
  public KeepAliveConnection(int port, Map<String, String> headers) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    this.socket.setTcpNoDelay(true);
    this.socket.setSoTimeout(PATIENCE_MS);
    this.headers = headers;
  }

  /** An answer of the server; header names are in lower case. */
  public record HttpResponse(int status, Map<String, String> headers, String body) {
    /** Whether the Connection header has this value. */
    public boolean says(String connection) {
      return connection.equalsIgnoreCase(headers.getOrDefault("connection", ""));
    }
  }

  public HttpResponse get(String path) throws IOException {
    return ask("GET", path, "", "text/plain");
  }

  public HttpResponse post(String path, String body) throws IOException {
    return ask("POST", path, body, "text/plain");
  }

  /** Sends a request and reads its whole answer. */
  public HttpResponse ask(String method, String path, String body, String type) throws IOException {
    send(method, path, body, type);
    return answer();
  }

  /** Sends a request without waiting for its answer. */
  public void send(String method, String path, String body, String type) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    head.append("Host: 127.0.0.1:").append(socket.getPort()).append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    if (!method.equals("GET") && !method.equals("HEAD")) {
      head.append("Content-Type: ").append(type).append("\r\n");
      head.append("Content-Length: ").append(bytes.length).append("\r\n");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    out.writeBytes(bytes);
    socket.getOutputStream().write(out.toByteArray());
  }

  /** Reads the next answer. */
  public HttpResponse answer() throws IOException {
    return answer("");
  }

  /** Reads the next answer, until it is whole or the part that has come contains a text. */
  public HttpResponse answer(String wanted) throws IOException {
    String[] status = line().split(" ", 3);
    Map<String, String> fields = new LinkedHashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      String[] field = line.split(":", 2);
      fields.put(field[0].toLowerCase(Locale.ROOT), field[1].strip());
    }
    int code = Integer.parseInt(status[1]);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if ("chunked".equals(fields.get("transfer-encoding"))) {
      chunks(body, wanted);
    } else {
      body.writeBytes(take(Integer.parseInt(fields.getOrDefault("content-length", "0"))));
    }
    return new HttpResponse(code, fields, body.toString(StandardCharsets.UTF_8));
  }

  private void chunks(ByteArrayOutputStream body, String wanted) throws IOException {
    int size = Integer.parseInt(line(), 16);
    while (size > 0) {
      body.writeBytes(take(size));
      line();
      if (!wanted.isEmpty() && body.toString(StandardCharsets.UTF_8).contains(wanted)) {
        return;
      }
      size = Integer.parseInt(line(), 16);
    }
    line();
  }

  private byte[] take(int length) throws IOException {
    byte[] bytes = socket.getInputStream().readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the server closed the connection in the middle of an answer");
    }
    return bytes;
  }

  private String line() throws IOException {
    InputStream in = socket.getInputStream();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new EOFException("the server closed the connection without announcing it");
      }
      line.write(octet);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
