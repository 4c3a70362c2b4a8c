import { h } from '../h.js';
import { boxScore } from '../api.js';
import { SIDES } from '../words.js';
import { EventFile, ScorebookFile } from './event-file.js';
import { Fetched } from './fetched.js';

const BATTING = ['AB', 'R', 'H', 'RBI', 'BB', 'SO'];
const PITCHING = ['IP', 'H', 'R', 'ER', 'BB', 'SO', 'HR'];
const LONG = {
  AB: 'At bats', R: 'Runs', H: 'Hits', RBI: 'Runs batted in', BB: 'Walks', SO: 'Strikeouts',
  IP: 'Innings pitched', ER: 'Earned runs', HR: 'Home runs', E: 'Errors',
};

/** Told under the lines, as newspapers do: what stands there, and its column. */
const BATTING_NOTES = [['2B', '2B'], ['3B', '3B'], ['HR', 'HR'], ['SB', 'SB'], ['CS', 'CS'], ['SH', 'SH'], ['SF', 'SF'], ['HBP', 'HBP'], ['GIDP', 'GDP']];
const TEAM_NOTES = [['E', 'E'], ['LOB', 'LOB'], ['DP', 'DP'], ['TP', 'TP'], ['PB', 'PB']];
const PITCHING_NOTES = [['WP', 'WP'], ['BK', 'BK'], ['HBP', 'HBP'], ['IBB', 'IBB']];
const DECISIONS = [['winning_pitcher', 'W'], ['losing_pitcher', 'L'], ['save', 'S'], ['holds', 'H'], ['blown_saves', 'BS']];

/** The box score as the server has it, asked for again as the game goes on. */
export function BoxScore({ session, table }) {
  return h('section', { class: 'box-score', 'aria-label': 'Box score' }, [h(Fetched, {
    of: versionOf(table),
    read: (token) => boxScore(token, session.gameId, session.invitation),
    show: (box) => h('div', { class: 'box', 'data-testid': 'box-score' }, [
      h(LineScore, { box }),
      SIDES.map((side) => h(Batting, { key: side, side, team: box[side] })),
      SIDES.map((side) => h(Pitching, { key: side, side, team: box[side], decisions: box.decisions })),
    ]),
  }), h(EventFile, { session, table }), h(ScorebookFile, { session, table })]);
}

/** Plays, changes and decisions are all that a box score tells of, and each is a line of the feed. */
export const versionOf = ({ feed }) => `${feed.length} ${feed.at(-1)?.seq ?? 0}`;

function LineScore({ box }) {
  const { away, home } = box.line_score;
  const innings = Array.from({ length: Math.max(9, away.length, home.length) }, (_, index) => index + 1);
  return h('div', { class: 'scroll' }, h('table', { class: 'box-line', 'data-testid': 'box-line' }, [
    h('caption', { class: 'visually-hidden' }, 'Line score'),
    h('thead', null, h('tr', null, [
      h('th', { scope: 'col' }, h('span', { class: 'visually-hidden' }, 'Team')),
      innings.map((inning) => h('th', { scope: 'col', key: inning }, inning)),
      ['R', 'H', 'E'].map((column) => h(Heading, { key: column, column })),
    ])),
    h('tbody', null, SIDES.map((side) => h('tr', { key: side }, [
      h('th', { scope: 'row' }, box[side].team),
      innings.map((inning) => h('td', { key: inning }, box.line_score[side][inning - 1] ?? '')),
      ['R', 'H', 'E'].map((column) => h('td', { key: column, class: 'total', 'data-testid': `box-${side}-${column}` }, box[side].totals[column])),
    ]))),
  ]));
}

function Heading({ column }) {
  return h('th', { scope: 'col' }, h('abbr', { title: LONG[column] }, column));
}

