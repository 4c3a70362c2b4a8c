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
    /* `there`: the ids of those that are there, and in which we manage a side. */
    this.state = { busy: false, complaint: null, there: [] };
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
        this.isOurs(gameId).then((ours) => ours && this.setState(({ there }) => ({ there: [...there, gameId] })), () => {}); // who presses asks again
      }
    }
  }

  async isOurs(gameId) {
    try {
      return (await gameOf(await currentToken(), gameId)).sides.length > 0;
    } catch (problem) {
      if (NOT_THERE.has(problem.status)) {
        return false;
      }
      throw problem;
    }
  }

  async press() {
    this.setState({ busy: true, complaint: null });
    try {
      const href = await this.make();
      if (!this.left) {
        location.hash = href;
      }
    } catch (problem) {
      this.setState({ busy: false, complaint: problem });
    }
  }

  async make() {
    const { session, table, identity } = this.props;
    const { game_id: gameId, invitations } = await createGame(await currentToken(), againOf(table, identity.userId));
    // Without invitations the other manager has made it, and tells us.
    if (invitations) {
      remember(`invitations.${gameId}`, invitations);
      // Nobody waits for it: who is muted, or has no connection, has made it all the same, and it stands among the other's games.
      session.command('send_message', { channel: 'game', text: `${TOLD}${linkTo({ gameId })}` }).catch(() => {});
    }
    return routeTo({ gameId });
  }

  render({ table, identity }, { busy, complaint, there }) {
    if (!mayPlayAgain(table)) {
      return null;
    }
    const next = nextGames(table, site()).find(({ gameId }) => there.includes(gameId));
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
