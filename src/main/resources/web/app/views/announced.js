import { Component, h } from '../h.js';
import { recall, remember } from '../memory.js';
import { newAnnouncement, timeOf } from '../talk.js';

/** What the admin has announced last, above the table until this user has read it. */
export class Announced extends Component {
  constructor(props) {
    super(props);
    this.state = { readSeq: recall(keyOf(props)) ?? 0 };
  }

  read(readSeq) {
    remember(keyOf(this.props), readSeq);
    this.setState({ readSeq });
  }

  render({ table, userId }, { readSeq }) {
    const said = newAnnouncement(table, userId, readSeq);
    return h('div', { role: 'status' }, said && h('p', { class: 'whisper', 'data-testid': 'announced' }, [
      h('b', null, said.name),
      ' announces: ',
      h('q', null, said.text),
      h('span', { class: 'said-at' }, ` ${timeOf(said)}`),
      h('button', { class: 'quiet', type: 'button', 'data-testid': 'announced-read', onClick: () => this.read(said.seq) }, 'Read'),
    ]));
  }
}

const keyOf = ({ table, userId }) => `announced.${table.gameId}.${userId}`;
