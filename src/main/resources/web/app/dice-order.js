/**
 * Whether a log has its dice in their order: a server that chose the number of a roll, or which extra dice it
 * tells, could choose the dice without altering one. Pure.
 */

/**
 * @param {object} log
 * @param {any[]} log.rolls the `dice_rolled` events, each with its `seq`
 * @param {any[]} log.extras the `extra_rolled` events, each with its `seq`
 * @param {any[]} log.turns the `play_resolved`, `roll_voided` and `play_undone` events: `{event, seq, roll_id, later_rolls}`
 * @returns {{rolls: number[], extras: string[]}} the numbers and extra ids that are not the next ones
 */
export function outOfOrder({ rolls, extras, turns }) {
  const known = { made: 0, waiting: [], live: false, plays: [], told: new Map() };
  const wrong = { rolls: [], extras: [] };
  const all = [
    ...rolls.map((data) => ({ seq: data.seq, read: () => takeRoll(known, data) || wrong.rolls.push(data.roll_number) })),
    ...extras.map((data) => ({ seq: data.seq, read: () => takeExtra(known, data) || wrong.extras.push(data.extra_id) })),
    ...turns.map((turn) => ({ seq: turn.seq, read: () => takeTurn(known, turn) || wrong.rolls.push(known.made) })),
  ];
  for (const { read } of all.sort((one, other) => one.seq - other.seq)) {
    read();
  }
  return wrong;
}

/** A new roll has the next number; only the roll that waits is issued again. */
function takeRoll(known, { roll_id: id, roll_number: number, reissue_of: again }) {
  const [first, ...rest] = known.waiting;
  const right = first ? number === first.number && again === first.id : number === known.made + 1 && !again;
  known.made = Math.max(known.made, number);
  known.waiting = [{ id, number }, ...rest];
  known.live = true;
  return right;
}

/** Extra dice are counted from 1 for the roll that waits, or for the time after the last play. */
function takeExtra({ waiting, live, plays, told }, { roll_number: number, play_number: play, form, index }) {
  const ofRoll = number !== null && number !== undefined;
  const key = JSON.stringify([ofRoll, ofRoll ? number : play, form]);
  const next = (told.get(key) ?? 0) + 1;
  told.set(key, next);
  const theirs = ofRoll ? live && number === waiting[0].number : !live && play === plays.length;
  return index === next && theirs;
}

function takeTurn(known, { event, roll_id: id, later_rolls: later }) {
  if (event === 'play_undone') {
    known.waiting = [...known.plays.splice(-1), ...(later ? [] : known.waiting)];
    known.live = known.waiting.length > 0;
    known.told.clear();
    return known.live;
  }
  const right = known.live && known.waiting[0].id === id;
  const [used] = known.waiting.splice(0, 1);
  if (event === 'play_resolved') {
    known.plays.push(used);
  }
  known.live = false;
  return right;
}
