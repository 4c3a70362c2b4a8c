/* The dice that cards and charts ask for besides a roll's. Pure. */

/**
 * The forms of the league that can be rolled now, and how often each was.
 *
 * @returns {{forms: {name: string, dice: string, times: number, between: boolean}[], used: Record<string, number>}}
 */
export function extraForms({ diceForms, pendingRoll, extras, turns, state }) {
  const playing = state?.status === 'in_progress';
  const forms = playing ? diceForms.filter(({ between }) => pendingRoll !== null || between) : [];
  const since = turns.findLast(({ event }) => event !== 'roll_voided')?.seq ?? 0;
  const undone = turns.findLast(({ event }) => event === 'play_undone')?.seq ?? 0;
  const those = pendingRoll
    ? extrasOf(extras.filter(({ seq }) => seq > undone), pendingRoll)
    : extras.filter(({ roll_id: id, seq }) => !id && seq > since);
  const used = {};
  for (const { form } of those) {
    used[form] = (used[form] ?? 0) + 1;
  }
  return { forms, used };
}

/** The extra dice of a roll, each once: a roll that was issued anew has those of its first time. */
export function extrasOf(extras, { roll_id: id, roll_number: number }) {
  const those = extras.filter((extra) => (extra.roll_number === undefined ? extra.roll_id === id : extra.roll_number === number));
  return [...new Map(those.map((extra) => [extra.extra_id, extra])).values()];
}

/** The server refuses a play with more of them. */
export const MOST_READ = 20;

/**
 * The extra dice that a play is read from: the last ones of its roll. Those that a card asked for the server names itself.
 *
 * @returns {{ids: string[], left: number}} `left`: how many earlier ones the play does not name
 */
export function extrasRead(extras, pendingRoll) {
  const all = pendingRoll ? extrasOf(extras, pendingRoll).filter(({ by }) => by !== 'card').map(({ extra_id: id }) => id) : [];
  return { ids: all.slice(-MOST_READ), left: Math.max(0, all.length - MOST_READ) };
}

/**
 * The forms as the server names them: `[{form: "fielding", sides: [20, 6, 6, 6], times: 1, between: false}]`; in
 * words "1d20, 3d6".
 */
export function formsFrom(given) {
  return (given ?? []).map(({ form, sides, times, between }) => ({ name: form, dice: diceInShort(sides), times, between }));
}

function diceInShort(sides) {
  const groups = [];
  for (const each of sides) {
    const last = groups.at(-1);
    if (last?.sides === each) {
      last.count += 1;
    } else {
      groups.push({ sides: each, count: 1 });
    }
  }
  return groups.map(({ count, sides: each }) => `${count}d${each}`).join(', ');
}
