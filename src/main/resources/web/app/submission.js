/**
 * What a manager has filled in about the card, and what of it goes to the server. Pure.
 *
 * @typedef {object} Draft
 * @property {string | null} code
 * @property {string | null} where
 * @property {number | null} runner
 * @property {number} bases for an error
 * @property {string} result of a fielding check
 * @property {Record<number, string>} ways what really became of a runner, by the base that they come from
 *   (0 = the batter): `to:3`, `out:2`, or nothing for what the table says
 * @property {string[]} errors
 * @property {string[]} also what else happened on the pitch: `wild_pitch`, `stolen_base:1`
 */
import { ALSO, outcomeOf } from './outcomes.js';
import { POSITION_NAMES, baseName, occupiedBases } from './words.js';

/** @returns {Draft} */
export function emptyDraft() {
  return { code: null, where: null, runner: null, bases: 1, result: '', ways: {}, errors: [], also: [] };
}

/** Another outcome keeps what still makes sense for it. */
export function withOutcome(draft, code, state) {
  const outcome = outcomeOf(code);
  const occupied = occupiedBases(state);
  return {
    ...draft,
    code,
    where: outcome.where.includes(draft.where) ? draft.where : null,
    runner: outcome.needsRunner && occupied.length === 1 ? occupied[0] : null,
    errors: [],
    ways: {},
    also: [],
  };
}

/** @returns {string | null} what is still to be said, in words */
export function missing(draft, state) {
  const outcome = draft.code && outcomeOf(draft.code);
  if (!outcome) {
    return 'Pick the outcome on the card';
  }
  if (outcome.needsWhere && !draft.where) {
    return 'Say where it went';
  }
  if (outcome.needsRunner && draft.runner === null) {
    return 'Say which runner';
  }
  if (outcome.code === 'x_check' && !draft.result) {
    return 'Say how the check came out';
  }
  if (mustSayAdvances(counted(draft), state) && advances(draft).length === 0) {
    return 'Say who went where';
  }
  return outcome.needsErrors && draft.errors.length === 0 ? 'Say who dropped it' : null;
}

/** The outcome that counts: of a fielding check what it has come to, once that is said. */
export const counted = ({ code, result }) => outcomeOf(code === 'x_check' && result ? result : code);

/** With nobody forced the table does not know whom a fielder's choice was about. */
export function mustSayAdvances(outcome, state) {
  const nobodyForced = !occupiedBases(state).includes(1);
  return outcome.needsAdvances || (outcome.code === 'fielders_choice' && nobodyForced);
}

/** The data of `submit_manual_outcome` for a draft that misses nothing. */
export function submission(draft) {
  const outcome = outcomeOf(draft.code);
  const moved = advances(draft);
  return {
    outcome: draft.code,
    ...(draft.where && outcome.where.length > 0 && { hit_location: draft.where }),
    ...(outcome.needsRunner && { runner: draft.runner }),
    ...(counted(draft).code === 'error' && { bases: draft.bases }),
    ...(draft.code === 'x_check' && { result: draft.result }),
    ...(moved.length > 0 && { advances: moved }),
    ...(draft.errors.length > 0 && { errors: draft.errors }),
    ...(draft.also.length > 0 && { with: draft.also.map(another) }),
  };
}

function another(value) {
  const [outcome, runner] = value.split(':');
  return runner ? { outcome, runner: Number(runner) } : { outcome };
}

/** The lead runner first, which is the order in which it mostly happens. */
function advances({ ways }) {
  return [3, 2, 1, 0].filter((from) => ways[from]).map((from) => {
    const [kind, base] = ways[from].split(':');
    return kind === 'out' ? { from, out: true, at: Number(base) } : { from, to: Number(base) };
  });
}

/** What may have become of who stands on `from`: `[value, words]`. */
export function waysFrom(from) {
  const ahead = [1, 2, 3, 4].filter((base) => base > from);
  const stays = from === 0 ? [] : [[`to:${from}`, `holds ${baseName(from)}`]];
  const safe = ahead.map((base) => [`to:${base}`, base === 4 ? 'scores' : `safe at ${baseName(base)}`]);
  const outAt = [1, 2, 3, 4].filter((base) => base >= Math.max(from, 1));
  const out = outAt.map((base) => [`out:${base}`, `out at ${baseName(base)}`]);
  return [...stays, ...safe, ...out];
}

/** What else can happen on the same pitch: `[value, words]`; nothing while the ball is in play. */
export function alsoOnThePitch(outcome, state) {
  if (outcome.inPlay) {
    return [];
  }
  const occupied = occupiedBases(state);
  return ALSO.filter(({ fits }) => fits({ occupied, outs: state.outs })).flatMap(
    ({ code, label, needsRunner }) =>
      needsRunner
        ? occupied.map((base) => [`${code}:${base}`, `${label}, from ${baseName(base)}`])
        : [[code, label]],
  );
}

/** "Single, center field" */
export function summary({ code, where }) {
  const outcome = code && outcomeOf(code);
  if (!outcome) {
    return '';
  }
  return where && outcome.where.length > 0
    ? `${outcome.label}, ${POSITION_NAMES[where]}`
    : outcome.label;
}

/** "single, center field": what was submitted, as part of a sentence. */
export function submittedInWords({ outcome, hit_location: where }) {
  const label = outcomeOf(outcome)?.label ?? 'another outcome';
  const name = `${label[0].toLowerCase()}${label.slice(1)}`;
  return where && POSITION_NAMES[where] ? `${name}, ${POSITION_NAMES[where]}` : name;
}
