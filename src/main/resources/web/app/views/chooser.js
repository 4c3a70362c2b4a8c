import { Component, createRef, h } from '../h.js';
import { choices, outcomeOf } from '../outcomes.js';
import { previewLines } from '../preview-words.js';
import { Reading } from '../reading.js';
import { readShorthand } from '../shorthand.js';
import { submission, summary } from '../submission.js';
import { occupiedBases } from '../words.js';
import { Complaint } from './form.js';
import { Details } from './chooser-details.js';
import { Pad } from './pad.js';

/** Which field of a refusal is told beside which question. */
const PLACE_OF = { hit_location: 'where' };

/** The roll button comes back with the next drawing of the page. */
const FOCUS_AFTER_MS = 60;

/** How many outcomes of a group stand side by side where there is room. */
const ACROSS = 5;

/**
 * What does the card say? First the outcome, from the pad or by typing scorer's shorthand or a few letters and
 * Enter; then, in its place, what that outcome asks for. The button that writes it down says what it would do.
 *
 * Props: `session`, `state`; `reading`, shared with the field, on which the location is then asked for; left out,
 * the form has its own; `onDone`, called when it is written down; `verb`, what the button says; `onSubmit`, what is
 * done with it instead of writing it down.
 */
export class Chooser extends Component {
  constructor(props) {
    super(props);
    this.form = createRef();
    this.search = createRef();
    this.reading = props.reading ?? new Reading({ ask: () => Promise.reject({ code: 'unavailable' }), changed: () => this.forceUpdate() });
    this.reading.about(props.state);
    this.shown = this.reading.draft.code;
    this.state = { typed: '', busy: false, complaint: null, field: null };
  }

  componentDidMount() {
    // Who pressed the roll button, which has gone, is led on; nobody else is disturbed.
    if (document.activeElement === document.body) {
      this.focusOnQuestion();
    }
  }

  componentDidUpdate() {
    const { code } = this.reading.draft;
    if (this.shown !== code) {
      this.shown = code;
      this.setState({ complaint: null });
      this.focusOnQuestion();
    }
  }

  componentWillUnmount() {
    if (!this.props.reading) {
      this.reading.close();
    }
  }

  /** The pad is large and what takes its place is small: who uses the keyboard is led there. */
  focusOnQuestion() {
    if (this.reading.draft.code !== null) {
      const asked = [...this.form.current.querySelectorAll('[type=radio], [type=submit]')];
      asked.find((control) => control.closest('details:not([open])') === null)?.focus({ preventScroll: true });
    } else if (matchMedia('(pointer: fine)').matches) {
      this.search.current?.focus({ preventScroll: true });
    }
  }

  choose(code, where) {
    this.setState({ typed: '', complaint: null });
    this.reading.choose(code, where);
  }

  change(change) {
    this.setState({ complaint: null });
    this.reading.change(change);
  }

  /** What was typed as shorthand is the whole draft; else the first outcome that it can mean. */
  takeFirst(event) {
    if (event.key !== 'Enter') {
      return;
    }
    event.preventDefault();
    const { typed } = this.state;
    const read = readShorthand(typed, this.props.state);
    const [group] = typed.trim() === '' ? [] : choices(this.situation(), typed);
    if (read) {
      this.setState({ typed: '', complaint: null });
      this.reading.take(read);
    } else if (group) {
      this.choose(group.outcomes[0].code);
    }
  }

  situation() {
    const { state } = this.props;
    return { occupied: occupiedBases(state), outs: state.outs };
  }

  async submit() {
    const { session, onDone, onSubmit = (said) => session.submit(said) } = this.props;
    const { draft, missing: unsaid } = this.reading;
    if (unsaid) {
      this.setState({ complaint: `${unsaid}.`, field: 'where' });
      return;
    }
    this.setState({ busy: true, complaint: null });
    try {
      await onSubmit(submission(draft));
      setTimeout(onDone, FOCUS_AFTER_MS);
    } catch (refusal) {
      this.setState({ busy: false, complaint: refusal, field: PLACE_OF[refusal.field] ?? 'play' });
    }
  }

  complaintAt(place) {
    const { complaint, field } = this.state;
    return h(Complaint, { text: field === place ? complaint : null, testid: `complaint-${place}` });
  }

