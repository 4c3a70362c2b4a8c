import { Component, createRef, h } from '../h.js';
import { serverNow } from '../clock.js';
import { orderInWords } from '../defense.js';
import { MOST_READ, extraForms, extrasOf, extrasRead } from '../extra-dice.js';
import { mustLeave, openDecision } from '../card-book.js';
import { offenseInWords } from '../plan.js';
import { actsFor } from '../rights.js';
import { battingSide, fieldingSide } from '../table.js';
import { nameOf } from '../talk.js';
import { whoseMove } from '../whose-move.js';
import { capital, hasCards, personName, theTeam } from '../words.js';
import { AboutTheDice } from './about-the-dice.js';
import { Chooser } from './chooser.js';
import { DeclareDice } from './declare-dice.js';
import { Complaint } from './form.js';
import { Defense } from './defense.js';
import { Dice } from './dice.js';
import { ExtraDice, RollExtra } from './extra-dice.js';
import { Happened } from './happened.js';
import { later } from './later.js';
import { Ready } from './ready.js';
import { Tour } from './tour.js';

const Decision = later(() => import('./cards.js'), 'Decision');
const ReadCard = later(() => import('./cards.js'), 'ReadCard');

const AWAY = {
  offline: 'You are offline. What you do here waits until you are back.',
  reconnecting: 'The connection is interrupted. What you do here waits until it is back.',
};

/** Roll, read, write down: what there is to do now, and for whom. */
export class Play extends Component {
  constructor() {
    super();
    this.rollButton = createRef();
    this.state = { rolling: false, complaint: null, now: serverNow() };
  }

  componentDidMount() {
    // A roll may expire while everybody looks at it.
    this.clock = setInterval(() => this.setState({ now: serverNow() }), 1_000);
  }

  componentWillUnmount() {
    clearInterval(this.clock);
  }

  async roll() {
    this.setState({ rolling: true, complaint: null });
    try {
      await this.props.session.roll(this.props.table.seq);
    } catch (refusal) {
      this.setState({ complaint: refusal });
    }
    this.setState({ rolling: false, now: serverNow() });
  }

  componentDidUpdate() {
    this.focusTheRoll();
  }

  /** To the next roll, as soon as the play is written down: what a manager has decided is known a moment before. */
  comeBack(roll) {
    this.backFrom = roll.roll_id;
    this.focusTheRoll();
  }

  /** Unless somebody was faster, whose dice are read already, or this user does something else by now. */
  focusTheRoll() {
    const { pendingRoll } = this.props.table;
    if (!this.backFrom || pendingRoll?.roll_id === this.backFrom) {
      return;
    }
    const { activeElement: at } = document;
    const free = at === null || at === document.body || at.closest('.play');
    if (pendingRoll === null && free) {
      this.rollButton.current?.focus({ preventScroll: true });
    }
    this.backFrom = null;
  }

  render({ session, table, may, identity, connection }, { complaint, now }) {
    const { pendingRoll, rolls, state, extras } = table;
    const { reading } = session;
    const decision = openDecision(table);
    const hurt = mustLeave(table);
    const expired = pendingRoll !== null && decision === null && Date.parse(pendingRoll.expires_at) <= now;
    const open = pendingRoll !== null && !expired;
    const last = pendingRoll ?? rolls.at(-1);
    const { left } = extrasRead(extras, pendingRoll);
    const reads = open && decision === null && reading.isOf(may);
    return h('section', { class: 'card play', 'aria-label': 'The play' }, [
      may.mayRoll && h(Tour, { table }),
      h(Happened, { table }),
      open && h(Dice, { roll: pendingRoll, state, reading: reads ? reading : null, known: hasCards(table) }),
      open && h(Planned, { roll: pendingRoll, table }),
      open && h(ExtraDice, { extras: extrasOf(extras, pendingRoll) }),
      open && decision === null && h(TimeLeft, { roll: pendingRoll, now }),
      decision && h(Decision, { key: decision.decision_id, session, table, identity, decision, now, onDone: () => this.comeBack(pendingRoll) }),
      !reads && decision === null && may.mayRoll && h(RollExtra, { session, ...extraForms(table) }),
      reads && left > 0 && h('p', { class: 'waiting', 'data-testid': 'extras-left' }, `The play will name the last ${MOST_READ} of the extra dice. Earlier ones stay in the log.`),
      reads && this.reader(),
      reads && may.mayRoll && h(RollExtra, { session, ...extraForms(table) }),
      open && !reads && decision === null && h('div', { class: 'row' }, [
        h('p', { class: 'waiting', 'data-testid': 'waiting' }, readerSentence(table)),
        may.mayReadForAnother && h(
          'button',
          {
            class: 'quiet',
            type: 'button',
            'data-testid': 'read-for-another',
            onClick: () => reading.readForAnother(),
          },
          'Read it for them',
        ),
      ]),
      expired && h('p', { class: 'waiting', 'data-testid': 'expired' }, `The roll has expired. A new roll shows the same dice${reading.draft.code ? ', and what you have filled in is kept' : ''}.`),
      !open && hurt && h(Injured, { key: hurt.player_id, hurt, mine: actsFor(table, identity.userId).includes(hurt.side) }),
      !open && this.beforeTheRoll(expired),
      h(Complaint, { text: complaint, testid: 'roll-complaint' }),
      h(Away, { connection, kept: reads && reading.draft.code !== null }),
      this.setsDefense() && h(Defense, { session, table }),
      !open && last && h('div', { class: 'last-roll' }, [
        h('h2', { class: 'small-title' }, expired ? 'The dice' : 'The last roll'),
        h(UsedDice, { roll: last }),
        h(ExtraDice, { extras: extras.filter(({ seq }) => seq > last.seq) }),
        h('details', { class: 'more-dice' }, [h('summary', { 'data-testid': 'whose-dice' }, 'Whose dice are these?'), h(AboutTheDice, { table })]),
      ]),
    ]);
  }

