import { cellRead, halfRead, mayBeOtherwise, sidesOf } from '../card-words.js';
import { shelfOf } from '../card-shelf.js';
import { Component, h } from '../h.js';
import { battingSide, fieldingSide } from '../table.js';
import { routeTo } from '../route.js';
import { lastName } from '../words.js';
import { CardFace } from './card-face.js';
import { Choice } from './form.js';

const OTHER = { vs_left: 'vs_right', vs_right: 'vs_left' };

/**
 * The cards of who bats and who pitches: the one that the dice read in front, its half that counts now, and the cell at the dice lit.
 *
 * Props: `session`, `table`.
 */
export class CardsPanel extends Component {
  constructor() {
    super();
    /* What this user has turned to: the side of a card, and whether its other half. */
    this.state = { side: null, turned: false };
  }

  componentDidMount() {
    this.forget = shelfOf(this.props.session).follow(() => this.forceUpdate());
  }

  componentWillUnmount() {
    this.forget();
  }

  /** With other dice or another batter the card that counts is in front again. */
  componentDidUpdate(before) {
    if (momentOf(before.table) !== momentOf(this.props.table)) {
      this.setState({ side: null, turned: false });
    }
  }

  render({ session, table }, { side: chosen, turned }) {
    const { pendingRoll, state } = table;
    const { batter, pitcher } = cardsInPlay(session, table);
    const lit = pendingRoll && cellRead(pendingRoll);
    const ahead = shelfOf(session).ahead(table);
    const sure = !lit || (ahead ? !ahead.instead : !mayBeOtherwise(pendingRoll, state, pitcher));
    const side = chosen ?? lit?.side ?? 'batting';
    const shown = side === 'batting' ? { player: state.batter, card: batter } : { player: state.pitcher, card: pitcher };
    const read = halfInPlay(side, { batter, pitcher }, state);
    const half = turned ? OTHER[read] : read;
    const pick = (value, what, player) =>
      h(Choice, { key: value, name: 'card-side', value, checked: side === value, onChoose: () => this.setState({ side: value, turned: false }), testid: `card-of-${value}` }, `${what}: ${player ? lastName(player.name) : '—'}`);
    return h('section', { class: 'cards-panel', 'aria-label': 'The cards', 'data-testid': 'cards-panel' }, [
      h('div', { class: 'segments' }, [pick('batting', 'At bat', state.batter), pick('pitching', 'Pitching', state.pitcher)]),
      h(Shown, { ...shown, side, half, lit: lit?.side === side && half === read && half !== null ? lit : null, sure }),
      h('div', { class: 'row card-ways' }, [
        read && shown.card && h('button', { class: 'secondary small', type: 'button', 'aria-pressed': turned, 'data-testid': 'other-half', onClick: () => this.setState({ turned: !turned }) }, turned ? 'The half that counts' : 'The other half'),
        ...(table.created.card_sets ?? []).map((hash, index, all) =>
          h('a', { key: hash, class: 'card-set-link', href: routeTo({ cards: hash, of: session.gameId }), 'data-testid': `card-set-${index + 1}` }, all.length > 1 ? `Card set ${index + 1}` : 'The card set'),
        ),
      ]),
    ]);
  }
}

/** The half of a side that counts now; the hands of two whose cards are hidden are known too. */
export const halfInPlay = (side, { batter, pitcher }, state) => halfRead(side, batter ?? state.batter, pitcher ?? state.pitcher);

/** The cards of who bats and who pitches, as far as this user may see them. */
export function cardsInPlay(session, { state, half }) {
  const shelf = shelfOf(session);
  const at = (side, player) => (player ? shelf.card(side, player.id) : null);
  const now = state.half ?? half.half;
  return { batter: at(battingSide(now), state.batter), pitcher: at(fieldingSide(now), state.pitcher) };
}

function Shown({ player, card, side, half, lit, sure }) {
  if (card === undefined) {
    return h('p', { class: 'quiet-text', role: 'status' }, 'Looking for the card…');
  }
  if (card === null || !sidesOf(card).includes(side)) {
    return h('p', { class: 'quiet-text card-hidden', 'data-testid': 'card-hidden' }, whyNot(player, card, side));
  }
  return h(CardFace, { card, side, half, lit, sure, aloud: true });
}

function whyNot(player, card, side) {
  if (!player) {
    return 'Nobody is there yet.';
  }
  return card === null ? `The card of ${player.name} is not shown to you. The server knows it.` : `The card of ${player.name} has no ${side} side.`;
}

const momentOf = ({ pendingRoll, state }) => `${pendingRoll?.roll_id} ${state.batter?.id} ${state.pitcher?.id}`;
