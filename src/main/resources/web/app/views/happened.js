import { h } from '../h.js';
import { inWords, sinceTheRoll } from '../told.js';

/** What came of the last dice, and what was done since: where everybody looks, until the next roll. */
export function Happened({ table }) {
  const lines = sinceTheRoll(table);
  return lines.length > 0 && h('ol', { class: 'happened', 'data-testid': 'happened', 'aria-label': 'What happened' }, lines.map((line) =>
    h('li', { key: line.seq, class: `happened-${line.kind} loud-${line.headline?.level ?? 0}` }, inWords(line, table)),
  ));
}
