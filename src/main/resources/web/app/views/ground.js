import { h } from '../h.js';
import { still } from './still.js';

const FAIR = 'M200 300 36 136A169 169 0 0 1 364 136Z';
const MOWED = 'M200 300 45 145A158 158 0 0 1 355 145Z';
const STRIPES = Array.from({ length: 9 }, (_, index) => 30 + index * 40);

/** What never moves: grass, dirt and chalk. */
export const Ground = still(Grass, () => []);

function Grass() {
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
