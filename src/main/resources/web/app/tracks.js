/**
 * A story as keyframes for the browser's own animations: nothing but transforms, each over the whole time of the play, so that all
 * of them begin and end together. Pure.
 */
const still = 'linear';

/** @returns {{runners: Map<string, Keyframe[]>, ball: Keyframe[], flight: Keyframe[], fielder: Keyframe[] | null, after: Keyframe[]}} */
export function tracksOf({ actors, ball, fielder, lastsMs }, spots) {
  return {
    runners: new Map(actors.map((actor) => [actor.id, runnerTrack(actor, lastsMs)])),
    ball: groundTrack(ball, lastsMs),
    flight: flightTrack(ball, lastsMs),
    fielder: fielder && fielderTrack(fielder, spots[fielder.position], lastsMs),
    after: afterwards(),
  };
}

export const placed = ([x, y], scale = 1) => `translate(${round(x)}px, ${round(y)}px) scale(${scale})`;

const round = (number) => Math.round(number * 10) / 10;

const frame = (atMs, lastsMs, transform, easing = still) => ({ offset: Math.min(1, atMs / lastsMs), transform, easing });

/** A keyframe at the very end, where there is none: the place stays until all is over. */
function untilTheEnd(frames) {
  const last = frames.at(-1);
  return last.offset < 1 ? [...frames, { ...last, offset: 1 }] : frames;
}

function runnerTrack({ path }, lastsMs) {
  return untilTheEnd(path.map(({ atMs, at, scale }) => frame(atMs, lastsMs, placed(at, scale))));
}

/** Along the ground; before and after it is there it has no size. */
function groundTrack(legs, lastsMs) {
  if (legs.length === 0) {
    return [];
  }
  const frames = legs.flatMap(({ from, to, fromMs, toMs }) => [frame(fromMs, lastsMs, placed(from)), frame(toMs, lastsMs, placed(to))]);
  const last = legs.at(-1);
  return untilTheEnd([...frames, frame(Math.min(lastsMs, last.toMs + 260), lastsMs, placed(last.to)), frame(Math.min(lastsMs, last.toMs + 300), lastsMs, placed(last.to, 0))]);
}

/** Up and down, as a ball that is thrown rises ever slower and falls ever faster; larger when it is nearer to the eye. */
function flightTrack(legs, lastsMs) {
  const down = 'translateY(0px) scale(1)';
  const frames = legs.flatMap(({ fromMs, toMs, lift }) => {
    const up = `translateY(${-lift}px) scale(${round(1 + lift / 150)})`;
    const rises = [frame(fromMs, lastsMs, down, 'ease-out'), frame((fromMs + toMs) / 2, lastsMs, up, 'ease-in')];
    return [...(lift > 0 ? rises : [frame(fromMs, lastsMs, down)]), frame(toMs, lastsMs, down)];
  });
  return legs.length > 0 ? untilTheEnd(frames) : [];
}

/** To the ball and back. */
function fielderTrack({ to, fromMs, toMs }, spot, lastsMs) {
  const back = Math.min(lastsMs, toMs + 900);
  return untilTheEnd([
    frame(0, lastsMs, placed(spot)),
    frame(fromMs, lastsMs, placed(spot)),
    frame(toMs, lastsMs, placed(to)),
    frame(Math.min(lastsMs, toMs + 350), lastsMs, placed(to)),
    frame(back, lastsMs, placed(spot)),
  ]);
}

/** What stays on the field as a trace is not there while the play goes on. */
const afterwards = () => [
  { offset: 0, transform: 'scale(0)', easing: 'step-end' },
  { offset: 1, transform: 'scale(1)', easing: still },
];

const BATTED = new Set(['ground', 'fly', 'liner', 'pop', 'hit', 'homer', 'foul']);

/** The way of a ball that was hit, as one can look at it afterwards: a curve to where it came down. */
export function traceOf({ kind, ball, contactMs }) {
  const hit = BATTED.has(kind) && ball.find(({ fromMs }) => fromMs >= contactMs);
  if (!hit) {
    return null;
  }
  const { from, to, lift } = hit;
  const [x, y] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2 - lift];
  return { path: `M${from.map(round).join(' ')}Q${round(x)} ${round(y)} ${to.map(round).join(' ')}`, down: to };
}
