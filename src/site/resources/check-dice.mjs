// Checks all dice of a finished game: node check-dice.mjs DICE LOG [LOG ...], files or addresses of GET .../dice and GET .../log
import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
const read = async (from) => (from.startsWith('http') ? (await fetch(from)).json() : JSON.parse(readFileSync(from, 'utf8')));
const [dice, ...pages] = await Promise.all(process.argv.slice(2).map(read));
const log = pages.flatMap(({ events }) => events);
const all = (name, shape) => log.filter(({ event }) => event === name).map(({ seq, data }) => shape(data, seq));
const [sha256, same] = [(of) => createHash('sha256').update(of).digest('hex'), (a, b) => JSON.stringify(a) === JSON.stringify(b)];
const check = (right, what) => right || (console.log(`wrong: ${what}`), (process.exitCode = 1));
const roll = ({ seed, given }, [scheme, ...lines], sides, taken = 0) => {
  const text = (block) => [scheme, dice.game_id, ...lines, block, ...[given.away, given.home].map((each) => Buffer.from(each).toString('hex'))].join('\n');
  const byte = () => createHmac('sha256', Buffer.from(seed ?? '', 'hex')).update(text(Math.floor(taken / 32))).digest()[taken++ % 32];
  const die = (side, value = byte()) => (value < 256 - (256 % side) ? (value % side) + 1 : die(side));
  return sides.map((side) => die(side));
};
let [made, given, seeds, committed, opened, origins] = [0, { away: '', home: '' }, [], {}, {}, {}];
for (const { event, data, data: { side, round, form, index, commitment, roll_number: n, play_number: play } } of log) {
  if (event === 'game_created' || (event === 'play_undone' && commitment)) {
    const { seed, commitment: shown } = dice.generations[seeds.push({ ...dice.generations[seeds.length], from: made + 1 }) - 1];
    check(sha256(Buffer.from(seed ?? '', 'hex')) === commitment && shown === commitment, `seed ${seeds.length}`);
  } else if (event === 'game_completed') check(data.seed === seeds.at(-1).seed, `seed ${seeds.length} at the end`);
  else if (event === 'entropy_committed') committed[[side, round]] = commitment;
  else if (event === 'entropy_given') {
    [given, opened[[side, round]]] = [{ ...given, [side]: data.entropy }, data.bytes];
    const own = ['paper-dynasty-entropy-1', dice.game_id, side, data.by, round, data.bytes].join('\n');
    check(!data.bytes || (data.bytes === data.entropy && sha256(own) === committed[[side, round]]), `bytes of ${side}`);
  } else if (event === 'dice_rolled') {
    [made, origins[n]] = [Math.max(made, n), origins[n] ?? { ...seeds.findLast(({ from }) => from <= n), given }];
    check(data.declared_by || same([data.d6_one, data.d6_two_a, data.d6_two_b, data.chaos_d20, data.resolution_d20], roll(origins[n], ['paper-dynasty-dice-1', n], [6, 6, 6, 20, 20])), `roll ${n}`);
    check(data.dice?.joint !== ['away', 'home'].some((each) => !opened[[each, data.dice?.round]]), `whose part roll ${n} has`);
  } else if (event === 'extra_rolled') {
    const [origin, ...lines] = n ? [origins[n], 'roll', n] : [{ ...seeds.at(-1), given }, 'play', play];
    const values = roll(origin, ['paper-dynasty-extra-1', ...lines, form, index], data.dice.map(({ sides }) => sides));
    check(same(values, data.dice.map(({ value }) => value)), `extra dice ${data.extra_id}`);
  }
}
check(same(dice.rolls, all('dice_rolled', (data, seq) => ({ seq, dice: data }))), 'the rolls differ from the log');
check(same(dice.entropies, all('entropy_given', ({ side, entropy }, seq) => ({ seq, side, entropy }))), 'the entropies differ from the log');
check(log.every(({ seq }, i) => seq === i + 1) && log.length === pages.at(-1).last_seq, 'the log is not whole');
if (!process.exitCode) console.log(`right: ${dice.rolls.length} rolls, ${all('extra_rolled', () => 0).length} extra dice`);
