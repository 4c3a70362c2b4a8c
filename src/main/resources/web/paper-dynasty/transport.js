/**
 * One connection that carries text, whichever way: SockJS (default) or the plain WebSocket that a
 * SockJS server offers beside it. After `close` no handler is called.
 *
 * @typedef {{opened: () => void, received: (text: string) => void,
 *   closed: (code: number, reason: string) => void}} Handlers
 * @typedef {{send: (text: string) => void, close: (code?: number, reason?: string) => void}} Transport
 */

/**
 * @param {string} url where SockJS is served, absolute or relative to the page
 * @param {{transport: 'sockjs' | 'websocket', SockJS?: any, sockjsUrl?: string, sockjs?: object,
 *   WebSocket?: any}} options
 * @param {Handlers} handlers
 * @returns {Promise<Transport>} rejected when the SockJS client itself cannot be loaded
 */
export async function openTransport(url, options, handlers) {
  if (options.transport === 'websocket') {
    const WebSocketClass = options.WebSocket ?? globalThis.WebSocket;
    const socket = new WebSocketClass(webSocketUrl(url));
    socket.binaryType = 'arraybuffer';
    return bind(socket, handlers);
  }
  const SockJSClass = options.SockJS ?? (await sockJs(options.sockjsUrl));
  return bind(new SockJSClass(url, null, options.sockjs ?? {}), handlers);
}

/** @returns {string} `http(s)://host/realtime` as `ws(s)://host/realtime/websocket` */
export function webSocketUrl(url) {
  const absolute = new URL(url, globalThis.location?.href);
  absolute.protocol = absolute.protocol.replace('http', 'ws');
  absolute.pathname = `${absolute.pathname.replace(/\/$/, '')}/websocket`;
  return absolute.href;
}

/** The client library is a classic script that leaves `SockJS` on the global object. */
async function sockJs(libraryUrl) {
  if (!globalThis.SockJS) {
    await import(libraryUrl ?? new URL('../webjars/sockjs-client/dist/sockjs.min.js', import.meta.url).href);
  }
  return globalThis.SockJS;
}

/** @returns {Transport} */
function bind(socket, handlers) {
  const decoder = new TextDecoder();
  socket.onopen = () => handlers.opened();
  socket.onmessage = ({ data }) =>
    handlers.received(typeof data === 'string' ? data : decoder.decode(data));
  socket.onclose = ({ code, reason }) => {
    detach(socket);
    handlers.closed(code, reason ?? '');
  };
  // Says nothing that the close that always follows it does not say.
  socket.onerror = () => {};
  return {
    send: (text) => socket.send(text),
    close: (code = 1000, reason = '') => {
      detach(socket);
      socket.close(code, reason);
    },
  };
}

function detach(socket) {
  socket.onopen = null;
  socket.onmessage = null;
  socket.onclose = null;
}
