// The long run: many connections, many games, a play for each game every so many seconds, in a bounded memory.

import { buckets, liveBytes, measure, percentileMs, residentMb, seat, sleep, startLoad, startPaperDynasty } from './programs.mjs';

export async function long(database, { jar, minutes, games, connections, every }) {
  const jvm = ['-Xmx3g'];
  const server = await startPaperDynasty(database.url, { jar, jvm });
  const load = startLoad(server);
  try {
    const people = Math.floor(connections / games);
    console.log(`${games} games of ${people} connections`);
    await seat(server, load, { tables: games, people, games: 2 });
    const { opened } = await load.ask('open 64');
    if (opened !== games * people) throw new Error(`${opened} connections are open instead of ${games * people}`);
    load.say(`pace ${games / every}`);
    await sleep(30);
    const before = buckets(await server.metrics());
    const heap = [liveBytes(server.pid)];
    const rows = [];
    let [plays, worst, resident] = [0, 0, 0];
    for (let minute = 1; minute <= minutes; minute++) {
      const seen = await measure(server, load, 60);
      heap.push(liveBytes(server.pid));
      plays += seen.plays;
      worst = Math.max(worst, seen.submission_p99);
      resident = Math.max(resident, residentMb(server.pid));
      rows.push(`| ${minute} | ${seen.plays} | ${seen.submission_p99.toFixed(1)} | ${(heap.at(-1) / 2 ** 20).toFixed(0)} | ${residentMb(server.pid).toFixed(0)} | ${(100 * seen.core0).toFixed(0)} % |`);
      console.log(rows.at(-1));
    }
    const p99 = percentileMs(before, buckets(await server.metrics()), 0.99);
    const flat = heap.at(-1) <= 1.1 * heap[1];
    const verdict = p99 < 100 && flat && resident < 4096 ? 'held' : 'missed';
    console.log(`p99 by the server's clock ${p99} ms, heap ${flat ? 'flat' : 'growing'}, ${verdict}`);
    return [
      `${games * people} connections in ${games} games, a play for each every ${every} s, ${minutes} minutes, \`${jvm.join(' ')}\`: ${plays} plays,`,
      `no refusal and no lost connection (either ends the run). By the server's clock p99 is at most ${p99.toFixed(0)} ms; the largest`,
      `resident size is ${resident.toFixed(0)} MB; the heap is ${flat ? 'flat' : 'growing'}. ${verdict === 'held' ? 'The bar is held.' : 'The bar is missed.'} Each minute includes one full`,
      'collection, which is how the heap is measured, after the plays are counted.', '',
      '| minute | plays | p99 at the client, ms | live heap, MB | resident, MB | server core |', '| --- | --- | --- | --- | --- | --- |', ...rows, '',
    ].join('\n');
  } finally {
    await load.stop();
    await server.stop();
  }
}
