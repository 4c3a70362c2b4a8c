// The programs under test and around them: each is started here, measured here, and stopped here.

import { spawn, execFileSync } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';

export const OUT = 'target/benchmark';
const SECRET = 'a secret of the benchmark, long enough for it';
const running = new Set();

export const sleep = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

function start(command, options) {
  const child = spawn(command[0], command.slice(1), options);
  running.add(child);
  child.on('exit', () => running.delete(child));
  return child;
}

function stop(child) {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done();
    const force = setTimeout(() => child.kill('SIGKILL'), 35_000);
    child.on('exit', () => (clearTimeout(force), done()));
    child.kill('SIGTERM');
  });
}

export function killAll() {
  for (const child of running) child.kill('SIGKILL');
}

/** CPU seconds of one process, user and system. */
export function cpuOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Busy seconds of a core. */
export function cpuOfCore(core) {
  const fields = new RegExp(`^cpu${core} (.*)$`, 'm').exec(readFileSync('/proc/stat', 'utf8'))[1].split(' ').map(Number);
  return (fields[0] + fields[1] + fields[2] + fields[5] + fields[6]) / 100;
}

export function residentMb(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}

/** Bytes of live objects in a JVM, after two full collections: what a cleaner holds goes with the second. */
export function liveBytes(pid) {
  const collect = () => execFileSync('jcmd', [String(pid), 'GC.class_histogram'], { maxBuffer: 1 << 28 }).toString();
  collect();
  const census = collect();
  return Number(/^Total\s+\d+\s+(\d+)/m.exec(census)[1]);
}

/** The stacks of Java code in which a JVM was seen while `seconds` pass, some 100 each second of CPU; each a list of frames. */
export async function profile(pid, seconds) {
  const file = `${process.cwd()}/${OUT}/profile-${pid}.jfr`;
  const jcmd = (...words) => execFileSync('jcmd', [String(pid), ...words], { stdio: 'pipe' });
  jcmd('JFR.start', 'name=profile', 'settings=profile');
  await sleep(seconds);
  jcmd('JFR.dump', 'name=profile', `filename=${file}`);
  jcmd('JFR.stop', 'name=profile');
  const text = execFileSync('jfr', ['print', '--events', 'jdk.ExecutionSample', '--stack-depth', '64', file], { maxBuffer: 1 << 30 }).toString();
  return text.split('jdk.ExecutionSample {').slice(1).map((sample) => /stackTrace = \[\n([^\]]*)/.exec(sample)?.[1].split('\n') ?? []);
}

export function token(user) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const head = part({ alg: 'HS256', typ: 'JWT' });
  const body = part({ sub: user, name: user, exp: Math.floor(Date.now() / 1000) + 14_400 });
  return `${head}.${body}.${createHmac('sha256', SECRET).update(`${head}.${body}`).digest('base64url')}`;
}

/** The embedded PostgreSQL, on the core of this process, with the disk waited for. */
export async function startDatabase() {
  rmSync(`${OUT}/data`, { recursive: true, force: true });
  const classpath = `target/test-classes:${readFileSync(`${OUT}/classpath`, 'utf8').trim()}`;
  const child = start(
    ['java', '-Xmx64m', '-XX:TieredStopAtLevel=1', '-cp', classpath, 'com.paperdynasty.store.BenchmarkDatabase', `${OUT}/data`],
    { stdio: ['pipe', 'pipe', openSync(`${OUT}/database.log`, 'w')] });
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('url ')) {
      const ended = new Promise((done) => child.on('exit', done));
      return { url: line.slice(4), stop: () => (child.stdin.end(), ended) };
    }
  }
  throw new Error('PostgreSQL did not start, see database.log');
}

const answers = async (url) => fetch(url).then((response) => response.status < 500, () => false);

async function until(child, condition, log) {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`the server ended, see ${log}`);
    if (await condition()) return;
    await sleep(0.2);
  }
  throw new Error(`the server did not open, see ${log}`);
}

/** This build on core 0. */
export async function startPaperDynasty(databaseUrl, { jar, jvm, port = 17_101, log: name = 'paper-dynasty', settings = {} }) {
  const log = `${OUT}/${name}.log`;
  const child = start(['taskset', '-c', '0', 'java', ...jvm, '-jar', jar, 'serve'], {
    stdio: ['ignore', openSync(log, 'w'), openSync(log, 'a')],
    env: {
      ...process.env, PD_AUTH_SECRET: SECRET, PD_DATABASE_URL: databaseUrl, PD_LIMITS_EXEMPT: '127.0.0.1',
      PD_HTTP_HOST: '127.0.0.1', PD_HTTP_PORT: String(port), PD_MANAGEMENT_HOST: '127.0.0.1',
      PD_MANAGEMENT_PORT: String(port + 1), ...settings,
    },
  });
  await until(child, () => answers(`http://127.0.0.1:${port + 1}/health/ready`), log);
  const create = async (user, options) => {
    const response = await fetch(`http://127.0.0.1:${port}/api/games`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token(user)}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        league: 'sba', public: true, options,
        home: { name: 'Owls', manager: user }, away: { name: 'Bears', manager: user },
      }),
    });
    if (response.status !== 201) throw new Error(`no game: ${response.status} ${await response.text()}`);
    return (await response.json()).game_id;
  };
  return {
    name: 'paper-dynasty', port, pid: child.pid, create, tokenOf: token, stop: () => stop(child),
    metrics: async () => (await fetch(`http://127.0.0.1:${port + 1}/metrics`)).text(),
  };
}

