import { h } from '../h.js';
import { outcomeOf } from '../outcomes.js';
import { pad } from '../pad.js';
import { POSITION_NAMES } from '../words.js';
import { still } from './still.js';

/** The whole card as buttons: an outcome alone, or with the place that it went to. `onChoose` may stay the first one. */
export const Pad = still(Parts, ({ situation: { occupied, outs } }) => [occupied.join(), outs]);

function Parts({ situation, onChoose }) {
  return h('div', { class: 'pad', 'data-testid': 'pad' }, pad(situation).map(({ name, kind, rows }) =>
    h('section', { key: name, class: `pad-part pad-${kind}`, 'aria-label': name }, rows.map((each) => h(Row, { key: each.code, ...each, onChoose }))),
  ));
}

/* A name in an attribute, because the pad is made anew for each roll: a hidden text in each button would double it. */
function Row({ code, short, places, onChoose }) {
  const { label, hint } = outcomeOf(code);
  const said = hint ? `${label}: ${hint}` : label;
  return h('div', { class: 'pad-row', style: { '--cells': places.length }, role: places.length > 0 ? 'group' : undefined, 'aria-label': places.length > 0 ? label : undefined }, [
    h('button', { class: 'pad-what', type: 'button', title: said, 'aria-label': `${short}: ${said}`, 'data-testid': `outcome-${code}`, onClick: () => onChoose(code) }, short),
    places.map((place) =>
      h('button', {
        key: place,
        class: 'pad-where',
        type: 'button',
        'aria-label': `${place}: ${label}, ${POSITION_NAMES[place]}`,
        'data-testid': `outcome-${code}-${place}`,
        onClick: () => onChoose(code, place),
      }, place),
    ),
  ]);
}
