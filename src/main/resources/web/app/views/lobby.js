import { Component, h } from '../h.js';
import { listGames } from '../api.js';
import { onBack } from '../back.js';
import { currentToken } from '../identity.js';
import { routeTo } from '../route.js';
import { SIDES, inningName } from '../words.js';
import { Choice, Complaint } from './form.js';
import { NewGame } from './new-game.js';

const REFRESH_EVERY_MS = 10_000;

/** All the games that one may see, and the form that makes another. */
export class Lobby extends Component {
  constructor() {
    super();
    this.state = { games: null, nextCursor: null, mine: false, complaint: null };
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
      const { mine } = this.state;
      const query = { ...(cursor && { cursor }), ...(mine && { mine }) };
      const { games, next_cursor } = await listGames(token, query);
      if (mine !== this.state.mine) {
        return; // an answer to an older question
      }
      const shown = cursor ? [...this.state.games, ...games] : games;
      this.show({ games: shown, nextCursor: next_cursor ?? null, complaint: null });
    } catch (problem) {
      this.show({ complaint: problem.message });
    }
  }

  choose(mine) {
    this.setState({ mine, games: null }, () => this.load());
  }

  show(state) {
    if (!this.gone) {
      this.setState(state);
    }
  }

  render({ identity }, { games, nextCursor, mine, complaint }) {
    return h('div', { class: 'lobby' }, [
      h('section', { class: 'games', 'aria-labelledby': 'games-title' }, [
        h('div', { class: 'games-head' }, [
          h('h1', { id: 'games-title' }, 'Around the league'),
          h('div', { class: 'segments', role: 'group', 'aria-label': 'Which games' }, [
            h(Choice, { name: 'which', value: 'all', checked: !mine, onChoose: () => this.choose(false), testid: 'games-all' }, 'All'),
            h(Choice, { name: 'which', value: 'mine', checked: mine, onChoose: () => this.choose(true), testid: 'games-mine' }, 'Mine'),
          ]),
        ]),
        complaint && h(Complaint, { text: complaint, testid: 'games-complaint' }),
        games === null
          ? h('p', { class: 'quiet-text' }, 'Looking for games…')
          : h(GameList, { games, identity }),
        nextCursor &&
          h(
            'button',
            { class: 'secondary', type: 'button', onClick: () => this.load(nextCursor) },
            'Older games',
          ),
      ]),
      h(NewGame, { identity }),
    ]);
  }
}

function GameList({ games, identity }) {
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
          h('span', { class: 'game-score' }, game.status === 'waiting' ? '' : game.score[side]),
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
      return inningName(game);
  }
}
