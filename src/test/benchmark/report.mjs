// Writes the tables and pictures of the page.

import { readFileSync, writeFileSync } from 'node:fs';
import { OUT } from './programs.mjs';

const PAGE = 'src/site/markdown/benchmarks.md';
const PICTURES = 'src/site';

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const fixed = (value, digits = 0) => (Number.isFinite(value) ? value.toFixed(digits) : '-');

/** Replaces what is between the two comments of that name in the page. */
export function replaceBlock(name, text) {
  const page = readFileSync(PAGE, 'utf8');
  const marks = new RegExp(`(<!-- ${name} -->\\n)[^]*?(<!-- end of ${name} -->)`);
  if (!marks.test(page)) throw new Error(`${PAGE} has no place for ${name}`);
  writeFileSync(PAGE, page.replace(marks, (all, begin, end) => `${begin}\n${text}\n${end}`));
}

function conditions(machine, settings) {
  return Object.entries({
    day: machine.day, machine: machine.processor, kernel: machine.kernel, compiler: machine.compiler, Java: `${machine.java}, \`${machine.jvm}\``,
    reference: machine.node, database: `${machine.postgresql}, fsync and synchronous_commit on`,
    windows: `${settings.warmUp} s warm-up, then 3 s and ${settings.seconds} s for each figure`,
  }).map(([what, value]) => `| ${what} | ${value} |`);
}

const ROWS = [
  ['plays a second', (of) => of.plays_s, 0], ['CPU of the server for a play, µs', (of) => of.us_play, 0],
  ['CPU of the server for a delivery, µs', (of) => of.us_delivery, 2], ['bytes of a delivery', (of) => of.bytes_delivery, 0],
  ['core of the server, %', (of) => 100 * of.core0, 0], ['other core, %', (of) => 100 * of.core1, 0], ['of that the load, %', (of) => 100 * of.load, 0],
  ['submission to play at the client, p50 ms', (of) => of.submission_p50, 1], ['the same, p99 ms', (of) => of.submission_p99, 1],
  ['at half of our load: at the client, p99 ms', (of) => of.half.submission_p99, 1],
  ['at half: arrival to leaving by the server\'s clock, p99 at most ms', (of) => of.half.own_p99, 1],
  ['at half: one awaited insert, p99 ms', (of) => of.half.insert_p99, 1],
];

export function tablePage({ machine, settings, runs }, write) {
  const lines = ['| | |', '| --- | --- |', ...conditions(machine, settings), ''];
  const panels = [];
  for (const name of settings.shapes) {
    const [games, people] = name.split('x');
    lines.push(`${games} games, ${people} people in each; medians of ${runs.length} runs, ratios of each run.`, '', '| | here | Socket.IO | ratio |', '| --- | --- | --- | --- |');
    for (const [label, of, digits] of ROWS) {
      const [ours, theirs, ratios] = [
        runs.map((each) => of(each.ours[name])), runs.map((each) => of(each.reference[name])),
        runs.map((each) => of(each.ours[name]) / of(each.reference[name]))];
      lines.push(`| ${label} | ${fixed(median(ours), digits)} | ${fixed(median(theirs), digits)} | ${fixed(median(ratios), 2)} |`);
    }
    const floors = median(runs.map((each) => each.floors[name]));
    const times = median(runs.map((each) => each.ours[name].us_delivery / each.floors[name]));
    lines.push(`| the floor: one \`send\` of as many bytes, µs | ${fixed(floors, 2)} | | ${fixed(times, 2)} times the floor |`, '');
    panels.push([`CPU of a delivery, µs: ${games} games of ${people}`, [
      ['here', median(runs.map((each) => each.ours[name].us_delivery))],
      ['Socket.IO', median(runs.map((each) => each.reference[name].us_delivery))], ['the floor', floors]]]);
    panels.push([`Plays a second: ${games} games of ${people}`, [
      ['here', median(runs.map((each) => each.ours[name].plays_s))],
      ['Socket.IO', median(runs.map((each) => each.reference[name].plays_s))]]]);
  }
  const join = (who) => median(runs.map((each) => each[who].joins.cpu_ms));
  lines.push('| a connection opened, authenticated and joined, both servers warm | here | Socket.IO | ratio |', '| --- | --- | --- | --- |',
    `| CPU, ms | ${fixed(join('ours'), 2)} | ${fixed(join('reference'), 2)} | ${fixed(median(runs.map((each) => each.ours.joins.cpu_ms / each.reference.joins.cpu_ms)), 2)} |`, '');
  panels.push(['CPU of a join, ms', [['here', join('ours')], ['Socket.IO', join('reference')]]]);
  output('table', lines.join('\n'), write, { benchmark: bars(panels) });
}

