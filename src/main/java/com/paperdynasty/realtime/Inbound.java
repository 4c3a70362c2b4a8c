package com.paperdynasty.realtime;

import com.paperdynasty.cluster.Standstill;
import com.paperdynasty.wire.ClientMessage;
import com.paperdynasty.wire.ClientMessage.Carry;
import com.paperdynasty.wire.ClientMessage.Mute;
import com.paperdynasty.wire.ClientMessage.Say;
import org.jspecify.annotations.Nullable;

/**
 * A message of a client, on its way to being handled.
 *
 * @param event its name on the wire
 * @param heardAt by the clock of {@link Standstill#now}
 */
record Inbound(String event, ClientMessage message, @Nullable String replyTo, long heardAt) {
  /** Whether it has an effect that others see. */
  boolean acts() {
    return message instanceof Carry || message instanceof Say || message instanceof Mute;
  }
}
