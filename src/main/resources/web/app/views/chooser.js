import { Component, createRef, h } from '../h.js';
import { choices, outcomeOf } from '../outcomes.js';
import { emptyDraft, missing, previewInWords, submission, summary, withOutcome } from '../submission.js';
import { occupiedBases } from '../words.js';
import { Complaint } from './form.js';
import { Details } from './chooser-details.js';

/** Which field of a refusal is told beside which question. */
const PLACE_OF = { hit_location: 'where' };

/** The roll button comes back with the next drawing of the page. */
const FOCUS_AFTER_MS = 60;

/** How many outcomes of a group stand side by side where there is room. */
const ACROSS = 5;

/**
 * What does the card say? First the outcome, by a click or by typing a few letters and Enter; then,
 * in its place, what that outcome asks for.
 *
 * Props: `session`, `state`; `onDone`, called when it is written down; `verb`, what the button says; `onSubmit`,
 * what is done with it instead of writing it down.
 */
export class Chooser extends Component {
  constructor() {
    super();
    this.form = createRef();
    this.search = createRef();
    this.state = { draft: emptyDraft(), typed: '', busy: false, preview: null, complaint: null, field: null };
  }

  componentDidMount() {
    // Who pressed the roll button, which has gone, is led on; nobody else is disturbed.
    if (document.activeElement === document.body) {
      this.focusOnQuestion();
    }
  }

  componentDidUpdate(_, before) {
    if (before.draft.code !== this.state.draft.code) {
      this.focusOnQuestion();
      this.form.current.scrollIntoView({ block: 'nearest' });
    }
  }

  /** The list is long and what takes its place is short: who uses the keyboard is led there. */
  focusOnQuestion() {
    if (this.state.draft.code !== null) {
      const asked = [...this.form.current.querySelectorAll('input, select, [type=submit]')];
      const first = asked.find((control) => control.closest('details:not([open])') === null);
      first.focus({ preventScroll: true });
    } else if (matchMedia('(pointer: fine)').matches) {
      this.search.current.focus({ preventScroll: true });
    }
  }

  change(change) {
    this.setState(({ draft }) => ({ draft: { ...draft, ...change }, preview: null, complaint: null }));
  }

  choose(code) {
    const { state } = this.props;
    this.setState(({ draft }) => ({ draft: withOutcome(draft, code, state), typed: '', preview: null, complaint: null }));
  }

  chooseAgain() {
    this.setState({ draft: emptyDraft(), complaint: null });
  }

  takeFirst(event) {
    if (event.key === 'Enter') {
      event.preventDefault();
      const [group] = choices(this.situation(), this.state.typed);
      if (group && this.state.typed.trim() !== '') {
        this.choose(group.outcomes[0].code);
      }
    }
  }

  situation() {
    const { state } = this.props;
    return { occupied: occupiedBases(state), outs: state.outs };
  }

  async submit() {
    const { session, state, onDone, onSubmit = (said) => session.submit(said) } = this.props;
    const { draft } = this.state;
    const unsaid = missing(draft, state);
    if (unsaid) {
      this.setState({ complaint: `${unsaid}.`, field: 'where' });
      return;
    }
    this.setState({ busy: true, complaint: null });
    try {
      await onSubmit(submission(draft));
      setTimeout(onDone, FOCUS_AFTER_MS);
    } catch (refusal) {
      const field = PLACE_OF[refusal.field] ?? 'play';
      this.setState({ busy: false, complaint: refusal, field });
    }
  }

  /** What it would do, by the server's own rules; nothing changes by it. */
  async preview() {
    const { session, state } = this.props;
    const { draft } = this.state;
    const unsaid = missing(draft, state);
    if (unsaid) {
      this.setState({ complaint: `${unsaid}.`, field: 'where' });
      return;
    }
    try {
      const preview = await session.command('preview_outcome', submission(draft));
      this.setState((now) => (now.draft === draft ? { preview: previewInWords(preview), complaint: null } : null));
    } catch (refusal) {
      this.setState({ preview: null, complaint: refusal, field: PLACE_OF[refusal.field] ?? 'play' });
    }
  }

  complaintAt(place) {
    const { complaint, field } = this.state;
    return h(Complaint, { text: field === place ? complaint : null, testid: `complaint-${place}` });
  }

  render(_, { draft }) {
    const submit = (event) => {
      event.preventDefault();
      this.submit();
    };
    const attributes = { ref: this.form, class: 'chooser', noValidate: true, 'data-testid': 'chooser' };
    return h('form', { ...attributes, onSubmit: submit }, draft.code ? this.details() : this.outcomes());
  }

  outcomes() {
    const { typed } = this.state;
    const groups = choices(this.situation(), typed);
    return [
      h('div', { class: 'chooser-head' }, [
        h('h2', { class: 'small-title' }, 'What does the card say?'),
        h('input', {
          ref: this.search,
          class: 'search',
          type: 'search',
          placeholder: 'Type a few letters, then Enter',
          'aria-label': 'Find an outcome; Enter takes the first',
          'data-testid': 'outcome-search',
          value: typed,
          onInput: (event) => this.setState({ typed: event.target.value }),
          onKeyDown: (event) => this.takeFirst(event),
        }),
      ]),
      groups.length === 0 && h('p', { class: 'quiet-text' }, 'That outcome is not possible here.'),
      h('div', { class: typed ? 'outcome-groups found' : 'outcome-groups' }, groups.map((group) =>
        h(Group, { key: group.name, ...group, onChoose: (code) => this.choose(code) }),
      )),
    ];
  }

  details() {
    const { draft, busy, preview } = this.state;
    const { state, verb = 'Write it down', onSubmit } = this.props;
    const outcome = outcomeOf(draft.code);
    return [
      h('div', { class: 'chosen' }, [
        h('h2', null, outcome.label),
        outcome.hint && h('span', { class: 'quiet-text' }, outcome.hint),
        h('button', { class: 'quiet', type: 'button', 'data-testid': 'change-outcome', onClick: () => this.chooseAgain() }, 'Something else'),
      ]),
      h(Details, {
        outcome,
        draft,
        state,
        onChange: (change) => this.change(change),
        complaint: this.complaintAt('where'),
      }),
      this.complaintAt('play'),
      h('p', { class: 'preview', role: 'status', 'data-testid': 'preview' }, preview),
      h('div', { class: 'chooser-foot' }, [
        !onSubmit && h('button', { class: 'quiet', type: 'button', 'data-testid': 'preview-outcome', onClick: () => this.preview() }, 'What would it do?'),
        h(
          'button',
          { class: 'primary', type: 'submit', disabled: busy, 'data-testid': 'submit-outcome' },
          busy ? 'Writing it in the book…' : `${verb}: ${summary(draft)}`,
        ),
      ]),
    ];
  }
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
