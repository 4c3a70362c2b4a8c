import { claim } from '../claim.js';
import { serverNow } from '../clock.js';
import { Component, h } from '../h.js';
import { askedFor, ownProposal } from '../rulings.js';
import { submittedInWords } from '../submission.js';
import { countdown } from '../whose-move.js';
import { Ask } from './ask.js';
import { Chooser } from './chooser.js';
import { Complaint, Field } from './form.js';
import { capital, theTeam } from '../words.js';

/**
 * What a manager may do about the game itself where another manages against them: ask for a ruling, give up,
 * and claim the game of one who has left.
 *
 * Props: `session`, `table`, `identity`, `may`; `side`, which this user manages.
 */
export class Rulings extends Component {
  constructor() {
    super();
    this.state = { reason: '', correction: null, correcting: false, conceding: false, busy: false, complaint: null, now: serverNow() };
  }

  componentDidMount() {
    this.clock = setInterval(() => this.setState({ now: serverNow() }), 1_000);
  }

  /** What was filled in about one play means nothing for the next. */
  componentDidUpdate(before) {
    if (before.table.state.play_number !== this.props.table.state.play_number) {
      this.setState({ correction: null, correcting: false, complaint: null });
    }
  }

  componentWillUnmount() {
    clearInterval(this.clock);
  }

  async send(event, data, done = {}) {
    this.setState({ busy: true, complaint: null });
    try {
      await this.props.session.command(event, data);
      this.setState({ busy: false, ...done });
    } catch (refusal) {
      this.setState({ busy: false, complaint: refusal });
    }
  }

  propose(ruling) {
    const { table } = this.props;
    const reason = this.state.reason.trim();
    if (reason === '') {
      this.setState({ complaint: 'Say why: the other manager decides by it.' });
      return;
    }
    const { correction } = this.state;
    const about = ruling === 'undo_play' ? { play_number: table.state.play_number, ...(correction && { correction }) } : {};
    this.send('propose_ruling', { ruling, reason, ...about }, { reason: '', correction: null, correcting: false });
  }

  concede(side) {
    const reason = this.state.reason.trim();
    this.setState({ conceding: false });
    this.send('concede', { side, ...(reason && { reason }) }, { reason: '' });
  }

  render({ session, table, identity, may, side }, { reason, correction, correcting, conceding, busy, complaint, now }) {
    const { teams, completed, state } = table;
    const other = side === 'home' ? 'away' : 'home';
    const own = may.mayPropose ? ownProposal(table, now) : null;
    const playing = !completed && state.status === 'in_progress';
    const possible = may.mayPropose ? proposals(table, correction) : [];
    const claimed = claim(table, identity.userId, now);
    if (possible.length === 0 && !playing) {
      return null;
    }
    return h('div', { class: 'rulings' }, [
      claimed && h(Claim, { claimed, name: teams[other].name, now, busy, onClaim: () => this.send('claim_forfeit', {}) }),
      h('details', { class: 'umpire' }, [
        h('summary', { 'data-testid': 'rulings' }, may.mayPropose ? 'Ask the other manager' : 'Give up'),
        h('div', { class: 'umpire-rulings' }, [
          own && h('p', { role: 'status', 'data-testid': 'own-proposal' }, `You ask to ${askedFor(own)}. A new question takes its place.`),
          h(Field, { label: 'Reason', testid: 'ask-reason', value: reason, maxLength: 200, onInput: (value) => this.setState({ reason: value, complaint: null }) }),
          possible.some(([ruling]) => ruling === 'undo_play') && table.beforeLastPlay && h(Correction, {
            correction,
            correcting,
            state: table.beforeLastPlay.state,
            session,
            number: state.play_number,
            onBegin: () => this.setState({ correcting: true }),
            onEnd: (said) => this.setState({ correcting: false, correction: said }),
          }),
          h('div', { class: 'row' }, [
            possible.map(([ruling, label]) =>
              h('button', { key: ruling, class: 'secondary', type: 'button', disabled: busy || correcting, 'data-testid': `ask-${ruling}`, onClick: () => this.propose(ruling) }, label),
            ),
            playing && h('button', { class: 'quiet', type: 'button', disabled: busy, 'data-testid': 'concede', onClick: () => this.setState({ conceding: true }) }, 'Concede the game'),
          ]),
          h(Complaint, { text: complaint, testid: 'rulings-complaint' }),
        ]),
      ]),
      conceding && h(Ask, {
        title: 'Concede the game?',
        lines: [`${capital(theTeam(teams[other].name))} win by forfeit. Nobody can take that back without them.`],
        yes: 'Concede',
        no: 'Play on',
        testid: 'concede-ask',
        onYes: () => this.concede(side),
        onNo: () => this.setState({ conceding: false }),
      }),
    ]);
  }
}

/** What may be asked for now, and how the button says it. */
function proposals({ pendingRoll, state, completed }, correction) {
  const number = state.play_number;
  return [
    pendingRoll && ['void_roll', 'Ask to void the roll'],
    number > 0 && ['undo_play', correction ? `Ask to correct play ${number}` : `Ask to take back play ${number}`],
    !completed && state.status === 'in_progress' && ['end_game', 'Ask to end the game'],
  ].filter(Boolean);
}

/** How the play should be read instead, by the same form as every outcome. */
function Correction({ correction, correcting, state, session, number, onBegin, onEnd }) {
  if (correcting) {
    return h('div', { class: 'correction', 'data-testid': 'correction' }, [
      h(Chooser, { session, state, verb: 'Read it as', onSubmit: (said) => onEnd(said), onDone: () => {} }),
      h('button', { class: 'quiet', type: 'button', onClick: () => onEnd(null) }, 'No correction'),
    ]);
  }
  return h('p', { 'data-testid': 'correction' }, [
    correction ? `To be read as: ${submittedInWords(correction)}. ` : '',
    h('button', { class: 'quiet', type: 'button', 'data-testid': 'correct', onClick: onBegin }, correction ? 'Something else' : `Say how play ${number} should be read`),
  ]);
}

function Claim({ claimed, name, now, busy, onClaim }) {
  const { untilMs, vacant } = claimed;
  const waiting = vacant ? `${capital(theTeam(name))} lack a fielder. If they send none, you` : `The manager of ${theTeam(name)} is away. You`;
  const over = vacant ? `${capital(theTeam(name))} have not placed nine players in the field.` : `The manager of ${theTeam(name)} has been away too long.`;
  return h('div', { class: 'claim', 'data-testid': 'claim' }, untilMs > now
    ? h('p', { class: 'quiet-text' }, [waiting, ' may claim the game in ', h('span', { 'aria-live': 'off' }, countdown(untilMs, now)), '.'])
    : [
        h('p', null, over),
        h('button', { class: 'secondary', type: 'button', disabled: busy, 'data-testid': 'claim-forfeit', onClick: onClaim }, 'Claim the game by forfeit'),
      ]);
}
