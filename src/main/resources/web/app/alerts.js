/** Whether sounds and notifications are wanted, as this browser remembers it: neither is, unless somebody has said so. */
import { recall, remember } from './memory.js';

export const wantsSounds = () => recall('sounds') === true;

export const wantSounds = (wanted) => remember('sounds', wanted);

/** What a browser says of notifications: `default`, `granted`, `denied`, or `none` where it has no such thing. */
export const permission = () => (typeof Notification === 'function' ? Notification.permission : 'none');

export const wantsNotifications = () => recall('notifications') === true && permission() === 'granted';

/** Asks the browser, which asks its user; @returns whether they are wanted and allowed now */
export async function wantNotifications(wanted) {
  const allowed = wanted && permission() === 'default' ? await Notification.requestPermission() : permission();
  remember('notifications', wanted && allowed === 'granted');
  return wantsNotifications();
}

/** Tells who looks at something else that their move has come; one for a game, so that they do not pile up. */
export function notify(gameId, title, body) {
  if (!wantsNotifications() || document.visibilityState === 'visible') {
    return;
  }
  try {
    const notification = new Notification(title, { body, tag: `paper-dynasty.${gameId}`, icon: '/favicon.svg' });
    notification.onclick = () => {
      window.focus();
      notification.close();
    };
  } catch {
    // Some phones let only a service worker notify.
  }
}
