/** The win expectancy over a game as a picture: the home side's chance is up, a play is a step to the right. Pure. */
import { chancesByPlay } from './worth.js';

/* In units of the drawing, which is stretched to the room that there is. */
export const WIDTH = 1_000;
export const HEIGHT = 100;

const round = (number) => Math.round(number * 100) / 100;

/** @returns {{line: string, area: string}} `area`: between the line and the middle */
export function winPath(table) {
  const last = table.plays.length;
  const points = chancesByPlay(table).map(({ playNumber, home }) => `${round(across(playNumber, last) * WIDTH)} ${round(down(home) * HEIGHT)}`);
  const line = `M${points.join('L')}`;
  const end = points.at(-1).split(' ')[0];
  return { line, area: `${line}L${end} ${HEIGHT / 2}L0 ${HEIGHT / 2}Z` };
}

/** The part of the width at which a play is. */
export const across = (at, last) => (last === 0 ? 0 : at / last);

/** The part of the height at which a chance of the home side is. */
export const down = (home) => 1 - home;

/** The play that is meant by a point, by its part of the width. */
export const playAt = (part, last) => Math.min(last, Math.max(0, Math.round(part * last)));

/** The home side's chance after a play; that before it where the server has not said it. */
export function chanceAt(table, at) {
  return chancesByPlay(table).findLast(({ playNumber }) => playNumber <= at).home;
}

/** The innings with the plays that they begin after and end with. */
export function inningsOf({ plays }) {
  const innings = [];
  plays.forEach(({ before }, index) => {
    const current = innings.at(-1);
    const inning = before?.inning ?? 1;
    if (current?.inning === inning) {
      current.to = index + 1;
    } else {
      innings.push({ inning, from: index, to: index + 1 });
    }
  });
  return innings;
}
