import { recall, remember } from './memory.js';

/* Day game, night game, or whatever the reader's system says. */
const THEMES = ['auto', 'light', 'dark'];

export const theme = () => recall('theme') ?? 'auto';

export function applyTheme() {
  document.documentElement.dataset.theme = theme();
}

export function nextTheme() {
  remember('theme', THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length]);
  applyTheme();
}
