import { Component, h } from '../h.js';
import { recall, remember } from '../memory.js';

const SEEN = 'tour-seen';

/* What each step is about, and where that is. */
const STEPS = [
  ['.move-line', 'This line always says whose move it is. When it is yours it is red, and so is your button.'],
  ['.play', 'Here you roll. One die picks the card and its column, two make the row: the page says which card to read.'],
  ['.play', 'Read your card on paper. Then tap what it says, with the place the ball went to in the same cell: “gb A” and “SS” is one tap. You can also type it, as scorers do: 6-3, F8, HR. No card at hand? To try the table, tap any result.'],
  ['.ballpark', 'Did a runner do something else? Drag them on the field, or tap them and then a base.'],
  ['.play', 'The red button says what your play does before you press it. Once pressed, it stands in the book for both of you.'],
];

/** The table in a minute, for a manager in their first game: offered, never in the way. */
export class Tour extends Component {
  constructor() {
    super();
    this.state = { step: null };
  }

  componentDidUpdate(_, { step }) {
    if (step !== this.state.step) {
      this.leave();
      const [target] = STEPS[this.state.step] ?? [];
      this.lit = target && document.querySelector(target);
      this.lit?.classList.add('toured');
    }
  }

  componentWillUnmount() {
    this.leave();
  }

  leave() {
    this.lit?.classList.remove('toured');
    this.lit = null;
  }

  end() {
    remember(SEEN, true);
    this.setState({ step: null });
  }

  render({ table }, { step }) {
    if (step === null) {
      return !recall(SEEN) && table.state.play_number === 0 && table.pendingRoll === null && h('p', { class: 'tour-offer' }, [
        h('button', { class: 'quiet', type: 'button', 'data-testid': 'tour', onClick: () => this.setState({ step: 0 }) }, 'New here? The table in a minute'),
        h('button', { class: 'quiet', type: 'button', 'aria-label': 'I know the table', 'data-testid': 'tour-never', onClick: () => this.end() }, '✕'),
      ]);
    }
    const last = step === STEPS.length - 1;
    return h('section', { class: 'tour', 'aria-label': 'The table in a minute', 'data-testid': 'tour-step' }, [
      h('p', { role: 'status' }, STEPS[step][1]),
      h('div', { class: 'row' }, [
        h('span', { class: 'quiet-text' }, `${step + 1} of ${STEPS.length}`),
        !last && h('button', { class: 'quiet', type: 'button', 'data-testid': 'tour-end', onClick: () => this.end() }, 'Enough'),
        h('button', { class: 'secondary small', type: 'button', 'data-testid': 'tour-next', onClick: () => (last ? this.end() : this.setState({ step: step + 1 })) }, last ? 'Play ball' : 'Next'),
      ]),
    ]);
  }
}
