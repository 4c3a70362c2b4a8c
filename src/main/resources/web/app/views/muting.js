import { Component, h } from '../h.js';
import { personName } from '../words.js';
import { Complaint } from './form.js';

const LENGTHS = [
  [60, 'one minute'],
  [600, 'ten minutes'],
  [3_600, 'an hour'],
  [86_400, 'a day'],
];

/** How the game's admin lets somebody say nothing for a while, and lets them speak again. */
export class Muting extends Component {
  constructor() {
    super();
    this.state = { open: false, seconds: 600, busy: false, complaint: null };
  }

  async mute(seconds) {
    this.setState({ busy: true, complaint: null });
    try {
      await this.props.session.command('mute_user', { user_id: this.props.person.user_id, seconds });
      this.setState({ busy: false, open: false });
    } catch (refusal) {
      this.setState({ busy: false, complaint: refusal });
    }
  }

  render({ person, muted }, { open, seconds, busy, complaint }) {
    const { user_id: userId } = person;
    const name = personName(person);
    const press = (label, testid, onClick, more) =>
      h('button', { class: 'quiet', type: 'button', disabled: busy, 'data-testid': `${testid}-${userId}`, onClick, ...more }, label);
    return [
      muted
        ? press('Unmute', 'unmute', () => this.mute(0), { 'aria-label': `Unmute ${name}` })
        : press('Mute', 'mute', () => this.setState({ open: !open }), { 'aria-label': `Mute ${name}`, 'aria-expanded': String(open) }),
      open && !muted && h('span', { class: 'muting' }, [
        h(
          'select',
          {
            'aria-label': `How long to mute ${name}`,
            'data-testid': `mute-for-${userId}`,
            value: seconds,
            onChange: (event) => this.setState({ seconds: Number(event.target.value) }),
          },
          LENGTHS.map(([length, label]) => h('option', { key: length, value: length }, label)),
        ),
        h('span', { class: 'quiet-text' }, `${name} can write to nobody in this game until then, and is told so. You can let them speak again before.`),
        press(`Mute ${name}`, 'mute-now', () => this.mute(seconds), { class: 'secondary small' }),
      ]),
      h(Complaint, { text: complaint, testid: `mute-complaint-${userId}` }),
    ];
  }
}
