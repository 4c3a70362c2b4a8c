import { batted } from '/app/batted.js';
import { BASES, BATTERS_BOX, FIELDERS, MOUND, PLATE, distance, fielderSpots } from '/app/field-map.js';
import { headlineOf } from '/app/headline.js';
import { storyOf } from '/app/play-story.js';
import { errors, newTable, reduce } from '/app/table.js';
import { lastPlay } from '/app/told.js';
import { placed, traceOf, tracksOf } from '/app/tracks.js';
import { equal, ok } from './assert.js';

const TEAMS = { away: { name: 'Owls' }, home: { name: 'The Millers' } };
const runner = (base) => ({ id: `on-${base}`, name: `Al R${base}` });
const before = (bases = [], more = {}) => ({
  status: 'in_progress', inning: 3, half: 'bottom', at_bat: 'home', outs: 0, score: { away: 3, home: 2 },
  bases: Object.fromEntries([1, 2, 3].map((base) => [base, bases.includes(base) ? runner(base) : null])),
  batter: { id: 'bat', name: 'Lou Brock' },
  ...more,
});
const to = (from, base) => ({ from, to: base });
const out = (from, base) => ({ from, out: true, at: base });
const play = (result, moves, more = {}) => ({
  play_number: 8, outcome: 'x', batter_result: result, notation: result, hit_location: null, runners_advanced: moves,
  runs_scored: moves.filter((move) => move.to === 4).length, outs_recorded: moves.filter((move) => move.out).length,
  batter: { id: 'bat', name: 'Lou Brock' }, state: { ...before(), batter: { id: 'next', name: 'Next' } },
  ...more,
});
const pathOf = (story, id) => story.actors.find((actor) => actor.id === id).path.map(({ at }) => at);
const isOn = ([x, y], points) => points.some(([px, py]) => Math.hypot(px - x, py - y) < 0.01);

/** How near to a point somebody comes who goes straight from place to place. */
function nearest(path, point) {
  let least = Infinity;
  for (let index = 1; index < path.length; index++) {
    for (let part = 0; part <= 1; part += 0.02) {
      const [from, end] = [path[index - 1], path[index]];
      least = Math.min(least, distance([from[0] + (end[0] - from[0]) * part, from[1] + (end[1] - from[1]) * part], point));
    }
  }
  return least;
}

const GAMES = [
  play('HR', [to(3, 4), to(1, 4), to(0, 4)], { hit_location: 'LF' }),
  play('1B', [to(1, 3), to(0, 1)], { hit_location: 'CF' }),
  play('2B', [to(3, 4), to(1, 4), to(0, 2)], { hit_location: 'RF' }),
  play('3B', [to(0, 3)]),
  play('6-4-3', [out(1, 2), out(0, 1)], { hit_location: 'SS' }),
  play('F8', [to(3, 4), out(0, 1)], { hit_location: 'CF' }),
  play('L6', [out(0, 1), out(1, 1)], { hit_location: 'SS' }),
  play('K', [out(0, 1)]),
  play('K', [out(0, 1), out(1, 2)], { notation: 'K+CS' }),
  play('BB', [to(1, 2), to(0, 1)]),
  play('E6', [to(0, 2)], { hit_location: 'SS' }),
  play('FC6', [out(1, 2), to(0, 1)], { hit_location: 'SS' }),
  play('', [to(1, 2)], { notation: 'SB.1-2' }),
  play('', [out(1, 1)], { notation: 'PO.1X1' }),
  play('', [out(2, 3)], { notation: 'CS.2X3' }),
  play('', [to(3, 4), to(1, 2)], { notation: 'WP.3-H;1-2' }),
  play('', [to(1, 2)], { notation: 'BK.1-2' }),
  play('', [], { notation: 'FLE' }),
  play('3U', [out(0, 1)], { hit_location: '1B' }),
  play('E7', [to(0, 1)], { hit_location: 'LF' }),
];

