import { Component, h } from '../h.js';
import { voices } from '../rights.js';
import { Complaint, Field } from './form.js';

const NAMES = { game: 'everybody', team: 'my side', spectators: 'the stands', direct: 'one alone' };

/** What is said in the park. A text is drawn as text, whatever is in it. */
export class Chat extends Component {
  constructor() {
    super();
    this.state = { text: '', channel: null, complaint: null };
  }

  async say(event, channel) {
    event.preventDefault();
    const text = this.state.text.trim();
    if (text === '') {
      return;
    }
    this.setState({ text: '', complaint: null });
    try {
      await this.props.session.command('send_message', { channel, text });
    } catch (refusal) {
      this.setState({ text: this.state.text || text, complaint: refusal.message });
    }
  }

  render({ table, identity }, { text, channel, complaint }) {
    const channels = voices(table, identity.userId);
    const to = channels.includes(channel) ? channel : channels[0];
    return h('section', { class: 'chat', 'aria-labelledby': 'chat-title' }, [
      h('h2', { id: 'chat-title' }, 'Talk'),
      h('ol', { class: 'chat-lines', 'data-testid': 'chat', 'aria-live': 'polite' }, table.messages.map((message) =>
        h('li', { key: message.message_id }, [
          h('span', { class: 'person-name' }, message.name),
          message.channel !== 'game' && h('span', { class: 'quiet-text' }, ` to ${NAMES[message.channel]}`),
          `: ${message.text}`,
        ]),
      )),
      h('form', { onSubmit: (event) => this.say(event, to) }, [
        channels.length > 1 && h('div', { class: 'field' }, [
          h('label', { for: 'chat-channel' }, 'To'),
          h(
            'select',
            { id: 'chat-channel', value: to, 'data-testid': 'chat-channel', onChange: (event) => this.setState({ channel: event.target.value }) },
            channels.map((each) => h('option', { key: each, value: each }, NAMES[each])),
          ),
        ]),
        h(Field, {
          label: channels.length > 1 ? 'Say' : `Say to ${NAMES[to]}`,
          testid: 'chat-text',
          value: text,
          maxLength: 500,
          autocomplete: 'off',
          onInput: (value) => this.setState({ text: value, complaint: null }),
        }),
        h('button', { class: 'secondary', type: 'submit', 'data-testid': 'chat-say' }, 'Say it'),
      ]),
      h(Complaint, { text: complaint, testid: 'chat-complaint' }),
    ]);
  }
}
