import { diceOf } from '../api.js';
import { extraInWords } from '../book-fair.js';
import { checkDice } from '../dice-check.js';
import { Component, h } from '../h.js';
import { currentToken } from '../identity.js';
import { AboutTheDice } from './about-the-dice.js';
import { Complaint } from './form.js';
import { theTeam } from '../words.js';

/** After the game: whether the dice were honest. */
export class DiceCheck extends Component {
  constructor() {
    super();
    this.state = { busy: false, result: null, complaint: null };
  }

  async check() {
    const { gameId, seeds, entropies, commitments, rolls, extras, turns } = this.props.table;
    this.setState({ busy: true, complaint: null });
    try {
      const published = await diceOf(await currentToken(), gameId);
      if (published.generations.some(({ seed }) => !seed)) {
        throw new Error('The seed has not been published.');
      }
      // The commitments are those that the log showed us; only the seeds are taken from here.
      const opened = seeds.map((each, index) => ({ ...each, seed: published.generations[index].seed }));
      const result = checkDice({ gameId, seeds: opened, entropies, commitments, rolls, extras, turns });
      this.setState({ busy: false, result });
    } catch (problem) {
      this.setState({ busy: false, complaint: problem });
    }
  }

  render({ table }, { busy, result, complaint }) {
    return h('div', { class: 'dice-check' }, [
      h('p', { class: 'quiet-text' }, 'Before the first pitch the server committed itself to a seed; now it has shown it. Your browser can work out every roll again.'),
      h(AboutTheDice, { table }),
      h(
        'button',
        { class: 'secondary', type: 'button', disabled: busy, 'data-testid': 'check-dice', onClick: () => this.check() },
        busy ? 'Computing…' : 'Check the dice',
      ),
      h('div', { role: 'status' }, [
        h(Complaint, { text: complaint, testid: 'dice-complaint' }),
        result && h(Verdict, { result, teams: table.teams }),
      ]),
    ]);
  }
}

function Verdict({ result: { seedFits, rolls, extras, parts, order, declared }, teams }) {
  const wrong = rolls.filter(({ fits }) => !fits);
  const wrongExtras = extras.filter(({ fits }) => !fits);
  const wrongParts = parts.filter(({ fits }) => !fits);
  const honest = seedFits && wrong.length + wrongExtras.length + wrongParts.length + order.rolls.length + order.extras.length === 0;
  return h('div', { class: honest ? 'verdict honest' : 'verdict wrong', 'data-testid': 'dice-verdict', 'data-honest': honest }, [
    h('p', null, [
      h('strong', null, honest ? `All ${rolls.length} rolls check out.` : 'The dice do not check out.'),
      honest && extras.length > 0 && ` So do ${extras.length} extra rolls.`,
      seedFits
        ? ' The seed is the one that was committed to.'
        : ' The seed is not the one that was committed to.',
    ]),
    wrong.length > 0 && h('p', null, `Rolls that differ: ${wrong.map(({ roll }) => roll.roll_number).join(', ')}.`),
    wrongExtras.length > 0 && h('p', null, `Extra rolls that differ: ${wrongExtras.map(({ extra }) => extraInWords(extra)).join('; ')}.`),
    wrongParts.length > 0 && h('p', null, `What does not fit its commitment: the part of ${wrongParts.map(({ side }) => theTeam(teams[side].name)).join(' and ')}.`),
    order.rolls.length > 0 && h('p', null, `Rolls that were not the next one: ${order.rolls.join(', ')}.`),
    order.extras.length > 0 && h('p', null, `Extra rolls that were not the next one: ${extras.filter(({ extra }) => order.extras.includes(extra.extra_id)).map(({ extra }) => extraInWords(extra)).join('; ')}.`),
    declared > 0 && h('p', null, `${declared} rolls were made with dice of their own and said by hand: nothing proves them.`),
    h('details', null, [
      h('summary', null, 'Roll by roll'),
      h('ol', { class: 'roll-list' }, rolls.map(({ roll, dice, fits }) =>
        h('li', { key: roll.roll_id, value: roll.roll_number, class: fits ? '' : 'wrong' },
          `${dice.d6_one} · ${dice.d6_two_a}+${dice.d6_two_b} · ${dice.resolution_d20} · ${dice.chaos_d20}${fits ? '' : ' (shown differently)'}`,
        ),
      )),
      extras.length > 0 && h('ul', { class: 'roll-list' }, extras.map(({ extra, values, fits }) =>
        h('li', { key: extra.extra_id, class: fits ? '' : 'wrong' }, `${extraInWords(extra)}${fits ? '' : ` (should be ${values.join(', ')})`}`),
      )),
    ]),
  ]);
}
