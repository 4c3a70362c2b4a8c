import { Component, h } from '../h.js';
import { diceOf } from '../api.js';
import { checkDice } from '../dice-check.js';
import { currentToken } from '../identity.js';
import { nameOf } from '../lineup.js';
import { reasonName } from '../words.js';
import { Complaint } from './form.js';
import { Happened } from './happened.js';

const DECISIONS = [
  ['winning_pitcher', 'W'],
  ['losing_pitcher', 'L'],
  ['save', 'S'],
];

/** How it ended, and whether the dice were honest. */
export function FinalWord({ session, table, may }) {
  const { completed, teams, state } = table;
  const { winner } = completed;
  const loser = winner === 'home' ? 'away' : 'home';
  return h('section', { class: 'card final', 'aria-labelledby': 'final-title', 'data-testid': 'final' }, [
    h('p', { class: 'kicker' }, reasonName(completed.reason)),
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

class DiceCheck extends Component {
  constructor() {
    super();
    this.state = { busy: false, result: null, complaint: null };
  }

  async check() {
    const { gameId, seeds, entropies, rolls } = this.props.table;
    this.setState({ busy: true, complaint: null });
    try {
      if (!crypto.subtle) {
        throw new Error('Your browser can check the dice only over https, or on the server’s own machine.');
      }
      const published = await diceOf(await currentToken(), gameId);
      if (published.generations.some(({ seed }) => !seed)) {
        throw new Error('The seed has not been published.');
      }
      // The commitments are those that the log showed us; only the seeds are taken from here.
      const opened = seeds.map((each, index) => ({ ...each, seed: published.generations[index].seed }));
      const result = await checkDice({ gameId, seeds: opened, entropies, rolls });
      this.setState({ busy: false, result });
    } catch (problem) {
      this.setState({ busy: false, complaint: problem });
    }
  }

  render(_, { busy, result, complaint }) {
    return h('div', { class: 'dice-check' }, [
      h('p', { class: 'quiet-text' }, 'Before the first pitch the server committed itself to a seed; now it has shown it. Your browser can work out every roll again.'),
      h(
        'button',
        { class: 'secondary', type: 'button', disabled: busy, 'data-testid': 'check-dice', onClick: () => this.check() },
        busy ? 'Computing…' : 'Check the dice',
      ),
      h('div', { role: 'status' }, [
        h(Complaint, { text: complaint, testid: 'dice-complaint' }),
        result && h(Verdict, { result }),
      ]),
    ]);
  }
}

function Verdict({ result: { seedFits, rolls } }) {
  const wrong = rolls.filter(({ fits }) => !fits);
  const honest = seedFits && wrong.length === 0;
  return h('div', { class: honest ? 'verdict honest' : 'verdict wrong', 'data-testid': 'dice-verdict', 'data-honest': honest }, [
    h('p', null, [
      h('strong', null, honest ? `All ${rolls.length} rolls check out.` : 'The dice do not check out.'),
      seedFits
        ? ' The seed is the one that was committed to.'
        : ' The seed is not the one that was committed to.',
    ]),
    wrong.length > 0 && h('p', null, `Rolls that differ: ${wrong.map(({ roll }) => roll.roll_number).join(', ')}.`),
    h('details', null, [
      h('summary', null, 'Roll by roll'),
      h('ol', { class: 'roll-list' }, rolls.map(({ roll, dice, fits }) =>
        h('li', { key: roll.roll_id, value: roll.roll_number, class: fits ? '' : 'wrong' },
          `${dice.d6_one} · ${dice.d6_two_a}+${dice.d6_two_b} · ${dice.resolution_d20} · ${dice.chaos_d20}${fits ? '' : ' (shown differently)'}`,
        ),
      )),
    ]),
  ]);
}
