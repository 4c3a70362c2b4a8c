import { Component, createRef, h } from '../h.js';

/**
 * Asks before something that cannot be taken back by itself. Escape, and what the browser offers for going
 * back, is a no.
 *
 * Props: `title`; `lines`, what is lost; `yes` and `no`, the names of the buttons; `testid`, of the yes;
 * `onYes`, `onNo`.
 */
export class Ask extends Component {
  constructor() {
    super();
    this.dialog = createRef();
  }

  componentDidMount() {
    this.dialog.current.showModal();
  }

  render({ title, lines, yes, no, testid, onYes, onNo }) {
    return h('dialog', { ref: this.dialog, class: 'ask', 'aria-labelledby': 'ask-title', 'data-testid': `${testid}-asked`, onCancel: onNo }, [
      h('h2', { id: 'ask-title' }, title),
      lines.map((line) => h('p', { key: line }, line)),
      h('div', { class: 'row' }, [
        h('button', { class: 'primary', type: 'button', autofocus: true, 'data-testid': `${testid}-no`, onClick: onNo }, no),
        h('button', { class: 'secondary', type: 'button', 'data-testid': `${testid}-yes`, onClick: onYes }, yes),
      ]),
    ]);
  }
}
