package com.paperdynasty.harness;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A DNS server over UDP with the IPv4 addresses of one name, like that of a headless Service. While
 * it has no addresses, the name does not exist.
 */
public final class TestDnsServer implements AutoCloseable {
  private static final int PORT = 53;
  private static final int LONGEST_QUERY = 512;
  private static final int HEADER = 12;
  private static final int A = 1;
  private static final int INTERNET = 1;
  private static final int ANSWER_BY_AUTHORITY = 0x8400;
  private static final int RECURSION_DESIRED = 0x0100;
  private static final int NO_SUCH_NAME = 3;
  private static final int NAME_OF_THE_QUESTION = 0xC000 | HEADER;
  private static final int TTL_S = 5;

  private final DatagramSocket socket;
  private final String name;
  private final Map<String, AtomicInteger> queries = new ConcurrentHashMap<>();
  private volatile List<String> addresses = List.of();

  private record Question(String name, int type, int end) {}

  private TestDnsServer(DatagramSocket socket, String name) {
    this.socket = socket;
    this.name = name;
  }

  /**
   * A server for this name, without addresses yet.
   *
   * @throws IOException if it may not listen on the DNS port of that host
   */
  public static TestDnsServer start(String host, String name) throws IOException {
    TestDnsServer server =
        new TestDnsServer(new DatagramSocket(new InetSocketAddress(host, PORT)), name);
    Thread thread = new Thread(server::serve, "name server");
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  /** Sets the addresses of the name. */
  public void publish(List<String> addresses) {
    this.addresses = List.copyOf(addresses);
  }

  /** How often the IPv4 addresses of a name were queried, known or not. */
  public int asked(String name) {
    AtomicInteger count = queries.get(name);
    return count == null ? 0 : count.get();
  }

  private void serve() {
    while (!socket.isClosed()) {
      DatagramPacket packet = new DatagramPacket(new byte[LONGEST_QUERY], LONGEST_QUERY);
      try {
        socket.receive(packet);
        byte[] answer = answer(packet.getData());
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      } catch (SocketException closed) {
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** RFC 1035, sections 4.1 and 3.4.1. */
  private byte[] answer(byte[] asked) throws IOException {
    ByteBuffer query = ByteBuffer.wrap(asked);
    short id = query.getShort();
    int flags = ANSWER_BY_AUTHORITY | (query.getShort() & RECURSION_DESIRED);
    Question question = question(query.position(HEADER));
    if (question.type() == A) {
      queries.computeIfAbsent(question.name(), each -> new AtomicInteger()).incrementAndGet();
    }
    List<String> all = question.name().equals(name) ? addresses : List.of();
    List<String> told = question.type() == A ? all : List.of();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream answer = new DataOutputStream(bytes);
    answer.writeShort(id);
    answer.writeShort(all.isEmpty() ? flags | NO_SUCH_NAME : flags);
    answer.writeShort(1);
    answer.writeShort(told.size());
    answer.writeInt(0);
    answer.write(asked, HEADER, question.end() - HEADER);
    for (String address : told) {
      byte[] four = InetAddress.getByName(address).getAddress();
      answer.writeShort(NAME_OF_THE_QUESTION);
      answer.writeShort(A);
      answer.writeShort(INTERNET);
      answer.writeInt(TTL_S);
      answer.writeShort(four.length);
      answer.write(four);
    }
    return bytes.toByteArray();
  }

  private static Question question(ByteBuffer query) {
    StringBuilder name = new StringBuilder();
    for (int length = query.get(); length > 0; length = query.get()) {
      byte[] label = new byte[length];
      query.get(label);
      name.append(name.isEmpty() ? "" : ".").append(new String(label, StandardCharsets.US_ASCII));
    }
    int type = query.getShort();
    int end = query.position() + Short.BYTES;
    return new Question(name.toString().toLowerCase(Locale.ROOT), type, end);
  }

  @Override
  public void close() {
    socket.close();
  }
}