/** Several nodes of this build, all on core 0, as one server. */
export async function startNodes(databaseUrl, count, program) {
  const port = (node) => 17_201 + 10 * node;
  const members = Array.from({ length: count }, (_, node) => `127.0.0.1:${port(node) + 2}`).join(',');
  const settings = (node) => ({
    PD_CLUSTER_ENABLED: 'true', PD_CLUSTER_SECRET: SECRET, PD_CLUSTER_HOST: '127.0.0.1', PD_CLUSTER_PORT: String(port(node) + 2),
    PD_CLUSTER_BUS_PORT: String(port(node) + 3), PD_CLUSTER_MEMBERS: members,
  });
  const nodes = await Promise.all(Array.from({ length: count }, (_, node) =>
    startPaperDynasty(databaseUrl, { ...program, port: port(node), log: `node-${node}`, settings: count > 1 ? settings(node) : {} })));
  return {
    ...nodes[0], ports: nodes.map((node) => node.port), pids: nodes.map((node) => node.pid),
    stop: () => Promise.all(nodes.map((node) => node.stop())),
  };
}

/** The reference on core 0. Its games are made by joining them. */
export async function startReference(databaseUrl, port = 17_111) {
  const log = `${OUT}/reference.log`;
  const child = start(['taskset', '-c', '0', 'node', `${OUT}/reference/server.mjs`], {
    stdio: ['ignore', openSync(log, 'w'), openSync(log, 'a')],
    env: { ...process.env, SECRET, DATABASE_URL: databaseUrl, PORT: String(port) },
  });
  await until(child, () => answers(`http://127.0.0.1:${port}/inserts`), log);
  return {
    name: 'socket.io', port, pid: child.pid, create: async () => randomUUID(), stop: () => stop(child),
    inserts: async () => (await fetch(`http://127.0.0.1:${port}/inserts`)).json(),
  };
}

/** The load, on the core of this process. */
export function startLoad(server, seed = 1, outcomes = 'game') {
  const child = start([`${OUT}/load`, server.name, String(seed), outcomes], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const say = (line) => child.stdin.write(`${line}\n`);
  const ask = async (line) => {
    say(line);
    const { value, done } = await lines.next();
    if (done) throw new Error('the load ended');
    return JSON.parse(value);
  };
  return { pid: child.pid, say, ask, stop: () => stop(child) };
}

/** CPU of one send of a C program, in microseconds. */
export function floor(sockets, bytes) {
  return Number(execFileSync(`${OUT}/floor`, [String(sockets), String(Math.ceil(400_000 / sockets)), String(bytes)]));
}

let users = 0;

/**
 * Tables with games that exist, and their people, who have not opened a connection yet. The people of a table are at all nodes
 * of the server in turn. Idle tables never play.
 */
export async function seat(server, load, { tables, people, games = 1, options, idle = false }) {
  const ports = server.ports ?? [server.port];
  let table = 0;
  for (let from = 0; from < tables; from += 16) {
    const some = Array.from({ length: Math.min(16, tables - from) }, async () => {
      const user = `user-${++users}`;
      const ids = [];
      for (let i = 0; i < games; i++) ids.push(await server.create(user, options));
      return { user, ids };
    });
    for (const { user, ids } of await Promise.all(some)) {
      const port = (person) => ports[(table + person) % ports.length];
      load.say(`table ${ids.join(' ')}`);
      load.say(`person ${idle ? 'spectator' : 'player'} ${port(0)} ${token(user)}`);
      for (let i = 1; i < people; i++) load.say(`person spectator ${port(i)} ${token(`user-${++users}`)}`);
      table++;
    }
  }
}

/** What server, core and load use while `seconds` pass, and what the load counts. */
export async function measure(server, load, seconds) {
  await load.ask('count');
  const used = () => [(server.pids ?? [server.pid]).reduce((sum, pid) => sum + cpuOf(pid), 0), cpuOfCore(1), cpuOf(load.pid), performance.now() / 1000];
  const before = used();
  await sleep(seconds);
  const after = used();
  const count = await load.ask('count');
  const [cpu, core1, loadCpu, wall] = after.map((value, i) => value - before[i]);
  if (count.lost > 0 || count.refused > 0) throw new Error(`the load saw errors: ${JSON.stringify(count)}`);
  return {
    ...count, plays_s: count.plays / wall, us_play: (cpu / count.plays) * 1e6, us_delivery: (cpu / count.frames) * 1e6,
    bytes_delivery: count.bytes / count.frames, core0: cpu / wall, core1: core1 / wall, load: loadCpu / wall,
  };
}

/** The buckets of a Prometheus histogram: upper bounds in seconds and how many were below them. */
export function buckets(text, name = 'pd_submission_seconds') {
  const found = [...text.matchAll(new RegExp(`^${name}_bucket\\{.*?le="([^"]+)".*?\\} (\\S+)$`, 'gm'))];
  return found.map(([, bound, count]) => ({ bound: bound === '+Inf' ? Infinity : Number(bound), count: Number(count) }));
}

/** The upper bound, in ms, of the bucket that this share of what came between two readings reaches. */
export function percentileMs(before, after, share) {
  const seen = new Map(before.map(({ bound, count }) => [bound, count]));
  const grown = after.map(({ bound, count }) => ({ bound, count: count - (seen.get(bound) ?? 0) }));
  const total = grown.at(-1)?.count ?? 0;
  const reached = grown.find(({ count }) => count >= share * total);
  return total === 0 || !reached ? NaN : reached.bound * 1000;
}
