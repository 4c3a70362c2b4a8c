/**
 * What this browser remembers between visits. Where it must not keep anything (private windows) it
 * is remembered as long as the page is open.
 */
const untilReload = new Map();

export function recall(key) {
  try {
    const text = localStorage.getItem(`paper-dynasty.${key}`);
    return text === null ? null : JSON.parse(text);
  } catch {
    return untilReload.get(key) ?? null;
  }
}

export function remember(key, value) {
  untilReload.set(key, value);
  try {
    localStorage.setItem(`paper-dynasty.${key}`, JSON.stringify(value));
  } catch {
    // Kept until the page is left, which is all that can be done here.
  }
}

export function forget(key) {
  untilReload.delete(key);
  try {
    localStorage.removeItem(`paper-dynasty.${key}`);
  } catch {
    // As above.
  }
}
