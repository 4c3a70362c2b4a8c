import { Component, createRef, h } from '../h.js';
import { defensePlan, offensePlan, samePlan, usualPlan } from '../plan.js';
import { isReadyOrLate, leftMs } from '../readiness.js';
import { SIDES, theTeam } from '../words.js';
import { DeclareDice } from './declare-dice.js';
import { Complaint } from './form.js';
import { PlanForm } from './plan-form.js';

/** The other buttons come with the next drawing of the page. */
const FOCUS_AFTER_MS = 60;

/**
 * Before a roll that both sides have to be ready for: what this side plans, whether it is ready, and the
 * dice as soon as the other is.
 *
 * Props: `session`, `table`; `acts`, the sides that this user acts for; `now`; `rollButton`, a ref to it, `rollLabel`, and
 * `press`, its classes; `onRoll`, what rolls.
 */
export class Ready extends Component {
  constructor() {
    super();
    this.form = createRef();
    /* By side: what is filled in and not said yet. */
    this.state = { drafts: {}, busy: false, complaint: null };
  }

  componentDidUpdate(before) {
    if (rollOf(before.table) !== rollOf(this.props.table)) {
      this.setState({ drafts: {}, complaint: null });
    }
  }

  /** The plan that this side last said, here or at another page; nothing else where it said none. */
  said(side) {
    const { session, table } = this.props;
    const { state, myPlan } = table;
    return session.saidPlan(rollOf(table), side) ?? myPlan[side] ?? usualPlan(state, state.at_bat === side);
  }

  plan(side, drafts = this.state.drafts) {
    const { state } = this.props.table;
    return possible(drafts[side] ?? this.said(side), side, state);
  }

  /** Whether a roll now would be played with what is filled in: a side that is not ready has no plan. */
  isSaid(side) {
    const { state, ready } = this.props.table;
    const known = ready[side] ? this.said(side) : usualPlan(state, state.at_bat === side);
    return samePlan(this.plan(side), possible(known, side, state));
  }

  async say(side, ready) {
    const { session, table } = this.props;
    const plan = this.plan(side);
    await session.command('ready', { side, seen: table.seq, ready, ...(ready && { plan }) });
    if (ready) {
      session.keepPlan(rollOf(table), side, plan);
    }
  }

  async press(what) {
    this.setState({ busy: true, complaint: null });
    try {
      await what();
      this.setState({ busy: false });
      setTimeout(() => this.keepFocus(), FOCUS_AFTER_MS);
    } catch (refusal) {
      this.setState({ busy: false, complaint: refusal });
    }
  }

  /** The button that was pressed has gone: who uses the keyboard is led to what has taken its place. */
  keepFocus() {
    if (document.activeElement === document.body) {
      this.form.current?.querySelector('button:enabled')?.focus({ preventScroll: true });
    }
  }

  /** What was filled in and not said goes first: the roll is played with it. */
  roll() {
    const { acts, onRoll } = this.props;
    return this.press(async () => {
      for (const side of acts) {
        if (!this.isSaid(side)) {
          await this.say(side, true);
        }
      }
      await onRoll();
    });
  }

  render({ session, table, acts, now, rollButton, rollLabel, press: rollPress }, { busy, complaint }) {
    const { state, ready, options, teams } = table;
    const budgetMs = options.ready_seconds * 1_000;
    const sealed = options.plans === 'sealed';
    const missing = SIDES.filter((side) => !acts.includes(side) && !isReadyOrLate(ready, side, budgetMs, now));
    const isLate = (side) => !ready[side] && leftMs(ready, side, budgetMs, now) === 0;
    const unready = acts.filter((side) => !ready[side]);
    const unsaid = acts.filter((side) => !this.isSaid(side));
    const press = (label, testid, kind, what, more) =>
      h('button', { class: kind, type: 'button', disabled: busy, 'data-testid': testid, onClick: what, ...more }, label);
    return h('div', { ref: this.form, class: 'ready', 'data-testid': 'ready-form' }, [
      h('ul', { class: 'ready-sides' }, SIDES.map((side) =>
        h('li', { key: side, class: ready[side] ? 'is-ready' : '', 'data-testid': `ready-${side}` }, `${teams[side].name}: ${readyWord(ready[side], isLate(side))}`),
      )),
      acts.map((side) => h(PlanForm, {
        key: side,
        side,
        whose: acts.length > 1 ? `The plan of ${theTeam(teams[side].name)}` : 'Your plan',
        batting: state.at_bat === side,
        plan: this.plan(side),
        state,
        sealed,
        disabled: isLate(side),
        onChange: (change) => this.setState(({ drafts }) => ({ drafts: { ...drafts, [side]: change(this.plan(side, drafts)) } })),
      })),
      acts.some(isLate) && h('p', { class: 'time-left' }, 'Your time for this roll is up: nothing more can be changed before it.'),
      missing.length > 0 && unready.length > 0 && !acts.some(isLate) &&
        press('Ready', 'ready', 'primary roll', () => this.press(() => inTurn(unready, (side) => this.say(side, true)))),
      missing.length > 0 && unready.length === 0 && h('div', { class: 'row' }, [
        unsaid.length > 0 && press('Change the plan', 'change-plan', 'secondary', () => this.press(() => inTurn(unsaid, (side) => this.say(side, true)))),
        press('Not ready yet', 'not-ready', 'secondary', () => this.press(() => inTurn(acts, (side) => this.say(side, false)))),
      ]),
      missing.length === 0 && (options.dice === 'declared'
        ? acts.includes(state.at_bat) && h(DeclareDice, { session, table, before: () => inTurn(unsaid, (side) => this.say(side, true)) })
        : press(busy ? 'Rolling…' : rollLabel, 'roll', rollPress, () => this.roll(), { ref: rollButton, disabled: busy })),
      h(Complaint, { text: complaint, testid: 'ready-complaint' }),
    ]);
  }
}

const possible = (plan, side, state) => (state.at_bat === side ? offensePlan(plan, state) : defensePlan(plan, state));

function readyWord(isReady, isLate) {
  return isReady ? 'ready' : isLate ? 'out of time' : 'not ready';
}

/** Which roll is next: plans are for that one alone. */
const rollOf = ({ state, rolls }) => `${state.play_number}:${rolls.length}`;

async function inTurn(sides, say) {
  for (const side of sides) {
    await say(side);
  }
}
