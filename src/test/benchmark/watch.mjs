// What it costs to be watched: this build without metrics, with them, and with traces too, in turn in short windows, so that a
// machine that drifts does so for all of them. Then what share of the samples of a profile is in the code of metrics and traces.
// And whether the histogram says what the clients saw.

import { createServer } from 'node:http';
import { buckets, measure, profile, seat, sleep, startLoad, startPaperDynasty } from './programs.mjs';

const COLLECTOR = 17_150;
const traced = (oneIn) => ({ PD_TRACING_ENDPOINT: `http://127.0.0.1:${COLLECTOR}/v1/traces`, PD_TRACING_ONE_IN: String(oneIn) });
const KINDS = [
  ['without metrics', { PD_MANAGEMENT_METRICS: 'false' }],
  ['with metrics', {}],
  ['with metrics, one command in 100 traced', traced(100)],
  ['with metrics, every command traced', traced(1)],
];
/** The nearest of these frames to a sample's end says whose it is: what a step calls is not its own, what a library does for it is. */
const OWNERS = /\b(com\.paperdynasty|io\.micrometer|io\.vertx\.micrometer|io\.prometheus|io\.opentelemetry)\./;
const CODE = {
  metrics: /\b(io\.micrometer|io\.vertx\.micrometer|io\.prometheus|com\.paperdynasty\.ops)\.|Metrics\./,
  traces: /\b(io\.opentelemetry|com\.paperdynasty\.tracing)\./,
};

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

/** The share of a server's samples, while it plays and is scraped, that is in the code of metrics, and of traces. */
async function shares({ name, server, load }, seconds) {
  load.say('pace closed');
  await sleep(1);
  const scrapes = setInterval(() => server.metrics().catch(() => {}), 15_000);
  const stacks = await profile(server.pid, seconds).finally(() => clearInterval(scrapes));
  await load.ask('pace stop');
  const owners = stacks.map((frames) => frames.find((frame) => OWNERS.test(frame)) ?? '');
  const of = (code) => {
    const part = owners.filter((owner) => code.test(owner)).length / stacks.length;
    return { part: 100 * part, error: 200 * Math.sqrt((part * (1 - part)) / stacks.length) };
  };
  return { name, samples: stacks.length, metrics: of(CODE.metrics), traces: of(CODE.traces) };
}

async function inTurn(all, { rounds, seconds }) {
  let rate = 0;
  for (let round = 1; round <= rounds; round++) {
    // Each of them is first as often as the others.
    for (let i = 0; i < all.length; i++) {
      const each = all[(i + round) % all.length];
      const seen = await play(each, seconds);
      each.costs.push(seen.us_play);
      rate = seen.plays_s;
    }
    console.log(`  round ${round}: ${all.map((each) => each.costs.at(-1).toFixed(1)).join(', ')} us of CPU a play`);
  }
  return rate;
}

/** How much more one server's plays cost than another's, in percent: median and quartiles of the rounds. */
function more(one, other) {
  const each = one.costs.map((cost, round) => 100 * (cost / other.costs[round] - 1));
  return [0.5, 0.25, 0.75].map((share) => quantile(each, share));
}

function page({ shape, rounds, seconds, warmUp, profiled }, all, spans, sampled, agrees) {
  const [plain, counted, some, every] = all;
  const row = (one, other) => {
    const [median, low, high] = more(one, other);
    return `| ${one.name} | ${quantile(one.costs, 0.5).toFixed(0)} | ${median.toFixed(1)} % | ${low.toFixed(1)} to ${high.toFixed(1)} % |`;
  };
  const part = ({ part, error }) => `${part.toFixed(2)} ± ${error.toFixed(2)} %`;
  const hundredth = more(every, counted).map((value) => (value / 100).toFixed(2));
  return [
    `${shape} (games x people), ${rounds} rounds of ${seconds} s each after ${warmUp} s of warm-up, closed loop, walks and home runs only; ${(spans / 1024).toFixed(0)} KB of spans were sent.`, '',
    '| CPU of the server for a play | median, µs | more than without, the traced ones than with metrics | quartiles of the rounds |', '| --- | --- | --- | --- |',
    `| ${plain.name} | ${quantile(plain.costs, 0.5).toFixed(0)} | | |`,
    row(counted, plain), row(some, counted), row(every, counted), '',
    `A hundredth of what it costs to trace every command is ${hundredth[0]} % (quartiles ${hundredth[1]} to ${hundredth[2]} %).`, '',
    `Profiles of ${profiled} s, scraped every 15 s; ± is two standard errors:`, '',
    '| | samples in Java code | in the code of metrics | in that of traces |', '| --- | --- | --- | --- |',
    ...sampled.map((each) => `| ${each.name} | ${each.samples} | ${part(each.metrics)} | ${part(each.traces)} |`), '',
    `At a quarter of that load, 20 s, from a submission to its play:`, '',
    '| | at the client, ms | bucket of the histogram, ms | buckets apart |', '| --- | --- | --- | --- |',
    ...agrees.map(({ name, client, from, to, apart }) => `| ${name} | ${client.toFixed(1)} | ${from.toFixed(1)} to ${to.toFixed(1)} | ${apart} |`), '',
  ].join('\n');
}

export async function watch(database, settings) {
  const { jar, jvm, shape, warmUp, profiled } = settings;
  const [tables, people] = shape.split('x').map(Number);
  const collector = await startCollector();
  const all = [];
  try {
    for (const kind of KINDS) all.push(await start(database, { jar, jvm, tables, people }, kind, all.length));
    for (const each of all) await play(each, warmUp);
    const rate = await inTurn(all, settings);
    const spans = collector.bytes();
    const sampled = [];
    for (const each of all.slice(0, 3)) sampled.push(await shares(each, profiled));
    const agrees = await agreement(all[1], rate / 4);
    const text = page(settings, all, spans, sampled, agrees);
    console.log(text);
    return { ...settings, costs: Object.fromEntries(all.map(({ name, costs }) => [name, costs])), sampled, agrees, text };
  } finally {
    for (const { load, server } of all) await load.stop().then(server.stop);
    collector.stop();
  }
}
