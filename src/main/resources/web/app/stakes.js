/* What the last play was worth, and how much was at stake, in a few quiet words. Pure. */
import { lastPlay } from './told.js';
import { theTeam } from './words.js';

const HIGH_STAKES = 1.5;

/** "+12 % for the Owls · leverage 1.6, much at stake"; empty before a play, and from older servers. */
export function stakesOf(table) {
  const play = lastPlay(table);
  if (typeof play?.wpa !== 'number' || typeof play.li !== 'number') {
    return '';
  }
  const batting = play.half === 'top' ? 'away' : 'home';
  const fielding = batting === 'home' ? 'away' : 'home';
  const { name } = table.teams[play.wpa >= 0 ? batting : fielding];
  const points = Math.round(Math.abs(play.wpa) * 100);
  const stakes = `leverage ${play.li.toFixed(1)}${play.li >= HIGH_STAKES ? ', much at stake' : ''}`;
  return [points > 0 && `+${points} % for ${theTeam(name)}`, stakes].filter(Boolean).join(' · ');
}
