/* How the game stands by the numbers, in a quiet line. Pure. */
import { lastPlay } from './told.js';
import { shortName } from './words.js';

const HIGH_STAKES = 1.5;

/** @returns {{home: number, away: number, text: string, last: string} | null} percents that sum to 100; null while nothing is known */
export function chancesOf(table) {
  const { state, teams } = table;
  const { win_probability: odds, status } = state;
  if (!odds || status !== 'in_progress') {
    return null;
  }
  const home = Math.round(odds.home * 100);
  const ahead = home >= 50 ? 'home' : 'away';
  const percent = { home, away: 100 - home };
  return { ...percent, text: `${teams[ahead].name} ${percent[ahead]}%`, last: swing(table) };
}

/** "+12 for the Owls, much at stake": what the last play has done. */
function swing(table) {
  const play = lastPlay(table);
  if (typeof play?.wpa !== 'number') {
    return '';
  }
  const batting = play.half === 'top' ? 'away' : 'home';
  const gained = play.wpa >= 0 ? batting : batting === 'home' ? 'away' : 'home';
  const points = Math.round(Math.abs(play.wpa) * 100);
  const stakes = typeof play.li === 'number' ? `leverage ${play.li.toFixed(1)}${play.li >= HIGH_STAKES ? ', much at stake' : ''}` : '';
  return [points > 0 && `+${points} for ${table.teams[gained].abbrev ?? shortName(table.teams[gained].name)}`, stakes].filter(Boolean).join(' · ');
}
