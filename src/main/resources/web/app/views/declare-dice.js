import { Component, h } from '../h.js';
import { Complaint } from './form.js';

const DICE = [
  ['d6_one', 'Column', 6],
  ['d6_two_a', 'Row, first die', 6],
  ['d6_two_b', 'Row, second die', 6],
  ['resolution_d20', 'Split', 20],
  ['chaos_d20', 'Chaos', 20],
];

/**
 * What the dice on a real table show, where the side at bat rolls its own.
 *
 * Props: `session`, `table`; `before`, called first, or nothing.
 */
export class DeclareDice extends Component {
  constructor() {
    super();
    this.state = { values: {}, busy: false, complaint: null, field: null };
  }

  async declare(event) {
    event.preventDefault();
    const { values } = this.state;
    const wrong = DICE.find(([name, , sides]) => !isFace(values[name], sides));
    if (wrong) {
      const [field, label, sides] = wrong;
      this.setState({ field, complaint: `${label}: a number from 1 to ${sides}.` });
      event.target.querySelector(`[data-testid="declare-${field}"]`)?.focus();
      return;
    }
    const { session, table, before } = this.props;
    this.setState({ busy: true, complaint: null, field: null });
    try {
      await before?.();
      const dice = Object.fromEntries(DICE.map(([name]) => [name, Number(values[name])]));
      await session.command('declare_dice', { ...dice, ...(table.seq !== null && { seen: table.seq }) });
      this.setState({ busy: false, values: {} });
    } catch (refusal) {
      this.setState({ busy: false, complaint: refusal, field: refusal.field });
    }
  }

  render(_, { values, busy, complaint, field }) {
    return h('form', { class: 'declare', noValidate: true, 'aria-label': 'Your dice', 'data-testid': 'declare', onSubmit: (event) => this.declare(event) }, [
      h('p', { class: 'quiet-text' }, 'Roll your dice and say what they show. They are marked as yours for ever.'),
      h('div', { class: 'declare-dice' }, DICE.map(([name, label, sides]) =>
        h('div', { class: 'field', key: name }, [
          h('label', { for: `declare-${name}` }, `${label} (1–${sides})`),
          h('input', {
            id: `declare-${name}`,
            type: 'text',
            inputMode: 'numeric',
            autocomplete: 'off',
            maxLength: 2,
            value: values[name] ?? '',
            'aria-invalid': field === name ? 'true' : undefined,
            'data-testid': `declare-${name}`,
            onInput: (event) => this.setState({ values: { ...values, [name]: event.target.value }, complaint: null, field: null }),
          }),
        ]),
      )),
      h('button', { class: 'primary roll', type: 'submit', disabled: busy, 'data-testid': 'declare-dice' }, 'These are the dice'),
      h(Complaint, { text: complaint, testid: 'declare-complaint' }),
    ]);
  }
}

function isFace(text, sides) {
  return /^\d{1,2}$/.test((text ?? '').trim()) && Number(text) >= 1 && Number(text) <= sides;
}
