import { serverNow } from '../clock.js';
import { Component, h } from '../h.js';
import { isRead, lastOf, linesOfHalf, positionInWords, halfAt, startOf } from '../replay.js';
import { linkTo, routeWithin } from '../route.js';
import { battingSide } from '../table.js';
import { playInWords, tally } from '../told.js';
import { whoseMove } from '../whose-move.js';
import { inningName } from '../words.js';
import { AtBat } from './at-bat.js';
import { CopyLink } from './copy-link.js';
import { GameLinks } from './game-links.js';
import { KeyPlays, PlayLink } from './key-plays.js';
import { Replaying } from './replaying.js';
import { Scoreboard } from './scoreboard.js';
import { SmallBoard } from './small-board.js';
import { Stakes } from './stakes.js';

/** Browsers do not let an address change with every step of who hurries. */
const SETTLED_MS = 300;

/** The page of a game play by play. Its address is that of the play which is shown. */
export class Replay extends Component {
  /* How many plays there were when this user came, or was last at the latest one. */
  known = null;
  hasRead = false;

  componentDidMount() {
    scrollTo({ top: 0, behavior: 'instant' });
  }

  componentWillUnmount() {
    clearTimeout(this.naming);
  }

  moved(at) {
    const { session } = this.props;
    clearTimeout(this.naming);
    this.naming = setTimeout(() => history.replaceState(null, '', routeWithin(session, 'replay', at)), SETTLED_MS);
    if (at === lastOf(session.table)) {
      this.known = at;
    }
  }

  render({ session, identity, route }) {
    const { table } = session;
    this.hasRead ||= isRead(table);
    if (!this.hasRead) {
      return h('p', { class: 'plain', role: 'status' }, 'Reading the book…');
    }
    if (lastOf(table) === 0) {
      return h('section', { class: 'plain' }, [
        h('h1', null, 'Nothing to replay yet'),
        h('p', { 'data-testid': 'no-replay' }, 'The first play is still to come.'),
        h('p', null, h('a', { href: routeWithin(session) }, 'To the table')),
      ]);
    }
    this.known ??= lastOf(table);
    return h(Replaying, {
      table,
      begin: startOf(table, route.play),
      asked: route,
      keys: true,
      onAt: (at) => this.moved(at),
      show: ({ at, shown, field, picture, go }) => h('div', { class: 'replay', 'data-testid': 'replay', 'data-at': at }, [
        h('h1', { class: 'visually-hidden' }, `${table.teams.away.name} at ${table.teams.home.name}, play by play`),
        h('p', { class: 'visually-hidden', 'aria-live': 'polite', 'data-testid': 'replay-spoken' }, positionInWords(table, at)),
        h(SmallBoard, { table: shown }),
        h(Scoreboard, { table: shown }),
        h('div', { class: 'replay-head' }, [
          h(GameLinks, { session, table, here: 'replay' }),
          h(CopyLink, { href: linkTo({ gameId: session.gameId, view: 'replay', play: at }), label: at === 0 ? 'Link to the replay' : 'Link to this play', testid: 'copy-link', small: true }),
          h(Meanwhile, { table, identity, fresh: lastOf(table) - Math.min(this.known ?? 0, lastOf(table)), at, session, onLatest: () => go(lastOf(table)) }),
        ]),
        h('div', { class: 'stage' }, [
          h('div', { class: 'column' }, [
            h('section', { class: 'field-side', 'aria-label': 'The play' }, field),
            h('section', { class: 'replay-next', 'aria-label': 'After the play' }, [h(Stakes, { table: shown }), h(AtBat, { table: shown })]),
          ]),
          h('div', { class: 'column' }, [picture, h(HalfInning, { session, table, at, onGo: go }), h(KeyPlays, { session, table, at, onGo: go })]),
        ]),
      ]),
    });
  }
}

/** What has happened in the game while a play of it is looked at. */
function Meanwhile({ session, table, identity, fresh, at, onLatest }) {
  const move = table.role === null || table.completed ? null : whoseMove(table, identity.userId, serverNow());
  return h('div', { class: 'meanwhile', role: 'status' }, [
    move?.mine && h('p', { class: 'meanwhile-move', 'data-testid': 'meanwhile-move' }, [`${move.text}. `, h('a', { href: routeWithin(session) }, 'To the table')]),
    fresh > 0 && at < lastOf(table) && h('button', { class: 'secondary small', type: 'button', 'data-testid': 'new-plays', onClick: onLatest }, fresh === 1 ? '1 new play: see it' : `${fresh} new plays: see the latest`),
  ]);
}

/** What is written of the half-inning that is shown. */
function HalfInning({ session, table, at, onGo }) {
  const { inning, half } = halfAt(table, at);
  return h('section', { class: 'replay-half', 'aria-labelledby': 'half-title' }, [
    h('h2', { id: 'half-title', 'data-testid': 'replay-half' }, `${inningName({ inning, half })}, ${table.teams[battingSide(half)].name}`),
    h('ol', { class: 'replay-lines' }, linesOfHalf(table, at).map((line) => h('li', { key: line.seq, class: line.seq > (table.plays[at - 1]?.seq ?? 0) ? 'to-come' : '' }, line.kind === 'change'
      ? h('p', { class: 'replay-change' }, `${line.team}: ${line.text}`)
      : h(PlayLink, { session, number: line.playNumber, at, onGo, kind: 'replay-line', 'data-testid': `line-${line.playNumber}` }, [
          h('span', { class: line.runs > 0 ? 'replay-notation scored' : 'replay-notation', 'aria-hidden': true }, line.notation || '·'),
          h('span', null, [playInWords(line), line.runs > 0 && h('b', null, ` ${tally(line, table.teams)}`)]),
        ])))),
  ]);
}
