import { h } from '../h.js';
import { duration, optionsInShort } from '../options.js';
import { Choice, Field } from './form.js';

const SECONDS = [30, 60, 120, 300, 3_600, 86_400, 259_200];
const COLOR = '#8a1f2b';

/** How a new game is played: who waits for whom before a roll, who judges, and whose dice they are. */
export function GameOptions({ options, umpire, onChange, onUmpire }) {
  const pick = (legend, option, ...choices) =>
    h('fieldset', { class: 'segments-field', key: option }, [
      h('legend', null, legend),
      h('div', { class: 'segments' }, choices.map(([value, label]) =>
        h(Choice, { key: value, name: option, value, checked: options[option] === value, onChoose: () => onChange({ [option]: value }), testid: `${option}-${value}` }, label),
      )),
    ]);
  const ready = options.before_roll === 'ready';
  return h('details', { class: 'game-options' }, [
    h('summary', { 'data-testid': 'game-options' }, ['How it is played', h('span', { class: 'quiet-text', 'data-testid': 'options-short' }, optionsInShort(options))]),
    h('div', { class: 'details' }, [
      pick('Before a roll', 'before_roll', ['ready', 'Both sides are ready'], ['free', 'Anybody rolls']),
      ready && h('div', { class: 'field' }, [
        h('label', { for: 'ready-seconds' }, 'Time to get ready'),
        h(
          'select',
          { id: 'ready-seconds', value: options.ready_seconds, 'data-testid': 'ready-seconds', onChange: (event) => onChange({ ready_seconds: Number(event.target.value) }) },
          SECONDS.map((seconds) => h('option', { key: seconds, value: seconds }, duration(seconds))),
        ),
      ]),
      ready && pick('What is planned for a roll', 'plans', ['sealed', 'Sealed until the dice fall'], ['open', 'Open']),
      pick('Rulings', 'rulings', ['agreed', 'Both managers agree'], ['admin', 'You alone']),
      options.rulings === 'agreed' && h(Field, { label: 'Umpire, by user id (if you like)', testid: 'umpire-id', value: umpire, maxLength: 64, autocomplete: 'off', onInput: onUmpire }),
      pick('Dice', 'dice', ['server', 'The server rolls'], ['declared', 'Your own, on a real table']),
    ]),
  ]);
}

/** What a team looks like on a scoreboard. */
export function TeamLook({ side, team: { abbrev = '', color = null }, onChange }) {
  return h('details', { class: 'team-look' }, [
    h('summary', { 'data-testid': `${side}-look` }, 'Abbreviation and color'),
    h('div', { class: 'details' }, [
      h(Field, { label: 'Abbreviation', testid: `${side}-abbrev`, value: abbrev, maxLength: 4, autocomplete: 'off', onInput: (value) => onChange({ abbrev: value }) }),
      h('label', { class: 'check' }, [
        h('input', { type: 'checkbox', checked: color !== null, 'data-testid': `${side}-has-color`, onChange: (event) => onChange({ color: event.target.checked ? COLOR : null }) }),
        h('span', null, 'A color of its own'),
      ]),
      color !== null && h(Field, { label: 'Color', type: 'color', testid: `${side}-color`, value: color, onInput: (value) => onChange({ color: value }) }),
    ]),
  ]);
}
