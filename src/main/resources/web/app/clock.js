/* The server's clock, as far as the page can know it: a roll expires by that one. */
let aheadMs = 0;

export function setServerTime(text) {
  const serverMs = Date.parse(text);
  aheadMs = Number.isNaN(serverMs) ? 0 : serverMs - Date.now();
}

export const serverNow = () => Date.now() + aheadMs;
