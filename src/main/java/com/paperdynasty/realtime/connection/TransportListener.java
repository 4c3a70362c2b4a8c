package com.paperdynasty.realtime.connection;

/** Is told what comes over a transport. Called on the event loop of the connection. */
public interface TransportListener {
  /** A message has come. */
  void onMessage(String text);

  /** A message has come that is larger than the transport accepts. */
  void onMessageTooLarge();

  /** The client has broken the rules of the transport; this code says which. */
  void onProtocolError(CloseCode code);

  /** A ping has come. The transport answers it itself. */
  void onPing();

  /** The transport is closed, by either side. Called once. */
  void onClose();
}
