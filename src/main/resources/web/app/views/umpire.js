import { Component, h } from '../h.js';
import { playInWords } from '../told.js';
import { Ask } from './ask.js';
import { Complaint, Field } from './form.js';
import { LineupCard, cardName } from './lineup-card.js';

/** What only the game's admin may do, and for which they owe the others a reason. */
export class UmpiresCorner extends Component {
  constructor() {
    super();
    /* `asked`: the ruling that waits for a second word. */
    this.state = { reason: '', asked: null, busy: false, complaint: null };
  }

  ask(event) {
    if (this.state.reason.trim() === '') {
      this.setState({ complaint: 'Say why: the reason goes into the book.' });
    } else if (consequences(event, this.props.table) === null) {
      this.rule(event);
    } else {
      this.setState({ asked: event });
    }
  }

  async rule(event) {
    this.setState({ asked: null, busy: true, complaint: null });
    try {
      await this.props.session.command(event, { reason: this.state.reason.trim() });
      this.setState({ busy: false, reason: '' });
    } catch (refusal) {
      this.setState({ busy: false, complaint: refusal });
    }
  }

  render({ session, table, sides }, { reason, asked, busy, complaint }) {
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
            { key: event, class: 'secondary', type: 'button', disabled: busy, 'data-testid': event, onClick: () => this.ask(event) },
            label,
          ),
        )),
        h(Complaint, { text: complaint, testid: 'umpire-complaint' }),
        asked && h(Ask, {
          ...consequences(asked, table),
          no: 'No',
          testid: asked,
          onYes: () => this.rule(asked),
          onNo: () => this.setState({ asked: null }),
        }),
        sides.map((side) => h(LineupCard, { key: side, session, table, side, name: cardName(table, side) })),
      ]),
    ]);
  }
}

/** What a ruling means for the game, to be read before it is made; null for one that is as easily made good. */
function consequences(event, { state, feed, teams }) {
  switch (event) {
    case 'undo_play': {
      const play = feed.findLast(({ kind, undone }) => kind === 'play' && !undone);
      return {
        title: `Take back play ${state.play_number}?`,
        lines: [play && `It was: ${playInWords(play)}`, 'What it did to the score, the runners and the outs is undone, and so are the changes made since. Everybody is told, with your reason.'].filter(Boolean),
        yes: 'Take it back',
      };
    }
    case 'end_game':
      return {
        title: 'Call the game?',
        lines: [`It ends now, at ${teams.away.name} ${state.score.away}, ${teams.home.name} ${state.score.home}. Nobody rolls any more. Everybody is told, with your reason.`],
        yes: 'Call it',
      };
    default:
      return null;
  }
}
