import { arrivalFor, arrivalInWords } from '../arrival.js';
import { serverNow } from '../clock.js';
import { Component, h } from '../h.js';
import { other } from '../readiness.js';
import { submittedInWords } from '../submission.js';
import { sentence } from '../told.js';
import { countdown, spokenTime, whoseMove } from '../whose-move.js';
import { Complaint } from './form.js';
import { theTeam } from '../words.js';

/**
 * One line that says whose move it is, above it who has just sat down, and the buttons for a question that waits for
 * an answer. It is read out when it changes; the seconds of its countdown are for the eye alone.
 */
export class MoveLine extends Component {
  constructor() {
    super();
    this.state = { now: serverNow(), busy: false, complaint: null };
  }

  componentDidMount() {
    this.clock = setInterval(() => this.setState({ now: serverNow() }), 1_000);
  }

  componentWillUnmount() {
    clearInterval(this.clock);
  }

  async answer(proposal, accept) {
    this.setState({ busy: true, complaint: null });
    try {
      await this.props.session.command('answer_ruling', { proposal_id: proposal.proposal_id, accept });
      this.setState({ busy: false });
    } catch (refusal) {
      this.setState({ busy: false, complaint: refusal });
    }
  }

  render({ table, identity }, { now, busy, complaint }) {
    const move = whoseMove(table, identity.userId, now);
    const arrival = arrivalFor(table, identity.userId);
    return h('section', { class: move?.mine ? 'move-line mine' : 'move-line', 'aria-label': 'Whose move it is', hidden: !move && !complaint && !arrival }, [
      arrival && h('p', { class: 'arrival', 'data-testid': 'arrival' }, `${arrivalInWords(arrival, table)}.`),
      h('p', { class: 'move-text', 'data-testid': 'move' }, [
        h('span', { role: 'status' }, [
          move?.text,
          move?.untilMs && h('span', { class: 'visually-hidden' }, spokenTime(move.untilMs, now)),
        ]),
        move?.untilMs && h('span', { class: 'move-clock', 'aria-hidden': true }, `, ${countdown(move.untilMs, now)}`),
      ]),
      move?.proposal && h(Question, { proposal: move.proposal, table, busy, onAnswer: (accept) => this.answer(move.proposal, accept) }),
      h(Complaint, { text: complaint, testid: 'move-complaint' }),
    ]);
  }
}

function Question({ proposal, table, busy, onAnswer }) {
  const press = (label, testid, accept) =>
    h('button', { class: accept ? 'primary small' : 'secondary small', type: 'button', disabled: busy, 'data-testid': testid, onClick: () => onAnswer(accept) }, label);
  const { correction, reason, side } = proposal;
  return h('div', { class: 'move-question' }, [
    h('p', { 'data-testid': 'asked-why' }, [
      h('q', null, sentence(reason)),
      correction && ` It is to be read as: ${submittedInWords(correction)}.`,
    ]),
    h('div', { class: 'row', role: 'group', 'aria-label': `Your answer for ${theTeam(table.teams[other(side)].name)}` }, [
      press('Agree', 'agree', true),
      press('Refuse', 'refuse', false),
    ]),
  ]);
}
