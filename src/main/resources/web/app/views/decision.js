import { actsFor } from '../rights.js';
import { Component, createRef, h } from '../h.js';
import { countdown } from '../whose-move.js';
import { capital, theTeam } from '../words.js';
import { Complaint } from './form.js';

const QUESTIONS = { take_extra_base: 'An extra base?', send_runner: 'Send the runner?', throw_to: 'Where is the throw?' };

/**
 * What a manager has to choose while the play waits: the options as buttons with their chances, and how long there is.
 *
 * Props: `session`, `table`; `identity`; `decision`; `now`, by the server's clock; `onDone`, called when this user has chosen.
 */
export class Decision extends Component {
  constructor() {
    super();
    this.heading = createRef();
    this.state = { chosen: null, complaint: null };
  }

  /** The button that led here is gone; who does something else is left at it. */
  componentDidMount() {
    const { activeElement: at } = document;
    if (this.isMine() && (at === null || at === document.body || at.closest('.play'))) {
      this.heading.current.focus({ preventScroll: true });
    }
  }

  isMine() {
    const { table, identity, decision } = this.props;
    return actsFor(table, identity.userId).includes(decision.side);
  }

  async choose(code) {
    const { session, decision, onDone } = this.props;
    this.setState({ chosen: code, complaint: null });
    try {
      await session.decide(decision, code);
      setTimeout(onDone);
    } catch (refusal) {
      this.setState({ chosen: null, complaint: refusal });
    }
  }

  render({ table, decision, now }, { chosen, complaint }) {
    const { side, kind, options, default: usual, until } = decision;
    const mine = this.isMine();
    const untilMs = Date.parse(until);
    const live = table.delayMs === 0;
    const over = live && untilMs <= now;
    const team = theTeam(table.teams[side].name);
    const clock = live && h('span', { class: 'decision-clock', role: 'timer', 'aria-live': 'off', 'data-testid': 'decision-clock' }, countdown(untilMs, now));
    return h('section', { class: 'decision', 'aria-labelledby': 'decision-title', 'data-testid': 'decision' }, [
      h('div', { class: 'decision-head' }, [
        h('h2', { id: 'decision-title', ref: this.heading, tabindex: -1, 'data-testid': 'decision-title' }, QUESTIONS[kind] ?? 'A decision'),
        clock,
      ]),
      h('p', { class: 'quiet-text' }, mine ? `You decide for ${team}.` : `${capital(team)} decide.`),
      h('ul', { class: 'decision-options' }, options.map((option) => h('li', { key: option.code }, mine
        ? h('button', {
          class: 'secondary decision-option', type: 'button', disabled: chosen !== null || over, 'aria-pressed': chosen === option.code,
          'data-testid': `decide-${option.code}`, onClick: () => this.choose(option.code),
        }, h(Option, { option, usual, sent: chosen === option.code }))
        : h('div', { class: 'decision-option', 'data-testid': `option-${option.code}` }, h(Option, { option, usual }))))),
      over && h('p', { class: 'time-left' }, 'The time is up: the usual is done.'),
      h(Complaint, { text: complaint, testid: 'decision-complaint' }),
    ]);
  }
}

function Option({ option: { code, text, chance }, usual, sent = false }) {
  return [
    h('span', { class: 'decision-text' }, sent ? `${text}…` : text),
    chance !== undefined && chance !== null && h('span', { class: 'decision-chance' }, [`safe ${chance} of 20`, h('i', { class: 'decision-bar', 'aria-hidden': true, style: { '--of': chance / 20 } })]),
    code === usual && h('span', { class: 'decision-usual' }, 'if the time runs out'),
  ];
}
