/**
 * Scorer's shorthand: "6-3", "F8", "S8 1-3", "K+SB2", the card's own "gb A ss" and the page's "Grounder A ss". Read into a
 * draft, or not at all: what can be meant in two ways is left to the buttons. Pure.
 */
import { choices, outcomeOf } from './outcomes.js';
import { emptyDraft, withOutcome } from './submission.js';
import { occupiedBases } from './words.js';

/** By the number that scorers give them. */
const POSITIONS = [null, 'P', 'C', '1B', '2B', '3B', 'SS', 'LF', 'CF', 'RF'];
const PLACE = '(?<place>[1-9]|p|c|1b|2b|3b|ss|lf|cf|rf)';
const IS_PLACE = new RegExp(`^${PLACE}$`);

/** What is written alone. */
const ALONE = {
  k: 'strikeout', so: 'strikeout', bb: 'walk', w: 'walk', ibb: 'intentional_walk', iw: 'intentional_walk',
  hbp: 'hit_by_pitch', hp: 'hit_by_pitch', ci: 'catcher_interference', wp: 'wild_pitch', pb: 'passed_ball',
  bk: 'balk', 'k+': 'strikeout_reached',
};

/** What is written with the place it went to; the place may be left out where nothing hangs on it. */
const PLACED = [
  [/^(?:s|1b|single)$/, 'single'], [/^(?:s|1b)\*$/, 'single_1'], [/^(?:s|1b)\*\*$/, 'single_2'], [/^(?:s|1b)\+$/, 'single_uncapped'],
  [/^(?:d|2b|double)$/, 'double'], [/^(?:d|2b)\*\*$/, 'double_2'], [/^(?:d|2b)\*\*\*$/, 'double_3'], [/^(?:d|2b)\+$/, 'double_uncapped'],
  [/^(?:t|3b|triple)$/, 'triple'], [/^(?:hr|h|homer|homerun)$/, 'homerun'], [/^(?:e|error)$/, 'error'], [/^(?:fc)$/, 'fielders_choice'],
  [/^(?:sh|sac|bunt)$/, 'sac_bunt'], [/^(?:sf)$/, 'flyout_b'], [/^x$/, 'x_check'], [/^(?:l|lo|line|liner)$/, 'lineout'], [/^(?:p|pu|pop)$/, 'popout'],
  [/^(?:f|fly)$/, 'flyout_c'],
  [/^bp(?:s|1b)$/, 'bp_single'], [/^bp(?:hr|h)$/, 'bp_homerun'], [/^bpf$/, 'bp_flyout'], [/^bpl$/, 'bp_lineout'],
];

/** The base that a runner tries for, and so the one that they come from. */
const RUNNING = { sb: 'stolen_base', cs: 'caught_stealing' };
const TAGGED = { po: 'pick_off', di: 'defensive_indifference' };

/**
 * @param {string} text
 * @param {any} state of the game before the play
 * @returns {import('./submission.js').Draft | null} null where it is no shorthand, or says what cannot be here
 */
export function readShorthand(text, state) {
  const [first, second, ...rest] = text.trim().toLowerCase().replaceAll('–', '-').split(/[\s.;,]+/).filter(Boolean);
  if (!first) {
    return null;
  }
  const apart = second !== undefined && IS_PLACE.test(second);
  const [written, moves] = apart ? [`${first}${second}`, rest] : [first, second === undefined ? [] : [second, ...rest]];
  const card = cardWords(text);
  const [play, ...also] = (card ? card.play : written).split(/(?<=.)\+(?=[a-z])/);
  const draft = played(play, state);
  if (!draft) {
    return named(text, state);
  }
  const ways = card ? {} : waysOf(moves, state);
  const more = also.map((each) => alsoOf(each, state));
  if (!ways || more.includes(null)) {
    return null;
  }
  const safeAt = /^to:([123])$/.exec(ways[0] ?? '');
  const error = draft.code === 'error' && safeAt;
  return { ...draft, ...(error ? { bases: Number(safeAt[1]), ways: without(ways, 0) } : { ways }), also: more };
}

/** "gb a ss", "fly B CF", "gb (ss) A": the words of a card in any order, as one. */
function cardWords(text) {
  const words = text.trim().toLowerCase().replaceAll(/[()]/g, ' ').split(/[\s-]+/).filter(Boolean);
  const [kind, ...rest] = words;
  if (!/^(gb|g|fly|f)$/.test(kind ?? '') || rest.length !== 2) {
    return null;
  }
  const letter = rest.find((each) => /^(a|b|c|b\?|bq)$/.test(each));
  const place = rest.find((each) => each !== letter);
  return letter && place ? { play: `${kind[0]}${letter}${place}` } : null;
}

