import { Component, h } from '../h.js';

let fields = 0;

/** A labelled line of text; `input` is a ref to it. */
export function Field({ label, testid, value, onInput, input, ...more }) {
  const id = `field-${testid ?? (fields += 1)}`;
  return h('div', { class: 'field' }, [
    h('label', { for: id }, label),
    h('input', {
      id,
      ref: input,
      type: 'text',
      value,
      'data-testid': testid,
      onInput: (event) => onInput(event.target.value),
      ...more,
    }),
  ]);
}

/**
 * What went wrong, read out at once; the place for it is there before it is needed.
 *
 * Props: `text`, a text, which stands until it is taken away, or a refusal, which goes with its cause.
 */
export class Complaint extends Component {
  componentDidMount() {
    this.componentDidUpdate();
  }

  componentDidUpdate() {
    clearTimeout(this.timer);
    const leftMs = (this.props.text?.endsAtMs ?? Infinity) - Date.now();
    if (leftMs > 0 && leftMs < Infinity) {
      this.timer = setTimeout(() => this.forceUpdate(), leftMs);
    }
  }

  componentWillUnmount() {
    clearTimeout(this.timer);
  }

  render({ text, testid }) {
    const said = text?.isOver?.() ? null : (text?.message ?? text);
    return h('p', { class: 'complaint', role: 'alert', 'data-testid': testid ?? 'complaint', hidden: !said }, said);
  }
}

/** One of several, drawn as a button: a radio button that the arrow keys move through. */
export function Choice({ name, value, checked, onChoose, testid, title, children, ...more }) {
  return h('label', { class: `choice ${more.class ?? ''}`, 'data-testid': testid, title }, [
    h('input', {
      type: 'radio',
      name,
      value,
      checked,
      onChange: () => onChoose(value),
    }),
    h('span', { class: 'choice-face' }, children),
  ]);
}
