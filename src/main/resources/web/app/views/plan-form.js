import { DEPTHS } from '../defense.js';
import { h } from '../h.js';
import { playsFor, stealsFor } from '../plan.js';
import { baseName, lastName, occupiedBases } from '../words.js';
import { Choice } from './form.js';

/**
 * What a side means to do on the next pitch.
 *
 * Props: `side`, `batting`, `plan`, `state`, `sealed`, `disabled`; `whose`, how the plan is called; `onChange(change)`, a change of a plan to another.
 */
export function PlanForm({ side, batting, plan, state, sealed, disabled, whose, onChange }) {
  return h('fieldset', { class: 'plan', disabled, 'data-testid': `plan-${side}` }, [
    h('legend', { class: 'small-title' }, sealed ? `${whose}, sealed until the dice fall` : whose),
    batting
      ? h(Offense, { side, plan, state, onChange })
      : h(DefenseFields, { name: `infield-${side}`, defense: plan, state, onChange }),
  ]);
}

function Offense({ side, plan, state, onChange }) {
  if (occupiedBases(state).length === 0) {
    return h('p', { class: 'quiet-text' }, 'Nobody is on base: your batter swings away.');
  }
  return h('div', { class: 'segments' }, [
    playsFor(state).map(([play, label]) =>
      h(Choice, {
        key: play,
        name: `play-${side}`,
        value: play,
        checked: plan.play === play,
        onChoose: () => onChange((now) => ({ ...now, play })),
        testid: `play-${play}`,
      }, label),
    ),
    stealsFor(state).map(([base, label]) =>
      h(Tick, { key: base, checked: plan.steal.includes(base), testid: `steal-${base}`, onTick: () => onChange((now) => ({ ...now, steal: toggled(now.steal, base) })) }, label),
    ),
  ]);
}

/** How a side stands in the field, and whom it holds. `onChange(change)` gets a change of one defense to another. */
export function DefenseFields({ name, defense, state, onChange }) {
  const held = defense.hold_runners ?? [];
  return [
    h('div', { class: 'segments' }, [
      DEPTHS.map(([value, label]) =>
        h(Choice, { key: value, name, value, checked: defense.infield === value, onChoose: () => onChange((now) => ({ ...now, infield: value })), testid: `infield-${value}` }, label),
      ),
      occupiedBases(state).map((base) =>
        h(Tick, { key: base, checked: held.includes(base), testid: `hold-${base}`, onTick: () => onChange((now) => ({ ...now, hold_runners: toggled(now.hold_runners ?? [], base) })) }, `Hold ${lastName(state.bases[base].name)} on ${baseName(base)}`),
      ),
    ]),
    h('details', { class: 'more-defense' }, [
      h('summary', { 'data-testid': 'more-defense' }, 'More'),
      h('div', { class: 'segments' }, [
        h(Tick, { checked: defense.outfield === 'in', testid: 'outfield-in', onTick: () => onChange((now) => ({ ...now, outfield: now.outfield === 'in' ? 'normal' : 'in' })) }, 'Outfield in'),
        h(Tick, { checked: Boolean(defense.guard_lines), testid: 'guard-lines', onTick: () => onChange((now) => ({ ...now, guard_lines: !now.guard_lines })) }, 'Guard the lines'),
        h(Tick, { checked: Boolean(defense.pitch_around), testid: 'pitch-around', onTick: () => onChange((now) => ({ ...now, pitch_around: !now.pitch_around })) }, 'Pitch around'),
      ]),
    ]),
  ];
}

function Tick({ checked, testid, onTick, children }) {
  return h('label', { class: 'choice', 'data-testid': testid }, [
    h('input', { type: 'checkbox', checked, onChange: onTick }),
    h('span', { class: 'choice-face' }, children),
  ]);
}

const toggled = (bases, base) => (bases.includes(base) ? bases.filter((each) => each !== base) : [...bases, base].sort());