const TITLES = {
  games: ['open games', 'us_play', 'CPU of a play, µs'], connections: ['connections', 'us_play', 'CPU of a play, µs'],
  room: ['people in a room', 'us_delivery', 'CPU of a delivery, µs'], log: ['events in the log', 'us_play', 'CPU of a play, µs'],
  opening: ['plays in the log', 'ms', 'time to open the game, ms'], nodes: ['nodes', 'us_play', 'CPU of all nodes for a play, µs'],
};

export function growthPage({ machine, results }, write) {
  const lines = [`Measured on ${machine.day}.`, ''];
  const drawn = [];
  for (const [name, points] of Object.entries(results)) {
    if (name === 'memory') {
      const [{ connection_kib, game_kib }] = points;
      lines.push(`Live heap: ${fixed(connection_kib, 1)} KiB for an idle connection in a game, ${fixed(game_kib, 1)} KiB for an open game.`, '');
      continue;
    }
    const [x, key, label] = TITLES[name];
    lines.push(`| ${x} | ${points.map((point) => point.x.toLocaleString('en')).join(' | ')} |`, `| --- |${' --- |'.repeat(points.length)}`,
      `| ${label} | ${points.map((point) => fixed(point[key], 1)).join(' | ')} |`, '');
    drawn.push([`${label}, by ${x}`, points.map((point) => [point.x, point[key]])]);
  }
  output('growth', lines.join('\n'), write, { growth: lineCharts(drawn) });
}

function output(name, text, write, pictures) {
  writeFileSync(`${OUT}/${name}.md`, text);
  for (const [picture, svg] of Object.entries(pictures)) {
    writeFileSync(`${OUT}/${picture}.svg`, svg);
    if (write) writeFileSync(`${PICTURES}/${picture}.svg`, svg);
  }
  if (write) replaceBlock(name, text);
  console.log(text);
}

const svg = (height, body) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 ${height}" font-family="sans-serif" font-size="13">\n<rect width="720" height="${height}" fill="#fff"/>\n${body.join('\n')}\n</svg>\n`;
const text = (x, y, words, more = '') => `<text x="${x}" y="${y}" ${more}>${words}</text>`;

function bars(panels) {
  const body = [];
  let y = 12;
  for (const [title, rows] of panels) {
    body.push(text(10, (y += 18), title, 'font-weight="bold"'));
    const most = Math.max(...rows.map(([, value]) => value));
    for (const [who, value] of rows) {
      const width = (440 * value) / most;
      body.push(text(10, (y += 20), who), `<rect x="110" y="${y - 12}" width="${width.toFixed(1)}" height="15" fill="${who === 'here' ? '#1f6f43' : '#b9b9b9'}"/>`,
        text((118 + width).toFixed(1), y, value < 10 ? value.toFixed(2) : value.toFixed(0)));
    }
    y += 8;
  }
  return svg(y + 12, body);
}

function lineCharts(charts) {
  const body = [];
  charts.forEach(([title, points], i) => {
    const [left, top, width, height] = [70 + (i % 2) * 350, 40 + Math.floor(i / 2) * 220, 260, 140];
    const [first, last] = [Math.log(points[0][0]), Math.log(points.at(-1)[0])];
    const most = 1.15 * Math.max(...points.map(([, value]) => value), 1e-9);
    const at = ([x, value]) => [left + (width * (Math.log(x) - first)) / (last - first || 1), top + height - (height * Math.max(value, 0)) / most];
    body.push(text(left - 50, top - 14, title, 'font-weight="bold"'),
      `<path d="M${left} ${top}V${top + height}H${left + width}" fill="none" stroke="#888"/>`,
      `<polyline points="${points.map((each) => at(each).map((value) => value.toFixed(1)).join(',')).join(' ')}" fill="none" stroke="#1f6f43" stroke-width="2"/>`);
    for (const each of points) {
      const [x, y] = at(each);
      body.push(`<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="3" fill="#1f6f43"/>`, text(x.toFixed(1), (y - 8).toFixed(1), each[1].toFixed(each[1] < 10 ? 1 : 0), 'text-anchor="middle"'),
        text(x.toFixed(1), top + height + 17, each[0].toLocaleString('en'), 'text-anchor="middle"'));
    }
  });
  return svg(40 + Math.ceil(charts.length / 2) * 220, body);
}
