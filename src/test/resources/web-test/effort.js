/**
 * Writes plays down through the page's own form and field, as a manager with a card would, and counts their taps.
 * A choice in a list is two: one opens it.
 */
import { h, render } from '/app/h.js';
import { Reading } from '/app/reading.js';
import { occupiedBases } from '/app/words.js';
import { Ballpark } from '/app/views/ballpark.js';
import { Chooser } from '/app/views/chooser.js';

/**
 * @param {{state: any, submission: any}[]} plays
 * @returns {Promise<{taps: number, said: any}[]>} in their order: how many it took, and what would have been sent
 */
export async function writeDown(plays) {
  const root = document.createElement('div');
  document.body.append(root);
  const written = [];
  for (const [index, play] of plays.entries()) {
    written.push(await writeOne(root, play, index));
  }
  render(null, root);
  root.remove();
  return written;
}

async function writeOne(root, { state, submission: wanted }, index) {
  let said = null;
  let taps = 0;
  const session = { submit: async (data) => { said = data; } };
  const reading = new Reading({ ask: () => Promise.reject({ code: 'unavailable' }), changed: () => draw() });
  const draw = () => render(h('div', null, [
    h(Ballpark, { key: 'field', reading }, null),
    h(Chooser, { key: index, session, state, reading, onDone: () => {} }),
  ]), root);
  reading.follow({ pendingRoll: { roll_number: index }, state });
  draw();
  const find = (testid) => root.querySelector(`[data-testid="${testid}"]`);
  const tap = async (testid, cost = 1) => {
    const target = find(testid);
    if (!target) {
      throw new Error(`play ${index}, ${JSON.stringify(wanted)}: there is no ${testid}`);
    }
    taps += cost;
    target.click();
    await drawn();
  };
  const choose = async (testid, value) => {
    taps += 2;
    const select = find(testid);
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await drawn();
  };

  const { outcome, hit_location: where } = wanted;
  if (find(`outcome-${outcome}-${where}`)) {
    await tap(`outcome-${outcome}-${where}`);
  } else {
    await tap(`outcome-${outcome}`);
    if (find(`location-${where}`)) {
      await tap(`location-${where}`);
    }
  }
  if (wanted.runner && occupiedBases(state).length > 1) {
    await tap(`runner-choice-${wanted.runner}`);
  }
  if (wanted.bases > 1) {
    await tap(`bases-${wanted.bases}`);
  }
  for (const way of wanted.advances ?? []) {
    for (let time = way.out ? 2 : 1; time > 0; time -= 1) {
      await tap(`piece-${way.from}`);
      await tap(`send-${way.out ? way.at : way.to}`);
    }
  }
  const errors = [...new Set(wanted.errors ?? [])].filter((position) => !(outcome === 'error' && position === where));
  if (errors.length > 0 && !find('otherwise')?.closest('details').open) {
    await tap('otherwise');
  }
  for (const position of errors) {
    taps += 1;
    find(`error-${position}`).querySelector('input').click();
    await drawn();
  }
  for (const [row, { outcome: code, runner }] of (wanted.with ?? []).entries()) {
    await choose(`also-${row + 1}`, runner ? `${code}:${runner}` : code);
  }
  await tap('submit-outcome');
  reading.close();
  check(index, said, wanted);
  return { taps, said };
}

/** The order in which it happened, and the scorer's own marks, are not asked for on the page. */
function check(index, said, wanted) {
  const plain = ({ outcome, hit_location: where, runner, bases, advances = [], errors = [], with: also = [] }, asked) => JSON.stringify({
    outcome,
    where: asked ? where : undefined,
    runner,
    bases: outcome === 'error' ? (bases ?? 1) : undefined,
    advances: advances.map(({ from, to, out = false, at }) => `${from}${out ? 'x' : '-'}${out ? at : to}`).sort(),
    errors: [...new Set(errors)].filter((position) => !(outcome === 'error' && position === where)).sort(),
    also: also.map(({ outcome: code, runner: who }) => `${code}${who ?? ''}`).sort(),
  });
  const [given, meant] = [plain(said, said.hit_location), plain(wanted, said.hit_location)];
  if (given !== meant) {
    throw new Error(`play ${index}: ${given} was said instead of ${meant}`);
  }
}

/** Preact draws in the microtask after a change; a click's own change comes first. */
const drawn = () => new Promise((done) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(null); });
