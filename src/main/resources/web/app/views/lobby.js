import { serverNow } from '../clock.js';
import { LISTS, myMoveFirst, ofOthers, queryOf } from '../game-list.js';
import { Component, h } from '../h.js';
import { GameCard, ResultRow, SeatRow } from './game-card.js';
import { GameShelf } from './game-shelf.js';
import { Choice } from './form.js';
import { NewGame } from './new-game.js';

/** How long somebody has stopped typing before it is looked for. */
const TYPED_MS = 300;
const LONGEST_SEARCH = 64;

/** One's own games, those around the league, and the form that makes another. */
export class Lobby extends Component {
  constructor() {
    super();
    this.state = { list: 'live', typed: '', words: '' };
  }

  componentWillUnmount() {
    clearTimeout(this.typing);
  }

  type(typed) {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.setState({ words: typed }), TYPED_MS);
    this.setState({ typed });
  }

  render({ identity, onComeIn }, { list, typed, words }) {
    const choice = (value) =>
      h(Choice, { key: value, name: 'list', value, checked: list === value, onChoose: () => this.setState({ list: value }), testid: `games-${value}` }, LISTS[value].title);
    return h('div', { class: 'lobby' }, [
      h('div', { class: 'games' }, [
        !identity.visitor && h(MyGames, { identity }),
        h('section', { class: 'league', 'aria-labelledby': 'games-title' }, [
          h('div', { class: 'games-head' }, [
            h('h1', { id: 'games-title' }, 'Around the league'),
            !identity.visitor && h('button', { class: 'primary small to-new-game', type: 'button', 'data-testid': 'to-new-game', onClick: toNewGame }, 'New game'),
            h('input', {
              class: 'search', type: 'search', value: typed, maxLength: LONGEST_SEARCH, placeholder: 'Team or manager', autocomplete: 'off',
              'aria-label': 'Look for a team or a manager', 'data-testid': 'search-games', onInput: (event) => this.type(event.target.value),
            }),
          ]),
          h('div', { class: 'segments', role: 'group', 'aria-label': 'Which games' }, [
            ...['live', 'seats', 'waiting', 'results'].map(choice),
            !identity.visitor && choice('mine'),
          ]),
          h(GameShelf, {
            key: list,
            query: queryOf(list, words),
            none: words.trim() ? 'Nothing here has these names.' : LISTS[list].none,
            testid: 'games-complaint',
            show: (games) => h(Games, { games, list, identity }),
          }),
        ]),
      ]),
      h('div', { class: 'lobby-side' }, [
        identity.visitor ? h(ToPlay, { onComeIn }) : h(NewGame, { identity }),
      ]),
    ]);
  }
}

/** On a narrow screen the form is below all lists. */
function toNewGame() {
  const form = document.getElementById('new-game');
  form.scrollIntoView({ block: 'start', behavior: 'instant' });
  form.querySelector('input').focus({ preventScroll: true });
}

/** Those that are not over: where it is one's move first. Nothing where there are none. */
function MyGames({ identity }) {
  const show = (games) => h('section', { class: 'my-games', 'aria-labelledby': 'mine-title' }, [
    h('h2', { id: 'mine-title' }, 'Your games'),
    h('ul', { class: 'game-list', 'data-testid': 'my-games' }, myMoveFirst(games, identity.userId, serverNow()).map((game) =>
      h('li', { key: game.game_id }, h(GameCard, { game, identity })),
    )),
  ]);
  return h(GameShelf, { query: LISTS.current.query, none: null, testid: null, show });
}

const ROWS = { seats: SeatRow, results: ResultRow, mine: ResultRow };

function Games({ games, list, identity }) {
  const Row = ROWS[list] ?? GameCard;
  const shown = ofOthers(games, list, identity);
  if (shown.length === 0) {
    return h('p', { class: 'quiet-text no-games' }, list === 'live' ? 'Nobody else is playing right now.' : 'No game of others waits for its first pitch.');
  }
  return h('ul', { class: ROWS[list] ? 'game-rows' : 'game-list', 'data-testid': 'game-list' }, shown.map((game) =>
    h('li', { key: game.game_id }, h(Row, { game, identity })),
  ));
}

function ToPlay({ onComeIn }) {
  return h('section', { class: 'card' }, [
    h('h2', null, 'You are watching'),
    h('p', null, 'Open any game to follow it, play by play. To manage a team, come in first.'),
    h('button', { class: 'primary', type: 'button', 'data-testid': 'come-in-to-play', onClick: onComeIn }, 'Come in'),
  ]);
}
