import { h } from '../h.js';

/** What a screen reader says after a short text; by voice, a button is still called as it reads. */
export function Aloud({ children }) {
  return h('span', { class: 'visually-hidden' }, children);
}
