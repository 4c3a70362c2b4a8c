import { h } from '../h.js';
import { other } from '../readiness.js';
import { sinceInWords } from '../scorecard-slots.js';
import { cameIn } from '../scorecard-words.js';
import { inningName, personName } from '../words.js';
import { Decision, Notes, battingNotes, inningsPitched } from './box-score.js';
import { ScoreCell } from './score-cell.js';

const TOTALS = [['AB', 'At bats'], ['R', 'Runs'], ['H', 'Hits'], ['RBI', 'Runs batted in'], ['BB', 'Walks'], ['SO', 'Strikeouts']];
const OF_INNINGS = [['R', 'Runs'], ['H', 'Hits'], ['E', 'Errors of the other side'], ['LOB', 'Left on base']];
const PITCHING = ['BF', 'H', 'R', 'ER', 'BB', 'SO', 'HR'];

/* In lines: what a slot has at least, and what stands above and below the slots. */
const FEWEST_LINES = 3;
const OTHER_LINES = 11;

/** A side's half of the game: its batters, what became of them, and who pitched to them. */
export function Sheet({ session, table, sheet, box }) {
  const { side, columns, slots } = sheet;
  const pitching = box?.[other(side)].pitching ?? [];
  const lines = slots.reduce((total, { entries }) => total + Math.max(FEWEST_LINES, entries.length), 0) + Math.max(2, pitching.length) + OTHER_LINES;
  return h('section', { class: 'sheet', style: { '--lines': lines }, 'aria-labelledby': `sheet-${side}`, 'data-testid': `sheet-${side}` }, [
    h(Head, { table, side }),
    h('div', { class: 'sheet-scroll', tabIndex: 0, role: 'group', 'aria-label': `${table.teams[side].name}, batting` }, h('table', { class: 'sheet-table' }, [
      h('thead', null, h('tr', null, [
        h('th', { scope: 'col', class: 'sheet-names' }, table.teams[side].name),
        columns.map(({ name }) => h('th', { key: name, scope: 'col' }, name)),
        TOTALS.map(([column, long]) => h('th', { key: column, scope: 'col', class: 'sheet-total' }, h('abbr', { title: long }, column))),
      ])),
      h('tbody', null, slots.map((slot) => h(Slot, { key: slot.slot, session, table, sheet, slot, lines: box?.[side].batting ?? [] }))),
      h('tfoot', null, OF_INNINGS.map(([row, long]) => h(OfInnings, { key: row, row, long, columns, totals: row === 'R' && box?.[side].totals }))),
    ])),
    h('div', { class: 'sheet-foot' }, [
      h(Pitchers, { name: table.teams[other(side)].name, pitching, decisions: box?.decisions ?? {} }),
      h('div', null, [
        box && h(Notes, { notes: battingNotes(box[side]) }),
        h('p', { class: 'sheet-legend' }, 'Beside the bases: who batted, by their place in the order, or what happened there. A filled diamond is a run, a dot a run batted in, a number in a circle an out.'),
      ]),
    ]),
  ]);
}

function Head({ table, side }) {
  const { teams, state, completed, plays } = table;
  const day = plays[0]?.play.at && new Date(plays[0].play.at).toLocaleDateString('en-US', { year: 'numeric', month: 'long', day: 'numeric' });
  const { manager } = teams[side];
  return h('header', { class: 'sheet-head' }, [
    h('h2', { id: `sheet-${side}` }, `${teams.away.name} at ${teams.home.name}`),
    h('p', null, h('b', null, `${teams.away.name} ${state.score.away}, ${teams.home.name} ${state.score.home}`), ` · ${completed ? 'Final' : inningName(state)}`),
    h('p', null, [day, manager && `${teams[side].name}: ${personName(manager)}`].filter(Boolean).join(' · ')),
  ]);
}

function Slot({ session, table, sheet: { side, columns, cells }, slot: { slot, entries }, lines }) {
  const own = cells.filter((cell) => cell.slot === slot);
  const nameOf = ({ batter }) => entries.find(({ id }) => id === batter)?.name ?? '';
  const isNew = (cell) => own.find(({ batter }) => batter === cell.batter) === cell && entries.findIndex(({ id }) => id === cell.batter) > 0;
  const { batter, status } = table.state;
  const isUp = (id) => status === 'in_progress' && table.state.at_bat === side && batter?.id === id;
  return h('tr', null, [
    h('th', { scope: 'row', class: 'sheet-names' }, h('div', { class: 'sheet-slot-row' }, [h('span', { class: 'sheet-slot' }, slot), h('div', { class: 'sheet-entries' }, entries.map((entry) =>
      h('p', { key: entry.id, class: isUp(entry.id) ? 'sheet-entry up' : 'sheet-entry' }, [
        h('span', { class: 'sheet-since', title: entry.since ? sinceInWords(entry.since) : undefined }, [entry.since && h('span', { class: 'visually-hidden' }, 'Inning '), cameIn(entry)]),
        h('span', { class: 'sheet-name' }, entry.name),
        h('span', { class: 'sheet-positions' }, entry.positions.join('-').toLowerCase()),
      ]),
    ))])),
    columns.map(({ name }, index) => h('td', { key: name, class: 'sheet-cell' }, own.filter(({ column }) => column === index).map((cell) =>
      h(ScoreCell, { key: cell.play, session, cell, name: nameOf(cell), isNew: isNew(cell) }),
    ))),
    TOTALS.map(([column]) => h('td', { key: column, class: 'sheet-total' }, entries.map(({ id }) =>
      h('p', { key: id, class: 'sheet-entry' }, lines.find((line) => line.id === id && line.order === slot)?.[column] ?? ' '),
    ))),
  ]);
}

/** What an inning came to. */
function OfInnings({ row, long, columns, totals }) {
  const sum = columns.reduce((total, column) => total + column[row], 0);
  return h('tr', { 'data-testid': `sheet-${row}` }, [
    h('th', { scope: 'row', class: 'sheet-names' }, h('abbr', { title: long }, row)),
    columns.map(({ name, inning, played, ...of }, index) => h('td', { key: name }, played && columns[index - 1]?.inning !== inning ? of[row] : '')),
    totals ? TOTALS.map(([column]) => h('td', { key: column, class: 'sheet-total' }, totals[column] ?? '')) : h('td', { colSpan: TOTALS.length, class: 'sheet-sum' }, sum),
  ]);
}

function Pitchers({ name, pitching, decisions }) {
  return h('table', { class: 'sheet-pitchers' }, [
    h('thead', null, h('tr', null, [h('th', { scope: 'col' }, `${name}, pitching`), h('th', { scope: 'col' }, 'IP'), PITCHING.map((column) => h('th', { key: column, scope: 'col' }, column))])),
    h('tbody', null, pitching.map((line) => h('tr', { key: line.id }, [
      h('th', { scope: 'row' }, [line.name, h(Decision, { id: line.id, decisions })]),
      h('td', null, inningsPitched(line.outs)),
      PITCHING.map((column) => h('td', { key: column }, line[column])),
    ]))),
  ]);
}
