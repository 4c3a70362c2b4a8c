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
 * A stored block of events: one byte for the format, then the columns one after the other,
 * compressed with a checksum. Columns compress better than rows, because similar values are
 * together. Unpacking gives back every byte. It takes milliseconds, so do not call it on an event
 * loop.
 */
final class PackedEvents {
  /** The most events in one block. */
  static final int MOST_EVENTS = 500;

  /** The most bytes of an unpacked block; a block that claims more is damaged. */
  static final int MOST_BYTES = 64 << 20;

  private static final int FORMAT = 1;

  private PackedEvents() {}

  /**
   * A row of the log without its game and seq.
   *
   * @param version the version of {@code data}
   * @param atMicros when, in microseconds since 1970
   * @param stateHash in the version {@code hashVersion}
   */
  record Entry(
      String type, int version, long atMicros, String data, int hashVersion, Buffer stateHash) {
    Instant at() {
      return Instant.EPOCH.plus(atMicros, ChronoUnit.MICROS);
    }
  }

  static byte[] pack(List<Entry> entries) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    packed.write(FORMAT);
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
   * Unpacks a block.
   *
   * @throws IllegalArgumentException if it is damaged, or was written by a later version of this
   *     program
   */
  static List<Entry> unpack(byte[] block) {
    if (block.length == 0 || block[0] != FORMAT) {
      throw new IllegalArgumentException("its block has an unknown format");
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
      throw new IOException("it claims " + count + " events");
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
      throw new IOException("it has bytes after its " + count + " events");
    }
    return entries;
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MOST_BYTES) {
      throw new IOException("it claims a length of " + length);
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("it ends too early");
    }
    return bytes;
  }

  /** Fails after {@link #MOST_BYTES}: a few damaged bytes could otherwise inflate to any size. */
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
        throw new IOException("it has more than " + MOST_BYTES + " bytes");
      }
    }
  }
}
