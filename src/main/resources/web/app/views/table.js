import { openDecision } from '../card-book.js';
import { serverNow } from '../clock.js';
import { Component, h } from '../h.js';
import { recall, remember } from '../memory.js';
import { actsFor, duelSides, lineupRights, rights } from '../rights.js';
import { unread, unreadInWords } from '../talk.js';
import { whoseMove } from '../whose-move.js';
import { hasCards, runnersSentence, suspicionName } from '../words.js';
import { Announced } from './announced.js';
import { AtBat } from './at-bat.js';
import { Ballpark } from './ballpark.js';
import { Banner } from './banner.js';
import { Chances, ChancesPanel } from './chances.js';
import { DefenseNow } from './defense-now.js';
import { Feed } from './feed.js';
import { GameLinks } from './game-links.js';
import { Invitations } from './invitations.js';
import { later } from './later.js';
import { LineupCard, cardName } from './lineup-card.js';
import { Lineups } from './lineups.js';
import { MoveLine } from './move-line.js';
import { OpenSeat } from './open-seat.js';
import { PAGES, Pages, WITH_CARDS } from './pages.js';
import { ParkView } from './park-view.js';
import { Park } from './park.js';
import { Play } from './play.js';
import { QuickTable } from './quick-table.js';
import { Rulings } from './rulings.js';
import { Scoreboard } from './scoreboard.js';
import { SeatOffer } from './seat-offer.js';
import { SmallBoard } from './small-board.js';
import { Soon } from './soon.js';
import { Stakes } from './stakes.js';
import { Tabs } from './tabs.js';
import { UmpiresCorner } from './umpire.js';

const BoxScore = later(() => import('./records.js'), 'BoxScore');
const CardsPanel = later(() => import('./cards.js'), 'CardsPanel');
const FinalWord = later(() => import('./records.js'), 'FinalWord');
const Replay = later(() => import('./records.js'), 'Replay');
const Scorecard = later(() => import('./records.js'), 'Scorecard');
const Story = later(() => import('./records.js'), 'Story');

/** A game on the screen, from the knock on the door to the last out. */
export function Table({ session, identity, connection, route = {} }) {
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
        ? h(VIEWS[route.view] ?? Seated, { session, identity, connection, route })
        : h('p', { class: 'plain', role: 'status' }, 'Reading the book…');
  }
}

/** What else can be looked at of a game. */
const VIEWS = { replay: Replay, scorecard: Scorecard };

/** The table itself. Which of its pages is open matters on a phone alone. */
class Seated extends Component {
  constructor(props) {
    super(props);
    /* `readId`: the last message that was before this user's eyes. */
    this.state = { page: 'table', book: 'plays', readId: recall(readKey(props)) ?? -1 };
  }

  /**
   * What is looked at next is in sight: the card when dice were rolled or what was tapped was not it, the field when it was, and when
   * the play that was written down runs on it.
   */
  componentDidUpdate() {
    const stage = this.stage;
    if (stage !== this.shown) {
      for (const part of this.nextInSight(stage)) {
        document.querySelector(part)?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      }
      this.shown = stage;
    }
  }

  /** A phone has the dice above the field once they are read, and the roll button below it. */
  nextInSight(stage) {
    switch (stage) {
      case 'at-the-field':
        return ['.ballpark'];
      case 'at-the-card':
        return this.shown ? ['.dice'] : [];
      default:
        return this.shown && this.props.session.table.happening ? ['.play-side .play', '.ballpark', '.banner'] : [];
    }
  }

  openTalk() {
    this.turn('talk');
    setTimeout(() => document.querySelector('.chat')?.scrollIntoView({ block: 'center', behavior: 'instant' }));
  }

  read(id) {
    if (id !== this.state.readId) {
      remember(readKey(this.props), id);
      this.setState({ readId: id });
    }
  }

  /** The book has two of the pages. */
  turn(page) {
    this.setState({ page, ...((page === 'plays' || page === 'box') && { book: page }) });
    scrollTo({ top: 0, behavior: 'instant' });
  }

