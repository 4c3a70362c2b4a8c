import { Fragment, h } from '../h.js';
import { CHECK_RESULTS, EVERYWHERE } from '../outcomes.js';
import { alsoOnThePitch, counted, mustSayAdvances, waysFrom } from '../submission.js';
import { POSITION_NAMES, baseName, lastName, occupiedBases } from '../words.js';
import { Choice } from './form.js';

/* Where the nine stand on the small field, in percent of its width and height. */
const SPOTS = {
  P: [50, 65],
  C: [50, 91],
  '1B': [82, 56],
  '2B': [62, 40],
  SS: [38, 40],
  '3B': [18, 56],
  LF: [19, 25],
  CF: [50, 13],
  RF: [81, 25],
};

const MOST_ALSO = 3;

/** What an outcome asks for besides itself, and nothing that it does not. `onField`: the location is asked for there. */
export function Details({ outcome, draft, state, onField, onChange, complaint }) {
  return h('div', { class: 'details' }, [
    outcome.where.length > 0 && (onField ? h(OnField, { outcome, draft, complaint }) : h(Where, { outcome, draft, onChange, complaint })),
    outcome.needsRunner && h(WhichRunner, { draft, state, onChange }),
    outcome.code === 'x_check' && h(CheckResult, { draft, onChange }),
    counted(draft).code === 'error' && h(HowManyBases, { draft, onChange }),
    outcome.needsErrors && h(Errors, { draft, onChange, question: 'Who dropped it?' }),
    outcome.where.length === 0 && complaint,
    h(Also, { outcome, draft, state, onChange }),
    h(OnTheBases, { outcome, draft, state, onField, onChange }),
  ]);
}

function OnField({ outcome, draft, complaint }) {
  const asked = outcome.needsWhere ? 'Tap on the field where it went.' : 'Tap on the field where it went, if you like.';
  return [h('p', { class: 'on-field', 'data-testid': 'on-field' }, draft.where ? 'Drag a runner, or tap one and then a base, if it went otherwise.' : asked), complaint];
}

function Where({ outcome, draft, onChange, complaint }) {
  const optional = outcome.needsWhere ? '' : ' (if you like)';
  return h('fieldset', { class: 'where' }, [
    h('legend', null, `Where did it go?${optional}`),
    h('div', { class: 'mini-field' }, [
      h('svg', { viewBox: '0 0 200 170', 'aria-hidden': true }, [
        h('path', { class: 'grass', d: 'M100 160 12 72A92 92 0 0 1 188 72Z' }),
        h('path', { class: 'dirt', d: 'M100 160 50 110A58 58 0 0 1 150 110Z' }),
        h('path', { class: 'grass', d: 'M100 148 70 118 100 88 130 118Z' }),
        h('path', { class: 'chalk', d: 'M100 160 12 72M100 160 188 72' }),
      ]),
      outcome.where.map((position) =>
        h('div', { class: 'spot', key: position, style: { left: `${SPOTS[position][0]}%`, top: `${SPOTS[position][1]}%` } },
          h(Choice, {
            name: 'where',
            value: position,
            checked: draft.where === position,
            onChoose: (where) => onChange({ where }),
            testid: `location-${position}`,
            title: POSITION_NAMES[position],
          }, position),
        ),
      ),
    ]),
    complaint,
  ]);
}

function WhichRunner({ draft, state, onChange }) {
  return h('fieldset', { class: 'segments-field' }, [
    h('legend', null, 'Which runner?'),
    h('div', { class: 'segments' }, occupiedBases(state).map((base) =>
      h(Choice, {
        key: base,
        name: 'runner',
        value: base,
        checked: draft.runner === base,
        onChoose: (runner) => onChange({ runner }),
        testid: `runner-choice-${base}`,
      }, `${lastName(state.bases[base].name)}, on ${baseName(base)}`),
    )),
  ]);
}

function HowManyBases({ draft, onChange }) {
  return h('fieldset', { class: 'segments-field' }, [
    h('legend', null, 'How many bases?'),
    h('div', { class: 'segments' }, [1, 2, 3].map((bases) =>
      h(Choice, {
        key: bases,
        name: 'bases',
        value: bases,
        checked: draft.bases === bases,
        onChoose: () => onChange({ bases }),
        testid: `bases-${bases}`,
      }, bases),
    )),
  ]);
}

