import { Component, h } from '../h.js';
import { Complaint } from './form.js';
import { DefenseFields } from './plan-form.js';

/** Where the infield plays and whom it holds: the fielding manager's word before the roll. */
export class Defense extends Component {
  constructor() {
    super();
    /* The unanswered change: the next click builds on it. */
    this.state = { wanted: null, complaint: null };
  }

  async set(wanted) {
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

  render({ table: { state } }, { complaint }) {
    return h('fieldset', { class: 'defense' }, [
      h('legend', { class: 'small-title' }, 'Your defense'),
      h(DefenseFields, { name: 'infield', defense: this.now(), state, onChange: (change) => this.set(change(this.now())) }),
      h(Complaint, { text: complaint, testid: 'defense-complaint' }),
    ]);
  }
}
