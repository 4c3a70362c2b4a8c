import { Component, h } from '../h.js';
import { nameOf } from '../lineup.js';
import { endInWords } from '../told.js';
import { Again } from './again.js';
import { Complaint } from './form.js';
import { Happened } from './happened.js';
import { later } from './later.js';

const DiceCheck = later(() => import('./dice-check.js'), 'DiceCheck');

const DECISIONS = [
  ['winning_pitcher', 'W'],
  ['losing_pitcher', 'L'],
  ['save', 'S'],
];

/** How it ended, and whether the dice were honest. */
export function FinalWord({ session, table, identity, may }) {
  const { completed, teams, state } = table;
  const { winner } = completed;
  const loser = winner === 'home' ? 'away' : 'home';
  return h('section', { class: 'card final', 'aria-labelledby': 'final-title', 'data-testid': 'final' }, [
    h('p', { class: 'kicker' }, endInWords(completed, teams)),
    h(
      'h2',
      { id: 'final-title' },
      winner
        ? `${teams[winner].name} ${state.score[winner]}, ${teams[loser].name} ${state.score[loser]}`
        : `${teams.away.name} ${state.score.away}, ${teams.home.name} ${state.score.home}`,
    ),
    h(Happened, { table }),
    h('dl', { class: 'decisions' }, DECISIONS.map(([key, letter]) =>
      completed.decisions[key] && h('div', { key }, [h('dt', null, letter), h('dd', { 'data-testid': `decision-${letter}` }, nameOf(table.lineups, completed.decisions[key]))]),
    )),
    h(Again, { session, table, identity }),
    may.admin && h(ScorersChoice, { session, table }),
    h(DiceCheck, { table }),
  ]);
}

/** Where the rule leaves the win to the official scorer, who is the game's admin. */
class ScorersChoice extends Component {
  constructor() {
    super();
    this.state = { busy: false, complaint: null };
  }

  async name(id) {
    this.setState({ busy: true, complaint: null });
    try {
      await this.props.session.command('set_winning_pitcher', { player_id: id });
      this.setState({ busy: false });
    } catch (refusal) {
      this.setState({ busy: false, complaint: refusal });
    }
  }

  render({ table }, { busy, complaint }) {
    const { decisions, scorersChoice } = table.completed;
    const others = scorersChoice.filter((id) => id !== decisions.winning_pitcher);
    return others.length > 0 && h('div', { class: 'scorers-choice' }, [
      h('p', { class: 'quiet-text' }, 'The starter did not go far enough for the win. As official scorer you say which reliever has it.'),
      h('div', { class: 'row' }, others.map((id) =>
        h('button', { key: id, class: 'secondary', type: 'button', disabled: busy, 'data-testid': `win-${id}`, onClick: () => this.name(id) }, `Give the win to ${nameOf(table.lineups, id)}`),
      )),
      h(Complaint, { text: complaint, testid: 'scorer-complaint' }),
    ]);
  }
}
