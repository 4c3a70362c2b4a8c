import { Component, h } from '../h.js';
import { lastOf, positionInWords, within } from '../replay.js';
import { HEIGHT, WIDTH, winPath } from '../win-path.js';
import { chancesByPlay, chancesNow, gain, percents } from '../worth.js';
import { KeyPlays, PlayLink } from './key-plays.js';
import { still } from './still.js';
import { WinPicture } from './win-picture.js';

/** A quiet line below the field: who wins from here, and how it went until now. */
export const Chances = still(Line, ({ table: { teams, feed, plays, state } }) => [teams, feed, plays, state.win_probability]);

function Line({ table }) {
  const now = chancesNow(table);
  if (!now) {
    return null;
  }
  const { away, home } = percents(now);
  const { teams } = table;
  return h('p', { class: 'chances', 'data-testid': 'chances' }, [
    h('span', { class: 'small-title' }, 'Win expectancy'),
    ' ',
    h('span', { class: 'chances-now' }, `${teams.away.name} ${away} %, ${teams.home.name} ${home} %`),
    h(Spark, { table }),
  ]);
}

/** The panel: the chances by play, and the plays that made the game. The play that is pointed at can be seen again. */
export class ChancesPanel extends Component {
  constructor() {
    super();
    this.state = { at: null };
  }

  render({ session, table }, { at: pointed }) {
    if (chancesByPlay(table).length < 2) {
      return h('p', { class: 'quiet-text', 'data-testid': 'no-chances' }, 'Before the first play each side has one half.');
    }
    const at = within(table, pointed ?? lastOf(table));
    return h('section', { class: 'chances-panel', 'aria-label': 'Win expectancy' }, [
      h(WinPicture, { table, at, onGo: (to) => this.setState({ at: to === lastOf(table) ? null : to }) }),
      h(PlayLink, { session, number: at, kind: 'win-caption', 'data-testid': 'see-play' }, ['See it again: ', positionInWords(table, at)]),
      h(KeyPlays, { session, table }),
    ]);
  }
}

/** Under a play in the book: who wins from there, and what it changed for the side at bat. */
export function PlayWorth({ line, teams }) {
  if (line.undone || !line.worth || line.worth.home === null) {
    return null;
  }
  const chances = percents(line.worth);
  const side = chances.home >= 50 ? 'home' : 'away';
  return h('span', { class: 'line-worth', title: 'Win expectancy after the play, and its change for the side at bat' },
    `${teams[side].name} ${chances[side]} % (${gain(line.worth)})`);
}

function Spark({ table }) {
  return h('svg', { class: 'spark', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': true }, [
    h('path', { class: 'win-rule', d: `M0 ${HEIGHT / 2}H${WIDTH}` }),
    h('path', { class: 'win-line', d: winPath(table).line }),
  ]);
}
