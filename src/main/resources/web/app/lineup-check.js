/* Whether the lines that somebody wrote make a lineup, and what is wrong at which line where they do not. Pure. */
import { isTooLong, readRows } from './lineup-text.js';
import { newId } from './player-ids.js';
import { ordinal } from './words.js';

const FIELD = ['P', 'C', '1B', '2B', '3B', 'SS', 'LF', 'CF', 'RF'];
const SLOTS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/**
 * @param {string} text as it was written or pasted
 * @param {boolean} dh whether the game has a designated hitter
 * @returns {{slots: {order: number, name: string, position: string}[], faults: {line: number | null, text: string}[]}}
 *   the slots in order, as far as the text says them; no fault: they are a lineup
 */
export function readLineup(text, dh = true) {
  const rows = ordered(readRows(text));
  const faults = rows.flatMap((row) => faultsAt(row, rows)).concat(faultsOfAll(rows, dh));
  if (isTooLong(text)) {
    faults.push({ line: null, text: 'This is too long for a lineup.' });
  }
  const slots = rows.map(({ order, name, position }) => ({ order, name, position }));
  return { slots: slots.sort((one, another) => one.order - another.order), faults };
}

/**
 * A lineup as it is sent: no two players of a game have the same id.
 *
 * @param {Set<string>} taken
 * @param {{id: string, name: string}[]} [bench] those who have cards: they keep their ids, and of two with one name the first counts
 */
export function withIds(slots, taken, bench = []) {
  const ids = new Map([...bench].reverse().map(({ id, name }) => [spelled(name), id]));
  return slots.map(({ order, name, position }) => {
    const key = spelled(name);
    if (!ids.has(key)) {
      ids.set(key, newId(name, taken));
    }
    return { order, player: { id: ids.get(key), name }, position };
  });
}

/** The names of a lineup that are on no card. */
export function withoutCards(slots, bench) {
  const known = new Set(bench.map(({ name }) => spelled(name)));
  return slots.map(({ name }) => name).filter((name) => !known.has(spelled(name)));
}

/** People leave out accents. */
const spelled = (name) => name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** A lineup as it can be written again. */
export const asText = (slots) =>
  [...slots].sort((one, another) => (one.order || 10) - (another.order || 10)).map(({ order, name, position }) => (order === 0 ? `${position} ${name}` : `${order} ${name} ${position}`)).join('\n');

/** A pitcher for whom another bats has no place in the order; whose number is missing bats in the next free place. */
function ordered(rows) {
  const hasDh = rows.some(({ position }) => position === 'DH');
  const benched = (row) => hasDh && row.position === 'P' && (row.order === null || row.order === 0 || row.order === 10);
  const said = new Set(rows.filter((row) => !benched(row)).map(({ order }) => order));
  const free = Array.from({ length: rows.length + 10 }, (_, index) => index + 1).filter((slot) => !said.has(slot));
  return rows.map((row) => ({ ...row, order: benched(row) ? 0 : (row.order ?? free.shift()) }));
}

function faultsAt(row, rows) {
  const { line, order, name, position, fault } = row;
  if (fault !== null) {
    return [{ line, text: fault }];
  }
  const before = rows.slice(0, rows.indexOf(row));
  const same = before.find((other) => other.name.toLowerCase() === name.toLowerCase());
  const there = before.find((other) => other.position === position);
  const slot = before.find((other) => other.order === order);
  const twoWay = same && [same, row].every((each) => each.order === 0 || each.position === 'DH');
  return [
    same && !twoWay && `${name} is on line ${same.line} already.`,
    there && there !== same && `${there.name} plays ${position} already, on line ${there.line}.`,
    slot && !(order === 0) && `Line ${slot.line} bats ${ordinal(order)} already.`,
  ].filter(Boolean).map((text) => ({ line, text }));
}

function faultsOfAll(rows, dh) {
  const hitter = rows.find(({ position }) => position === 'DH');
  if (hitter && !dh) {
    return [{ line: hitter.line, text: 'This game has no designated hitter.' }];
  }
  const wanted = hitter ? 10 : 9;
  if (rows.length !== wanted) {
    return [{ line: null, text: count(rows.length, wanted, dh) }];
  }
  if (rows.some(({ fault }) => fault !== null)) {
    return [];
  }
  const unmanned = FIELD.filter((position) => !rows.some((row) => row.position === position));
  const unused = SLOTS.filter((slot) => !rows.some(({ order }) => order === slot));
  const batsToo = hitter && rows.find(({ position, order }) => position === 'P' && order !== 0);
  return [
    ...(unmanned.length > 0 ? [{ line: null, text: `Nobody plays ${unmanned.join(', ')}.` }] : []),
    ...(batsToo ? [{ line: batsToo.line, text: `${hitter.name} bats for the pitcher, who has no number then.` }] : []),
    ...(unused.length > 0 && !batsToo ? [{ line: null, text: `Nobody bats ${unused.map(ordinal).join(', ')}.` }] : []),
  ];
}

function count(number, wanted, dh) {
  const players = number === 1 ? '1 player' : `${number} players`;
  if (wanted === 10) {
    return `${players}: with a designated hitter a lineup has 10, the pitcher among them.`;
  }
  return `${players}: a lineup has 9${dh ? ', or 10 with a designated hitter (DH)' : ''}.`;
}
