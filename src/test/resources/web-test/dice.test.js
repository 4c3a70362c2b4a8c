import { h, render } from '/app/h.js';
import { Dice } from '/app/views/dice.js';
import { equal, ok } from './assert.js';

const roll = (more) => ({ roll_id: 'r1', d6_one: 4, d6_two_a: 3, d6_two_b: 4, d6_two_total: 7, chaos_d20: 14, resolution_d20: 8, ...more });
const state = (...bases) => ({
  batter: { name: 'Walt Pruitt' },
  pitcher: { name: 'Vern Holloway' },
  bases: Object.fromEntries(bases.map((base) => [base, { name: 'R' }])),
});

function drawn(props) {
  const root = document.createElement('div');
  render(h(Dice, props), root);
  return (testid) => root.querySelector(`[data-testid="${testid}"]`);
}

export default {
  'says which card, which column and which row'() {
    equal(drawn({ roll: roll(), state: state() })('reading').textContent, 'Read Vern Holloway’s pitching card, column 4, row 7.');
    equal(drawn({ roll: roll({ d6_one: 3 }), state: state() })('reading').textContent, 'Read Walt Pruitt’s batting card, column 3, row 7.');
  },

  'says what to do at a chaos of 1 or 2 before the card is read'() {
    const chosen = [];
    const find = drawn({ roll: roll({ chaos_d20: 1, check_wild_pitch: true }), state: state(1), reading: { choose: (code) => chosen.push(code) } });
    ok(find('check-first').textContent.includes('check for a wild pitch first'), 'the check');
    find('check-wild_pitch').click();
    equal(chosen, ['wild_pitch']);
    const passed = drawn({ roll: roll({ chaos_d20: 2, check_passed_ball: true }), state: state(3) });
    ok(passed('check-first').textContent.includes('passed ball'), 'the other check');
    equal(passed('check-passed_ball'), null, 'not for a user who does not read the card');
  },

  'asks for no check where nobody is on base, nor at another number'() {
    ok(drawn({ roll: roll({ chaos_d20: 1, check_wild_pitch: true }), state: state() })('check-first').textContent.includes('nobody is on base'), 'nothing to check');
    equal(drawn({ roll: roll(), state: state(1) })('check-first'), null);
  },
};
