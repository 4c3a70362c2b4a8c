import { offerOf, takeSeat } from '../api.js';
import { onBack } from '../back.js';
import { Component, h } from '../h.js';
import { currentToken } from '../identity.js';
import { askedIn, placeIn, termsOf } from '../offer-words.js';
import { routeTo } from '../route.js';
import { SIDES } from '../words.js';
import { Complaint } from './form.js';

/** An open seat, for somebody whom a link has brought, and how the game is played: before they take it. */
export class SeatOffer extends Component {
  constructor() {
    super();
    this.state = { offer: null, busy: false, complaint: null };
  }

  componentDidMount() {
    this.forgetBack = onBack(() => this.state.offer || this.look());
    this.look();
  }

  componentWillUnmount() {
    this.forgetBack();
  }

  async look() {
    const { session } = this.props;
    try {
      this.setState({ offer: await offerOf(await currentToken(), session.gameId, session.invitation), complaint: null });
    } catch (problem) {
      this.setState({ complaint: problem });
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

  render({ session }, { offer, busy, complaint }) {
    const { offeredSeat } = session;
    const taken = offer?.open === false;
    const press = (label, testid, kind, onClick) =>
      h('button', { class: kind, type: 'button', disabled: busy, 'data-testid': testid, onClick }, label);
    return h('section', { class: 'plain card offer' }, [
      h('p', { class: 'kicker' }, 'An open seat'),
      h('h1', { 'data-testid': 'offer-title' }, askedIn(offer, offeredSeat)),
      offer && h(Board, { offer, side: offeredSeat }),
      offer && h('ul', { class: 'offer-terms', 'data-testid': 'offer-terms' }, termsOf(offer).map((sentence) =>
        h('li', { key: sentence }, sentence),
      )),
      taken && h('p', { role: 'status', 'data-testid': 'offer-taken' }, 'Somebody has taken this seat.'),
      h('div', { class: 'row' }, [
        !taken && press('Take the seat', 'take-seat', 'primary', () => this.accept()),
        press('Just watch', 'watch', 'secondary', () => session.watch()),
      ]),
      h(Complaint, { text: complaint, testid: 'seat-complaint' }),
    ]);
  }
}

/** Who plays whom, and which of them is offered. */
function Board({ offer, side }) {
  return h('ul', { class: 'offer-board', 'data-testid': 'offer-teams' }, SIDES.map((each) => {
    const { name, color } = offer[each];
    return h('li', { key: each, class: each === side ? 'offered' : '', style: color ? { '--team': color } : undefined }, [
      h('span', { class: 'game-team-name' }, name),
      h('span', { class: 'game-manager' }, placeIn(offer, each, side)),
    ]);
  }));
}
