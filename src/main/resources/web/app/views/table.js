import { Component, h } from '../h.js';
import { takeSeat } from '../api.js';
import { currentToken } from '../identity.js';
import { lineupRights, rights } from '../rights.js';
import { routeTo } from '../route.js';
import { runnersSentence } from '../words.js';
import { AtBat } from './at-bat.js';
import { BoxScore } from './box-score.js';
import { DefenseNow } from './defense-now.js';
import { Complaint } from './form.js';
import { Diamond } from './diamond.js';
import { Feed } from './feed.js';
import { FinalWord } from './final-word.js';
import { Invitations } from './invitations.js';
import { LineupCard, cardName } from './lineup-card.js';
import { Lineups } from './lineups.js';
import { Park } from './park.js';
import { Play } from './play.js';
import { QuickTable } from './quick-table.js';
import { Scoreboard } from './scoreboard.js';
import { Tabs } from './tabs.js';
import { UmpiresCorner } from './umpire.js';

/** A game on the screen, from the knock on the door to the last out. */
export function Table({ session, identity, connection }) {
  switch (session.stage) {
    case 'joining':
      return h('p', { class: 'plain', role: 'status' }, 'Finding your seat…');
    case 'offered':
      return h(SeatOffer, { session });
    case 'refused':
      return h('section', { class: 'plain' }, [
        h('h1', null, 'This game is not open to you'),
        h('p', { 'data-testid': 'refused' }, session.refusal),
        h('p', null, h('a', { href: '#' }, 'All games')),
      ]);
    default:
      return session.table.state
        ? h(Seated, { session, identity, connection })
        : h('p', { class: 'plain', role: 'status' }, 'Reading the book…');
  }
}

function Seated({ session, identity, connection }) {
  const { table } = session;
  const may = rights(table, identity.userId);
  const { status } = table.state;
  const waiting = status === 'waiting';
  const { own, other } = lineupRights(table, identity.userId);
  return h('div', { class: 'table' }, [
    h('h1', { class: 'visually-hidden' }, `${table.teams.away.name} at ${table.teams.home.name}`),
    h('p', { class: 'visually-hidden', 'aria-live': 'polite', 'data-testid': 'spoken' }, session.spoken),
    h(Scoreboard, { table }),
    h('div', { class: 'stage' }, [
      h('div', { class: 'column' }, [
        h('section', { class: 'field-side', 'aria-label': `The field. ${runnersSentence(table.state)}` }, [
          h(Diamond, { table }),
          h(AtBat, { table }),
          h(DefenseNow, { table }),
        ]),
        may.mayRoll && status !== 'completed' && h(QuickTable, { session, table }),
        h(Tabs, {
          label: 'The book',
          tabs: [
            { key: 'plays', title: 'Play by play', show: () => h(Feed, { table }) },
            { key: 'box', title: 'Box score', show: () => h(BoxScore, { session, table }) },
          ],
        }),
      ]),
      h('div', { class: 'column' }, [
        h('div', { class: 'play-side' }, [
          waiting && h(Invitations, { table }),
          table.completed ? h(FinalWord, { session, table, may }) : h(Play, { session, table, may, connection }),
          own.map((side) => h(LineupCard, { key: side, session, table, side, name: cardName(table, side) })),
          may.admin && h(UmpiresCorner, { session, table, sides: other }),
          !waiting && h(Invitations, { table }),
        ]),
        h(Lineups, { table }),
        h(Park, { session, table, identity, may, connection }),
      ]),
    ]),
  ]);
}

class SeatOffer extends Component {
  constructor() {
    super();
    this.state = { busy: false, complaint: null };
  }

  async accept() {
    const { session } = this.props;
    this.setState({ busy: true, complaint: null });
    try {
      await takeSeat(await currentToken(), session.gameId, session.invitation);
      // The invitation is used: who opens this address again is not offered the seat.
      history.replaceState(null, '', routeTo({ gameId: session.gameId }));
      await session.join();
    } catch (problem) {
      this.setState({ busy: false, complaint: problem });
    }
  }

  render({ session }, { busy, complaint }) {
    const side = session.offeredSeat === 'home' ? 'the home side' : 'the visitors';
    return h('section', { class: 'plain card offer' }, [
      h('p', { class: 'kicker' }, 'An open seat'),
      h('h1', null, `Will you manage ${side}?`),
      h('div', { class: 'row' }, [
        h(
          'button',
          {
            class: 'primary',
            type: 'button',
            disabled: busy,
            'data-testid': 'take-seat',
            onClick: () => this.accept(),
          },
          'Take the seat',
        ),
        h(
          'button',
          {
            class: 'secondary',
            type: 'button',
            disabled: busy,
            'data-testid': 'watch',
            onClick: () => session.watch(),
          },
          'Just watch',
        ),
      ]),
      h(Complaint, { text: complaint, testid: 'seat-complaint' }),
    ]);
  }
}
