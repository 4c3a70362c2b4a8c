// The table: this build, the reference and the floor, in turn, several times.

import {
  buckets, cpuOf, floor, measure, percentileMs, seat, sleep, startLoad, startPaperDynasty, startReference,
} from './programs.mjs';

/** How many nine-inning games a table may need until its measuring is over. */
const GAMES = { '10x100': 10, '100x10': 12, '1000x2': 5 };

async function shape(server, load, name, seconds, halfRate) {
  const [tables, people] = name.split('x').map(Number);
  await seat(server, load, { tables, people, games: GAMES[name] ?? 10 });
  await load.ask('open 32');
  load.say('pace closed');
  await sleep(3);
  const full = await measure(server, load, seconds);
  await load.ask('pace stop');
  const rate = halfRate ?? full.plays_s / 2;
  load.say(`pace ${rate}`);
  await sleep(1);
  const before = server.metrics ? buckets(await server.metrics()) : await server.inserts();
  const half = await measure(server, load, seconds);
  const own = server.metrics
    ? { own_p50: percentileMs(before, buckets(await server.metrics()), 0.5), own_p99: percentileMs(before, buckets(await server.metrics()), 0.99) }
    : { insert_p99: (await server.inserts()).p99 };
  await load.ask('pace stop');
  await load.ask('close');
  if (full.over + half.over > 0) console.log(`  ${name}: ${Math.max(full.over, half.over)} tables ran out of games, so its figures are of fewer tables`);
  return { ...full, rate, half: { ...half, ...own } };
}

/** CPU in ms for a connection to be opened, authenticated and joined, everything warm. */
async function joins(server, load) {
  const costs = [];
  for (let turn = 0; turn < 3; turn++) {
    await seat(server, load, { tables: 100, people: 10 });
    await sleep(0.5);
    const [before, began] = [cpuOf(server.pid), performance.now()];
    const { opened } = await load.ask('open 32');
    if (opened !== 1000) throw new Error(`${opened} of 1000 joined`);
    await sleep(0.3); // Presence is told a moment later; it belongs to the joins.
    costs.push({ ms: cpuOf(server.pid) - before, wall: (performance.now() - began) / 1000 - 0.3 });
    await load.ask('close');
    await sleep(0.5);
  }
  const warm = costs.slice(1);
  const mean = (key) => warm.reduce((sum, each) => sum + each[key], 0) / warm.length;
  return { cpu_ms: mean('ms'), seconds: mean('wall') };
}

async function oneServer(server, shapes, seconds, warmUp, halves) {
  const load = startLoad(server);
  try {
    await seat(server, load, { tables: 200, people: 2, games: Math.ceil(warmUp / 4) });
    await load.ask('open 32');
    load.say('pace closed');
    await sleep(warmUp);
    await load.ask('pace stop');
    await load.ask('close');
    const results = {};
    for (const name of shapes) {
      results[name] = await shape(server, load, name, seconds, halves?.[name]);
      const { plays_s, us_play, us_delivery, core0, core1, submission_p99, half } = results[name];
      console.log(`  ${server.name} ${name}: ${plays_s.toFixed(0)} plays/s, ${us_play.toFixed(0)} us/play, ${us_delivery.toFixed(2)} us/delivery, cores ${core0.toFixed(2)} ${core1.toFixed(2)}, p99 ${submission_p99.toFixed(1)} ms; half: ${half.us_play.toFixed(0)} us/play, own p99 ${(half.own_p99 ?? NaN).toFixed(1)}, insert p99 ${(half.insert_p99 ?? NaN).toFixed(1)}`);
    }
    results.joins = await joins(server, load);
    console.log(`  ${server.name} joins: ${results.joins.cpu_ms.toFixed(2)} ms of CPU each`);
    return results;
  } finally {
    await load.stop();
    await server.stop();
  }
}

/** One run: figures by program and shape. */
export async function run(database, { jar, jvm, shapes, seconds, warmUp }) {
  const ours = await oneServer(await startPaperDynasty(database.url, { jar, jvm }), shapes, seconds, warmUp);
  const halves = Object.fromEntries(shapes.map((name) => [name, ours[name].rate]));
  const reference = await oneServer(await startReference(database.url), shapes, seconds, Math.min(warmUp, 5), halves);
  const floors = {};
  for (const name of shapes) {
    floors[name] = floor(Number(name.split('x')[1]), Math.round(ours[name].bytes_delivery));
    console.log(`  floor ${name}: ${floors[name].toFixed(2)} us a send`);
  }
  return { ours, reference, floors };
}