  render({ session, identity, connection }, { page, book, readId }) {
    const { table } = session;
    const news = unread(table, identity.userId, readId);
    const may = rights(table, identity.userId);
    const { status } = table.state;
    const waiting = status === 'waiting';
    const { own, other } = lineupRights(table, identity.userId);
    const duel = duelSides(table);
    const reads = !table.completed && openDecision(table) === null && session.reading.isOf(may);
    const mine = table.role !== null && whoseMove(table, identity.userId, serverNow())?.mine;
    const told = table.completed !== null && table.plays.length > 0;
    const carded = hasCards(table) && !table.completed;
    // At the last out the page of the cards is gone.
    const turned = page === 'cards' && !carded ? 'table' : page;
    this.stage = decides(table, identity.userId) ? 'at-the-card' : stageOf(session.reading, reads);
    const theBook = h(Book, { session, table, open: book, tabs: told ? ['plays', 'box'] : ['plays', 'box', 'chances'], onOpen: (key) => this.setState({ book: key }) });
    return h('div', { class: `table ${told ? 'told' : this.stage}`, 'data-page': turned }, [
      h('h1', { class: 'visually-hidden' }, `${table.teams.away.name} at ${table.teams.home.name}`),
      h('p', { class: 'visually-hidden', 'aria-live': 'polite', 'data-testid': 'spoken' }, session.spoken),
      h(SmallBoard, { table }),
      h(Scoreboard, { table }),
      session.suspicions.map((kind) =>
        h('p', { key: kind, class: 'complaint', role: 'alert', 'data-testid': 'dice-suspect' }, suspicionName(kind)),
      ),
      session.unseated && h('p', { class: 'whisper', role: 'status', 'data-testid': 'unseated' }, 'Your seat was opened to somebody else. You are watching now.'),
      h(MoveLine, { session, table, identity }),
      h(Announced, { table, userId: identity.userId }),
      h(Whisper, { message: news.direct, onOpen: () => this.openTalk() }),
      h('div', { class: 'stage' }, [
        h('div', { class: 'column' }, [
          told ? h(Story, { session, table }) : h('section', { class: 'field-side', 'aria-label': `The field. ${runnersSentence(table.state)}` }, [
            h(Banner, { table, userId: identity.userId }),
            h(Ballpark, { reading: reads ? session.reading : null }, h(ParkView, { table })),
            h(AtBat, { table }),
            h(DefenseNow, { table }),
            h(Stakes, { table }),
            h(Chances, { table }),
          ]),
          may.mayRoll && status !== 'completed' && h(QuickTable, { session, table }),
          h(GameLinks, { session, table }),
          !told && theBook,
        ]),
        h('div', { class: 'column' }, [
          h('div', { class: 'play-side' }, [
            waiting && h(Invitations, { table }),
            h(OpenSeat, { table, identity, onChanged: () => this.forceUpdate() }),
            table.completed ? h(FinalWord, { session, table, identity, may }) : h(Play, { session, table, identity, may, connection }),
            carded && h('div', { class: 'cards-side' }, h(CardsPanel, { session, table })),
            own.map((side) => h(LineupCard, { key: side, session, table, side, name: cardName(table, side) })),
            duel.map((side) => h(Rulings, { key: side, session, table, identity, may, side })),
            may.mayRule && h(UmpiresCorner, { session, table, sides: other }),
            !waiting && h(Invitations, { table }),
          ]),
          told && h(Lineups, { table }),
        ]),
        h('div', { class: 'column talk-side' }, h(Soon, null, [
          h(Park, { session, table, identity, connection, news: readId, onRead: (id) => this.read(id) }),
          !told && h(Lineups, { table }),
        ])),
        told && theBook,
      ]),
      h(Pages, { page: turned, pages: carded ? WITH_CARDS : PAGES, marks: { table: mine && 'your move', talk: unreadInWords(news) }, onTurn: (to) => this.turn(to) }),
    ]);
  }
}

const TABS = {
  plays: { title: 'Play by play', show: Feed },
  box: { title: 'Box score', show: BoxScore },
  chances: { title: 'Chances', show: ChancesPanel },
};

/** What is written of the game: under the field while it is played, and across the page once it is over. */
function Book({ session, table, open, tabs, onOpen }) {
  return h(Soon, null, h(Tabs, {
    label: 'The book',
    open,
    onOpen,
    tabs: tabs.map((key) => ({ key, title: TABS[key].title, show: () => h(TABS[key].show, { session, table }) })),
  }));
}

const readKey = ({ session, identity }) => `read.${session.gameId}.${identity.userId}`;

/** What was written to this user alone stands here until they have read it. */
function Whisper({ message, onOpen }) {
  return message && h('p', { class: 'whisper', role: 'status', 'data-testid': 'whisper' }, [
    h('b', null, message.name),
    ' has written to you alone: ',
    h('q', null, message.text),
    h('button', { class: 'quiet', type: 'button', 'data-testid': 'read-whisper', onClick: onOpen }, 'To the talk'),
  ]);
}

/** Whether the play waits for this user to choose. */
const decides = (table, userId) => actsFor(table, userId).includes(openDecision(table)?.side);

/** What this user does now, for the order of things where there is little room. */
const stageOf = ({ draft }, reads) => (!reads ? 'not-reading' : draft.code === null ? 'at-the-card' : 'at-the-field');
