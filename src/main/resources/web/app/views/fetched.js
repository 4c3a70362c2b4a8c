import { Component, h } from '../h.js';
import { currentToken } from '../identity.js';

/**
 * What has to be asked for over HTTP, and again whenever `of` is another: one question at a time,
 * and the last one always. What is known stays there while it is asked for.
 *
 * Props: `of`, a text; `read(token)`, a promise; `show(answer)`, what to draw.
 */
export class Fetched extends Component {
  #asking = false;
  #gone = false;

  constructor() {
    super();
    this.state = { answer: null, knownOf: null, complaint: null };
  }

  componentDidMount() {
    this.ask();
  }

  componentDidUpdate(before) {
    if (before.of !== this.props.of) {
      this.ask();
    }
  }

  componentWillUnmount() {
    this.#gone = true;
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

  render({ of, show }, { answer, knownOf, complaint }) {
    return h('div', { class: 'fetched', 'aria-busy': knownOf !== of && complaint === null }, [
      answer && show(answer),
      !answer && !complaint && h('p', { class: 'quiet-text' }, 'One moment…'),
      complaint && h('div', { class: 'row' }, [
        h('p', { class: 'complaint', role: 'alert' }, complaint),
        h('button', { class: 'quiet', type: 'button', onClick: () => this.ask() }, 'Try again'),
      ]),
    ]);
  }
}
