import { Component, h } from '../h.js';
import { createGame } from '../api.js';
import { currentToken } from '../identity.js';
import { remember } from '../memory.js';
import { tableOptions } from '../options.js';
import { routeTo } from '../route.js';
import { SIDES } from '../words.js';
import { Choice, Complaint, Field } from './form.js';
import { GameOptions, TeamLook } from './game-options.js';

const LEAGUE = 'sba';

/** Two names, who sits where, and whether people may watch. */
export class NewGame extends Component {
  constructor() {
    super();
    this.state = {
      away: { name: 'Harbor Owls', mine: false },
      home: { name: 'Cedar Millers', mine: true },
      open: true,
      /* What was chosen otherwise than the usual. */
      chosen: {},
      umpire: '',
      busy: false,
      complaint: null,
    };
  }

  change(side, change) {
    this.setState((state) => ({ [side]: { ...state[side], ...change }, complaint: null }));
  }

  async create() {
    this.setState({ busy: true, complaint: null });
    try {
      const token = await currentToken();
      const { game_id: gameId, invitations } = await createGame(token, this.request());
      remember(`invitations.${gameId}`, invitations ?? {});
      location.hash = routeTo({ gameId });
    } catch (problem) {
      this.setState({ busy: false, complaint: problem });
    }
  }

  alone() {
    return SIDES.every((side) => this.state[side].mine);
  }

  options() {
    return tableOptions(this.alone(), this.state.chosen);
  }

  request() {
    const game = { league: LEAGUE, public: this.state.open, options: this.options() };
    const umpire = this.state.umpire.trim();
    if (umpire && game.options.rulings === 'agreed') {
      game.umpire = umpire;
    }
    for (const side of SIDES) {
      const { name, mine, abbrev = '', color = null } = this.state[side];
      game[side] = {
        name: name.trim() || (side === 'home' ? 'Home' : 'Visitors'),
        ...(abbrev.trim() && { abbrev: abbrev.trim() }),
        ...(color && { color }),
      };
      if (mine) {
        game[side].manager = this.props.identity.userId;
      }
    }
    return game;
  }

  render(_, { open, chosen, umpire, busy, complaint }) {
    const submit = (event) => {
      event.preventDefault();
      this.create();
    };
    return h('form', { class: 'card new-game', onSubmit: submit, 'aria-labelledby': 'new-game-title' }, [
      h('h2', { id: 'new-game-title' }, 'A new game'),
      SIDES.map((side) => this.side(side)),
      h(GameOptions, {
        options: this.options(),
        umpire,
        onChange: (change) => this.setState({ chosen: { ...chosen, ...change }, complaint: null }),
        onUmpire: (value) => this.setState({ umpire: value, complaint: null }),
      }),
      h('label', { class: 'check' }, [
        h('input', {
          type: 'checkbox',
          checked: open,
          'data-testid': 'public',
          onChange: (event) => this.setState({ open: event.target.checked }),
        }),
        h('span', null, 'Anybody may watch'),
      ]),
      h(
        'button',
        { class: 'primary', type: 'submit', disabled: busy, 'data-testid': 'create-game' },
        busy ? 'Chalking the lines…' : 'Make the game',
      ),
      h(Complaint, { text: complaint, testid: 'create-complaint' }),
    ]);
  }

  side(side) {
    const { name, mine } = this.state[side];
    const choose = (value) => this.change(side, { mine: value === 'mine' });
    return h('fieldset', { class: 'side', key: side }, [
      h('legend', null, side === 'home' ? 'Home, bats second' : 'Visitors, bat first'),
      h(Field, {
        label: 'Team',
        testid: `${side}-name`,
        value: name,
        maxLength: 64,
        onInput: (value) => this.change(side, { name: value }),
      }),
      h('div', { class: 'segments' }, [
        h(
          Choice,
          { name: `${side}-seat`, value: 'mine', checked: mine, onChoose: choose, testid: `${side}-mine` },
          'I manage them',
        ),
        h(
          Choice,
          { name: `${side}-seat`, value: 'open', checked: !mine, onChoose: choose, testid: `${side}-open` },
          'Open seat, by link',
        ),
      ]),
      h(TeamLook, { side, team: this.state[side], onChange: (change) => this.change(side, change) }),
    ]);
  }
}
