import { boxScore, scorebookRows } from '../api.js';
import { Component, h } from '../h.js';
import { routeWithin } from '../route.js';
import { rbiByPlay, sheetOf } from '../scorecard.js';
import { SIDES } from '../words.js';
import { versionOf } from './box-score.js';
import { Fetched } from './fetched.js';
import { GameLinks } from './game-links.js';
import { Sheet } from './score-sheet.js';
import { SmallBoard } from './small-board.js';

/**
 * The game on two sheets, as a scorer keeps it, while it is played: the cells from the log, so at once; the runs batted in and the
 * totals as the server has them, a moment later.
 */
export class Scorecard extends Component {
  componentDidMount() {
    scrollTo({ top: 0, behavior: 'instant' });
  }

  render({ session }) {
    const { table } = session;
    return h('div', { class: 'scorecard', 'data-testid': 'scorecard' }, [
      h('h1', { class: 'visually-hidden' }, `Scorecard: ${table.teams.away.name} at ${table.teams.home.name}`),
      h(SmallBoard, { table }),
      h('div', { class: 'scorecard-tools' }, [
        table.plays.length > 0
          ? h(GameLinks, { session, table, here: 'scorecard' })
          : h('p', { class: 'quiet-text' }, ['It fills itself from the first play on. ', h('a', { href: routeWithin(session) }, 'To the table')]),
        h('button', { class: 'secondary small', type: 'button', 'data-testid': 'print', onClick: () => print() }, 'Print'),
        h('span', { class: 'quiet-text' }, 'One sheet a side, across the page.'),
      ]),
      h(Fetched, {
        of: versionOf(table),
        early: true,
        read: async (token) => {
          const [box, { plays }] = await Promise.all([boxScore, scorebookRows].map((read) => read(token, session.gameId, session.invitation)));
          return { box, rbi: rbiByPlay(plays) };
        },
        show: (known) => SIDES.map((side) => h(Sheet, { key: side, session, table, sheet: sheetOf(table, side, known?.rbi), box: known?.box ?? null })),
      }),
    ]);
  }
}
