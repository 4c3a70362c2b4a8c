import { onBack } from '../back.js';
import { Component, h } from '../h.js';
import { currentToken } from '../identity.js';
import { Complaint } from './form.js';

/**
 * What has to be asked for over HTTP, and again whenever `of` is another: one question at a time,
 * and the last one always. What is known stays there while it is asked for. What failed is asked for again
 * when the server answers again.
 *
 * Props: `of`, a text; `read(token)`, a promise; `show(answer)`, what to draw; `early`, whether to draw it before the first answer,
 * with null.
 */
export class Fetched extends Component {
  #asking = false;
  #gone = false;

  constructor() {
    super();
    this.state = { answer: null, knownOf: null, complaint: null };
  }

  componentDidMount() {
    this.forgetBack = onBack(() => this.state.complaint && this.ask());
    this.ask();
  }

  componentDidUpdate(before) {
    if (before.of !== this.props.of) {
      this.ask();
    }
  }

  componentWillUnmount() {
    this.#gone = true;
    this.forgetBack();
  }

  async ask() {
    if (this.#asking) {
      return;
    }
    this.#asking = true;
    const { of, read } = this.props;
    let known;
    try {
      known = { answer: await read(await currentToken()), knownOf: of, complaint: null };
    } catch (problem) {
      // An error holds on to what was running when it was made, and so to the error before it and all that was drawn then.
      known = { complaint: problem.message };
    }
    this.#asking = false;
    if (this.#gone) {
      return;
    }
    this.setState(known);
    if (of !== this.props.of) {
      this.ask();
    }
  }

  render({ of, show, early = false }, { answer, knownOf, complaint }) {
    return h('div', { class: 'fetched', 'aria-busy': knownOf !== of && complaint === null }, [
      (answer || early) && show(answer),
      !answer && !early && !complaint && h('p', { class: 'quiet-text' }, 'One moment…'),
      complaint && h('div', { class: 'row' }, [
        h(Complaint, { text: complaint }),
        h('button', { class: 'quiet', type: 'button', onClick: () => this.ask() }, 'Try again'),
      ]),
    ]);
  }
}
