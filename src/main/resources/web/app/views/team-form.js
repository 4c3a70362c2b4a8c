import { h } from '../h.js';
import { savedTeams } from '../saved-teams.js';
import { Choice, Field } from './form.js';
import { LineupBox, lineupInShort } from './lineup-box.js';

const COLOR = '#8a1f2b';

/**
 * A team of a new game: its name and looks, who manages it, and who plays.
 *
 * Props: `side`; `team`; `dh`; `onChange(change)`; `onForget(name)`, of a saved team.
 */
export function TeamForm({ side, team, dh, onChange, onForget }) {
  const { name, mine, lineup } = team;
  const choose = (value) => onChange({ mine: value === 'mine' });
  return h('fieldset', { class: 'side' }, [
    h('legend', null, side === 'home' ? 'Home, bats second' : 'Visitors, bat first'),
    h(Saved, { side, name, onChange, onForget }),
    h(Field, { label: 'Team', testid: `${side}-name`, value: name, maxLength: 64, onInput: (value) => onChange({ name: value }) }),
    h('div', { class: 'segments' }, [
      h(Choice, { name: `${side}-seat`, value: 'mine', checked: mine, onChoose: choose, testid: `${side}-mine` }, 'I manage them'),
      h(Choice, { name: `${side}-seat`, value: 'open', checked: !mine, onChoose: choose, testid: `${side}-open` }, 'Open seat'),
    ]),
    h('details', { class: 'team-look', open: team.openLineup }, [
      h('summary', { 'data-testid': `${side}-lineup` }, ['Lineup: ', h('span', { class: 'quiet-text', 'data-testid': `${side}-lineup-short` }, lineupInShort(lineup, dh))]),
      h(LineupBox, { side, team: name, text: lineup, dh, onText: (text) => onChange({ lineup: text }) }),
    ]),
    h(TeamLook, { side, team, onChange }),
  ]);
}

/** The teams that were played with before, the last one first. */
function Saved({ side, name, onChange, onForget }) {
  const teams = savedTeams();
  const chosen = teams.find((team) => team.name === name);
  return teams.length > 0 && h('div', { class: 'field saved-teams' }, [
    h('label', { for: `${side}-saved` }, 'A team of yours'),
    h('div', { class: 'row' }, [
      h('select', {
        id: `${side}-saved`, value: chosen?.name ?? '', 'data-testid': `${side}-saved`,
        onChange: (event) => {
          const team = teams.find((each) => each.name === event.target.value);
          onChange(team ? { ...team } : {});
        },
      }, [
        h('option', { value: '' }, 'Another one'),
        ...teams.map((team) => h('option', { key: team.name, value: team.name }, team.name)),
      ]),
      chosen && h('button', { class: 'quiet', type: 'button', 'data-testid': `${side}-forget`, onClick: () => onForget(chosen.name) }, 'Forget it'),
    ]),
  ]);
}

/** What a team looks like on a scoreboard. */
function TeamLook({ side, team: { abbrev = '', color = null }, onChange }) {
  return h('details', { class: 'team-look' }, [
    h('summary', { 'data-testid': `${side}-look` }, 'Abbreviation and color'),
    h('div', { class: 'details' }, [
      h(Field, { label: 'Abbreviation', testid: `${side}-abbrev`, value: abbrev, maxLength: 4, autocomplete: 'off', onInput: (value) => onChange({ abbrev: value }) }),
      h('label', { class: 'check' }, [
        h('input', { type: 'checkbox', checked: color !== null, 'data-testid': `${side}-has-color`, onChange: (event) => onChange({ color: event.target.checked ? COLOR : null }) }),
        h('span', null, 'A color of its own'),
      ]),
      color !== null && h(Field, { label: 'Color', type: 'color', testid: `${side}-color`, value: color, onInput: (value) => onChange({ color: value }) }),
    ]),
  ]);
}