function played(text, state) {
  const running = /^(sb|cs|po|di)([1-3h])$/.exec(text);
  if (running) {
    const base = running[2] === 'h' ? 4 : Number(running[2]);
    const code = RUNNING[running[1]] ?? TAGGED[running[1]];
    return withRunner(code, RUNNING[running[1]] ? base - 1 : base, state);
  }
  if (ALONE[text]) {
    return at(ALONE[text], null, state);
  }
  return lettered(text, state) ?? grounder(text, state) ?? placed(text, state);
}

/** The words of a button, as far as they are its alone, and then the place: "grounder b ss", "sacrifice p". */
function named(text, state) {
  const words = text.trim().toLowerCase().split(/\s+/);
  const place = words.pop();
  if (words.length === 0 || !IS_PLACE.test(place)) {
    return null;
  }
  const meant = choices({ occupied: occupiedBases(state), outs: state.outs }, words.join(' ')).flatMap(({ outcomes }) => outcomes);
  return meant.length === 1 ? at(meant[0].code, positionOf(place), state) : null;
}

/** With the letter of the card: "ga6", "g6a", "gbass", "fb8", "f8b?"; "gb6" is the fielder alone, and "fc6" a choice. */
function lettered(text, state) {
  if (/^(gb[1-6]|fc.*)$/.test(text)) {
    return null;
  }
  const before = new RegExp(`^(?<kind>gb?|f)(?<letter>a|b\\?|bq|b|c)${PLACE}$`).exec(text);
  const after = new RegExp(`^(?<kind>gb?|f)${PLACE}(?<letter>a|b\\?|bq|b|c)$`).exec(text);
  const { kind, letter, place } = (before ?? after)?.groups ?? {};
  if (!kind) {
    return null;
  }
  const code = kind === 'f' ? `flyout_${letter.replace('?', 'q')}` : `groundball_${letter}`;
  return at(code, positionOf(place), state);
}

/** "6-3" is an out at first, "64" the force at second, "6-4-3" a double play; "3u" and "3" one by the fielder alone. */
function grounder(text, state) {
  const way = /^g?([1-6](?:-?[1-6])*)(u?)$/.exec(text)?.[1].replaceAll('-', '');
  if (!way) {
    return null;
  }
  const forced = occupiedBases(state).includes(1);
  const toFirst = way.endsWith('3');
  const code = way.length >= 3 ? 'groundball_a' : toFirst || way.length === 1 ? 'groundball_c' : 'groundball_b';
  return code === 'groundball_c' || (forced && state.outs < 2) ? at(code, POSITIONS[Number(way[0])], state) : null;
}

function placed(text, state) {
  // "1b" is a single, "1b8" one to center; "2b4" a double to second base.
  const cut = new RegExp(`^(?<what>.+?)${PLACE}$`).exec(text);
  const whole = PLACED.find(([pattern]) => pattern.test(text));
  if (whole) {
    return at(whole[1], null, state);
  }
  const found = cut && PLACED.find(([pattern]) => pattern.test(cut.groups.what));
  return found ? at(found[1], positionOf(cut.groups.place), state) : null;
}

const positionOf = (place) => (/^\d$/.test(place) ? POSITIONS[Number(place)] : place.toUpperCase());

function at(code, where, state) {
  const outcome = outcomeOf(code);
  const possible = outcome?.fits({ occupied: occupiedBases(state), outs: state.outs }) && (where === null || outcome.where.includes(where));
  return possible ? { ...withOutcome(emptyDraft(), code, state), where } : null;
}

function withRunner(code, runner, state) {
  return code && state.bases?.[runner] ? { ...withOutcome(emptyDraft(), code, state), runner } : null;
}

/** "1-3", "2-h", "1x3", "b-2": each what became of one. */
function waysOf(moves, state) {
  const ways = {};
  for (const move of moves) {
    const read = /^([b123])([-x])([1234h])$/.exec(move);
    const from = read && (read[1] === 'b' ? 0 : Number(read[1]));
    const to = read && (read[3] === 'h' ? 4 : Number(read[3]));
    if (!read || to < from || (from > 0 && !state.bases?.[from])) {
      return null;
    }
    ways[from] = `${read[2] === 'x' ? 'out' : 'to'}:${to}`;
  }
  return ways;
}

/** On the same pitch: "sb2", "wp". */
function alsoOf(text, state) {
  const draft = played(text, state);
  const outcome = draft && outcomeOf(draft.code);
  if (!outcome?.onTheBases) {
    return null;
  }
  return outcome.needsRunner ? `${draft.code}:${draft.runner}` : draft.code;
}

function without(ways, from) {
  const { [from]: _gone, ...rest } = ways;
  return rest;
}