function CheckResult({ draft, onChange }) {
  return h('div', { class: 'field' }, [
    h('label', { for: 'check-result' }, 'How did the check come out?'),
    h(
      'select',
      {
        id: 'check-result',
        value: draft.result,
        'data-testid': 'check-result',
        onChange: (event) => onChange({ result: event.target.value }),
      },
      [h('option', { value: '' }, '—'), ...CHECK_RESULTS.map(({ code, label }) => h('option', { key: code, value: code }, label))],
    ),
  ]);
}

function Errors({ draft, onChange, question }) {
  const toggle = (position) =>
    draft.errors.includes(position)
      ? draft.errors.filter((each) => each !== position)
      : [...draft.errors, position];
  return h('fieldset', { class: 'segments-field' }, [
    h('legend', null, question),
    h('div', { class: 'segments' }, EVERYWHERE.map((position) =>
      h('label', { class: 'choice', key: position, title: POSITION_NAMES[position], 'data-testid': `error-${position}` }, [
        h('input', {
          type: 'checkbox',
          checked: draft.errors.includes(position),
          onChange: () => onChange({ errors: toggle(position) }),
        }),
        h('span', { class: 'choice-face' }, position),
      ]),
    )),
  ]);
}

/** A strikeout and two steals, a double steal: up to three more on the same pitch. */
function Also({ outcome, draft, state, onChange }) {
  const choices = alsoOnThePitch(outcome, state);
  if (choices.length === 0) {
    return null;
  }
  const rows = [...draft.also, ''].slice(0, MOST_ALSO);
  const change = (row, value) => {
    const also = rows.map((each, index) => (index === row ? value : each)).filter(Boolean);
    onChange({ also });
  };
  return h('fieldset', { class: 'also' }, [
    h('legend', null, 'On the same pitch'),
    rows.map((chosen, row) =>
      h(
        'select',
        {
          key: row,
          value: chosen,
          'aria-label': `Also on this pitch, ${row + 1}`,
          'data-testid': `also-${row + 1}`,
          onChange: (event) => change(row, event.target.value),
        },
        [
          h('option', { value: '' }, row === 0 ? 'nothing else' : 'nothing more'),
          ...choices.map(([value, words]) => h('option', { key: value, value }, words)),
        ],
      ),
    ),
  ]);
}

/** For when it went otherwise than the table has it: who tried for the extra base, who was put out. */
function OnTheBases({ outcome, draft, state, onField, onChange }) {
  const from = [...occupiedBases(state)].reverse().concat(outcome.onTheBases ? [] : [0]);
  if (from.length === 0) {
    return null;
  }
  const must = mustSayAdvances(counted(draft), state);
  const said = !onField && Object.values(draft.ways).some(Boolean);
  return h('details', { class: 'otherwise', open: must || said || undefined }, [
    h('summary', { 'data-testid': 'otherwise' }, must ? 'Who went where?' : 'The runners did something else'),
    h('div', { class: 'ways' }, from.map((base) =>
      h(Way, { key: base, base, draft, onChange, name: lastName((base === 0 ? state.batter : state.bases[base]).name) }),
    )),
    !outcome.needsErrors && h(Errors, { draft, onChange, question: 'Errors charged on the way' }),
  ]);
}

function Way({ base, name, draft, onChange }) {
  const id = `way-${base}`;
  return h(Fragment, null, [
    h('label', { for: id }, `${name}, ${base === 0 ? 'at bat' : `on ${baseName(base)}`}`),
    h(
      'select',
      {
        id,
        value: draft.ways[base] ?? '',
        'data-testid': id,
        onChange: (event) => onChange({ ways: { ...draft.ways, [base]: event.target.value } }),
      },
      [
        h('option', { value: '' }, 'as the table has it'),
        ...waysFrom(base).map(([value, words]) => h('option', { key: value, value }, words)),
      ],
    ),
  ]);
}
