import { Component, h } from '../h.js';
import { listGames } from '../api.js';
import { onBack } from '../back.js';
import { currentToken } from '../identity.js';
import { routeTo } from '../route.js';
import { SIDES, inningName } from '../words.js';
import { Choice, Complaint } from './form.js';
import { later } from './later.js';

const NewGame = later(() => import('./new-game.js'), 'NewGame');

const REFRESH_EVERY_MS = 10_000;

/** What each choice asks the server for. */
const WHICH = { all: {}, live: { status: 'in_progress' }, mine: { mine: true } };

/** All the games that one may see, and the form that makes another. */
export class Lobby extends Component {
  constructor() {
    super();
    this.state = { games: null, nextCursor: null, which: 'all', complaint: null };
  }

  componentDidMount() {
    this.load();
    this.forgetBack = onBack(() => this.state.complaint && this.load());
    this.timer = setInterval(() => document.hidden || this.load(), REFRESH_EVERY_MS);
  }

  componentWillUnmount() {
    clearInterval(this.timer);
    this.forgetBack();
    this.gone = true;
  }

  async load(cursor = null) {
    try {
      const token = await currentToken();
      const { which } = this.state;
      const query = { ...(cursor && { cursor }), ...WHICH[which] };
      const { games, next_cursor } = await listGames(token, query);
      if (which !== this.state.which) {
        return; // an answer to an older question
      }
      const shown = cursor ? [...this.state.games, ...games] : games;
      this.show({ games: shown, nextCursor: next_cursor ?? null, complaint: null });
    } catch (problem) {
      this.show({ complaint: problem.message });
    }
  }

  choose(which) {
    this.setState({ which, games: null }, () => this.load());
  }

  show(state) {
    if (!this.gone) {
      this.setState(state);
    }
  }

  render({ identity, onComeIn }, { games, nextCursor, which, complaint }) {
    const choice = (value, name) =>
      h(Choice, { name: 'which', value, checked: which === value, onChoose: () => this.choose(value), testid: `games-${value}` }, name);
    return h('div', { class: 'lobby' }, [
      h('section', { class: 'games', 'aria-labelledby': 'games-title' }, [
        h('div', { class: 'games-head' }, [
          h('h1', { id: 'games-title' }, 'Around the league'),
          h('div', { class: 'segments', role: 'group', 'aria-label': 'Which games' }, [
            choice('all', 'All'),
            choice('live', 'Live'),
            !identity.visitor && choice('mine', 'Mine'),
          ]),
        ]),
        complaint && h(Complaint, { text: complaint, testid: 'games-complaint' }),
        games === null
          ? h('p', { class: 'quiet-text' }, 'Looking for games…')
          : h(GameList, { games, identity, which }),
        nextCursor &&
          h(
            'button',
            { class: 'secondary', type: 'button', onClick: () => this.load(nextCursor) },
            'Older games',
          ),
      ]),
      identity.visitor ? h(ToPlay, { onComeIn }) : h(NewGame, { identity }),
    ]);
  }
}

function ToPlay({ onComeIn }) {
  return h('section', { class: 'card' }, [
    h('h2', null, 'You are watching'),
    h('p', null, 'Open any game to follow it, play by play. To manage a team, come in first.'),
    h('button', { class: 'primary', type: 'button', 'data-testid': 'come-in-to-play', onClick: onComeIn }, 'Come in'),
  ]);
}

function GameList({ games, identity, which }) {
  if (games.length === 0 && which === 'live') {
    return h('p', { class: 'quiet-text' }, 'Nobody is playing right now.');
  }
  if (games.length === 0) {
    return h('p', { class: 'quiet-text' }, 'No games yet. The field is mowed and chalked: make the first.');
  }
  return h(
    'ul',
    { class: 'game-list', 'data-testid': 'game-list' },
    games.map((game) => h('li', { key: game.game_id }, h(GameCard, { game, identity }))),
  );
}

function GameCard({ game, identity }) {
  return h(
    'a',
    { class: 'game-card', href: routeTo({ gameId: game.game_id }), 'data-testid': `game-${game.game_id}` },
    [
      h('span', { class: 'game-status', 'data-status': game.status }, status(game)),
      SIDES.map((side) =>
        h('span', { class: 'game-team', key: side }, [
          h('span', { class: 'game-team-name' }, game[side].name),
          h('span', { class: 'game-manager' }, manager(game[side].manager, identity)),
          h('span', { class: 'game-score' }, game.status === 'waiting' ? '' : (game.score?.[side] ?? '')),
        ]),
      ),
    ],
  );
}

function manager(given, identity) {
  if (given === null) {
    return 'open seat';
  }
  return given.user_id === identity.userId ? 'you' : given.name;
}

function status(game) {
  switch (game.status) {
    case 'waiting':
      return 'Before the first pitch';
    case 'completed':
      return 'Final';
    default:
      return game.redacted ? 'Under way' : inningName(game);
  }
}
