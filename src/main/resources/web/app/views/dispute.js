import { Component, h } from '../h.js';
import { Complaint, Field } from './form.js';

/** A manager's note at a play of the other side: it stands there for ever and changes nothing. */
export class Dispute extends Component {
  constructor() {
    super();
    this.state = { open: false, text: '', busy: false, complaint: null };
  }

  async send(event) {
    event.preventDefault();
    const { session, number } = this.props;
    const text = this.state.text.trim();
    if (text === '') {
      this.setState({ complaint: 'Say what is wrong with the play.' });
      return;
    }
    this.setState({ busy: true, complaint: null });
    try {
      await session.command('dispute', { play_number: number, text });
      this.setState({ open: false, busy: false, text: '' });
    } catch (refusal) {
      this.setState({ busy: false, complaint: refusal });
    }
  }

  render({ number }, { open, text, busy, complaint }) {
    return h('span', { class: 'dispute' }, [
      h('button', { class: 'quiet', type: 'button', 'aria-expanded': String(open), 'aria-label': `Dispute play ${number}`, 'data-testid': `dispute-${number}`, onClick: () => this.setState({ open: !open }) }, 'Dispute'),
      open && h('form', { class: 'dispute-form', onSubmit: (event) => this.send(event) }, [
        h(Field, { label: `What is wrong with play ${number}?`, testid: `dispute-text-${number}`, value: text, maxLength: 500, onInput: (value) => this.setState({ text: value, complaint: null }) }),
        h('button', { class: 'secondary small', type: 'submit', disabled: busy, 'data-testid': `dispute-send-${number}` }, 'Put it on record'),
        h(Complaint, { text: complaint, testid: `dispute-complaint-${number}` }),
      ]),
    ]);
  }
}