  /** The form for what the card says; where the server knows the cards, it is behind the button that lets it read them. */
  reader() {
    const { session, table } = this.props;
    const { pendingRoll, state } = table;
    const onDone = () => this.comeBack(pendingRoll);
    const byHand = h(Chooser, { key: pendingRoll.roll_number, session, state, reading: session.reading, onDone });
    return hasCards(table) ? h(ReadCard, { key: `card-${pendingRoll.roll_number}`, session, table, onDone }, byHand) : byHand;
  }

  /** The dice, once those who have to be ready for them are. */
  beforeTheRoll(expired) {
    const { session, table, identity, may } = this.props;
    const { rolling, now } = this.state;
    const acts = actsFor(table, identity.userId);
    const label = rollName(table.state, rolling);
    const press = whoseMove(table, identity.userId, now)?.mine ? 'primary roll' : 'secondary roll';
    if (!may.mayRoll) {
      return h('p', { class: 'waiting', 'data-testid': 'waiting' }, 'The managers have the dice.');
    }
    if (table.options.before_roll === 'ready' && !expired && acts.length > 0) {
      return h(Ready, { session, table, acts, now, rollButton: this.rollButton, rollLabel: label, press, onRoll: () => session.roll(table.seq) });
    }
    if (table.options.dice === 'declared' && !expired) {
      return acts.includes(table.state.at_bat) && h(DeclareDice, { session, table });
    }
    return h('button', { ref: this.rollButton, class: press, type: 'button', disabled: rolling, 'data-testid': 'roll', onClick: () => this.roll() }, label);
  }

  /** Where plans are made it is part of them. */
  setsDefense() {
    const { table: { pendingRoll, state, options }, may } = this.props;
    return pendingRoll === null && may.maySetDefense && state.status === 'in_progress' && options.before_roll !== 'ready';
  }
}

/** Who has to leave, and the way to the card on which somebody else comes in. */
function Injured({ hurt: { name, side }, mine }) {
  const openCard = () => {
    const card = document.querySelector(`[data-testid=card-${side}]`);
    card.open = true;
    card.scrollIntoView({ block: 'start', behavior: 'instant' });
    card.querySelector('summary').focus({ preventScroll: true });
  };
  return h('div', { class: 'row injured', 'data-testid': 'injured' }, [
    h('p', { class: 'waiting' }, `${name} is injured and has to leave the game.`),
    mine && h('button', { class: 'primary small', type: 'button', 'data-testid': 'replace-injured', onClick: openCard }, 'Put somebody in'),
  ]);
}

/** What both sides had planned for this roll. */
function Planned({ roll: { plans, not_ready: late, declared_by: by }, table }) {
  const { teams, state } = table;
  const lines = [
    plans?.offense && `${teams[battingSide(state.half)].name}: ${offenseInWords(plans.offense)}`,
    plans?.defense && `${teams[fieldingSide(state.half)].name}: ${orderInWords(plans.defense)}`,
    late?.length > 0 && `Not ready in time: ${late.map((side) => teams[side].name).join(', ')}.`,
    by && `${nameOf(table, by)} rolled these dice and says what they show. Nothing proves it.`,
  ].filter(Boolean);
  return lines.length > 0 && h('div', { class: 'planned', 'data-testid': 'planned' }, lines.map((line) => h('p', { key: line }, line)));
}

/** The masthead says it too, but who has scrolled to the dice does not see that. */
function Away({ connection, kept }) {
  const text = AWAY[connection];
  const play = kept ? ' Your play is kept; once you have pressed the button, it is written when the network is back.' : '';
  return text && h('p', { class: 'time-left', role: 'status', 'data-testid': 'away' }, `${text}${play}`);
}

function rollName(state, rolling) {
  if (rolling) {
    return 'Rolling…';
  }
  return state.status === 'waiting' ? 'Play ball: roll the dice' : 'Roll the dice';
}

function readerSentence({ state, teams }) {
  const side = state.at_bat ?? battingSide(state.half);
  const { manager, name } = teams[side];
  return `${manager?.name ? personName(manager) : capital(theTeam(name))} is reading the card.`;
}

function UsedDice({ roll }) {
  return h('p', { class: 'used-dice' }, `Column ${roll.d6_one}, row ${roll.d6_two_total} (${roll.d6_two_a} and ${roll.d6_two_b}), split ${roll.resolution_d20}, chaos ${roll.chaos_d20}`);
}

function TimeLeft({ roll, now }) {
  const secondsLeft = Math.ceil((Date.parse(roll.expires_at) - now) / 1_000);
  if (secondsLeft > 60) {
    return null;
  }
  return h('p', { class: 'time-left' }, `${secondsLeft} s left to submit the outcome`);
}
