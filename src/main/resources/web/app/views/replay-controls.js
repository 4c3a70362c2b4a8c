import { h } from '../h.js';
import { SPEEDS, lastOf } from '../replay.js';

/* On a square of 24 units. */
const BAR_LEFT = 'M5 5h2.5v14H5z';
const BAR_RIGHT = 'M16.5 5H19v14h-2.5z';
const LEFT = 'M17 5v14L8 12z';
const RIGHT = 'M7 5v14l9-7z';
const ICONS = {
  first: `${BAR_LEFT}M19 5v14l-9-7z`,
  'half-back': 'M12.5 5v14L4 12zM21 5v14l-8.5-7z',
  back: LEFT,
  on: RIGHT,
  'half-on': 'M11.5 5v14L20 12zM3 5v14l8.5-7z',
  last: `${BAR_RIGHT}M5 5v14l9-7z`,
  play: 'M7 4v16l13-8z',
  pause: 'M6 4h4v16H6zM14 4h4v16h-4z',
};

const BEFORE = [['first', 'To the first pitch'], ['half-back', 'Back a half-inning'], ['back', 'Back a play']];
const AFTER = [['on', 'On a play'], ['half-on', 'On a half-inning'], ['last', 'To the latest play']];

/** Step by step or by itself, and how fast. */
export function ReplayControls({ table, at, playing, speed, onStep, onToggle, onSpeed, children }) {
  const last = lastOf(table);
  const step = ([name, label]) => h(Press, {
    key: name,
    icon: name,
    label,
    testid: `step-${name}`,
    disabled: ['first', 'half-back', 'back'].includes(name) ? at === 0 : at === last,
    onClick: () => onStep(name),
  });
  return h('div', { class: 'replay-controls', role: 'group', 'aria-label': 'Replay' }, [
    h('div', { class: 'replay-steps' }, [
      BEFORE.map(step),
      h(Press, { icon: playing ? 'pause' : 'play', label: playing ? 'Pause' : 'Play', testid: 'replay-play', disabled: last === 0, onClick: onToggle, main: true }),
      AFTER.map(step),
    ]),
    h('div', { class: 'replay-speeds', role: 'group', 'aria-label': 'Speed' }, SPEEDS.map((each) =>
      h('button', { key: each, type: 'button', class: 'replay-speed', 'aria-pressed': each === speed, 'data-testid': `speed-${each}`, onClick: () => onSpeed(each) }, `${each}×`),
    )),
    children,
  ]);
}

function Press({ icon, label, testid, disabled, onClick, main = false }) {
  return h('button', { class: main ? 'replay-press main' : 'replay-press', type: 'button', 'aria-label': label, title: label, disabled, 'data-testid': testid, onClick },
    h('svg', { viewBox: '0 0 24 24', width: 24, height: 24, 'aria-hidden': true }, h('path', { d: ICONS[icon] })),
  );
}
