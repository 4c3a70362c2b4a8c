import { Component, createRef, h } from '../h.js';
import { changesInWords } from '../change-words.js';
import { card, changes, freeOf, missing, openPlaces, positionsFor, slotName, usualChanges, wholeLineup } from '../changes.js';
import { Complaint } from './form.js';
import { PasteLineup } from './paste-lineup.js';
import { theTeam } from '../words.js';

/**
 * A side's lineup card, to be written over: who comes in, and where they play. Several changes are
 * gathered and sent at once, as a double switch wants it. Before the game it is handed in whole.
 */
export class LineupCard extends Component {
  constructor() {
    super();
    this.form = createRef();
    this.summary = createRef();
    /* What nobody has opened is not made: it would be half of what a table has. Once made it stays, with what was written. */
    this.state = { opened: false, draft: {}, busy: false, complaint: null };
  }

  /** What was written over another card means nothing on this one. */
  componentDidUpdate(before) {
    const { side } = this.props;
    if (before.table.lineups?.[side] !== this.props.table.lineups?.[side]) {
      this.setState({ draft: {}, complaint: null });
    }
  }

  write(order, change) {
    this.setState(({ draft }) => ({ draft: { ...draft, [order]: { ...draft[order], ...change } }, complaint: null }));
  }

  /** Marks the slot; the name of the player who comes in is typed over its name. */
  begin({ order, position }) {
    this.write(order, { position });
    const name = this.form.current.querySelector(`[data-order="${order}"]`);
    name.focus();
    name.select();
  }

  async send() {
    const { session, table: { lineups, state }, side } = this.props;
    const { draft } = this.state;
    const bench = session.bench(side);
    const unsaid = missing(lineups[side], draft);
    if (unsaid) {
      this.setState({ complaint: `${unsaid}.` });
      return;
    }
    this.setState({ busy: true, complaint: null });
    try {
      await (state.status === 'waiting'
        ? session.command('set_lineup', { side, lineup: wholeLineup(lineups, side, draft, bench) })
        : session.command('substitute', { side, changes: changes(lineups, side, draft, bench) }));
      this.setState({ busy: false, draft: {} });
      this.summary.current?.focus();
    } catch (refusal) {
      this.setState({ busy: false, complaint: refusal });
    }
  }

  render({ table, side, name }, { opened, draft, busy, complaint }) {
    const lineup = table.lineups?.[side];
    if (!lineup) {
      return null;
    }
    const { state, pendingRoll } = table;
    const vacant = openPlaces({ lineup, side, state });
    const submit = (event) => {
      event.preventDefault();
      this.send();
    };
    return h('details', { class: 'lineup-card', 'data-testid': `card-${side}`, onToggle: ({ currentTarget }) => currentTarget.open && this.setState({ opened: true }) }, [
      h('summary', { ref: this.summary, 'data-testid': `change-${side}` }, [
        name,
        vacant.length > 0 && h('b', { class: 'vacant', 'data-testid': `vacant-${side}` }, ` Nobody plays ${vacant.join(', ')}.`),
      ]),
      opened && state.status === 'waiting' && h(PasteLineup, { session: this.props.session, table, side }),
      opened && h('form', { ref: this.form, onSubmit: submit, noValidate: true, 'aria-label': name }, [
        pendingRoll && h('p', { class: 'quiet-text', 'data-testid': `wait-${side}` }, 'The dice lie on the table: nobody changes their card before the play is written down.'),
        !pendingRoll && h('fieldset', { disabled: busy }, [
          h('legend', { class: 'visually-hidden' }, 'The card'),
          h(Usual, { side, choices: usualChanges({ lineup, side, state }), onChoose: (usual) => this.begin(usual) }),
          h('ol', { class: 'card-slots' }, card(lineup, draft).map((slot) =>
            h(Slot, { key: slot.order, side, slot, places: positionsFor(slot.was, { lineup, side, state }), onWrite: (change) => this.write(slot.order, change) }),
          )),
          h('datalist', { id: `bench-${side}` }, freeOf(this.props.session.bench(side), table.lineups).map(({ id, name: who }) => h('option', { key: id, value: who }))),
          h(Told, { side, told: toldOf(table, side, draft) }),
          h(Complaint, { text: complaint, testid: `card-complaint-${side}` }),
          h(Foot, { count: changes(table.lineups, side, draft).length, waiting: state.status === 'waiting', side, onClear: () => this.setState({ draft: {}, complaint: null }) }),
        ]),
      ]),
    ]);
  }
}

