import { h } from '../h.js';
import { inTheField } from '../lineup.js';
import { battingSide } from '../table.js';
import { lastName, runnersSentence } from '../words.js';

/* The field in units of its drawing: home plate at the bottom, the fence an arc at the top. */
const BASES = { 0: [200, 300], 1: [284, 216], 2: [200, 132], 3: [116, 216] };
const FIELDERS = {
  P: [200, 206],
  C: [200, 334],
  '1B': [296, 178],
  '2B': [250, 136],
  SS: [150, 136],
  '3B': [104, 178],
  LF: [92, 92],
  CF: [200, 52],
  RF: [308, 92],
};
const FAIR = 'M200 300 36 136A169 169 0 0 1 364 136Z';
const MOWED = 'M200 300 45 145A158 158 0 0 1 355 145Z';
const STRIPES = Array.from({ length: 9 }, (_, index) => 30 + index * 40);

/** The diamond with who stands on it; the sentence above it says the same to who cannot see it. */
export function Diamond({ table }) {
  const { state, lineups } = table;
  const fielding = battingSide(state.half) === 'away' ? 'home' : 'away';
  const fielders = state.status === 'completed' ? {} : inTheField(lineups?.[fielding]);
  return h(
    'svg',
    { class: 'diamond', viewBox: '0 0 400 350', role: 'img', 'aria-label': runnersSentence(state) },
    [
      h(Ground),
      Object.entries(FIELDERS).map(
        ([position, [x, y]]) =>
          fielders[position] &&
          h('text', { key: position, class: 'fielder', x, y }, lastName(fielders[position])),
      ),
      [1, 2, 3].map((base) => h(Base, { key: base, base, taken: Boolean(state.bases[base]) })),
      [1, 2, 3].map(
        (base) =>
          state.bases[base] &&
          h(Runner, { key: state.bases[base].id, base, runner: state.bases[base] }),
      ),
      state.batter && state.status !== 'completed' && h(Batter, { name: state.batter.name }),
    ],
  );
}

function Ground() {
  return h('g', { 'aria-hidden': true }, [
    h('defs', null, h('clipPath', { id: 'fair' }, h('path', { d: MOWED }))),
    h('path', { class: 'track', d: FAIR }),
    h('g', { 'clip-path': 'url(#fair)' }, [
      h('path', { class: 'grass', d: MOWED }),
      STRIPES.map((x) => h('rect', { key: x, class: 'mowed', x, y: 10, width: 20, height: 300 })),
      h('circle', { class: 'dirt', cx: 200, cy: 216, r: 112 }),
    ]),
    h('path', { class: 'grass infield', d: 'M200 284 132 216 200 148 268 216Z' }),
    h('circle', { class: 'dirt', cx: 200, cy: 300, r: 22 }),
    h('circle', { class: 'dirt', cx: 200, cy: 222, r: 10 }),
    h('path', { class: 'rubber', d: 'M195 222h10' }),
    h('path', { class: 'chalk', d: 'M190 290 36 136M210 290 364 136' }),
    h('path', { class: 'chalk batters-box', d: 'M184 292h9v18h-9zM207 292h9v18h-9z' }),
    h('path', { class: 'plate', d: 'M194 296h12v6l-6 6-6-6z' }),
  ]);
}

function Base({ base, taken }) {
  const [x, y] = BASES[base];
  return h('rect', {
    class: taken ? 'base taken' : 'base',
    x: x - 7,
    y: y - 7,
    width: 14,
    height: 14,
    transform: `rotate(45 ${x} ${y})`,
    'data-testid': `base-${base}`,
    'data-taken': taken,
  });
}

function Runner({ base, runner }) {
  const [x, y] = BASES[base];
  return h('g', { class: 'runner', style: { transform: `translate(${x}px, ${y}px)` } }, [
    h('circle', { r: 9 }),
    h('text', { y: 24, 'data-testid': `runner-${base}` }, lastName(runner.name)),
  ]);
}

function Batter({ name }) {
  return h('g', { class: 'runner batter', style: { transform: 'translate(222px, 300px)' } }, [
    h('circle', { r: 8 }),
    h('text', { x: 14, y: 5, class: 'beside' }, lastName(name)),
  ]);
}
