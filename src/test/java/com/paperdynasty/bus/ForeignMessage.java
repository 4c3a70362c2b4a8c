package com.paperdynasty.bus;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageCodec;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A message as another node wrote it, on the bus of this one. As on the bus between nodes, it is
 * decoded when its body is read, and not before.
 */
public final class ForeignMessage {
  private final String json;
  private final AtomicBoolean delivered = new AtomicBoolean();

  public ForeignMessage(String json) {
    this.json = json;
  }

  /** Registers the codecs of requests and replies. */
  public static void register(EventBus bus) {
    bus.registerCodec(new ForeignCodec<>(BusCodecs.REQUEST));
    bus.registerCodec(new ForeignCodec<>(BusCodecs.REPLY));
  }

  public static DeliveryOptions request() {
    return options(BusCodecs.REQUEST);
  }

  public static DeliveryOptions reply() {
    return options(BusCodecs.REPLY);
  }

  private static DeliveryOptions options(BusCodecs.Codec<?> codec) {
    return new DeliveryOptions().setCodecName(name(codec));
  }

  private static String name(BusCodecs.Codec<?> codec) {
    return "foreign " + codec.name();
  }

  /** What another node wrote, in the form of the bus. */
  static <T> T decode(BusCodecs.Codec<T> codec, String json) {
    byte[] bytes = json.getBytes(UTF_8);
    return codec.decodeFromWire(0, Buffer.buffer().appendInt(bytes.length).appendBytes(bytes));
  }

  private record ForeignCodec<T>(BusCodecs.Codec<T> codec)
      implements MessageCodec<ForeignMessage, T> {
    @Override
    public void encodeToWire(Buffer buffer, ForeignMessage message) {
      throw new UnsupportedOperationException("this bus has one node");
    }

    @Override
    public T decodeFromWire(int position, Buffer buffer) {
      throw new UnsupportedOperationException("this bus has one node");
    }

    /** The bus calls it when the message is delivered, and again when the body is read. */
    @Override
    public T transform(ForeignMessage message) {
      return message.delivered.getAndSet(true) ? decode(codec, message.json) : null;
    }

    @Override
    public String name() {
      return ForeignMessage.name(codec);
    }

    @Override
    public byte systemCodecID() {
      return -1;
    }
  }
}
