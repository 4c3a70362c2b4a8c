import { h } from '../h.js';
import { permission, wantNotifications, wantSounds, wantsNotifications, wantsSounds } from '../alerts.js';

const SPEAKER = 'M4 9v6h4l5 4V5L8 9z';
const WAVES = 'M16 8.5a5 5 0 0 1 0 7M18.6 6a8.5 8.5 0 0 1 0 12';
const CROSS = 'M16 9.5l5 5M21 9.5l-5 5';
const BELL = 'M6 17V11a6 6 0 0 1 12 0v6l1.6 1.6H4.4zM10 20.5a2.2 2.2 0 0 0 4 0';
const STRUCK = 'M4 4l16 16';

/** What is heard when sounds are switched on. */
const SAMPLE = [{ sound: 'bat', atMs: 0, gain: 0.7 }];

/** Two switches, both off until they are pressed: the sounds of the park, and a notification when one's move has come. */
export function Alerts({ onChange }) {
  const sounds = wantsSounds();
  const notes = wantsNotifications();
  const allowed = permission();
  return h('span', { class: 'alerts' }, [
    h(Switch, {
      on: sounds,
      testid: 'sounds',
      name: 'Sounds',
      title: sounds ? 'Sounds are on' : 'Sounds are off',
      onPress: () => {
        wantSounds(!sounds);
        onChange(sounds ? [] : SAMPLE);
      },
    }, [h('path', { class: 'solid', d: SPEAKER }), h('path', { d: sounds ? WAVES : CROSS })]),
    allowed !== 'none' && h(Switch, {
      on: notes,
      testid: 'notifications',
      name: 'Tell me when it is my move',
      title: allowed === 'denied' ? 'This browser does not let the page notify you' : notes ? 'You are told when it is your move' : 'Tell me when it is my move',
      onPress: () => wantNotifications(!notes).then(() => onChange([])),
    }, [h('path', { d: BELL }), !notes && h('path', { d: STRUCK })]),
  ]);
}

function Switch({ on, testid, name, title, onPress, children }) {
  return h('button', { class: 'quiet alert-switch', type: 'button', 'aria-pressed': on, 'aria-label': name, title, 'data-testid': testid, onClick: onPress }, h('svg', { viewBox: '0 0 24 24', width: 24, height: 24, 'aria-hidden': true }, children));
}
