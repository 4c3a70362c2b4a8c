/* What happened, in sentences: for the eye where the hand is, and to be read out. Pure. */
import { capital, outsName, reasonName, theTeam } from './words.js';

/** What stands in the panel at most, the latest last. */
const MOST_LINES = 4;

/** Extra dice lie with the others on the table, and what both sides gave to the dice is told with them. */
const SHOWN_ELSEWHERE = new Set(['extra', 'entropy']);

/**
 * The lines of the book that are newer than the last dice: what came of them, and what was done since. The play
 * stays however much is done after it; of the others the latest do.
 */
export function sinceTheRoll({ feed, rolls }) {
  const from = rolls.at(-1)?.seq ?? 0;
  const lines = feed.filter(({ seq, undone, kind }) => seq > from && !undone && !SHOWN_ELSEWHERE.has(kind));
  const play = lines.findLast(({ kind }) => kind === 'play');
  const latest = lines.filter((line) => line !== play).slice(play ? 1 - MOST_LINES : -MOST_LINES);
  return lines.filter((line) => line === play || latest.includes(line));
}

/** The play that came of the last dice; undefined until it has come. */
export const lastPlay = (table) => sinceTheRoll(table).findLast(({ kind }) => kind === 'play');

/** A line of the book as one text. */
export function inWords(line, { teams }) {
  switch (line.kind) {
    case 'play':
      return [playInWords(line), outsInWords(line), tally(line, teams)].filter(Boolean).join(' ');
    case 'change':
      return `${line.team}: ${line.text}`;
    case 'end':
      return endInWords(line, teams);
    default:
      return line.text;
  }
}

/** How the game ended and what was said of that; who won where the score does not say it. */
export function endInWords({ reason, winner, note }, teams) {
  const how = sentence(`${reasonName(reason)}${note ? ` (${note})` : ''}`);
  if (reason === 'forfeit' && winner) {
    return `${how} ${capital(theTeam(teams[winner].name))} win.`;
  }
  return reason === 'called' && winner === null ? `${how} Nobody wins.` : how;
}

/** "Walt Pruitt: Single to center field." */
export function playInWords({ onTheBases, batter, description }) {
  return onTheBases ? `${sentence(description)} ${batter} at bat.` : `${batter ? `${batter}: ` : ''}${sentence(description)}`;
}

/** The score, where the play changed it. */
export function tally({ runs, score }, { away, home }) {
  return runs > 0 && score ? `${away.name} ${score.away}, ${home.name} ${score.home}.` : '';
}

/** What lay on the table. */
export const diceInWords = ({ d6_one: column, d6_two_total: row, resolution_d20: split, chaos_d20: chaos }) => `Dice: column ${column}, row ${row}, split ${split}, chaos ${chaos}.`;

const outsInWords = ({ outs }) => (outs > 0 ? `${outsName(outs)}.` : '');

export const sentence = (text) => (/[.!?]$/.test(text) ? text : `${text}.`);
