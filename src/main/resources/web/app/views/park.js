import { Component, createRef, h } from '../h.js';
import { serverNow } from '../clock.js';
import { aloneWith } from '../talk.js';
import { Chat } from './chat.js';
import { People } from './people.js';

/** Who is here and what is said: the one who is picked among the people is spoken to. */
export class Park extends Component {
  constructor() {
    super();
    this.text = createRef();
    this.state = { ear: null, chosen: null, now: serverNow() };
  }

  componentDidMount() {
    // A mute ends by itself.
    this.clock = setInterval(() => this.setState({ now: serverNow() }), 1_000);
  }

  componentWillUnmount() {
    clearInterval(this.clock);
  }

  turnTo(userId) {
    this.setState({ chosen: userId, ear: aloneWith(userId) }, () => this.text.current?.focus());
  }

  render({ session, table, identity, connection, news, onRead }, { ear, chosen, now }) {
    return [
      h(People, { session, table, identity, now, onWrite: (userId) => this.turnTo(userId) }),
      !identity.visitor && h(Chat, { session, table, identity, connection, now, news, ear, chosen, text: this.text, onRead, onEar: (key) => this.setState({ ear: key }) }),
    ];
  }
}
