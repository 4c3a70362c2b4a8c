/*
 * When the server answers again after it did not: the connection is there again, or a call or command went
 * through. What was only waiting for that is asked for again, and what was said about it is over.
 */
const listeners = new Set();
let times = 0;
let lost = false;

/** How often it came back since the page was opened. */
export const timesBack = () => times;

export function isLost() {
  lost = true;
}

export function isBack() {
  if (lost) {
    lost = false;
    times += 1;
    [...listeners].forEach((listener) => listener());
  }
}

/** @returns {() => void} what ends it */
export function onBack(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
