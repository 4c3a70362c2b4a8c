import { offerOf, takeSeat } from '../api.js';
import { Component, h } from '../h.js';
import { currentToken } from '../identity.js';
import { optionsInWords } from '../options.js';
import { routeTo } from '../route.js';
import { Complaint } from './form.js';
import { capital, theTeam } from '../words.js';

/** An open seat, for somebody whom a link has brought, and how the game is played: before they take it. */
export class SeatOffer extends Component {
  constructor() {
    super();
    this.state = { offer: null, busy: false, complaint: null };
  }

  async componentDidMount() {
    const { session } = this.props;
    try {
      this.setState({ offer: await offerOf(await currentToken(), session.gameId, session.invitation) });
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

  render({ session }, { offer, busy, complaint }) {
    const { offeredSeat } = session;
    const press = (label, testid, kind, onClick) =>
      h('button', { class: kind, type: 'button', disabled: busy, 'data-testid': testid, onClick }, label);
    return h('section', { class: 'plain card offer' }, [
      h('p', { class: 'kicker' }, 'An open seat'),
      h('h1', { 'data-testid': 'offer-title' }, asked(offer, offeredSeat)),
      offer && h('p', { 'data-testid': 'offer-teams' }, teams(offer, offeredSeat)),
      offer && h('ul', { class: 'offer-terms', 'data-testid': 'offer-terms' }, optionsInWords(offer.options, offer.umpire?.name).map((sentence) =>
        h('li', { key: sentence }, sentence),
      )),
      offer?.open === false && h('p', { 'data-testid': 'offer-taken' }, 'Somebody has taken this seat.'),
      h('div', { class: 'row' }, [
        press('Take the seat', 'take-seat', 'primary', () => this.accept()),
        press('Just watch', 'watch', 'secondary', () => session.watch()),
      ]),
      h(Complaint, { text: complaint, testid: 'seat-complaint' }),
    ]);
  }
}

/** Who asks, and for which team, as soon as that is known. */
function asked(offer, side) {
  if (!offer) {
    return `Will you manage ${side === 'home' ? 'the home side' : 'the visitors'}?`;
  }
  const team = theTeam(offer[side].name);
  return offer.admin?.name ? `${offer.admin.name} asks you to manage ${team}` : `Will you manage ${team}?`;
}

function teams({ home, away }, side) {
  return side === 'home'
    ? `${capital(theTeam(home.name))}, at home against ${theTeam(away.name)}.`
    : `${capital(theTeam(away.name))}, visiting ${theTeam(home.name)}.`;
}
