package com.paperdynasty.store.journal;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A block of events as it is kept: a byte with the form, and then, compressed with a checksum, the
 * columns one after the other, because what is like each other compresses best. Every byte comes
 * out as it went in. Takes milliseconds, so it is not for an event loop.
 */
final class PackedEvents {
  /** How many events a block has at most. */
  static final int MOST_EVENTS = 500;

  /** No block has more than this when it is unpacked; what claims to is damaged. */
  static final int MOST_BYTES = 64 << 20;

  private static final int FORM = 1;

  private PackedEvents() {}

  /**
   * A row of the log without its game and its number.
   *
   * @param version of the form of {@code data}
   * @param atMicros when, in microseconds since 1970
   * @param stateHash of the version {@code hashVersion}
   */
  record Entry(
      String type, int version, long atMicros, String data, int hashVersion, Buffer stateHash) {
    Instant at() {
      return Instant.EPOCH.plus(atMicros, ChronoUnit.MICROS);
    }
  }

  static byte[] pack(List<Entry> entries) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    packed.write(FORM);
    Deflater best = new Deflater(Deflater.BEST_COMPRESSION);
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(packed, best))) {
      write(entries, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      best.end();
    }
    return packed.toByteArray();
  }

  private static void write(List<Entry> entries, DataOutputStream out) throws IOException {
    out.writeInt(entries.size());
    long before = 0;
    for (Entry entry : entries) {
      out.writeUTF(entry.type());
      out.writeShort(entry.version());
      out.writeShort(entry.hashVersion());
      out.writeLong(entry.atMicros() - before);
      before = entry.atMicros();
    }
    for (Entry entry : entries) {
      writeBytes(entry.data().getBytes(StandardCharsets.UTF_8), out);
    }
    for (Entry entry : entries) {
      writeBytes(entry.stateHash().getBytes(), out);
    }
  }

  private static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /**
   * The events of a block.
   *
   * @throws IllegalArgumentException if it is damaged, or of a later version of this program
   */
  static List<Entry> unpack(byte[] block) {
    if (block.length == 0 || block[0] != FORM) {
      throw new IllegalArgumentException("its block is of an unknown form");
    }
    try (DataInputStream in =
        new DataInputStream(
            new Bounded(
                new InflaterInputStream(new ByteArrayInputStream(block, 1, block.length - 1))))) {
      return read(in);
    } catch (IOException e) {
      throw new IllegalArgumentException("its block is damaged: " + e, e);
    }
  }

  private static List<Entry> read(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST_EVENTS) {
      throw new IOException(count + " events");
    }
    String[] types = new String[count];
    int[] versions = new int[count];
    int[] hashVersions = new int[count];
    long[] times = new long[count];
    long before = 0;
    for (int i = 0; i < count; i++) {
      types[i] = in.readUTF();
      versions[i] = in.readShort();
      hashVersions[i] = in.readShort();
      before += in.readLong();
      times[i] = before;
    }
    String[] data = new String[count];
    for (int i = 0; i < count; i++) {
      data[i] = new String(readBytes(in), StandardCharsets.UTF_8);
    }
    List<Entry> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      entries.add(
          new Entry(
              types[i],
              versions[i],
              times[i],
              data[i],
              hashVersions[i],
              Buffer.buffer(readBytes(in))));
    }
    if (in.read() >= 0) {
      throw new IOException("more than its " + count + " events");
    }
    return entries;
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MOST_BYTES) {
      throw new IOException("a length of " + length);
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("it ends too early");
    }
    return bytes;
  }

  /** Gives so many bytes and not one more: a few that are damaged could become any number. */
  private static final class Bounded extends FilterInputStream {
    private int left = MOST_BYTES;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int read) throws IOException {
      left -= read;
      if (left < 0) {
        throw new IOException("more than " + MOST_BYTES + " bytes");
      }
    }
  }
}
