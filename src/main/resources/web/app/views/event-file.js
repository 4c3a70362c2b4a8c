import { Component, h } from '../h.js';
import { eventFile, scorebook } from '../api.js';
import { currentToken } from '../identity.js';
import { Complaint } from './form.js';

/** For browsers that begin to save only after the click. */
const KEPT_MS = 10_000;

/** The game to take home, as Retrosheet's programs read it. */
export const EventFile = (props) => h(Download, {
  testid: 'event-file',
  ...props,
  title: 'Event file',
  about: 'The game as Retrosheet’s programs read it.',
  read: eventFile,
  type: 'text/plain',
  ending: 'EVN',
});

/** Every play as a row. */
export const ScorebookFile = (props) => h(Download, {
  ...props,
  testid: 'scorebook-file',
  title: 'Scorebook',
  about: 'Every play as a row, for a spreadsheet.',
  read: scorebook,
  type: 'text/csv',
  ending: 'csv',
});

/** A button that saves a file. A link could not show who asks for it. */
class Download extends Component {
  constructor() {
    super();
    this.state = { busy: false, complaint: null };
  }

  async take() {
    const { session: { gameId, invitation }, read, type, ending } = this.props;
    this.setState({ busy: true, complaint: null });
    try {
      save(await read(await currentToken(), gameId, invitation), type, `${gameId}.${ending}`);
      this.setState({ busy: false });
    } catch (problem) {
      this.setState({ busy: false, complaint: problem });
    }
  }

  render({ table, testid, title, about }, { busy, complaint }) {
    return table.state.status !== 'waiting' && h('div', { class: 'event-file' }, [
      h('button', { class: 'secondary small', type: 'button', disabled: busy, 'data-testid': testid, onClick: () => this.take() }, title),
      h('span', { class: 'quiet-text' }, about),
      h(Complaint, { text: complaint, testid: `${testid}-complaint` }),
    ]);
  }
}

function save(text, type, name) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
