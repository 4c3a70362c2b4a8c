/**
 * What a batter and a pitcher have done in this game so far, from the plays that stand: "1 for 3, HR, BB", "4.1 IP, 2 R, 5 K".
 * The box score, which the server counts, has the whole of it. Pure.
 */
const WALKS = new Set(['BB', 'IBB']);
const NO_AT_BAT = new Set(['BB', 'IBB', 'HBP', 'CI']);
const NAMED = ['HR', '3B', '2B', 'BB', 'IBB', 'HBP', 'K'];

/** What a play counts for: kept with its line in the book. */
export function creditsOf(before, play) {
  const { batter, pitcher, batter_result: result, runners_advanced: moves, outs_recorded: outs, is_hit: isHit, description } = play;
  const scored = (moves ?? []).filter(({ to }) => to === 4);
  return {
    batter: batter?.id ?? null,
    pitcher: pitcher?.id ?? null,
    result: result || null,
    isAtBat: Boolean(result) && !NO_AT_BAT.has(result) && !/^Sacrific/.test(description ?? ''),
    isHit: Boolean(isHit),
    outs: outs ?? 0,
    /* Whose runs they are: of the pitcher who let the runner on. */
    chargedTo: scored.map(({ from }) => (from > 0 ? before?.bases?.[from]?.pitcher_id : null) ?? pitcher?.id ?? null),
  };
}

const credits = ({ feed }) => feed.filter(({ kind, undone, credits: each }) => kind === 'play' && !undone && each).map((line) => line.credits);

/** @returns {string} empty before the first time at bat */
export function battingToday(table, id) {
  const own = credits(table).filter(({ batter, result }) => batter === id && result !== null);
  if (own.length === 0) {
    return '';
  }
  const atBats = own.filter(({ isAtBat }) => isAtBat).length;
  const hits = own.filter(({ isHit }) => isHit).length;
  const named = NAMED.map((name) => times(own.filter(({ result }) => result === name).length, name)).filter(Boolean);
  return [`${hits} for ${atBats}`, ...named].join(', ');
}

/** @returns {string} empty before the first batter */
export function pitchingToday(table, id) {
  const all = credits(table);
  const own = all.filter(({ pitcher }) => pitcher === id);
  if (own.length === 0) {
    return '';
  }
  const outs = own.reduce((sum, each) => sum + each.outs, 0);
  const runs = all.flatMap(({ chargedTo }) => chargedTo).filter((charged) => charged === id).length;
  const hits = own.filter(({ isHit }) => isHit).length;
  const walks = own.filter(({ result }) => WALKS.has(result)).length;
  const strikeouts = own.filter(({ result }) => result?.startsWith('K')).length;
  return [`${Math.floor(outs / 3)}.${outs % 3} IP`, `${hits} H`, `${runs} R`, walks > 0 && `${walks} BB`, strikeouts > 0 && `${strikeouts} K`].filter(Boolean).join(', ');
}

const times = (number, name) => (number > 1 ? `${number} ${name}` : number === 1 ? name : '');
