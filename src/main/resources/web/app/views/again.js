import { againOf, becomesAgreed, mayPlayAgain, nextGames, TOLD } from '../again.js';
import { createGame, gameOf } from '../api.js';
import { Component, h } from '../h.js';
import { currentToken } from '../identity.js';
import { remember } from '../memory.js';
import { linkTo, routeTo, site } from '../route.js';
import { personName, theTeam } from '../words.js';
import { Complaint } from './form.js';

/** What the server says of a game that is not there, or not for us; anything else may be over in a moment. */
const NOT_THERE = new Set([400, 403, 404]);

/** A rematch that was ended before a play does not count: another can be made. */
const isNext = ({ ours, over, plays }) => ours && !(over && plays === 0);

/**
 * Another game of the same two, made with one press. The other manager finds the way to it here and in the talk; who of them
 * presses second is led into the game of the first.
 */
export class Again extends Component {
  /* The ids of the games that the server was asked for. */
  asked = new Set();
  left = false;

  constructor() {
    super();
    /* `there`: those that are there, and in which we manage a side; `played`: the id of one that we would have been led into. */
    this.state = { busy: false, complaint: null, there: [], played: null };
  }

  componentDidMount() {
    this.lookUp();
  }

  componentDidUpdate() {
    this.lookUp();
  }

  componentWillUnmount() {
    this.left = true;
  }

  /** Nobody is sent to a game that is not there. */
  lookUp() {
    const { table } = this.props;
    for (const { gameId } of mayPlayAgain(table) ? nextGames(table, site()) : []) {
      if (!this.asked.has(gameId)) {
        this.asked.add(gameId);
        this.look(gameId).then((found) => isNext(found) && this.setState(({ there }) => ({ there: [...there, found] })), () => {}); // who presses asks again
      }
    }
  }

  async look(gameId) {
    try {
      const { sides, state } = await gameOf(await currentToken(), gameId);
      return { gameId, ours: sides.length > 0, over: state.status === 'completed', plays: state.play_number };
    } catch (problem) {
      if (NOT_THERE.has(problem.status)) {
        return { gameId, ours: false, over: false, plays: 0 };
      }
      throw problem;
    }
  }

  async press() {
    this.setState({ busy: true, complaint: null });
    try {
      const { gameId, over } = await this.make();
      if (over) {
        this.setState({ busy: false, played: gameId });
      } else if (!this.left) {
        location.hash = routeTo({ gameId });
      }
    } catch (problem) {
      this.setState({ busy: false, complaint: problem });
    }
  }

  async make() {
    const { session, table, identity } = this.props;
    const { game_id: gameId, invitations } = await createGame(await currentToken(), againOf(table, identity.userId));
    // Without invitations it was made before, mostly by the other manager, who tells us.
    if (!invitations) {
      return this.look(gameId);
    }
    remember(`invitations.${gameId}`, invitations);
    // Nobody waits for it: who is muted, or has no connection, has made it all the same, and it stands among the other's games.
    session.command('send_message', { channel: 'game', text: `${TOLD}${linkTo({ gameId })}` }).catch(() => {});
    return { gameId, over: false };
  }

  render({ table, identity }, { busy, complaint, there, played }) {
    if (!mayPlayAgain(table)) {
      return null;
    }
    const next = nextGames(table, site()).find(({ gameId }) => there.some((each) => each.gameId === gameId));
    const over = played ?? there.find((each) => each.over && each.gameId === next?.gameId)?.gameId;
    if (over) {
      return h('p', { class: 'again', role: 'status' }, ['You have played the next game already. ', h('a', { href: routeTo({ gameId: over }), 'data-testid': 'played-game' }, 'Look at it')]);
    }
    if (next) {
      const who = next.from === identity.userId ? 'You have' : `${personName({ user_id: next.from, name: next.name })} has`;
      return h('p', { class: 'again', role: 'status' }, [`${who} made another game. `, h('a', { href: next.href, 'data-testid': 'next-game' }, 'Take your seat')]);
    }
    const { away, home } = table.teams;
    const rulings = becomesAgreed(table, identity.userId) ? ', rulings by agreement' : '';
    return h('div', { class: 'again' }, [
      h('button', { class: 'secondary', type: 'button', disabled: busy, 'data-testid': 'play-again', onClick: () => this.press() }, `Play again: ${theTeam(home.name)} at ${theTeam(away.name)}${rulings}`),
      h(Complaint, { text: complaint, testid: 'again-complaint' }),
    ]);
  }
}
