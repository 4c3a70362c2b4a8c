import { diceInWords } from '../entropy.js';
import { h } from '../h.js';

const UNKNOWN = 'The server rolls them. It committed itself to a seed before the first pitch, and after the game anybody can check them.';

/** Whose dice they are, and whether both sides had a part in them. */
export function AboutTheDice({ table }) {
  const sentences = diceInWords(table);
  const shown = sentences.length > 0 || table.completed ? sentences : [UNKNOWN];
  return shown.length > 0 && h('div', { 'data-testid': 'about-the-dice' }, shown.map((sentence) => h('p', { key: sentence }, sentence)));
}
