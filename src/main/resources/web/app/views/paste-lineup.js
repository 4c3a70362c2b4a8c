import { departed, players } from '../lineup.js';
import { readLineup, withIds } from '../lineup-check.js';
import { savedTeams, saveTeam } from '../saved-teams.js';
import { Component, h } from '../h.js';
import { SIDES } from '../words.js';
import { Complaint } from './form.js';
import { LineupBox } from './lineup-box.js';

/** A whole lineup for a side before the game, pasted, or one that was used before. */
export class PasteLineup extends Component {
  constructor() {
    super();
    this.state = { text: '', busy: false, complaint: null };
  }

  async handIn() {
    const { session, table: { lineups, teams }, side } = this.props;
    const { text } = this.state;
    const { slots } = readLineup(text, hasDh(lineups));
    const taken = new Set(theirs(lineups, side).map(({ id }) => id));
    this.setState({ busy: true, complaint: null });
    try {
      await session.command('set_lineup', { side, lineup: withIds(slots, taken, session.benches?.[side]) });
      saveTeam({ ...teams[side], abbrev: teams[side].abbrev ?? '', lineup: text });
      this.setState({ text: '', busy: false });
    } catch (refusal) {
      this.setState({ busy: false, complaint: refusal });
    }
  }

  render({ table: { lineups, teams }, side }, { text, busy, complaint }) {
    const dh = hasDh(lineups);
    const ready = text.trim() !== '' && readLineup(text, dh).faults.length === 0;
    const saved = savedTeams();
    const write = (value) => this.setState({ text: value, complaint: null });
    return h('details', { class: 'paste-lineup' }, [
      h('summary', { 'data-testid': `paste-${side}` }, 'Paste a lineup'),
      saved.length > 0 && h('div', { class: 'field' }, [
        h('label', { for: `used-${side}` }, 'A team of yours'),
        h('select', { id: `used-${side}`, value: '', 'data-testid': `used-${side}`, onChange: (event) => write(saved.find(({ name }) => name === event.target.value)?.lineup ?? '') }, [
          h('option', { value: '' }, 'Choose one'),
          ...saved.map(({ name }) => h('option', { key: name, value: name }, name)),
        ]),
      ]),
      h(LineupBox, { side, team: teams[side].name, text, dh, onText: write }),
      h('button', { class: 'primary', type: 'button', disabled: busy || !ready, 'data-testid': `hand-in-${side}`, onClick: () => this.handIn() }, 'Hand it in'),
      h(Complaint, { text: complaint, testid: `paste-complaint-${side}` }),
    ]);
  }
}

const hasDh = (lineups) => SIDES.some((side) => players(lineups[side]).some(({ order }) => order === 0));

const theirs = (lineups, side) => SIDES.filter((each) => each !== side).flatMap((each) => [...players(lineups[each]), ...departed(lineups[each])]);
