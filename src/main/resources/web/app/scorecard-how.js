/**
 * How somebody came to a base, in the few letters that a scorer writes beside it: what happened on the bases, an error, or the place
 * in the order of who batted. Pure.
 */
const ON_THE_BASES = {
  stolen_base: 'SB', caught_stealing: 'CS', pick_off: 'PO', pickoff_error: 'E', wild_pitch: 'WP', passed_ball: 'PB', balk: 'BK', defensive_indifference: 'DI',
};

const NUMBERS = { P: 1, C: 2, '1B': 3, '2B': 4, '3B': 5, SS: 6, LF: 7, CF: 8, RF: 9 };

const HIT_BASES = { '1B': 1, '2B': 2, '3B': 3, HR: 4 };

/** @param {any} play the data of `play_resolved` @param {any} move one of its `runners_advanced` */
export function howItWent(play, move) {
  return move.from === 0 ? howTheBatterDid(play, move) : (onTheBases(play, move) ?? byTheBatter(play));
}

/** The result stands in the cell already: what is to be said is why the batter went on from there, or came there at all. */
function howTheBatterDid(play, move) {
  const { batter_result: result, errors } = play;
  if (move.out) {
    return '';
  }
  if (result === 'K') {
    return errorOf(errors) ?? events(play).map(({ outcome }) => ON_THE_BASES[outcome]).find(Boolean) ?? '';
  }
  const beyond = move.to > (HIT_BASES[result] ?? 1);
  return beyond ? (errorOf(result.startsWith('E') ? errors.slice(1) : errors) ?? '') : '';
}

/** Of the events of a pitch that one which moved this runner; null where the batter did. */
function onTheBases(play, { from, out }) {
  const all = events(play);
  const own = all.find(({ runner }) => runner === from);
  const common = all.find(({ outcome, runner }) => runner === undefined && outcome in ON_THE_BASES);
  const event = own ?? (out ? undefined : common);
  if (!event) {
    return (play.batter_result ?? '') === '' ? (errorOf(play.errors) ?? '') : null;
  }
  const name = ON_THE_BASES[event.outcome] ?? '';
  return name === 'E' ? (errorOf(play.errors) ?? 'E') : name;
}

/** What was submitted besides the batter's own result. */
function events({ outcome, submission }) {
  const { runner, with: also = [] } = submission ?? {};
  return [{ outcome, runner: runner ?? undefined }, ...also.map((each) => ({ outcome: each.outcome, runner: each.runner ?? undefined }))]
    .filter((each) => each.outcome in ON_THE_BASES);
}

const errorOf = (errors) => (errors?.length > 0 ? `E${NUMBERS[errors[0]] ?? ''}` : null);

const byTheBatter = ({ batter }) => `${batter?.order ?? ''}`;
