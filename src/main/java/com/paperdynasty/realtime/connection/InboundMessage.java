package com.paperdynasty.realtime.connection;

import com.paperdynasty.protocol.client.ClientMessage;
import com.paperdynasty.protocol.client.ClientMessage.GameCommand;
import com.paperdynasty.protocol.client.ClientMessage.MuteUser;
import com.paperdynasty.protocol.client.ClientMessage.SendMessage;
import com.paperdynasty.table.ownership.PauseDetector;
import org.jspecify.annotations.Nullable;

/**
 * A message of a client, on its way to being handled.
 *
 * @param event its name on the wire
 * @param receivedAt by the clock of {@link PauseDetector#now}
 */
record InboundMessage(
    String event, ClientMessage message, @Nullable String replyTo, long receivedAt) {
  /** Whether it has an effect that others see. */
  boolean acts() {
    return message instanceof GameCommand
        || message instanceof SendMessage
        || message instanceof MuteUser;
  }
}