  render() {
    const submit = (event) => {
      event.preventDefault();
      this.submit();
    };
    const chosen = this.reading.draft.code !== null;
    const attributes = { ref: this.form, class: chosen ? 'chooser chosen-one' : 'chooser', noValidate: true, 'data-testid': 'chooser' };
    return h('form', { ...attributes, onSubmit: submit }, [
      chosen ? this.details() : this.outcomes(),
      this.complaintAt('play'),
      this.foot(),
    ]);
  }

  outcomes() {
    const { typed } = this.state;
    const asked = typed.trim() !== '';
    const read = asked ? readShorthand(typed, this.props.state) : null;
    const groups = asked && !read ? choices(this.situation(), typed) : [];
    return [
      h('div', { class: 'chooser-head' }, [
        h('h2', { class: 'small-title' }, 'What does the card say?'),
        h('input', {
          ref: this.search,
          class: 'search',
          type: 'search',
          placeholder: 'Or type it: 6-3, F8',
          autocomplete: 'off',
          autocapitalize: 'off',
          spellcheck: false,
          'aria-label': 'Scorer’s shorthand, or a few letters of an outcome; Enter takes it',
          'data-testid': 'outcome-search',
          value: typed,
          onInput: (event) => this.setState({ typed: event.target.value }),
          onKeyDown: (event) => this.takeFirst(event),
        }),
      ]),
      read && h('p', { class: 'shorthand', role: 'status', 'data-testid': 'shorthand' }, [h('b', null, summary(read)), '. Enter takes it.']),
      asked && !read && groups.length === 0 && h('p', { class: 'quiet-text', role: 'status' }, 'That outcome is not possible here.'),
      asked
        ? h('div', { class: 'outcome-groups found' }, groups.map((group) => h(Group, { key: group.name, ...group, onChoose: (code) => this.choose(code) })))
        : h(Pad, { situation: this.situation(), onChoose: (code, where) => this.choose(code, where) }),
    ];
  }

  details() {
    const { state, reading: shared } = this.props;
    const { draft } = this.reading;
    const outcome = outcomeOf(draft.code);
    return [
      h('div', { class: 'chosen' }, [
        h('h2', null, summary(draft)),
        outcome.hint && h('span', { class: 'quiet-text' }, outcome.hint),
        h('button', { class: 'quiet', type: 'button', 'data-testid': 'change-outcome', onClick: () => this.reading.clear() }, 'Something else'),
      ]),
      h(Details, { outcome, draft, state, onField: Boolean(shared), onChange: (change) => this.change(change), complaint: this.complaintAt('where') }),
    ];
  }

  /** What the play would do stands where it is written down. */
  foot() {
    const { state, verb = 'Write it down' } = this.props;
    const { draft, preview, missing: unsaid } = this.reading;
    const { busy } = this.state;
    const lines = preview.kind === 'shown' ? previewLines(preview.play, draft, state) : null;
    const refused = preview.kind === 'refused' && preview.refusal.field ? preview.refusal : null;
    return h('div', { class: 'chooser-foot' }, [
      h(Complaint, { text: refused, testid: 'complaint-preview' }),
      h(
        'button',
        { class: unsaid ? 'primary write waits' : 'primary write', type: 'submit', disabled: busy || draft.code === null, 'data-testid': 'submit-outcome' },
        busy ? 'Writing it in the book…' : unsaid ? unsaid : h(Doing, { verb, what: lines?.what ?? summary(draft), moves: lines?.moves }),
      ),
    ]);
  }
}

function Doing({ verb, what, moves }) {
  return [
    h('span', { class: 'write-what' }, `${verb}: ${what}`),
    h('span', { class: 'write-moves', role: 'status', 'data-testid': 'preview' }, moves ?? ''),
  ];
}

function Group({ name, outcomes, onChoose }) {
  const across = Math.min(outcomes.length, ACROSS);
  return h('section', { class: `outcome-group across-${across}`, 'aria-label': name }, [
    h('h3', { class: 'small-title' }, name),
    h('div', { class: 'outcome-buttons' }, outcomes.map(({ code, label, hint }) =>
      h(
        'button',
        { key: code, class: 'outcome', type: 'button', 'data-testid': `outcome-${code}`, onClick: () => onChoose(code) },
        [label, hint && h('span', { class: 'choice-hint' }, hint)],
      ),
    )),
  ]);
}