function Batting({ side, team: { team, batting, totals } }) {
  return h('div', { class: 'box-part' }, [
    h('div', { class: 'scroll' }, h('table', { class: 'box-lines', 'data-testid': `batting-${side}` }, [
      h('caption', null, `${team}, batting`),
      h('thead', null, h('tr', null, [
        h('th', { scope: 'col' }, 'Batter'),
        BATTING.map((column) => h(Heading, { key: column, column })),
      ])),
      h('tbody', null, inOrder(batting).map(({ line, first }) => h('tr', { key: line.id, 'data-testid': `line-${line.id}` }, [
        h(Who, { line, first }),
        BATTING.map((column) => h('td', { key: column }, line[column])),
      ]))),
      h('tfoot', null, h('tr', null, [
        h('th', { scope: 'row' }, 'Totals'),
        BATTING.map((column) => h('td', { key: column }, totals[column])),
      ])),
    ])),
    h(Notes, { notes: battingNotes({ batting, totals }) }),
  ]);
}

/** What stands in no column. */
export const battingNotes = ({ batting, totals }) =>
  [...notes(batting, BATTING_NOTES), ...TEAM_NOTES.filter(([, column]) => totals[column] > 0).map(([name, column]) => `${name}: ${totals[column]}`)];

/** Slot by slot; substitutes under the player whom they replaced. */
function inOrder(batting) {
  const sorted = batting.map((line, index) => ({ line, index })).sort((a, b) => a.line.order - b.line.order || a.index - b.index);
  return sorted.map(({ line }, index) => ({ line, first: sorted[index - 1]?.line.order !== line.order }));
}

function Who({ line: { name, positions }, first = true }) {
  return h('th', { scope: 'row', class: first ? '' : 'came-in' }, [name, h('span', { class: 'box-positions' }, ` ${positions.join('-').toLowerCase()}`)]);
}

function Pitching({ side, team: { team, pitching }, decisions }) {
  return h('div', { class: 'box-part' }, [
    h('div', { class: 'scroll' }, h('table', { class: 'box-lines', 'data-testid': `pitching-${side}` }, [
      h('caption', null, `${team}, pitching`),
      h('thead', null, h('tr', null, [
        h('th', { scope: 'col' }, 'Pitcher'),
        PITCHING.map((column) => h(Heading, { key: column, column })),
      ])),
      h('tbody', null, pitching.map((line) => h('tr', { key: line.id, 'data-testid': `pitcher-${line.id}` }, [
        h('th', { scope: 'row' }, [line.name, h(Decision, { id: line.id, decisions })]),
        PITCHING.map((column) => h('td', { key: column }, column === 'IP' ? inningsPitched(line.outs) : line[column])),
      ]))),
    ])),
    h(Notes, { notes: [...notes(pitching, PITCHING_NOTES), ...inherited(pitching)] }),
  ]);
}

export function Decision({ id, decisions }) {
  const letters = DECISIONS.filter(([key]) => [decisions[key]].flat().includes(id)).map(([, letter]) => letter);
  return letters.length > 0 && h('b', { class: 'box-decision' }, ` (${letters.join(', ')})`);
}

export const inningsPitched = (outs) => `${Math.floor(outs / 3)}.${outs % 3}`;

/** "2B: Joe Smith, Walt Pruitt 2" */
function notes(lines, wanted) {
  return wanted.flatMap(([name, column]) => {
    const those = lines.filter((line) => line[column] > 0);
    const told = those.map((line) => (line[column] > 1 ? `${line.name} ${line[column]}` : line.name));
    return told.length > 0 ? [`${name}: ${told.join(', ')}`] : [];
  });
}

/** "Inherited runners-scored: Lefty Grove 2-1" */
function inherited(pitching) {
  const told = pitching.filter(({ IR }) => IR > 0).map(({ name, IR, IRS }) => `${name} ${IR}-${IRS}`);
  return told.length > 0 ? [`Inherited runners-scored: ${told.join(', ')}`] : [];
}

export function Notes({ notes: told }) {
  return told.length > 0 && h('p', { class: 'box-notes' }, `${told.join('. ')}.`);
}
