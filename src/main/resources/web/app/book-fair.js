/**
 * How fair play is written in the book: who is ready, what was planned, what one manager asked and the other
 * answered, the dice besides a roll, and what both sides gave to the dice. Pure.
 */
import { NEW_ROUND, committed, given } from './entropy.js';
import { planInWords, plansInWords } from './plan.js';
import { FRESH, other, seated, sideChanged, sideReady } from './readiness.js';
import { NO_RULINGS, answered, askedFor, noneOpen, proposed, without } from './rulings.js';
import { submittedInWords } from './submission.js';
import { sentence } from './told.js';
import { nameOf } from './talk.js';
import { capital, theTeam } from './words.js';

export const FAIR_BOOK = {
  side_ready: (table, data, seq) => ({
    ready: sideReady(table.ready, data, budgetOf(table)),
    feed: [...table.feed.filter((line) => !(line.kind === 'ready' && line.side === data.side)), readyLine(table, data, seq)],
  }),
  extra_rolled: (table, data, seq) => ({
    extras: [...table.extras, { ...data, seq }],
    feed: [...table.feed, { ...note(table, seq, data.by === 'card' ? `The card asks for dice: ${extraInWords(data)}.` : `${nameOf(table, data.rolled_by)} rolls ${extraInWords(data)}.`), kind: 'extra' }],
  }),
  ruling_proposed: (table, data, seq) => ({
    rulings: proposed(table.rulings, data),
    feed: [...table.feed, note(table, seq, `${theSide(table, data.side)} ask to ${askedFor(data)}${correctionInWords(data)}: ${sentence(data.reason)}`)],
  }),
  ruling_answered: (table, data, seq) => ({
    rulings: answered(table.rulings, data),
    feed: [...table.feed, note(table, seq, answerInWords(table, data))],
  }),
  play_disputed: (table, data, seq) => ({
    feed: [
      ...table.feed.map((line) => (line.playNumber === data.play_number && !line.undone ? { ...line, disputedBy: [...(line.disputedBy ?? []), data.side] } : line)),
      note(table, seq, `${theSide(table, data.side)} dispute play ${data.play_number}: ${sentence(data.text)}`),
    ],
  }),
  entropy_committed: (table, data, seq) => ({
    entropy: committed(table.entropy, data),
    commitments: [...table.commitments, { ...data, seq }],
    feed: [...table.feed, { ...note(table, seq, `${theSide(table, data.side)} have committed themselves to their part of the dice.`), kind: 'entropy' }],
  }),
};

/** A side's part of the dice: older clients give a text when they join, others bytes that they had committed to. */
export function entropyGiven(table, data, seq) {
  const { side, by, round, entropy, bytes } = data;
  const entropies = [...table.entropies, { side, by, round, bytes, entropy: entropy ?? bytes, seq }];
  if (bytes === undefined || bytes === null) {
    return { entropies };
  }
  return {
    entropies,
    entropy: given(table.entropy, data),
    feed: [...table.feed, { ...note(table, seq, `${theSide(table, side)} have shown their part of the dice.`), kind: 'entropy' }],
  };
}

/** The dice have fallen: nobody waits any more, and what was planned is open. */
export function rolled(table, roll, seq) {
  const late = (roll.not_ready ?? []).map((side) => `${theSide(table, side)} were not ready in time.`);
  const planned = roll.plans && !roll.reissue_of ? plansInWords(roll.plans) : [];
  const declared = roll.declared_by ? [`${nameOf(table, roll.declared_by)} says what their dice show: nothing proves it.`] : [];
  const said = [...late, ...planned, ...declared, ...notJoint(table, roll)];
  const feed = table.feed.filter(({ kind }) => kind !== 'ready');
  return {
    entropy: { ...table.entropy, closed: true },
    rulings: roll.reissue_of ? without(table.rulings, 'void_roll') : noneOpen(table.rulings),
    feed: said.length > 0 ? [...feed, note(table, seq, said.join(' '))] : feed,
  };
}

/** Said once, with the first dice of a round to which a side gave nothing. */
export function notJoint({ teams }, { dice }) {
  const missing = dice?.joint === false ? (dice.missing ?? []) : [];
  return missing.length > 0 ? [`The dice are without a part of ${missing.map((side) => theTeam(teams[side].name)).join(' and ')}.`] : [];
}

/** After every play and every roll that was voided each side has to be ready anew. */
export function afterPlay({ rulings }) {
  return { ready: FRESH, myPlan: {}, rulings: noneOpen(rulings) };
}

export function afterVoid({ rulings }) {
  return { ready: FRESH, myPlan: {}, rulings: without(rulings, 'void_roll') };
}

/** A new seed needs new entropy. */
export function afterUndo(table, { commitment }) {
  return { ...afterPlay(table), ...(commitment && { entropy: NEW_ROUND }) };
}

export function afterEnd({ rulings }) {
  return { ready: FRESH, rulings: without(rulings ?? NO_RULINGS, 'void_roll', 'end_game') };
}

/** What everybody saw a side change, the other has to be ready for again. */
export function afterChange(table, side, data) {
  return { ready: sideChanged(table.ready, side, data, budgetOf(table)) };
}

/** A new manager has said nothing yet. */
export function afterSeat(table, side, data) {
  return { ready: seated(table.ready, side, data, budgetOf(table)) };
}

/** A seat is open again: nobody is ready, nothing is asked, and both sides give their part of the dice anew. */
export function afterOpening({ entropies }, seq) {
  const none = ['away', 'home'].map((side) => ({ side, entropy: '', seq }));
  return { ready: FRESH, myPlan: {}, rulings: NO_RULINGS, entropy: NEW_ROUND, entropies: [...entropies, ...none] };
}

const budgetOf = ({ options }) => options.ready_seconds * 1_000;

function readyLine(table, { side, ready, plan }, seq) {
  const planned = plan ? ` ${planInWords(plan)}` : '';
  const text = ready ? `${theSide(table, side)} are ready.${planned}` : `${theSide(table, side)} are not ready yet.`;
  return { ...note(table, seq, text), kind: 'ready', side };
}

/** "fielding: 14 and 3, 5, 1 (wall ball)" */
export function extraInWords({ form, dice, label }) {
  const values = dice.map(({ value }) => value).join(', ');
  return `${formName(form)}: ${values}${label ? ` (${label})` : ''}`;
}

/** The name of a form as it is said: `wild_pitch` is "wild pitch"; the dice of a card are named by their faces. */
export const formName = (form) => form.replace(/^card-/, '').replaceAll(/[_-]/g, ' ');

function correctionInWords({ correction }) {
  return correction ? ` and to read it as ${submittedInWords(correction)}` : '';
}

function answerInWords(table, { proposal_id: id, accepted }) {
  const asked = table.rulings.open.find(({ proposal_id }) => proposal_id === id);
  if (!asked) {
    return accepted ? 'The other side agrees.' : 'The other side refuses.';
  }
  const who = theSide(table, other(asked.side));
  return accepted ? `${who} agree to ${askedFor(asked)}.` : `${who} refuse to ${askedFor(asked)}.`;
}

function note({ half }, seq, text) {
  return { kind: 'note', seq, ...half, text };
}

const theSide = ({ teams }, side) => capital(theTeam(teams[side].name));
