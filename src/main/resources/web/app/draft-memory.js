/* What is filled in about a roll, kept by this browser until it is written down. Pure but for the memory. */
import { outcomeOf } from './outcomes.js';
import { emptyDraft } from './submission.js';
import { forget, recall, remember } from './memory.js';

const keyOf = (gameId) => `draft.${gameId}`;

/** Under the number of the roll: one that is issued anew has the same number, and the same dice. */
export function keepDraft(gameId, rollNumber, draft) {
  remember(keyOf(gameId), { roll: rollNumber, draft });
}

export function dropDraft(gameId) {
  forget(keyOf(gameId));
}

/** @returns {import('./submission.js').Draft} the one that was filled in for that roll, else an empty one */
export function keptDraft(gameId, rollNumber) {
  const kept = recall(keyOf(gameId));
  return kept?.roll === rollNumber && isDraft(kept.draft) ? { ...emptyDraft(), ...kept.draft } : emptyDraft();
}

/** Another version of the page may have kept it. */
function isDraft(draft) {
  return (
    typeof draft === 'object' && draft !== null &&
    (draft.code === null || outcomeOf(draft.code) !== undefined) &&
    Array.isArray(draft.errors) && Array.isArray(draft.also) &&
    typeof draft.ways === 'object' && draft.ways !== null
  );
}
