import { gameOf, takeSeat } from '../api.js';
import { Component, h } from '../h.js';
import { currentToken } from '../identity.js';
import { optionsInWords } from '../options.js';
import { routeTo } from '../route.js';
import { Complaint } from './form.js';

/** An open seat, for somebody whom a link has brought, and how the game is played: before they take it. */
export class SeatOffer extends Component {
  constructor() {
    super();
    this.state = { game: null, busy: false, complaint: null };
  }

  async componentDidMount() {
    const { session } = this.props;
    try {
      this.setState({ game: await gameOf(await currentToken(), session.gameId, session.invitation) });
    } catch {
      // The seat can be taken without it; what hinders that is said then.
    }
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

  render({ session }, { game, busy, complaint }) {
    const { offeredSeat } = session;
    const name = game?.[offeredSeat]?.name;
    const side = offeredSeat === 'home' ? 'the home side' : 'the visitors';
    const press = (label, testid, kind, onClick) =>
      h('button', { class: kind, type: 'button', disabled: busy, 'data-testid': testid, onClick }, label);
    return h('section', { class: 'plain card offer' }, [
      h('p', { class: 'kicker' }, 'An open seat'),
      h('h1', null, `Will you manage ${side}?`),
      name && h('p', { 'data-testid': 'offer-team' }, `The ${name}: ${offeredSeat === 'home' ? `at home against the ${game.away.name}` : `visiting the ${game.home.name}`}.`),
      game?.options && h('ul', { class: 'offer-terms', 'data-testid': 'offer-terms' }, optionsInWords(game.options, umpireOf(game)).map((sentence) =>
        h('li', { key: sentence }, sentence),
      )),
      h('div', { class: 'row' }, [
        press('Take the seat', 'take-seat', 'primary', () => this.accept()),
        press('Just watch', 'watch', 'secondary', () => session.watch()),
      ]),
      h(Complaint, { text: complaint, testid: 'seat-complaint' }),
    ]);
  }
}

/** Their name where the server says it, else their id. */
function umpireOf({ umpire, setup }) {
  return setup?.umpire?.name ?? umpire?.name ?? umpire ?? null;
}
