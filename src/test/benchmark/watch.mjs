// What it costs to be watched: this build without metrics, with them, and with traces too, in turn in short windows, so that a
// machine that drifts does so for all three. And whether the histogram says what the clients saw.

import { createServer } from 'node:http';
import { buckets, measure, seat, sleep, startLoad, startPaperDynasty } from './programs.mjs';

const COLLECTOR = 17_150;
const TRACED = { PD_TRACING_ENDPOINT: `http://127.0.0.1:${COLLECTOR}/v1/traces`, PD_TRACING_ONE_IN: '100' };
const KINDS = [
  ['without metrics', { PD_MANAGEMENT_METRICS: 'false' }],
  ['with metrics', {}],
  ['with metrics, one command in 100 traced', TRACED],
];

/** Takes spans and forgets them. */
function startCollector() {
  let bytes = 0;
  const server = createServer((request, response) => {
    request.on('data', (part) => (bytes += part.length));
    request.on('end', () => response.end());
  });
  return new Promise((done) => server.listen(COLLECTOR, '127.0.0.1', () => done({ bytes: () => bytes, stop: () => server.close() })));
}

/** A server with people at its tables, who do not play yet. */
async function start(database, { jar, jvm, tables, people }, [name, settings], turn) {
  const server = await startPaperDynasty(database.url, { jar, jvm, port: 17_301 + 10 * turn, log: `watch-${turn}`, settings });
  const load = startLoad(server, 1, 'endless');
  await seat(server, load, { tables, people });
  await load.ask('open 32');
  return { name, server, load, costs: [] };
}

async function play(each, seconds) {
  each.load.say('pace closed');
  await sleep(1);
  const seen = await measure(each.server, each.load, seconds);
  await each.load.ask('pace stop');
  return seen;
}

const sorted = (values) => [...values].sort((a, b) => a - b);
const quantile = (values, share) => sorted(values)[Math.min(values.length - 1, Math.floor(share * values.length))];

/** The bucket in which a time lies, counted from below. */
const placeOf = (bounds, ms) => bounds.findIndex((bound) => ms <= bound * 1000);

/** What the client measured beside what the server's histogram says of the same plays. */
async function agreement({ server, load }, rate) {
  load.say(`pace ${rate}`);
  await sleep(2);
  const before = buckets(await server.metrics());
  const seen = await measure(server, load, 20);
  const after = buckets(await server.metrics());
  await load.ask('pace stop');
  const bounds = after.map(({ bound }) => bound);
  const grown = after.map(({ count }, i) => count - before[i].count);
  return [['p50', 0.5, seen.submission_p50], ['p99', 0.99, seen.submission_p99]].map(([name, share, client]) => {
    const at = grown.findIndex((count) => count >= share * grown.at(-1));
    const apart = Math.abs(placeOf(bounds, client) - at);
    return { name, client, from: 1000 * (bounds[at - 1] ?? 0), to: 1000 * bounds[at], apart };
  });
}

export async function watch(database, { jar, jvm, shape, rounds, seconds, warmUp }) {
  const [tables, people] = shape.split('x').map(Number);
  const collector = await startCollector();
  const all = [];
  try {
    for (const kind of KINDS) all.push(await start(database, { jar, jvm, tables, people }, kind, all.length));
    for (const each of all) await play(each, warmUp);
    let rate = 0;
    for (let round = 1; round <= rounds; round++) {
      // Each of the three is first as often as the others.
      for (let i = 0; i < all.length; i++) {
        const each = all[(i + round) % all.length];
        const seen = await play(each, seconds);
        each.costs.push(seen.us_play);
        rate = seen.plays_s;
      }
      console.log(`  round ${round}: ${all.map((each) => each.costs.at(-1).toFixed(1)).join(', ')} us of CPU a play`);
    }
    const [plain, counted, traced] = all;
    const more = (one, other) => one.costs.map((cost, round) => 100 * (cost / other.costs[round] - 1));
    const line = (one, other) => {
      const shares = more(one, other);
      return `${quantile(shares, 0.5).toFixed(1)} % | ${quantile(shares, 0.25).toFixed(1)} to ${quantile(shares, 0.75).toFixed(1)} %`;
    };
    const agrees = await agreement(counted, rate / 4);
    const text = [
      `${shape} (games x people), ${rounds} rounds of ${seconds} s each after ${warmUp} s of warm-up, closed loop, walks and home runs only; ${(collector.bytes() / 1024).toFixed(0)} KB of spans were sent.`, '',
      '| CPU of the server for a play | median, µs | more than the one before | quartiles of the rounds |', '| --- | --- | --- | --- |',
      `| ${plain.name} | ${quantile(plain.costs, 0.5).toFixed(0)} | | |`,
      `| ${counted.name} | ${quantile(counted.costs, 0.5).toFixed(0)} | ${line(counted, plain)} |`,
      `| ${traced.name} | ${quantile(traced.costs, 0.5).toFixed(0)} | ${line(traced, counted)} |`, '',
      `At a quarter of that load, 20 s, from a submission to its play:`, '',
      '| | at the client, ms | bucket of the histogram, ms | buckets apart |', '| --- | --- | --- | --- |',
      ...agrees.map(({ name, client, from, to, apart }) => `| ${name} | ${client.toFixed(1)} | ${from.toFixed(1)} to ${to.toFixed(1)} | ${apart} |`), '',
    ].join('\n');
    console.log(text);
    return { shape, rounds, seconds, costs: Object.fromEntries(all.map(({ name, costs }) => [name, costs])), agrees, text };
  } finally {
    for (const { load, server } of all) await load.stop().then(server.stop);
    collector.stop();
  }
}