export default {
  'reads from the notation what became of the ball'() {
    const kinds = ['HR', '1B', '6-4-3', 'F8', 'L6', 'P4', 'K', 'BB', 'E6', 'FC6', '3U'].map((result) => batted(play(result, [])).kind);
    equal(kinds, ['homer', 'hit', 'ground', 'fly', 'liner', 'pop', 'swung', 'taken', 'ground', 'ground', 'ground']);
    equal(['SB.1-2', 'CS.1X2', 'WP.1-2', 'PB.1-2', 'PO.1X1', 'BK.1-2', 'FLE', 'OA.1-2'].map((notation) => batted(play('', [], { notation })).kind), ['stealing', 'stealing', 'past', 'past', 'pickoff', 'none', 'foul', 'none']);
    equal([batted(play('F8', [])).where, batted(play('6-4-3', [])).where, batted(play('F', [], { hit_location: 'RF' })).where], ['CF', 'SS', 'RF']);
    equal([batted(play('F8', [out(0, 1)])).caught, batted(play('F8', [to(0, 1)])).caught], [true, false], 'a dropped fly');
  },

  'runs along the bases and never over the mound'() {
    const bases = before([1, 3]);
    for (const each of GAMES) {
      for (const { id, path, stays } of storyOf(bases, each).actors) {
        const places = path.map(({ at }) => at);
        ok(nearest(places, MOUND) > 45, `${each.batter_result} ${each.notation}: ${id} over the mound`);
        ok(stays === null || isOn(places.at(-1), [stays === 0 ? BATTERS_BOX : BASES[stays]]), `${each.batter_result}: ${id} ends where the state has them`);
      }
    }
  },

  'takes a runner from first to third by way of second'() {
    const story = storyOf(before([1]), GAMES[1]);
    const path = pathOf(story, 'on-1');
    equal(path.filter((at) => isOn(at, [BASES[1], BASES[2], BASES[3]])), [BASES[1], BASES[1], BASES[2], BASES[3]]);
    equal(story.actors.find(({ id }) => id === 'on-1').stays, 3);
  },

  'lets who scores cross the plate and go'() {
    const story = storyOf(before([1, 3]), GAMES[0]);
    for (const id of ['on-3', 'on-1', 'bat']) {
      const { path, stays } = story.actors.find((actor) => actor.id === id);
      equal([stays, path.at(-1).scale], [null, 0], id);
      ok(isOn(path.at(-2).at, [PLATE]), `${id} crosses the plate`);
    }
    equal(pathOf(story, 'bat').filter((at) => isOn(at, Object.values(BASES))).length, 4, 'all four bases');
  },

  'throws the ball to each base where somebody is out, and the runner is there no sooner'() {
    const { ball, actors } = storyOf(before([1]), GAMES[4]);
    equal(ball.map(({ to: end }) => end), [PLATE, FIELDERS.SS, BASES[2], BASES[1]]);
    for (const [id, arrives] of [['on-1', ball[2].toMs], ['bat', ball[3].toMs]]) {
      const { path } = actors.find((actor) => actor.id === id);
      ok(path.at(-3).atMs >= arrives && path.at(-1).scale === 0, `${id} is out by the throw`);
    }
  },

  'lets a runner tag up when the fly is caught, and the batter turn back'() {
    const { ball, actors } = storyOf(before([3]), GAMES[5]);
    const [, tags] = actors.find(({ id }) => id === 'on-3').path;
    equal(tags.atMs, ball[1].toMs);
    equal(nearest(pathOf({ actors }, 'bat'), BASES[1]) > 20, true, 'the batter does not come to first');
  },

  'has times that only go forward, and an end'() {
    for (const each of GAMES) {
      const story = storyOf(before([1, 2, 3]), each);
      ok(story.lastsMs > 0 && story.lastsMs <= 4_000, `${each.notation} lasts ${story.lastsMs}`);
      for (const { path } of story.actors) {
        ok(path.every(({ atMs }, index) => index === 0 || atMs >= path[index - 1].atMs), `${each.notation}: times`);
      }
      ok(story.ball.every(({ fromMs, toMs }, index) => toMs > fromMs && (index === 0 || fromMs >= story.ball[index - 1].toMs)), `${each.notation}: the ball`);
    }
  },

  'puts the next batter up when the others are done, and not the same one again'() {
    const next = storyOf(before([]), GAMES[7]).actors.find(({ id }) => id === 'next');
    equal([next.stays, next.path[0].scale, next.path.at(-1).at], [0, 0, BATTERS_BOX]);
    const steal = storyOf(before([1]), play('', [to(1, 2)], { notation: 'SB.1-2', state: before([2]) }));
    equal(steal.actors.map(({ id }) => id), ['on-1']);
    const over = storyOf(before([3]), play('1B', [to(3, 4), to(0, 1)], { state: { ...before(), status: 'completed', batter: { id: 'next', name: 'N' } } }));
    ok(!over.actors.some(({ id }) => id === 'next'), 'nobody bats after the end');
  },

  'moves with transforms alone, from the first moment to the last'() {
    for (const each of GAMES) {
      const tracks = tracksOf(storyOf(before([1, 2, 3]), each), FIELDERS);
      for (const frames of [...tracks.runners.values(), tracks.ball, tracks.flight, tracks.fielder, tracks.after].filter((track) => track?.length > 0)) {
        ok(frames.every((frame) => Object.keys(frame).sort().join() === 'easing,offset,transform'), `${each.notation}: nothing but transforms`);
        ok(frames.every(({ offset }, index) => offset >= 0 && offset <= 1 && (index === 0 || offset >= frames[index - 1].offset)), `${each.notation}: in order`);
        equal(frames.at(-1).offset, 1);
      }
    }
  },

  'ends every runner where they are drawn without motion'() {
    const story = storyOf(before([1]), GAMES[1]);
    const { runners } = tracksOf(story, FIELDERS);
    equal(runners.get('bat').at(-1).transform, placed(BASES[1]));
    equal(runners.get('on-1').at(-1).transform, placed(BASES[3]));
  },

  'leaves a trace of a ball that was hit, and of no other'() {
    equal(traceOf(storyOf(before(), GAMES[4])).down, FIELDERS.SS);
    equal([7, 9, 16].map((index) => traceOf(storyOf(before([1]), GAMES[index]))), [null, null, null]);
  },

  'plays a home run out of the park and a fly ball in it'() {
    const down = (each) => storyOf(before([1, 3]), each).ball[1].to;
    ok(distance(down(GAMES[0]), PLATE) > distance(FIELDERS.LF, PLATE) * 1.2, 'over the fence');
    ok(distance(down(GAMES[5]), FIELDERS.CF) < 25, 'to the center fielder');
  },

  'sets the fielders as the defense is ordered'() {
    const usual = fielderSpots({ infield: 'back', hold_runners: [] }, {});
    equal(usual, FIELDERS);
    const nearer = (spots, position) => distance(spots[position], PLATE) < distance(FIELDERS[position], PLATE) - 10;
    const corners = fielderSpots({ infield: 'corners_in' }, {});
    equal(['1B', '2B', 'SS', '3B'].map((position) => nearer(corners, position)), [true, false, false, true]);
    const all = fielderSpots({ infield: 'in', outfield: 'in' }, {});
    ok(['1B', '2B', 'SS', '3B', 'LF', 'CF', 'RF'].every((position) => nearer(all, position)), 'all in');
    const holds = fielderSpots({ infield: 'back', hold_runners: [1] }, { 1: runner(1) });
    ok(distance(holds['1B'], BASES[1]) < distance(FIELDERS['1B'], BASES[1]), 'at the bag');
    equal(fielderSpots({ infield: 'back', hold_runners: [1] }, {}), FIELDERS, 'nobody to hold');
  },

  'is loud for what is loud'() {
    const level = (each, was = before([1, 3])) => headlineOf({ before: was, play: each }, TEAMS).level;
    equal(level(play('HR', [to(0, 4)])), 3);
    equal(level(play('6-4-3', [out(1, 2), out(0, 1)])), 2);
    equal(level(play('1B', [to(3, 4), to(0, 1)])), 2);
    equal(level(play('F8', [out(0, 1)])), 0);
    equal(headlineOf({ before: before([1, 2, 3]), play: play('HR', [to(3, 4), to(2, 4), to(1, 4), to(0, 4)]) }, TEAMS).word, 'Grand slam!');
    const ends = play('K', [out(0, 1)], { state: before([], { inning: 4, half: 'top' }) });
    equal(headlineOf({ before: before(), play: ends }, TEAMS), { word: 'End of the 3rd', more: '', level: 1 });
  },

  'says what a run does to the score'() {
    const more = (score, runs) => headlineOf({ before: before([3]), play: play('1B', [], { runs_scored: runs, state: before([1], { score }) }) }, TEAMS).more;
    equal(more({ away: 3, home: 3 }, 1), 'Tied, 3 to 3');
    equal(more({ away: 3, home: 4 }, 2), 'The Millers take the lead, 4 to 3');
    const ahead = headlineOf({ before: before([3], { score: { away: 0, home: 2 } }), play: play('1B', [], { runs_scored: 1, state: before([1], { score: { away: 0, home: 3 } }) }) }, TEAMS);
    equal(ahead.more, 'The Millers lead, 3 to 0');
    const wins = play('1B', [], { runs_scored: 2, state: before([], { status: 'completed', score: { away: 3, home: 4 } }) });
    equal(headlineOf({ before: before([2, 3]), play: wins }, TEAMS), { word: 'Walk-off!', more: 'The Millers take the lead, 4 to 3', level: 3 });
    equal(headlineOf({ before: before([3]), play: { ...wins, batter_result: 'HR' } }, TEAMS).word, 'Home run, and a walk-off!');
  },

  'keeps what happens until the next dice, and lets no history happen again'() {
    const joined = { event: 'game_joined', data: { role: 'manager', sides: ['away'], seq: 1, state: before([1]), lineups: {}, participants: [], pending_roll: null } };
    const resolved = { event: 'play_resolved', seq: 2, data: { ...GAMES[1], errors: ['SS', '1B'], description: 'Single' } };
    const live = [joined, resolved].reduce(reduce, newTable('g'));
    equal([live.happening.seq, live.happening.before.bases[1].id, lastPlay(live).playNumber], [2, 'on-1', 8]);
    equal(errors(live), { away: 0, home: 2 }, 'the side in the field made them');
    const rolled = reduce(live, { event: 'dice_rolled', seq: 3, data: { roll_id: 'r', expires_at: '2026-06-01T12:00:00Z' } });
    equal([rolled.happening, lastPlay(rolled)], [null, undefined]);
    const late = [joined, { ...resolved, replay: true }].reduce(reduce, newTable('g'));
    equal([late.happening, lastPlay(late).playNumber], [null, 8]);
  },
};
