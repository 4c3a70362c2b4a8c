import { Component, h } from '../h.js';
import { Complaint, Field } from './form.js';
import { LineupCard, cardName } from './lineup-card.js';

/** What only the game's admin may do, and for which they owe the others a reason. */
export class UmpiresCorner extends Component {
  constructor() {
    super();
    this.state = { reason: '', busy: false, complaint: null };
  }

  async rule(event) {
    const reason = this.state.reason.trim();
    if (reason === '') {
      this.setState({ complaint: 'Say why: the reason goes into the book.' });
      return;
    }
    this.setState({ busy: true, complaint: null });
    try {
      await this.props.session.command(event, { reason });
      this.setState({ busy: false, reason: '' });
    } catch (refusal) {
      this.setState({ busy: false, complaint: refusal });
    }
  }

  render({ session, table, sides }, { reason, busy, complaint }) {
    const { pendingRoll, state, completed } = table;
    const number = state.play_number;
    const rulings = [
      pendingRoll && ['void_roll', 'Void the roll'],
      number > 0 && ['undo_play', `Take back play ${number}`],
      !completed && state.status === 'in_progress' && ['end_game', 'Call the game'],
    ].filter(Boolean);
    if (rulings.length === 0) {
      return null;
    }
    return h('details', { class: 'umpire' }, [
      h('summary', { 'data-testid': 'umpire' }, 'Umpire’s corner'),
      h('div', { class: 'umpire-rulings' }, [
        h(Field, {
          label: 'Reason',
          testid: 'reason',
          value: reason,
          maxLength: 200,
          onInput: (value) => this.setState({ reason: value, complaint: null }),
        }),
        h('div', { class: 'row' }, rulings.map(([event, label]) =>
          h(
            'button',
            { key: event, class: 'secondary', type: 'button', disabled: busy, 'data-testid': event, onClick: () => this.rule(event) },
            label,
          ),
        )),
        h(Complaint, { text: complaint, testid: 'umpire-complaint' }),
        sides.map((side) => h(LineupCard, { key: side, session, table, side, name: cardName(table, side) })),
      ]),
    ]);
  }
}
