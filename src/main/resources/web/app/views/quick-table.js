import { h } from '../h.js';
import { quickTable } from '../api.js';
import { recall, remember } from '../memory.js';
import { outcomeOf } from '../outcomes.js';
import { situation } from '../table.js';
import { outsName, runnersSentence } from '../words.js';
import { Fetched } from './fetched.js';

const OPEN = 'quick-table-open';

/** What the outcomes that are looked up most would do now; the server works it out. */
export function QuickTable({ session, table }) {
  const { state } = table;
  return h('details', { class: 'card quick-table', open: recall(OPEN) ?? true, onToggle: (event) => remember(OPEN, event.target.open) }, [
    h('summary', { 'data-testid': 'quick-table-title' }, [
      h('span', { class: 'small-title' }, 'Quick table'),
      h('span', { class: 'quiet-text' }, `${runnersSentence(state)}, ${outsName(state.outs)}`),
    ]),
    h(Fetched, {
      of: situation(table),
      read: (token) => quickTable(token, session.gameId, session.invitation),
      show: ({ lines }) => h(Lines, { lines }),
    }),
  ]);
}

function Lines({ lines }) {
  if (lines.length === 0) {
    return h('p', { class: 'quiet-text' }, 'No outcome is possible right now.');
  }
  return h('table', { class: 'quick-lines', 'data-testid': 'quick-table' }, [
    h('thead', { class: 'visually-hidden' }, h('tr', null, [h('th', { scope: 'col' }, 'The card says'), h('th', { scope: 'col' }, 'What happens')])),
    h('tbody', null, lines.map(({ cases }) => h(Line, { key: cases[0].outcomes[0], cases }))),
  ]);
}

/** Where a line's cases have the same outcomes, these stand there once. */
function Line({ cases }) {
  const names = cases.map(({ outcomes }) => outcomes.map((code) => outcomeOf(code)?.label ?? code).join(', '));
  const single = new Set(names).size === 1;
  return h('tr', { 'data-testid': `quick-${cases[0].outcomes[0]}` }, [
    h('th', { scope: 'row' }, single ? names[0] : names.join(' / ')),
    h('td', null, cases.map(({ hit_locations: where, does }, index) =>
      h('p', { key: index }, [
        !single && h('b', null, `${names[index]}: `),
        where.length > 0 && h('b', null, `${where.join(' ')}: `),
        does,
      ]),
    )),
  ]);
}
