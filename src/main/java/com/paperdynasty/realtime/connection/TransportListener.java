package com.paperdynasty.realtime.connection;

/** Receives what arrives over a transport. Called on the event loop of the connection. */
public interface TransportListener {
  /** A message has arrived. */
  void onMessage(String text);

  /** A message has arrived that is larger than the transport accepts. */
  void onMessageTooLarge();

  /** The client has violated the protocol of the transport; the code says how. */
  void onProtocolError(CloseCode code);

  /** A ping has arrived. The transport answers it itself. */
  void onPing();

  /** The transport is closed, by either side. Called once. */
  void onClose();
}
