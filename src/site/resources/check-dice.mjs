// Checks all dice of a finished game: node check-dice.mjs DICE LOG [LOG ...], files or addresses of GET .../dice and GET .../log
import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
const [dice, ...pages] = await Promise.all(process.argv.slice(2).map(async (from) => (from.startsWith('http') ? (await fetch(from)).json() : JSON.parse(readFileSync(from, 'utf8')))));
const log = pages.flatMap(({ events }) => events);
const all = (name, shape) => log.filter(({ event }) => event === name).map(({ seq, data }) => shape(data, seq));
const [sha256, same] = [(of) => createHash('sha256').update(of).digest('hex'), (a, b) => JSON.stringify(a) === JSON.stringify(b)];
const check = (right, what) => right || (console.log(`wrong: ${what}`), (process.exitCode = 1));
const roll = ({ seed, given }, [scheme, ...lines], sides, taken = 0) => {
  const byte = () => createHmac('sha256', Buffer.from(seed ?? '', 'hex')).update([scheme, dice.game_id, ...lines, Math.floor(taken / 32), given.away, given.home].join('\n')).digest()[taken++ % 32];
  return sides.map(function die(side) { const value = byte(); return value < 256 - (256 % side) ? (value % side) + 1 : die(side); });
};
let [made, given, seeds, committed, opened, origins, waiting, live, plays, told] = [0, { away: '', home: '' }, [], {}, {}, {}, [], false, [], {}];
for (const { event, data, data: { side, round, form, index, commitment, roll_id: id, roll_number: n, play_number: play } } of log) {
  if (event === 'play_resolved') plays.push(waiting[0]);
  if (event === 'play_resolved' || event === 'roll_voided') live = check(live && id === waiting.shift()?.id, `which roll ${event} means`) && false;
  if (event === 'play_undone') [live, told, waiting] = [true, {}, [plays.pop(), ...(data.later_rolls ? [] : waiting)]];
  if (event === 'game_created' || (event === 'play_undone' && commitment)) {
    const { seed, commitment: shown } = dice.generations[seeds.push({ ...dice.generations[seeds.length], from: made + 1 }) - 1];
    check(sha256(Buffer.from(seed ?? '', 'hex')) === commitment && shown === commitment, `seed ${seeds.length}`);
  } else if (event === 'game_completed') check(data.seed === seeds.at(-1).seed, `seed ${seeds.length} at the end`);
  else if (event === 'seat_opened') [given, committed, opened] = [{ away: '', home: '' }, {}, {}]; else if (event === 'entropy_committed') committed[[side, round]] = commitment;
  else if (event === 'entropy_given') {
    [given, opened[[side, round]]] = [{ ...given, [side]: Buffer.from(data.entropy).toString('hex') }, data.bytes];
    check(!data.bytes || (data.bytes === data.entropy && sha256(['paper-dynasty-entropy-1', dice.game_id, side, data.by, round, data.bytes].join('\n')) === committed[[side, round]]), `bytes of ${side}`);
  } else if (event === 'dice_rolled') {
    check(waiting[0] ? n === waiting[0].n && data.reissue_of === waiting[0].id : n === made + 1 && !data.reissue_of, `the number of roll ${n}`);
    [made, origins[n], live, waiting] = [Math.max(made, n), origins[n] ?? { ...seeds.findLast(({ from }) => from <= n), given }, true, [{ n, id }, ...waiting.slice(1)]];
    check(data.declared_by || same([data.d6_one, data.d6_two_a, data.d6_two_b, data.chaos_d20, data.resolution_d20], roll(origins[n], ['paper-dynasty-dice-1', n], [6, 6, 6, 20, 20])), `roll ${n}`);
    check(data.dice?.joint !== ['away', 'home'].some((each) => !opened[[each, data.dice?.round]]), `whose part roll ${n} has`);
  } else if (event === 'extra_rolled') {
    const [origin, ...lines] = n ? [origins[n] ?? { given }, 'roll', n] : [{ ...seeds.at(-1), given }, 'play', play];
    check(index === (told[[lines, form]] = (told[[lines, form]] ?? 0) + 1) && (n ? live && n === waiting[0]?.n : !live && play === plays.length), `which extra dice ${data.extra_id} are`);
    check(same(roll(origin, ['paper-dynasty-extra-1', ...lines, form, index], data.dice.map(({ sides }) => sides)), data.dice.map(({ value }) => value)), `extra dice ${data.extra_id}`);
  }
}
check(same(dice.rolls, all('dice_rolled', (data, seq) => ({ seq, dice: data }))), 'the rolls differ from the log');
check(same(dice.entropies, all('entropy_given', ({ side, entropy }, seq) => ({ seq, side, entropy })).filter(({ seq }) => !log.slice(seq).some(({ event }) => event === 'seat_opened'))), 'the entropies differ from the log');
check(log.every(({ seq }, i) => seq === i + 1) && log.length === pages.at(-1).last_seq, 'the log is not whole');
if (!process.exitCode) console.log(`right: ${dice.rolls.length} rolls, ${all('extra_rolled', () => 0).length} extra dice`);
