import { Component, h } from '../h.js';
import { cardSet, createGame, listCardSets, listLeagues } from '../api.js';
import { currentToken } from '../identity.js';
import { remember } from '../memory.js';
import { dhOf, isAlone, optionsOf, proposed, requestOf, setsOf, unplayable } from '../new-game.js';
import { routeTo } from '../route.js';
import { forgetTeam, saveTeam } from '../saved-teams.js';
import { SIDES } from '../words.js';
import { CardChoice } from './card-choice.js';
import { Complaint } from './form.js';
import { GameOptions } from './game-options.js';
import { TeamForm } from './team-form.js';

/* Until the server has told its leagues. */
const LEAGUES = [{ name: 'sba', options: { innings: 9, dh: true, extra_runner: null, mercy: null } }];

const NO_CARDS = { away: '', home: '' };

const team = (name, mine) => ({ name, mine, lineup: '', abbrev: '', color: null, openLineup: false });

/** Two teams, who sits where, how it is played, and whether people may watch or sit down. */
export class NewGame extends Component {
  constructor() {
    super();
    this.state = {
      leagues: LEAGUES,
      league: LEAGUES[0].name,
      away: team('Harbor Owls', false),
      home: team('Cedar Millers', true),
      open: true,
      anybody: false,
      /* What was chosen otherwise than the usual. */
      chosen: {},
      umpire: '',
      /* The card sets that can be chosen, once they are asked for, and which are, by side. */
      sets: null,
      cards: NO_CARDS,
      busy: false,
      complaint: null,
    };
  }

  /** Asked for when somebody wants to choose, and when the usual one is not there. */
  async learnLeagues() {
    if (this.state.leagues !== LEAGUES) {
      return;
    }
    try {
      const { leagues } = await listLeagues(await currentToken());
      if (leagues.length > 0) {
        const known = leagues.find(({ name }) => name === this.state.league);
        const league = known ?? leagues.find(({ mode }) => mode === 'manual') ?? leagues[0];
        this.setState({ leagues, league: league.name });
        this.learnSets(league);
      }
    } catch {
      // The usual league can be played without; what hinders that is said then.
    }
  }

  choose(name) {
    this.setState({ league: name, chosen: {}, cards: NO_CARDS, complaint: null });
    this.learnSets(this.state.leagues.find((league) => league.name === name));
  }

  /** Where the server can know the cards some are proposed, unless the league has its own. */
  async learnSets({ name, mode, card_sets: ofLeague }) {
    if (mode !== 'digital') {
      return;
    }
    try {
      const { card_sets: sets } = await listCardSets(await currentToken());
      this.setState(({ league }) => ({ sets, ...(league === name && !ofLeague && { cards: proposed(sets) }) }));
    } catch (problem) {
      this.setState({ sets: [], complaint: problem });
    }
  }

  change(side, change) {
    this.setState((state) => ({ [side]: { ...state[side], ...change }, complaint: null }));
  }

  found() {
    return this.state.leagues.find(({ name }) => name === this.state.league);
  }

  league() {
    return this.found().options;
  }

  isWrong(wrong) {
    if (wrong) {
      this.change(wrong.side, { openLineup: true });
      this.setState({ busy: false, complaint: wrong.text });
    }
    return wrong !== null;
  }

  /** Who has a card, by side, those of the side's own set first: lineups name people, and cards have ids. */
  async benches(token) {
    const sets = setsOf(this.state, this.found());
    if (sets.length === 0 || SIDES.every((side) => !this.state[side].lineup.trim())) {
      return undefined;
    }
    try {
      const [away, home = away, ...others] = (await Promise.all(sets.map((hash) => cardSet(token, hash)))).map(({ players }) => players);
      return { away: [away, home, ...others].flat(), home: [home, away, ...others].flat() };
    } catch (problem) {
      if (problem.status === 404) {
        return undefined; // those of the league are not shown to everybody: then the server says who has no card
      }
      throw problem;
    }
  }

  async create() {
    if (this.isWrong(unplayable(this.state, this.league()))) {
      return;
    }
    this.setState({ busy: true, complaint: null });
    try {
      const token = await currentToken();
      const benches = await this.benches(token);
      if (this.isWrong(unplayable(this.state, this.league(), benches))) {
        return;
      }
      const { game_id: gameId, invitations } = await createGame(token, requestOf(this.state, this.league(), this.props.identity.userId, benches));
      [...SIDES].reverse().map((side) => this.state[side]).filter(({ lineup }) => lineup.trim()).forEach(saveTeam);
      remember(`invitations.${gameId}`, invitations ?? {});
      location.hash = routeTo({ gameId });
    } catch (problem) {
      this.setState({ busy: false, complaint: problem });
      if (problem.field === 'league') {
        this.learnLeagues();
      }
    }
  }

  render(_, state) {
    const { leagues, league, open, anybody, chosen, umpire, sets, cards, busy, complaint } = state;
    const submit = (event) => {
      event.preventDefault();
      this.create();
    };
    const check = (name, testid, text, disabled = false) => h('label', { class: 'check' }, [
      h('input', { type: 'checkbox', checked: state[name] && !disabled, disabled, 'data-testid': testid, onChange: (event) => this.setState({ [name]: event.target.checked }) }),
      h('span', null, text),
    ]);
    const { mode, card_sets: ofLeague } = this.found();
    return h('form', { class: 'card new-game', id: 'new-game', onSubmit: submit, 'aria-labelledby': 'new-game-title' }, [
      h('h2', { id: 'new-game-title' }, 'A new game'),
      SIDES.map((side) => h(TeamForm, {
        key: side,
        side,
        team: state[side],
        dh: dhOf(state, this.league()),
        onChange: (change) => this.change(side, change),
        onForget: (name) => {
          forgetTeam(name);
          this.change(side, {});
        },
      })),
      h(GameOptions, {
        leagues,
        league,
        options: optionsOf(state, this.league()),
        umpire,
        onOpen: () => this.learnLeagues(),
        cards: mode === 'digital' && h(CardChoice, { sets, cards, ofLeague: Boolean(ofLeague), onChange: (change) => this.setState({ cards: { ...cards, ...change }, complaint: null }) }),
        onLeague: (name) => this.choose(name),
        onChange: (change) => this.setState({ chosen: { ...chosen, ...change }, complaint: null }),
        onUmpire: (value) => this.setState({ umpire: value, complaint: null }),
      }),
      check('open', 'public', 'Anybody may watch'),
      !isAlone(state) && check('anybody', 'anybody', 'Anybody may take the open seat', !open),
      h('button', { class: 'primary', type: 'submit', disabled: busy, 'data-testid': 'create-game' }, busy ? 'Chalking the lines…' : 'Make the game'),
      h(Complaint, { text: complaint, testid: 'create-complaint' }),
    ]);
  }
}
