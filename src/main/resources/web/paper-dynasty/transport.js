/**
 * One connection that carries text, whichever way: SockJS (default), the plain WebSocket that a
 * SockJS server offers beside it, or the one where the other does not open. After `close` no handler
 * is called.
 *
 * @typedef {{opened: () => void, received: (text: string) => void,
 *   closed: (code: number, reason: string) => void}} Handlers
 * @typedef {{send: (text: string) => void, close: (code?: number, reason?: string) => void}} Transport
 */

/** What a WebSocket's `readyState` is while it is open. */
const OPEN = 1;

/** A proxy that knows no WebSockets may leave the request without an answer. */
const WEBSOCKET_OPENS_WITHIN_MS = 4_000;

/**
 * @param {string} url where SockJS is served, absolute or relative to the page
 * @param {{transport: 'sockjs' | 'websocket' | 'auto', SockJS?: any, sockjsUrl?: string, sockjs?: object,
 *   WebSocket?: any}} options
 * @param {Handlers} handlers
 * @returns {Promise<Transport>} rejected when the SockJS client itself cannot be loaded
 */
export async function openTransport(url, options, handlers) {
  switch (options.transport) {
    case 'websocket':
      return bind(webSocket(url, options), handlers);
    case 'auto':
      return webSocketFirst(url, options, handlers);
    default:
      return openSockJs(url, options, handlers);
  }
}

/** SockJS takes over where a WebSocket does not open although the server answers. */
function webSocketFirst(url, options, handlers) {
  let isOpen = false;
  let isLeft = false;
  let transport = bind(webSocket(url, options), {
    ...handlers,
    opened: () => {
      isOpen = true;
      clearTimeout(patience);
      handlers.opened();
    },
    closed: (code, reason) => (isOpen ? handlers.closed(code, reason) : takeOver(code, reason)),
  });
  const patience = setTimeout(() => {
    transport.close();
    takeOver(1006, 'no WebSocket');
  }, WEBSOCKET_OPENS_WITHIN_MS);
  async function takeOver(code, reason) {
    clearTimeout(patience);
    try {
      const next = (await answers(url)) && !isLeft ? await openSockJs(url, options, handlers) : null;
      transport = next ?? transport;
      if (isLeft) {
        next?.close();
      } else if (next === null) {
        handlers.closed(code, reason);
      }
    } catch ({ message }) {
      isLeft || handlers.closed(code, message);
    }
  }
  return {
    send: (text) => transport.send(text),
    close: (code, reason) => {
      isLeft = true;
      clearTimeout(patience);
      transport.close(code, reason);
    },
  };
}

async function answers(url) {
  try {
    return (await fetch(`${url.replace(/\/$/, '')}/info`)).ok;
  } catch {
    return false;
  }
}

async function openSockJs(url, options, handlers) {
  const SockJSClass = options.SockJS ?? (await sockJs(options.sockjsUrl));
  return bind(new SockJSClass(url, null, options.sockjs ?? {}), handlers);
}

function webSocket(url, options) {
  const WebSocketClass = options.WebSocket ?? globalThis.WebSocket;
  const socket = new WebSocketClass(webSocketUrl(url));
  socket.binaryType = 'arraybuffer';
  return socket;
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
  if (socket.readyState === OPEN) {
    // Somebody else has opened it; the caller does not have it yet.
    setTimeout(() => socket.onopen?.());
  }
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
