// Runs the benchmark; `run` beside this file builds what it needs and starts it on core 1.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { growth } from './growth.mjs';
import { long } from './long.mjs';
import { OUT, killAll, startDatabase } from './programs.mjs';
import { growthPage, replaceBlock, tablePage } from './report.mjs';
import { run } from './table.mjs';
import { watch } from './watch.mjs';

const option = (name, standard) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? standard : process.argv[at + 1];
};
const jar = option('jar', 'target/paper-dynasty.jar');
const jvm = option('jvm', '-Xms1g -Xmx1g').split(' ');
const write = process.argv.includes('--write');

const said = (command, ...words) => execFileSync(command, words, { stdio: ['ignore', 'pipe', 'pipe'] }).toString().trim();

function machine() {
  const java = said('java', '--version').split('\n')[0];
  return {
    day: new Date().toISOString().slice(0, 10),
    processor: `${cpus().length} cores of ${cpus()[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB`,
    kernel: `Linux ${release()}`,
    java,
    node: `Node ${process.version}, Socket.IO ${JSON.parse(readFileSync(`${OUT}/reference/package.json`)).dependencies['socket.io']}`,
    postgresql: said('sh', '-c', 'ls -d target/benchmark/data/postgres-[0-9]* | sed "s/.*postgres-/PostgreSQL /"'),
    compiler: said('gcc', '--version').split('\n')[0],
    jvm: jvm.join(' '),
  };
}

function keep(name, results) {
  writeFileSync(`${OUT}/${name}.json`, JSON.stringify({ machine: machine(), ...results }, null, 1));
}

const commands = {
  async table(database) {
    const runs = [];
    const shapes = option('shapes', '100x10,10x100,1000x2').split(',');
    const settings = { jar, jvm, shapes, seconds: Number(option('seconds', 8)), warmUp: Number(option('warm-up', 60)) };
    for (let i = 1; i <= Number(option('runs', 3)); i++) {
      console.log(`Run ${i}`);
      runs.push(await run(database, settings));
      keep('table', { settings, runs });
    }
    tablePage(JSON.parse(readFileSync(`${OUT}/table.json`)), write);
  },
  async growth(database) {
    // Chosen curves take the place of those of the run before; the others stay.
    const results = option('curve') && existsSync(`${OUT}/growth.json`) ? JSON.parse(readFileSync(`${OUT}/growth.json`)).results : {};
    await growth(database, {
      jar, jvm, curves: option('curve', 'games,connections,room,log,opening,nodes,memory').split(','),
      kept: (name, points) => keep('growth', { results: Object.assign(results, { [name]: points }) }),
    });
    growthPage(JSON.parse(readFileSync(`${OUT}/growth.json`)), write);
  },
  async long(database) {
    const text = await long(database, {
      jar, minutes: Number(option('minutes', 10)), games: Number(option('games', 1500)),
      connections: Number(option('connections', 15_000)), every: Number(option('every', 10)),
    });
    writeFileSync(`${OUT}/long.md`, text);
    if (write) replaceBlock('long', text);
  },
  async watch(database) {
    const results = await watch(database, {
      jar, jvm, shape: option('shape', '100x10'), rounds: Number(option('rounds', 15)),
      seconds: Number(option('seconds', 5)), warmUp: Number(option('warm-up', 60)), profiled: Number(option('profiled', 60)),
    });
    keep('watch', results);
    writeFileSync(`${OUT}/watch.md`, results.text);
    if (write) replaceBlock('watch', results.text);
  },
  async smoke(database) {
    await run(database, { jar, jvm, shapes: ['30x4'], seconds: 2, warmUp: 2 });
    console.log('The parts of the benchmark work together');
  },
};

const command = commands[process.argv[2]];
if (!command) {
  console.error('usage: run table|growth|long|watch|smoke, see the comment in src/test/benchmark/run');
  process.exit(2);
}
mkdirSync(OUT, { recursive: true });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => (killAll(), process.exit(1)));
console.log('Starting PostgreSQL');
const database = await startDatabase();
try {
  await command(database);
} catch (failed) {
  console.error(failed);
  process.exitCode = 1;
  killAll();
} finally {
  await database.stop();
}
