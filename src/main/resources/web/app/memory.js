/**
 * What this browser remembers between visits. Where it must not keep anything (private windows) it
 * is remembered as long as the page is open.
 */
const untilReload = new Map();

/** Under what a browser keeps it. */
export const storageKey = (key) => `paper-dynasty.${key}`;

export function recall(key) {
  try {
    const text = localStorage.getItem(storageKey(key));
    return text === null ? null : JSON.parse(text);
  } catch {
    return untilReload.get(key) ?? null;
  }
}

export function remember(key, value) {
  untilReload.set(key, value);
  try {
    localStorage.setItem(storageKey(key), JSON.stringify(value));
  } catch {
    // Kept until the page is left, which is all that can be done here.
  }
}

/** Whether anything is remembered when the page is opened again. */
export function keepsThings() {
  try {
    localStorage.setItem(storageKey('probe'), '1');
    localStorage.removeItem(storageKey('probe'));
    return true;
  } catch {
    return false;
  }
}

export function forget(key) {
  untilReload.delete(key);
  try {
    localStorage.removeItem(storageKey(key));
  } catch {
    // As above.
  }
}
