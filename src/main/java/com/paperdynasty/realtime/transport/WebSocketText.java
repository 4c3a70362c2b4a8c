package com.paperdynasty.realtime.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;

/**
 * A text message of a server as it is on the network (RFC 6455, section 5.2): a header without a
 * mask, then UTF-8. Both are in one buffer, so that the message is one write.
 */
final class WebSocketText {
  private static final int TEXT = 0x1;
  private static final int CONTINUATION = 0x0;
  private static final int FINAL = 0x80;
  private static final int LONGEST_HEADER = 10;
  private static final int LENGTH_IN_2_BYTES = 126;
  private static final int LENGTH_IN_8_BYTES = 127;
  private static final int MOST_IN_2_BYTES = 0xFFFF;

  private WebSocketText() {}

  /**
   * Encodes a message, in fragments of at most so many bytes. The caller releases the buffer.
   *
   * @param fragmentBytes what the client accepts in one fragment
   */
  static ByteBuf encode(ByteBufAllocator allocator, String text, int fragmentBytes) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    int fragments = Math.max(1, (utf8.length + fragmentBytes - 1) / fragmentBytes);
    ByteBuf message = allocator.directBuffer(utf8.length + fragments * LONGEST_HEADER);
    for (int from = 0, opcode = TEXT; fragments > 0; fragments--, opcode = CONTINUATION) {
      int length = Math.min(fragmentBytes, utf8.length - from);
      writeHeader(message, fragments == 1 ? FINAL | opcode : opcode, length);
      message.writeBytes(utf8, from, length);
      from += length;
    }
    return message;
  }

  private static void writeHeader(ByteBuf message, int firstByte, int length) {
    message.writeByte(firstByte);
    if (length < LENGTH_IN_2_BYTES) {
      message.writeByte(length);
    } else if (length <= MOST_IN_2_BYTES) {
      message.writeByte(LENGTH_IN_2_BYTES).writeShort(length);
    } else {
      message.writeByte(LENGTH_IN_8_BYTES).writeLong(length);
    }
  }
}
