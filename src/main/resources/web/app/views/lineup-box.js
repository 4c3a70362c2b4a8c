import { asText, readLineup } from '../lineup-check.js';
import { Component, h } from '../h.js';

const LONGEST = 4_000;
const EXAMPLE = ['1 Lou Brock LF', '2. Flood, Curt, CF', '3 Maris RF', '…', 'P Bob Gibson'].join('\n');

/**
 * A lineup to be pasted, typed or taken from a file, and what is wrong with it, at its line, while it is written.
 *
 * Props: `side`, for the names of its parts; `team`, what the team is called; `text`; `dh`; `onText`.
 */
export class LineupBox extends Component {
  async take(file) {
    if (file) {
      this.props.onText((await file.text()).slice(0, LONGEST));
    }
  }

  render({ side, team, text, dh, onText }) {
    const read = text.trim() === '' ? null : readLineup(text, dh);
    const id = `write-lineup-${side}`;
    return h('div', { class: 'lineup-box' }, [
      h('label', { class: 'visually-hidden', for: id }, `The lineup of ${team}, a player a line`),
      h('textarea', {
        id, rows: 10, value: text, maxLength: LONGEST, placeholder: EXAMPLE, autocomplete: 'off', spellcheck: false,
        'data-testid': id, 'aria-describedby': `${id}-faults`, 'aria-invalid': read !== null && read.faults.length > 0, onInput: (event) => onText(event.target.value),
      }),
      h('div', { class: 'row' }, [
        h('label', { class: 'file-choice secondary small' }, [
          'From a file',
          h('input', { class: 'visually-hidden', type: 'file', accept: '.csv,.txt,.tsv,text/plain,text/csv', 'data-testid': `${id}-file`, onChange: (event) => this.take(event.target.files[0]) }),
        ]),
        text !== '' && h('button', { class: 'quiet', type: 'button', 'data-testid': `${id}-clear`, onClick: () => onText('') }, 'Clear'),
        read?.faults.length === 0 && asText(read.slots) !== text.trim() &&
          h('button', { class: 'quiet', type: 'button', 'data-testid': `${id}-tidy`, onClick: () => onText(asText(read.slots)) }, 'Tidy up'),
      ]),
      h('ul', { id: `${id}-faults`, class: 'lineup-faults', role: 'status', 'data-testid': `${id}-faults` }, read?.faults.map(({ line, text: what }) =>
        h('li', { key: `${line} ${what}` }, line === null ? what : [h('b', null, `Line ${line}: `), what]),
      )),
    ]);
  }
}

/** What there is of a lineup, in a few words. */
export function lineupInShort(text, dh) {
  if (text.trim() === '') {
    return 'a sample roster';
  }
  const { slots, faults } = readLineup(text, dh);
  return faults.length === 0 ? `${slots.length} players` : faults.length === 1 ? '1 thing to mend' : `${faults.length} things to mend`;
}
