/**
 * How loud a play is, and its word on the board: nothing for a fly ball, the whole field for a home run that wins the game. Pure.
 */
import { capital, ordinal, theTeam } from './words.js';

/** @typedef {{word: string, more: string, level: 0 | 1 | 2 | 3}} Headline `level`: 0 says nothing, 3 fills the field */

const SILENT = { word: '', more: '', level: 0 };

/**
 * @param {{before: any, play: any}} happening
 * @param {{away: {name: string}, home: {name: string}}} teams
 * @returns {Headline}
 */
export function headlineOf({ before, play }, teams) {
  const said = what(play);
  const runs = play.runs_scored ?? 0;
  const more = [scoreWord(before, play, teams), endOfHalf(before, play)].filter(Boolean).join(' · ');
  if (walkedOff(before, play)) {
    return { word: said ? `${said.word.replace('!', '')}, and a walk-off!` : 'Walk-off!', more, level: 3 };
  }
  if (said) {
    return { ...said, more };
  }
  if (runs > 0) {
    return { word: runs === 1 ? 'A run scores' : `${runs} runs score`, more, level: 2 };
  }
  const end = endOfHalf(before, play);
  return end ? { word: end, more: '', level: 1 } : SILENT;
}

function what({ batter_result: result, runs_scored: runs, outs_recorded: outs, outcome }) {
  if (result === 'HR') {
    return { word: runs === 4 ? 'Grand slam!' : 'Home run!', level: 3 };
  }
  if (outs === 3) {
    return { word: 'Triple play!', level: 3 };
  }
  if (outs === 2) {
    return { word: 'Double play', level: 2 };
  }
  if (result === '3B' && !(runs > 0)) {
    return { word: 'Triple!', level: 2 };
  }
  return outcome === 'stolen_base' && runs > 0 ? { word: 'Steals home!', level: 3 } : null;
}

/** The home side has won with the play on which it went ahead. */
function walkedOff(before, { state, runs_scored: runs }) {
  return state?.status === 'completed' && runs > 0 && before?.half === 'bottom' && state.score.home > state.score.away && before.score.home <= before.score.away;
}

/** Who is ahead now, where the play has changed that. */
function scoreWord(before, { state, runs_scored: runs }, teams) {
  if (!(runs > 0) || !state?.score) {
    return '';
  }
  const { away, home } = state.score;
  if (away === home) {
    return `Tied, ${away} to ${home}`;
  }
  const [ahead, behind] = away > home ? ['away', 'home'] : ['home', 'away'];
  const was = before?.score ?? { away: 0, home: 0 };
  const verb = was[ahead] <= was[behind] ? 'take the lead' : 'lead';
  return `${capital(theTeam(teams[ahead].name))} ${verb}, ${state.score[ahead]} to ${state.score[behind]}`;
}

/** "Middle of the 3rd", "End of the 3rd". */
function endOfHalf(before, { state }) {
  if (!state || !before || state.status === 'completed' || (state.half === before.half && state.inning === before.inning)) {
    return '';
  }
  return `${before.half === 'top' ? 'Middle' : 'End'} of the ${ordinal(before.inning)}`;
}
