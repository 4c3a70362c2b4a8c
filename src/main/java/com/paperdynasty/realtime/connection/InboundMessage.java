package com.paperdynasty.realtime.connection;

import com.paperdynasty.protocol.client.ClientMessage;
import com.paperdynasty.protocol.client.ClientMessage.GameCommand;
import com.paperdynasty.protocol.client.ClientMessage.MuteUser;
import com.paperdynasty.protocol.client.ClientMessage.SendMessage;
import com.paperdynasty.table.ownership.PauseDetector;
import org.jspecify.annotations.Nullable;

/**
 * A message of a client that is not handled yet.
 *
 * @param event its name on the wire
 * @param receivedAt when it arrived, by {@link PauseDetector#now}
 */
record InboundMessage(
    String event, ClientMessage message, @Nullable String replyTo, long receivedAt) {
  /** Whether handling it changes something that others see. */
  boolean hasEffect() {
    return message instanceof GameCommand
        || message instanceof SendMessage
        || message instanceof MuteUser;
  }
}
