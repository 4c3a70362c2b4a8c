import { DEPTHS } from '../defense.js';
import { Component, h } from '../h.js';
import { baseName, lastName, occupiedBases } from '../words.js';
import { Choice, Complaint } from './form.js';

/** Where the infield plays and whom it holds: the fielding manager's word before the roll. */
export class Defense extends Component {
  constructor() {
    super();
    /* The unanswered change: the next click builds on it. */
    this.state = { wanted: null, complaint: null };
  }

  async set(change) {
    const wanted = { ...this.now(), ...change };
    this.setState({ wanted, complaint: null });
    try {
      await this.props.session.command('set_defense', wanted);
    } catch (refusal) {
      this.setState({ complaint: refusal });
    }
    this.setState((state) => (state.wanted === wanted ? { wanted: null } : null));
  }

  /** From the session, which may know more than has been drawn. */
  now() {
    return this.state.wanted ?? this.props.session.table.state.defense;
  }

  hold(base) {
    const held = this.now().hold_runners;
    const others = held.filter((each) => each !== base);
    return this.set({ hold_runners: held.includes(base) ? others : [...held, base].sort() });
  }

  render({ table: { state } }, { complaint }) {
    const { infield, hold_runners: held } = this.now();
    return h('fieldset', { class: 'defense' }, [
      h('legend', { class: 'small-title' }, 'Your defense'),
      h('div', { class: 'segments' }, [
        DEPTHS.map(([value, label]) =>
          h(Choice, { key: value, name: 'infield', value, checked: infield === value, onChoose: () => this.set({ infield: value }), testid: `infield-${value}` }, label),
        ),
        occupiedBases(state).map((base) =>
          h('label', { class: 'choice', key: base, 'data-testid': `hold-${base}` }, [
            h('input', { type: 'checkbox', checked: held.includes(base), onChange: () => this.hold(base) }),
            h('span', { class: 'choice-face' }, `Hold ${lastName(state.bases[base].name)} on ${baseName(base)}`),
          ]),
        ),
      ]),
      h(Complaint, { text: complaint, testid: 'defense-complaint' }),
    ]);
  }
}
