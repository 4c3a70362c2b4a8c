import { openSeat } from '../api.js';
import { Component, h } from '../h.js';
import { currentToken } from '../identity.js';
import { recall, remember } from '../memory.js';
import { seatsToOpen } from '../rights.js';
import { personName, theTeam } from '../words.js';
import { Ask } from './ask.js';
import { Complaint } from './form.js';

/** How the game's admin opens a seat again that the wrong person has taken, before the first roll. */
export class OpenSeat extends Component {
  constructor() {
    super();
    this.state = { asked: null, busy: false, complaint: null };
  }

  async open(side) {
    const { gameId } = this.props.table;
    const key = `invitations.${gameId}`;
    const before = recall(key);
    this.setState({ asked: null, busy: true, complaint: null });
    // The seat may be seen to be open before the answer is here: no link is better than the former one.
    remember(key, { ...before, [side]: null });
    try {
      const { invitation } = await openSeat(await currentToken(), gameId, side);
      remember(key, { ...before, [side]: invitation });
      this.setState({ busy: false });
    } catch (problem) {
      remember(key, before);
      this.setState({ busy: false, complaint: problem });
    }
    this.props.onChanged();
  }

  render({ table, identity }, { asked, busy, complaint }) {
    const seats = seatsToOpen(table, identity.userId);
    if (seats.length === 0) {
      return null;
    }
    return h('details', { class: 'umpire' }, [
      h('summary', { 'data-testid': 'open-seat' }, 'Give a seat to somebody else'),
      h('div', { class: 'row' }, seats.map((side) =>
        h(
          'button',
          { key: side, class: 'secondary', type: 'button', disabled: busy, 'data-testid': `open-seat-${side}`, onClick: () => this.setState({ asked: side }) },
          opening(table, side),
        ),
      )),
      h(Complaint, { text: complaint, testid: 'open-seat-complaint' }),
      asked && h(Ask, {
        title: `${opening(table, asked)}?`,
        lines: asking(table, asked),
        yes: 'Open the seat',
        no: 'Leave it',
        testid: 'open-seat',
        onYes: () => this.open(asked),
        onNo: () => this.setState({ asked: null }),
      }),
    ]);
  }
}

const opening = ({ teams }, side) => `Open the seat of ${theTeam(teams[side].name)}`;

function asking({ teams }, side) {
  const { manager } = teams[side];
  return [
    manager ? `${personName(manager)} no longer manages ${theTeam(teams[side].name)}, and watches.` : 'The link that you have given away is good no more.',
    'You get a new link to give away. Both sides give their part of the dice anew.',
  ];
}
