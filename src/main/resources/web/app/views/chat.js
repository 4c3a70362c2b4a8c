import { Component, createRef, h } from '../h.js';
import { site } from '../route.js';
import { ANNOUNCEMENT, addressee, conversation, ears, mutedUntil, partsOf, timeOf } from '../talk.js';
import { personName } from '../words.js';
import { Complaint, Field } from './form.js';
import { still } from './still.js';

/** What is said in the park. A text is drawn as text, whatever is in it; the address of a game of this site leads there. */
export class Chat extends Component {
  constructor() {
    super();
    this.lines = createRef();
    /* `unsent`: what the server has not taken yet, in the order in which it was said. */
    this.state = { text: '', unsent: [], complaint: null, wasMuted: false };
  }

  /** What is on the screen is read. */
  componentDidMount() {
    this.observer = new IntersectionObserver(([{ isIntersecting }]) => {
      this.inSight = isIntersecting;
      // What is new stays marked as long as it is looked at.
      this.since = isIntersecting ? this.props.news : null;
      this.read();
    });
    this.observer.observe(this.lines.current);
    this.onVisible = () => this.read();
    document.addEventListener('visibilitychange', this.onVisible);
    this.toTheEnd();
  }

  componentDidUpdate(before) {
    const { messages, announcements } = this.props.table;
    if (before.table.messages !== messages || before.table.announcements !== announcements) {
      this.toTheEnd();
    }
    this.read();
  }

  componentWillUnmount() {
    this.observer.disconnect();
    document.removeEventListener('visibilitychange', this.onVisible);
  }

  read() {
    const last = this.props.table.messages.at(-1);
    if (this.inSight && !document.hidden && last) {
      this.props.onRead(last.message_id);
    }
  }

  toTheEnd() {
    const lines = this.lines.current;
    lines.scrollTop = lines.scrollHeight;
  }

  async say(event, message) {
    event.preventDefault();
    const { session, identity } = this.props;
    const text = this.state.text.trim();
    if (text === '') {
      return;
    }
    const said = { message: message ?? { channel: ANNOUNCEMENT }, text };
    this.setState(({ unsent }) => ({ text: '', unsent: [...unsent, said], complaint: null, wasMuted: false }));
    try {
      await (message ? session.command('send_message', { ...message, text }) : session.command('announce', { text }));
      this.setState(({ unsent }) => ({ unsent: unsent.filter((each) => each !== said) }));
    } catch (refusal) {
      const wasMuted = session.silencedBy(refusal, identity.userId);
      this.setState(({ unsent, text: typed }) => ({
        // What is being typed now is not thrown away for it.
        text: typed || text,
        unsent: unsent.flatMap((each) => (each !== said ? [each] : typed ? [{ ...said, refused: true }] : [])),
        complaint: whyNot(refusal, said.message),
        wasMuted,
      }));
    }
  }

  forget(said) {
    this.setState(({ unsent }) => ({ unsent: unsent.filter((each) => each !== said) }));
  }

  /** What one may not say to somebody one may say to another. */
  turnTo(ear) {
    this.setState({ complaint: null, wasMuted: false });
    this.props.onEar(ear);
  }

  render({ table, identity, connection, now, news, ear, chosen, text: input }, { text, unsent, complaint, wasMuted }) {
    const all = ears(table, identity.userId, chosen);
    const to = all.find(({ key }) => key === ear) ?? all[0];
    const until = mutedUntil(table, identity.userId, now);
    return h('section', { class: 'chat', 'aria-labelledby': 'chat-title' }, [
      h('h2', { id: 'chat-title' }, 'Talk'),
      h('ol', { ref: this.lines, class: 'chat-lines', 'data-testid': 'chat', 'aria-live': 'polite' }, conversation(table).map((message) =>
        h(Line, { key: message.message_id ?? `announcement-${message.seq}`, message, to: addressee(table, message), isNew: message.message_id > (this.since ?? news) && message.from !== identity.userId }),
      )),
      h(Unsent, { unsent, table, connection, onForget: (said) => this.forget(said) }),
      h('p', { class: 'muted-note', role: 'status', hidden: !until || wasMuted, 'data-testid': 'muted' }, until && `You are muted until ${until}.`),
      h('form', { onSubmit: (event) => this.say(event, to.message) }, [
        all.length > 1 && h('div', { class: 'field' }, [
          h('label', { for: 'chat-channel' }, 'To'),
          h(
            'select',
            { id: 'chat-channel', value: to.key, 'data-testid': 'chat-channel', onChange: (event) => this.turnTo(event.target.value) },
            all.map(({ key, name }) => h('option', { key, value: key }, name)),
          ),
        ]),
        h(Field, {
          label: all.length > 1 ? 'Say' : `Say to ${to.name}`,
          testid: 'chat-text',
          input,
          value: text,
          maxLength: 500,
          autocomplete: 'off',
          onInput: (value) => this.setState({ text: value, complaint: null, wasMuted: false }),
        }),
        h('button', { class: 'secondary', type: 'submit', 'data-testid': 'chat-say' }, 'Send'),
      ]),
      h(Complaint, { text: wasMuted ? until && `Not sent: you are muted until ${until}.` : complaint, testid: 'chat-complaint' }),
    ]);
  }
}

const Line = still(Said, ({ message, to, isNew }) => [message, to, isNew]);

function Said({ message, to, isNew }) {
  return h('li', { class: isNew ? `${message.channel} unread` : message.channel }, [
    h('time', { class: 'said-at', dateTime: message.at }, timeOf(message)),
    h('span', { class: 'person-name' }, personName({ user_id: message.from, name: message.name })),
    to && h('span', { class: 'quiet-text' }, ` to ${to}`),
    ': ',
    partsOf(message.text, site()).map(({ text, href }) => (href ? h('a', { href }, 'to the game') : text)),
  ]);
}

/** What was said and has not gone out, marked as that; while the server is there it is gone in a moment. */
function Unsent({ unsent, table, connection, onForget }) {
  const shown = unsent.filter(({ refused }) => refused || connection !== 'live');
  const waiting = shown.some(({ refused }) => !refused);
  return h('div', { role: 'status', hidden: shown.length === 0, 'data-testid': 'chat-unsent' }, [
    h('ol', { class: 'chat-lines unsent' }, shown.map((said, index) =>
      h('li', { key: index }, [
        h('b', null, said.refused ? 'Not sent: ' : 'Not sent yet: '),
        said.text,
        addressee(table, said.message) && h('span', { class: 'quiet-text' }, ` (to ${addressee(table, said.message)})`),
        said.refused && h('button', { class: 'quiet', type: 'button', onClick: () => onForget(said) }, 'Drop it'),
      ]),
    )),
    waiting && h('p', { class: 'quiet-text' }, 'It goes out when the connection is back.'),
  ]);
}

/** The server does not tell whom a league lets the stands write to; the refusal does. */
function whyNot(refusal, { channel }) {
  return channel === 'direct' && refusal.code === 'forbidden' ? 'In this league spectators cannot write to a manager alone.' : refusal;
}
