// How the cost of a play, a join and memory grow. Each curve has a server of its own.

import { liveBytes, measure, seat, sleep, startLoad, startNodes, startPaperDynasty } from './programs.mjs';

const RATE = 400;

async function point(server, load, x, seats, pace = String(RATE)) {
  await seat(server, load, seats);
  return played(server, load, x, pace);
}

async function played(server, load, x, pace = String(RATE)) {
  await load.ask('open 32');
  load.say(`pace ${pace}`);
  await sleep(3);
  const seen = await measure(server, load, 6);
  await load.ask('pace stop');
  return { x, us_play: seen.us_play, us_delivery: seen.us_delivery, p99: seen.submission_p99, core0: seen.core0 };
}

const curves = {
  /** The same number of plays a second over ever more open games. */
  async games(server, load) {
    const points = [];
    for (const x of [10, 100, 1_000, 10_000]) {
      points.push(await point(server, load, x, { tables: x, people: 1, games: x <= 10 ? 8 : x <= 100 ? 2 : 1 }));
      await load.ask('close');
    }
    return points;
  },
  /** The same number of plays a second in a hundred games of one, beside ever more idle connections in other games. */
  async connections(server, load) {
    const points = [];
    for (const x of [100, 1_000, 5_000, 15_000]) {
      await seat(server, load, { tables: 100, people: 1, games: 2 });
      const beside = Math.ceil((x - 100) / 10);
      if (beside > 0) await seat(server, load, { tables: beside, people: 10, idle: true });
      points.push(await played(server, load, x));
      await load.ask('close');
    }
    return points;
  },
  /** Ever more people in a room; as many deliveries as the server makes. */
  async room(server, load) {
    const points = [];
    for (const x of [2, 20, 200, 2_000]) {
      const tables = x >= 2_000 ? 1 : Math.min(50, 400 / x);
      points.push(await point(server, load, x, { tables, people: x, games: 1, options: { innings: 99 } }, 'closed'));
      await load.ask('close');
    }
    return points;
  },
};

/** A log that becomes ever longer; every event is a walk or a home run, so that the game does not end. */
async function log(server) {
  const load = startLoad(server, 1, 'endless');
  const points = [];
  try {
    await seat(server, load, { tables: 20, people: 1, games: 1 });
    await load.ask('open 32');
    await load.ask('count');
    load.say('pace closed');
    let events = 0;
    for (const x of [100, 300, 1_000, 3_000, 10_000]) {
      while (events < x) {
        await sleep(0.2);
        events += (2 * (await load.ask('count')).plays) / 20;
      }
      const seen = await measure(server, load, 2);
      points.push({ x, us_play: seen.us_play, p99: seen.submission_p99, core0: seen.core0 });
      events += (2 * seen.plays) / 20;
    }
    await load.ask('pace stop');
    return points;
  } finally {
    await load.stop();
  }
}

/** The time of a join that has to open the game, less that of one that finds it open. */
async function opening(database, program) {
  const server = await startPaperDynasty(database.url, { ...program, settings: { PD_TABLE_IDLE_MS: '1000' } });
  const points = [];
  try {
    const first = startLoad(server);
    await warm(server, first);
    await first.stop();
    for (const x of [100, 1_000, 10_000]) {
      const load = startLoad(server, x, 'endless');
      const tables = x > 1_000 ? 4 : 20;
      const games = await Promise.all(Array.from({ length: tables }, (_, i) => server.create(`opener-${x}-${i}`)));
      const enter = (one) => sit(load, server, games, x, one);
      enter();
      await load.ask('open 32');
      await load.ask('count');
      load.say('pace closed');
      for (let plays = 0; plays < x * tables; ) {
        await sleep(0.1);
        plays += (await load.ask('count')).plays;
      }
      await load.ask('pace stop');
      await load.ask('close');
      await sleep(8); // The rooms end their watch, and the games close.
      enter();
      const closed = await load.ask('open 1');
      await load.ask('close');
      enter();
      const open = await load.ask('open 1');
      await load.ask('close');
      await load.stop();
      points.push({ x, ms: closed.join_p50 - open.join_p50, closed_ms: closed.join_p50, open_ms: open.join_p50 });
    }
    return points;
  } finally {
    await server.stop();
  }
}

/** The same number of plays a second on one, two and three nodes, the two people of a game at different ones. */
async function nodes(database, program) {
  const points = [];
  for (const x of [1, 2, 3]) {
    const server = await startNodes(database.url, x, program);
    const load = startLoad(server);
    try {
      await warm(server, load, 40 * x);
      points.push(await point(server, load, x, { tables: 100, people: 2, games: 2 }));
      await load.ask('close');
    } finally {
      await load.stop();
      await server.stop();
    }
  }
  return points;
}

function sit(load, server, games, x) {
  games.forEach((game, i) => {
    load.say(`table ${game}`);
    load.say(`person player ${server.port} ${server.tokenOf(`opener-${x}-${i}`)}`);
  });
}

/** Live heap for each connection that is idle in a game, and for each game that is open. */
async function memory(server, load) {
  const [tables, people] = [800, 10];
  await seat(server, load, { tables: 50, people: 2, games: 4 });
  await load.ask('open 32');
  load.say('pace closed');
  await sleep(6);
  await load.ask('pace stop');
  await load.ask('close');
  await sleep(6);
  const empty = liveBytes(server.pid);
  await seat(server, load, { tables, people });
  await load.ask('open 32');
  load.say('pace closed');
  await sleep(6);
  await load.ask('pace stop');
  await sleep(6);
  const full = liveBytes(server.pid);
  await load.ask('close');
  await sleep(12);
  const games = liveBytes(server.pid);
  return [{ connection_kib: (full - games) / (tables * people) / 1024, game_kib: (games - empty) / tables / 1024 }];
}

export async function growth(database, { jar, jvm, curves: wanted, kept }) {
  for (const name of wanted) {
    console.log(`Curve: ${name}`);
    let points;
    if (name === 'opening' || name === 'nodes') {
      points = await { opening, nodes }[name](database, { jar, jvm });
    } else {
      const server = await startPaperDynasty(database.url, { jar, jvm: name === 'memory' || name === 'log' ? jvm : ['-Xmx3g'] });
      const load = startLoad(server);
      try {
        if (name !== 'memory') await warm(server, load);
        points = name === 'log' ? await log(server) : await { ...curves, memory }[name](server, load);
      } finally {
        await load.stop();
        await server.stop();
      }
    }
    console.log(JSON.stringify(points));
    kept(name, points);
  }
}

/** The JVM compiles for about half a minute; several on one core for as much longer. */
async function warm(server, load, seconds = 30) {
  await seat(server, load, { tables: 50, people: 4, games: 30 });
  await load.ask('open 32');
  load.say('pace closed');
  await sleep(seconds);
  await load.ask('pace stop');
  await load.ask('close');
}
