/*
 * What the browser begins before the page's modules have come: it fetches the part of the page that will be shown, and opens
 * the connection where somebody is here already. A script of its own and small, because modules wait for the style sheet and for
 * each other. `early-socket.js` takes the connection over.
 */
{
  /* In ms: the server lets one that says nothing stay for a while. */
  const unclaimed = 8_000;
  const { tableHref, lobbyHref } = document.currentScript.dataset;
  const fields = new URLSearchParams(location.hash.slice(1));

  const part = document.createElement('link');
  part.rel = 'modulepreload';
  part.href = fields.has('game') ? tableHref : lobbyHref;
  document.head.append(part);

  let isSomebody = fields.has('token');
  try {
    isSomebody ||= Boolean(JSON.parse(localStorage.getItem('paper-dynasty.identity'))?.token);
  } catch {
    // The browser keeps nothing, or something else.
  }
  if (isSomebody) {
    const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/realtime/websocket`);
    window.earlySocket = socket;
    setTimeout(() => {
      if (window.earlySocket === socket) {
        delete window.earlySocket;
        socket.close();
      }
    }, unclaimed);
  }
}
