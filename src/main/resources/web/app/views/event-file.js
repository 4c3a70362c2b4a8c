import { Component, h } from '../h.js';
import { eventFile } from '../api.js';
import { currentToken } from '../identity.js';
import { Complaint } from './form.js';

/** For browsers that begin to save only after the click. */
const KEPT_MS = 10_000;

/** The game to take home, as Retrosheet's programs read it. A link could not show who asks for it. */
export class EventFile extends Component {
  constructor() {
    super();
    this.state = { busy: false, complaint: null };
  }

  async take() {
    const { session: { gameId, invitation } } = this.props;
    this.setState({ busy: true, complaint: null });
    try {
      save(await eventFile(await currentToken(), gameId, invitation), `${gameId}.EVN`);
      this.setState({ busy: false });
    } catch (problem) {
      this.setState({ busy: false, complaint: problem });
    }
  }

  render({ table }, { busy, complaint }) {
    return table.state.status !== 'waiting' && h('div', { class: 'event-file' }, [
      h('button', { class: 'secondary small', type: 'button', disabled: busy, 'data-testid': 'event-file', onClick: () => this.take() }, 'Event file'),
      h('span', { class: 'quiet-text' }, 'The game as Retrosheet’s programs read it.'),
      h(Complaint, { text: complaint, testid: 'event-file-complaint' }),
    ]);
  }
}

function save(text, name) {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
