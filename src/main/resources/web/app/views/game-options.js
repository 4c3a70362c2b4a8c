import { h } from '../h.js';
import { DEFAULT_OPTIONS, duration, optionsInShort } from '../options.js';
import { Choice, Field } from './form.js';

const SECONDS = [30, 60, 120, 300, 3_600, 86_400, 259_200, 604_800];
const BASES = [['', 'No'], [1, 'On first'], [2, 'On second'], [3, 'On third']];
const INNINGS = [1, 3, 5, 6, 7, 9, 12];
const LEADS = [7, 10, 12, 15];

/** How a new game is played: its league and its rules, who waits for whom before a roll, who judges, whose dice they are. */
export function GameOptions({ leagues, league, options, umpire, cards, onOpen, onLeague, onChange, onUmpire }) {
  return h('details', { class: 'game-options', onToggle: (event) => event.currentTarget.open && onOpen() }, [
    h('summary', { 'data-testid': 'game-options' }, ['How it is played', h('span', { class: 'quiet-text', 'data-testid': 'options-short' }, optionsInShort(options))]),
    h('div', { class: 'details' }, [
      leagues.length > 1 && h(Select, { label: 'League', testid: 'league', value: league, choices: leagues.map(({ name }) => [name, name.toUpperCase()]), onChoose: onLeague }),
      cards,
      h(Rules, { options, onChange }),
      h(Together, { options, umpire, onChange, onUmpire }),
    ]),
  ]);
}

function Rules({ options: { innings, dh, extra_runner: runner, mercy }, onChange }) {
  const from = (legend, testid, value, change) => h(WholeNumber, { label: legend, testid, value, least: 1, most: 99, onNumber: change });
  return [
    h('div', { class: 'option-pair' }, [
      h(WholeNumber, { label: 'Innings', testid: 'innings', value: innings, least: 1, most: 99, list: INNINGS, onNumber: (value) => onChange({ innings: value }) }),
      h(Select, { label: 'Designated hitter', testid: 'dh', value: dh ? 'yes' : 'no', choices: [['yes', 'Yes'], ['no', 'No']], onChoose: (value) => onChange({ dh: value === 'yes' }) }),
    ]),
    h('div', { class: 'option-pair' }, [
      h(Select, {
        label: 'Extra runner', testid: 'extra-runner', value: runner?.base ?? '', choices: BASES,
        onChoose: (base) => onChange({ extra_runner: base === '' ? null : { base: Number(base), from_inning: runner?.from_inning ?? innings + 1 } }),
      }),
      runner && from('From inning', 'extra-runner-from', runner.from_inning, (inning) => onChange({ extra_runner: { ...runner, from_inning: inning } })),
    ]),
    h('div', { class: 'option-pair' }, [
      h(Select, {
        label: 'Mercy rule', testid: 'mercy', value: mercy?.lead ?? '', choices: [['', 'No'], ...leads(mercy).map((lead) => [lead, `A lead of ${lead}`])],
        onChoose: (lead) => onChange({ mercy: lead === '' ? null : { lead: Number(lead), from_inning: mercy?.from_inning ?? Math.max(1, innings - 2) } }),
      }),
      mercy && from('From inning', 'mercy-from', mercy.from_inning, (inning) => onChange({ mercy: { ...mercy, from_inning: inning } })),
    ]),
  ];
}

const leads = (mercy) => (mercy && !LEADS.includes(mercy.lead) ? [mercy.lead, ...LEADS] : LEADS);

function Together({ options, umpire, onChange, onUmpire }) {
  const pick = (legend, option, ...choices) =>
    h('fieldset', { class: 'segments-field', key: option }, [
      h('legend', null, legend),
      h('div', { class: 'segments' }, choices.map(([value, label]) =>
        h(Choice, { key: value, name: option, value, checked: options[option] === value, onChoose: () => onChange({ [option]: value }), testid: `${option}-${value}` }, label),
      )),
    ]);
  const time = (label, option) => h(Select, {
    label, testid: option.replace('_', '-'), value: options[option] ?? DEFAULT_OPTIONS[option],
    choices: SECONDS.map((seconds) => [seconds, duration(seconds)]), onChoose: (value) => onChange({ [option]: Number(value) }),
  });
  const ready = options.before_roll === 'ready';
  return [
    pick('Before a roll', 'before_roll', ['ready', 'Both sides are ready'], ['free', 'Anybody rolls']),
    ready && time('Time to get ready', 'ready_seconds'),
    ready && pick('What is planned for a roll', 'plans', ['sealed', 'Sealed until the dice fall'], ['open', 'Open']),
    pick('Rulings', 'rulings', ['agreed', 'Both managers agree'], ['admin', 'You alone']),
    options.rulings === 'agreed' && h(Field, { label: 'Umpire, by user id (if you like)', testid: 'umpire-id', value: umpire, maxLength: 64, autocomplete: 'off', onInput: onUmpire }),
    time('Who stays away this long can lose', 'absence_seconds'),
    pick('Dice', 'dice', ['server', 'The server rolls'], ['declared', 'Your own, on a real table']),
  ];
}

function Select({ label, testid, value, choices, onChoose }) {
  return h('div', { class: 'field' }, [
    h('label', { for: testid }, label),
    h('select', { id: testid, value: String(value), 'data-testid': testid, onChange: (event) => onChoose(event.target.value) }, choices.map(([each, text]) =>
      h('option', { key: each, value: String(each) }, text),
    )),
  ]);
}

/** A whole number; while something else is typed, the last one stands. */
function WholeNumber({ label, testid, value, least, most, list, onNumber }) {
  return h('div', { class: 'field' }, [
    h('label', { for: testid }, label),
    h('input', {
      id: testid, type: 'number', value, min: least, max: most, step: 1, list: list && `${testid}-usual`, 'data-testid': testid,
      onInput: (event) => {
        const number = Number(event.target.value);
        if (Number.isInteger(number) && number >= least && number <= most) {
          onNumber(number);
        }
      },
    }),
    list && h('datalist', { id: `${testid}-usual` }, list.map((each) => h('option', { key: each, value: each }))),
  ]);
}
