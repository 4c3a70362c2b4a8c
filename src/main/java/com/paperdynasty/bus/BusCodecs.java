package com.paperdynasty.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageCodec;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The codecs of the messages on the event bus. Within a node the object itself is delivered, so
 * messages are immutable; between nodes it is JSON.
 */
public final class BusCodecs {
  /**
   * Ignores unknown properties: during a rolling update a newer node may send more than an older
   * one knows.
   */
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private static final long RETRY_MS = 500;

  static final Codec<GameRequest> REQUEST = new Codec<>("table_request", GameRequest.class, null);

  /**
   * A reply that cannot be read is a refusal. Vert.x reads the body of a reply itself, and if that
   * throws, the request is never answered: its timer has been stopped by then.
   */
  static final Codec<GameReply> REPLY =
      new Codec<>("table_reply", GameReply.class, GameReply.Refused.busy(RETRY_MS));

  static final Codec<RoomMessage> ROOM = new Codec<>("room_message", RoomMessage.class, null);

  static final Codec<ClusterEvent> CLUSTER_EVENT =
      new Codec<>("cluster_news", ClusterEvent.class, null);

  private BusCodecs() {}

  /** Registers all codecs. Call it once for a bus, before the first message. */
  public static void register(EventBus bus) {
    bus.registerCodec(REQUEST)
        .registerCodec(REPLY)
        .registerCodec(ROOM)
        .registerCodec(CLUSTER_EVENT);
    bus.codecSelector(BusCodecs::nameFor);
  }

  private static @Nullable String nameFor(Object body) {
    if (body instanceof GameRequest) {
      return REQUEST.name();
    }
    if (body instanceof GameReply) {
      return REPLY.name();
    }
    if (body instanceof RoomMessage) {
      return ROOM.name();
    }
    return body instanceof ClusterEvent ? CLUSTER_EVENT.name() : null;
  }

  /** One family's codec. */
  static final class Codec<T> implements MessageCodec<T, T> {
    private static final byte OWN = -1;

    private final String name;
    private final ObjectWriter writer;
    private final ObjectReader reader;
    private final @Nullable T unreadable;

    /**
     * Creates a codec.
     *
     * @param unreadable stands for a message that cannot be read; null if that is to throw
     */
    Codec(String name, Class<T> family, @Nullable T unreadable) {
      this.name = name;
      this.unreadable = unreadable;
      this.writer = MAPPER.writerFor(family);
      this.reader = MAPPER.readerFor(family);
    }

    @Override
    public void encodeToWire(Buffer buffer, T message) {
      try {
        byte[] json = writer.writeValueAsBytes(message);
        buffer.appendInt(json.length).appendBytes(json);
      } catch (JsonProcessingException e) {
        // Not the message itself: it may have what people have written.
        throw new IllegalArgumentException(
            "Cannot be written as JSON: " + message.getClass().getName(), e);
      }
    }

    @Override
    public T decodeFromWire(int position, Buffer buffer) {
      try {
        return read(position, buffer);
      } catch (IllegalArgumentException e) {
        if (unreadable == null) {
          throw e;
        }
        MessageReader.SHARED.passOver(e);
        return unreadable;
      }
    }

    private T read(int position, Buffer buffer) {
      int start = position + Integer.BYTES;
      byte[] json = buffer.getBytes(start, start + buffer.getInt(position));
      try {
        return reader.readValue(json);
      } catch (InvalidTypeIdException e) {
        throw new UnknownMessageKindException(name, String.valueOf(e.getTypeId()), gameOf(json));
      } catch (InvalidFormatException e) {
        if (e.getTargetType().isEnum()) {
          throw new UnknownMessageKindException(
              name, e.getTargetType().getSimpleName() + " " + e.getValue(), gameOf(json));
        }
        throw new IllegalArgumentException("Another node sent a malformed " + name, e);
      } catch (IOException e) {
        throw new IllegalArgumentException("Another node sent a malformed " + name, e);
      }
    }

    /** The game of a message that cannot be read, or null. */
    private static @Nullable UUID gameOf(byte[] json) {
      try {
        return UUID.fromString(MAPPER.readTree(json).path("gameId").asText());
      } catch (IOException | IllegalArgumentException e) {
        return null;
      }
    }

    @Override
    public T transform(T message) {
      return message;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public byte systemCodecID() {
      return OWN;
    }
  }
}
