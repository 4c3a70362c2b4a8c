import { againOf, mayPlayAgain, nextGame, TOLD } from '../again.js';
import { createGame } from '../api.js';
import { Component, h } from '../h.js';
import { currentToken } from '../identity.js';
import { remember } from '../memory.js';
import { linkTo, routeTo, site } from '../route.js';
import { personName, theTeam } from '../words.js';
import { Complaint } from './form.js';

/** Another game of the same two, made with one press. The other manager finds the way to it here and in the talk. */
export class Again extends Component {
  constructor() {
    super();
    this.state = { busy: false, complaint: null };
  }

  async make() {
    const { session, table } = this.props;
    this.setState({ busy: true, complaint: null });
    try {
      const { game_id: gameId, invitations } = await createGame(await currentToken(), againOf(table));
      remember(`invitations.${gameId}`, invitations ?? {});
      // Who is muted has made it all the same: it stands among the other's games.
      await session.command('send_message', { channel: 'game', text: `${TOLD}${linkTo({ gameId })}` }).catch(() => {});
      location.hash = routeTo({ gameId });
    } catch (problem) {
      this.setState({ busy: false, complaint: problem });
    }
  }

  render({ table, identity }, { busy, complaint }) {
    if (!mayPlayAgain(table)) {
      return null;
    }
    const next = nextGame(table, site());
    if (next) {
      const who = next.from === identity.userId ? 'You have' : `${personName({ user_id: next.from, name: next.name })} has`;
      return h('p', { class: 'again', role: 'status' }, [`${who} made another game. `, h('a', { href: next.href, 'data-testid': 'next-game' }, 'Take your seat')]);
    }
    const { away, home } = table.teams;
    return h('div', { class: 'again' }, [
      h('button', { class: 'secondary', type: 'button', disabled: busy, 'data-testid': 'play-again', onClick: () => this.make() }, `Play again: ${theTeam(home.name)} at ${theTeam(away.name)}`),
      h(Complaint, { text: complaint, testid: 'again-complaint' }),
    ]);
  }
}
