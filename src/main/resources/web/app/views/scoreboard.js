import { h } from '../h.js';
import { errors, hits } from '../table.js';
import { SIDES, inningName, outsName, personName, shortName } from '../words.js';
import { still } from './still.js';

const REGULATION = 9;

/** The board in center field: a slat for each half-inning, lamps for the outs. Dice change nothing on it but what has just scored. */
export const Scoreboard = still(Board, ({ table: { state, teams, feed, happening } }) => [
  teams, feed, happening, state.line_score, state.score, state.status, state.inning, state.half, state.outs, state.at_bat,
]);

function Board({ table }) {
  const { state, teams } = table;
  const innings = Math.max(REGULATION, state.line_score.away.length, state.line_score.home.length);
  const columns = Array.from({ length: innings }, (_, index) => index + 1);
  const hit = hits(table);
  const made = errors(table);
  const over = state.status === 'completed';
  const scored = table.happening?.play.runs_scored > 0 ? table.happening.before?.at_bat : null;
  return h('section', { class: 'scoreboard', 'aria-label': 'Scoreboard' }, [
    h('div', { class: 'board-scroll', tabIndex: innings > REGULATION ? 0 : undefined }, [
      h('table', { class: 'line-score' }, [
        h('thead', null, [
          h('tr', null, [
            h('th', { scope: 'col' }, h('span', { class: 'visually-hidden' }, 'Team')),
            columns.map((inning) => h('th', { scope: 'col', key: inning }, inning)),
            h('th', { scope: 'col', class: 'total' }, h('abbr', { title: 'Runs' }, 'R')),
            h('th', { scope: 'col', class: 'total' }, h('abbr', { title: 'Hits' }, 'H')),
            h('th', { scope: 'col', class: 'total' }, h('abbr', { title: 'Errors' }, 'E')),
          ]),
        ]),
        h('tbody', null, SIDES.map((side) =>
          h(Row, { key: side, side, team: teams[side], state, columns, hits: hit[side], errors: made[side], over, justScored: side === scored }),
        )),
      ]),
    ]),
    h('div', { class: 'count' }, [
      h('span', { class: 'inning', 'data-testid': 'inning' }, over ? 'Final' : inningName(state)),
      !over && h(Outs, { outs: state.outs }),
    ]),
  ]);
}

function Row({ side, team: { name, manager, abbrev, color }, state, columns, hits: hit, errors: made, over, justScored }) {
  const atBat = !over && state.at_bat === side;
  return h('tr', { class: atBat ? 'at-bat' : '' }, [
    h('th', { scope: 'row', class: color ? 'team-colored' : '', style: color ? { '--team': color } : undefined }, [
      h('span', { class: 'team-long' }, name),
      h('span', { class: 'team-short', 'aria-hidden': true }, abbrev ?? shortName(name)),
      atBat && h('span', { class: 'visually-hidden' }, ' (at bat)'),
      h('span', { class: 'team-manager' }, manager ? personName(manager) : 'open seat'),
    ]),
    columns.map((inning) => {
      const runs = state.line_score[side][inning - 1];
      const now = atBat && inning === state.inning;
      return h('td', { key: inning, class: `slat${now ? ' now' : ''}` }, runs ?? '');
    }),
    h('td', { class: justScored ? 'slat total just-scored' : 'slat total', 'data-testid': `score-${side}` }, state.score[side]),
    h('td', { class: 'slat total', 'data-testid': `hits-${side}` }, hit),
    h('td', { class: 'slat total', 'data-testid': `errors-${side}` }, made),
  ]);
}

function Outs({ outs }) {
  return h('span', { class: 'outs' }, [
    h('span', { 'data-testid': 'outs' }, outsName(outs)),
    h('span', { class: 'lamps', 'aria-hidden': true }, [0, 1].map((lamp) =>
      h('i', { key: lamp, class: lamp < outs ? 'lit' : '' }),
    )),
  ]);
}