export function cardName({ teams, state }, side) {
  return state.status === 'waiting' ? `Hand in the lineup of ${theTeam(teams[side].name)}` : `Change the lineup of ${theTeam(teams[side].name)}`;
}

function toldOf({ lineups, state }, side, draft) {
  return state.status === 'waiting' || missing(lineups[side], draft) !== null
    ? []
    : [...changesInWords(lineups[side], changes(lineups, side, draft)), ...leavers(lineups[side], draft)];
}

/** Who is on the card no more: that cannot be made good by another change. */
function leavers(lineup, draft) {
  const slots = card(lineup, draft);
  const stays = new Set(slots.map(({ name }) => name.trim()));
  const names = [...new Set(slots.map(({ was }) => was.name).filter((name) => !stays.has(name)))];
  return names.length > 0 ? [`${names.join(' and ')} cannot come back into the game.`] : [];
}

function Usual({ side, choices, onChoose }) {
  return choices.length > 0 && h('div', { class: 'row' }, choices.map((usual) =>
    h('button', { key: usual.key, class: 'secondary small', type: 'button', 'data-testid': `${usual.key}-${side}`, onClick: () => onChoose(usual) }, usual.label),
  ));
}

function Slot({ side, slot: { order, was, name, position, injured, replaced, changed }, places, onWrite }) {
  const where = `${slotName(order)}, ${was.name}`;
  return h('li', { class: changed ? 'card-slot changed' : 'card-slot' }, [
    h('span', { class: 'order', 'aria-hidden': true }, order || ''),
    h('input', {
      type: 'text',
      value: name,
      maxLength: 64,
      autocomplete: 'off',
      spellcheck: false,
      list: `bench-${side}`,
      'data-order': order,
      'data-testid': `slot-${side}-${order}`,
      'aria-label': `Who has ${where}`,
      onFocus: (event) => event.target.select(),
      onInput: (event) => onWrite({ name: event.target.value }),
    }),
    h(
      'select',
      { value: position, 'data-testid': `place-${side}-${order}`, 'aria-label': `Where ${where} plays`, onChange: (event) => onWrite({ position: event.target.value }) },
      places.map((place) => h('option', { key: place, value: place }, place)),
    ),
    replaced && was.position === 'P' && h('label', { class: 'check' }, [
      h('input', { type: 'checkbox', checked: injured, 'data-testid': `injured-${side}`, onChange: (event) => onWrite({ injured: event.target.checked }) }),
      h('span', null, `${was.name} is hurt`),
    ]),
  ]);
}

/** What it comes to, before it is done. */
function Told({ side, told }) {
  return h('div', { class: 'card-told', role: 'status', 'data-testid': `card-told-${side}` }, told.map((sentence) => h('p', { key: sentence }, sentence)));
}

function Foot({ count, waiting, side, onClear }) {
  return h('div', { class: 'row' }, [
    h('button', { class: 'primary', type: 'submit', disabled: count === 0, 'data-testid': `send-${side}` }, verb(count, waiting)),
    count > 0 && h('button', { class: 'quiet', type: 'button', 'data-testid': `clear-${side}`, onClick: onClear }, 'Start over'),
  ]);
}

function verb(count, waiting) {
  if (waiting) {
    return 'Hand it in';
  }
  return count > 1 ? `Make these ${count} changes at once` : 'Make the change';
}
