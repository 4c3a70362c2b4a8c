import { h } from '../h.js';
import { battingSide, fieldingSide } from '../table.js';
import { playInWords } from '../told.js';
import { inningName } from '../words.js';
import { chancesByPlay, chancesNow, gain, keyPlays, percents } from '../worth.js';

const MOST_KEY_PLAYS = 5;

/* In units of the drawing: the home side's chance is up, a play is a step to the right. */
const WIDTH = 300;
const HEIGHT = 60;

/** A quiet line below the field: who wins from here, and how it went until now. */
export function Chances({ table }) {
  const now = chancesNow(table);
  if (!now) {
    return null;
  }
  const { away, home } = percents(now);
  const { teams } = table;
  return h('p', { class: 'chances', 'data-testid': 'chances' }, [
    h('span', { class: 'small-title' }, 'Win expectancy'),
    ' ',
    h('span', { class: 'chances-now' }, `${teams.away.name} ${away} %, ${teams.home.name} ${home} %`),
    h(Spark, { points: chancesByPlay(table) }),
  ]);
}

/** The panel: the chances by play, and the plays that made the game. */
export function ChancesPanel({ table }) {
  const points = chancesByPlay(table);
  const plays = keyPlays(table, MOST_KEY_PLAYS);
  const { away, home } = table.teams;
  if (points.length < 2) {
    return h('p', { class: 'quiet-text', 'data-testid': 'no-chances' }, 'Before the first play each side has one half.');
  }
  return h('section', { class: 'chances-panel', 'aria-label': 'Win expectancy' }, [
    h('figure', null, [
      h('figcaption', { class: 'chances-teams' }, [h('span', null, `${home.name} above`), h('span', null, `${away.name} below`)]),
      h(Chart, { points, label: inOneSentence(points, table.teams) }),
    ]),
    plays.length > 0 && h('h3', null, 'Key plays'),
    plays.length > 0 && h('ol', { class: 'key-plays', 'data-testid': 'key-plays' }, plays.map((line) =>
      h('li', { key: line.seq }, [
        h('span', { class: 'key-play-when' }, inningName(line)),
        h('span', { class: 'key-play-text' }, playInWords(line)),
        h('span', { class: 'key-play-gain' }, `${table.teams[gainer(line)].name} ${gain({ wpa: Math.abs(line.worth.wpa) })}`),
      ]),
    )),
  ]);
}

/** Who had the better of a play. */
const gainer = ({ half, worth }) => (worth.wpa > 0 ? battingSide(half) : fieldingSide(half));

/** Under a play in the book: who wins from there, and what it changed for the side at bat. */
export function PlayWorth({ line, teams }) {
  if (line.undone || !line.worth || line.worth.home === null) {
    return null;
  }
  const chances = percents(line.worth);
  const side = chances.home >= 50 ? 'home' : 'away';
  return h('span', { class: 'line-worth', title: 'Win expectancy after the play, and its change for the side at bat' },
    `${teams[side].name} ${chances[side]} % (${gain(line.worth)})`);
}

function Spark({ points }) {
  return points.length > 1 && h('svg', { class: 'spark', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': true }, [
    h('path', { class: 'chances-even', d: `M0 ${HEIGHT / 2}H${WIDTH}` }),
    h('path', { class: 'chances-line', d: drawn(points) }),
  ]);
}

function Chart({ points, label }) {
  return h('svg', { class: 'chances-chart', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': label, 'data-testid': 'chances-chart', 'data-points': points.length }, [
    halves(points).map((x) => h('path', { key: x, class: 'chances-half', d: `M${x} 0V${HEIGHT}` })),
    h('path', { class: 'chances-even', d: `M0 ${HEIGHT / 2}H${WIDTH}` }),
    h('path', { class: 'chances-line', d: drawn(points) }),
  ]);
}

const across = (index, { length }) => round((index * WIDTH) / Math.max(1, length - 1));

const round = (number) => Math.round(number * 100) / 100;

const drawn = (points) => `M${points.map(({ home }, index) => `${across(index, points)} ${round((1 - home) * HEIGHT)}`).join('L')}`;

/** Where innings begin. */
function halves(points) {
  return points.flatMap(({ inning }, index) => (index > 1 && inning !== points[index - 1].inning ? [across(index - 1, points)] : []));
}

function inOneSentence(points, teams) {
  const home = points.map((point) => percents(point).home);
  return `The chances of the ${teams.home.name} after ${home.length - 1} plays: ${home.at(-1)} %, at most ${Math.max(...home)} %, at least ${Math.min(...home)} %.`;
}
