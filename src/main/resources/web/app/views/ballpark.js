import { h } from '../h.js';
import { asksForLocation } from '../on-the-field.js';
import { OnTheField } from './on-the-field.js';

/** The drawing of the field, and over it what is said there about the card that is being read. */
export function Ballpark({ reading, children }) {
  const active = reading !== null && reading.draft.code !== null;
  return h('div', { class: !active ? 'ballpark' : asksForLocation(reading) ? 'ballpark asked' : 'ballpark asked sent-out' }, h('div', { class: 'ballpark-frame' }, [children, reading && h(OnTheField, { reading })]));
}
