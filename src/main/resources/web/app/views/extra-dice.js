import { extraInWords, formName } from '../book-fair.js';
import { Component, h } from '../h.js';
import { Complaint, Field } from './form.js';

/** The dice besides a roll's that lie on the table. */
export function ExtraDice({ extras }) {
  return extras.length > 0 && h('ul', { class: 'extra-dice', 'data-testid': 'extra-dice' }, extras.map((extra) =>
    h('li', { key: extra.extra_id }, [extra.by === 'card' && 'Of the card: ', extra.by === 'card' ? extraInWords(extra) : capital(extraInWords(extra)), extra.dice.length > 1 && h('span', { class: 'quiet-text' }, `, ${extra.total} in all`)]),
  ));
}

/**
 * The dice that a card or a chart asks for: a button for each form of the league that can be rolled now.
 *
 * Props: `session`; `forms`, as `extraForms` has them; `used`, how often each was rolled for this roll.
 */
export class RollExtra extends Component {
  constructor() {
    super();
    this.state = { label: '', busy: false, complaint: null };
  }

  async roll(form) {
    const label = this.state.label.trim();
    this.setState({ busy: true, complaint: null });
    try {
      await this.props.session.command('roll_extra', { form, ...(label && { label }) });
      this.setState({ busy: false, label: '' });
    } catch (refusal) {
      this.setState({ busy: false, complaint: refusal });
    }
  }

  render({ forms, used }, { label, busy, complaint }) {
    return forms.length > 0 && h('details', { class: 'roll-extra' }, [
      h('summary', { 'data-testid': 'more-dice' }, 'More dice'),
      h('div', { class: 'details' }, [
        h(Field, { label: 'What for (if you like)', testid: 'extra-label', value: label, maxLength: 64, autocomplete: 'off', onInput: (value) => this.setState({ label: value, complaint: null }) }),
        h('div', { class: 'row' }, forms.map(({ name, dice, times }) => {
          const left = times - (used[name] ?? 0);
          return h(
            'button',
            { key: name, class: 'secondary small', type: 'button', disabled: busy || left <= 0, 'data-testid': `extra-${name}`, onClick: () => this.roll(name) },
            `${capital(formName(name))}: ${dice}${left <= 0 ? ' (rolled)' : ''}`,
          );
        })),
        h(Complaint, { text: complaint, testid: 'extra-complaint' }),
      ]),
    ]);
  }
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);
