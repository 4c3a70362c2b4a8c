import { cellRead, halfInWords, insteadInWords, shareAt, sharesOf } from '../card-words.js';
import { readingMoment, shelfOf } from '../card-shelf.js';
import { onBack } from '../back.js';
import { Component, h } from '../h.js';
import { previewLines } from '../preview-words.js';
import { emptyDraft, submittedInWords } from '../submission.js';
import { capital } from '../words.js';
import { Shares } from './card-face.js';
import { cardsInPlay, halfInPlay } from './cards-panel.js';
import { Complaint } from './form.js';

const AGAIN_AFTER_MS = 2_000;

/**
 * What the cards say at the dice, and the button with which the server reads them; to submit by hand is folded below it.
 *
 * Props: `session`, `table`; `children`, the form for an outcome by hand; `onDone`, called when the play is written down.
 */
export class ReadCard extends Component {
  constructor() {
    super();
    /* `preview`: what the server says that the card comes to, or null; `asked`: for which moment. */
    this.state = { preview: null, busy: false, complaint: null };
  }

  componentDidMount() {
    this.forget = shelfOf(this.props.session).follow(() => this.forceUpdate());
    this.forgetBack = onBack(() => {
      if (this.state.preview?.refusal) {
        this.asked = null;
        this.ask();
      }
    });
    this.ask();
  }

  componentDidUpdate() {
    this.ask();
  }

  componentWillUnmount() {
    this.gone = true;
    clearTimeout(this.again);
    this.forget();
    this.forgetBack();
  }

  /** Once for each moment of the game: between the dice and the play only a ruling changes anything. */
  async ask() {
    const { session, table } = this.props;
    const moment = readingMoment(table);
    if (this.asked === moment) {
      return;
    }
    this.asked = moment;
    const preview = await session.command('preview_outcome', { auto: true }).then(
      (play) => ({ play }),
      (refusal) => ({ refusal }),
    );
    if (!this.gone && this.asked === moment) {
      this.setState({ preview });
      this.keep(moment, preview);
    }
  }

  /** What passes is asked for again after its time, whatever else is told of it. */
  keep(moment, { play, refusal }) {
    if (play) {
      shelfOf(this.props.session).keepAhead(moment, play);
    } else if (refusal.passing) {
      clearTimeout(this.again);
      this.again = setTimeout(() => {
        this.asked = null;
        this.ask();
      }, refusal.retryAfterMs ?? AGAIN_AFTER_MS);
    }
  }

  async read() {
    const { session, onDone } = this.props;
    this.setState({ busy: true, complaint: null });
    try {
      await session.readCard();
      setTimeout(onDone);
    } catch (refusal) {
      this.setState({ busy: false, complaint: refusal });
    }
  }

  render({ session, table, children }, { preview, busy, complaint }) {
    const lines = preview?.play ? saidByTheCard(preview.play, table.state) : null;
    return h('div', { class: 'read-card', 'data-testid': 'read-card' }, [
      h(Cell, { session, table, why: insteadInWords(preview?.play?.instead) }),
      h('div', { class: 'chooser-foot' }, [
        h(Complaint, { text: complaint ?? preview?.refusal ?? null, testid: 'read-complaint' }),
        h('button', { class: 'primary write', type: 'button', disabled: busy, 'data-testid': 'read-the-card', onClick: () => this.read() }, [
          h('span', { class: 'write-what' }, busy ? 'Reading it…' : lines?.what ? `Read the card: ${lines.what}` : 'Read the card'),
          h('span', { class: 'write-moves', role: 'status', 'data-testid': 'card-says' }, lines?.moves ?? ''),
        ]),
      ]),
      h('details', { class: 'by-hand' }, [
        h('summary', { 'data-testid': 'by-hand' }, 'Say it by hand'),
        children,
      ]),
    ]);
  }
}

/** "Single to center: Brock scores". What hangs on more dice, or on a manager, is known when it is read. */
function saidByTheCard(play, state) {
  const { outcome, hit_location: where, needs = [] } = play;
  const known = outcome ? capital(submittedInWords({ outcome, hit_location: where })) : null;
  if (needs.length > 0) {
    return { what: known, moves: needs.includes('decision') ? 'A manager has to decide something first.' : 'More dice decide what becomes of it.' };
  }
  const { what, moves } = previewLines(play, { ...emptyDraft(), code: outcome, where }, state);
  return { what: what || known, moves };
}

/** The cell itself, where this user may see the card; with `why`, that it does not decide. */
function Cell({ session, table, why }) {
  const { pendingRoll, state } = table;
  const { side, column, row, d20 } = cellRead(pendingRoll);
  const { batter, pitcher } = cardsInPlay(session, table);
  const card = side === 'batting' ? batter : pitcher;
  const half = halfInPlay(side, { batter, pitcher }, state);
  const cell = half && card?.[side]?.[half][column][row];
  const instead = why && h('span', { class: 'cell-instead', 'data-testid': 'cell-instead' }, why);
  if (!cell) {
    return instead && h('p', { class: 'cell-read' }, instead);
  }
  const { name } = card;
  return h('p', { class: 'cell-read', 'data-testid': 'cell-read' }, [
    h('span', { class: 'cell-of' }, `${name}, ${halfInWords(half, side)}, column ${column}, row ${row}: `),
    h(Shares, { shares: sharesOf(cell), d20: why ? null : d20, aloud: true }),
    !why && cell.split && h('span', { class: 'cell-of' }, `The split is ${d20}: `),
    !why && cell.split && h('b', null, h(Shares, { shares: [{ ...shareAt(cell, d20), from: 1, to: 20 }], aloud: true })),
    instead,
  ]);
}
