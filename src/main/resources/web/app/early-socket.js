/**
 * A WebSocket: the one that `early.js` has opened, for the first who asks, if it is to the same address and has not ended; else a
 * new one.
 */
export function PageSocket(url) {
  const early = window.earlySocket;
  delete window.earlySocket;
  const isGood = early !== undefined && early.url === url && early.readyState <= WebSocket.OPEN;
  return isGood ? early : new WebSocket(url);
}
