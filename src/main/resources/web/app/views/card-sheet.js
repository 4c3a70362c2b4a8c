import { cardSet } from '../api.js';
import { legendOf } from '../card-words.js';
import { Component, h } from '../h.js';
import { routeTo } from '../route.js';
import { CardFace } from './card-face.js';
import { Fetched } from './fetched.js';

/**
 * A set of cards, to look at and to print: three cards on a sheet of paper, with a legend.
 *
 * Props: `hash`, of the set; `gameId`, the game through which it is seen, or null.
 */
export class CardSheet extends Component {
  constructor() {
    super();
    /* Whether pitchers are shown at bat too: without a designated hitter only. */
    this.state = { pitchersBat: false };
  }

  componentDidMount() {
    scrollTo({ top: 0, behavior: 'instant' });
  }

  render({ hash, gameId }, { pitchersBat }) {
    return h('div', { class: 'card-sheet', 'data-testid': 'card-sheet' }, h(Fetched, {
      of: `${hash} ${gameId}`,
      read: (token) => cardSet(token, hash, gameId),
      show: (set) => h(Cards, { set, gameId, pitchersBat, onPitchersBat: (value) => this.setState({ pitchersBat: value }) }),
    }));
  }
}

function Cards({ set, gameId, pitchersBat, onPitchersBat }) {
  const { name, season, source, ballpark, players } = set;
  const cards = players.map((card) => ({ ...card, team: name, season }));
  const bothSided = cards.some((card) => isPitcher(card) && card.batting);
  const faces = facesOf(cards, pitchersBat);
  return [
    h('header', { class: 'card-sheet-head' }, [
      h('h1', null, [name, season].filter(Boolean).join(' ')),
      h('p', { class: 'quiet-text' }, cardsInWords(cards)),
      h('div', { class: 'card-sheet-tools' }, [
        h('button', { class: 'primary small', type: 'button', 'data-testid': 'print', onClick: () => print() }, 'Print'),
        bothSided && h('label', { class: 'check' }, [
          h('input', { type: 'checkbox', checked: pitchersBat, 'data-testid': 'pitchers-bat', onChange: (event) => onPitchersBat(event.target.checked) }),
          h('span', null, 'Pitchers at bat too'),
        ]),
        gameId && h('a', { href: routeTo({ gameId }), 'data-testid': 'to-table' }, 'To the table'),
      ]),
    ]),
    h('div', { class: 'card-grid' }, [
      faces.map(({ card, side }) => h(CardFace, { key: `${card.id} ${side}`, card, side, most: 2 })),
      h(Legend, { cards, ballpark }),
    ]),
    source && h('p', { class: 'card-source' }, source),
  ];
}

/** Hitters first, also at the mound, if they have been there; then pitchers. */
function facesOf(cards, pitchersBat) {
  const faces = (some, side) => some.filter((card) => card[side]).map((card) => ({ card, side, most: 2 }));
  const pitchers = cards.filter(isPitcher);
  return [...faces(cards.filter((card) => !isPitcher(card)), 'batting'), ...faces(cards, 'pitching'), ...(pitchersBat ? faces(pitchers, 'batting') : [])];
}

/** Who plays nowhere else. */
const isPitcher = ({ pitching, ratings }) => Boolean(pitching) && Object.keys(ratings.fielding ?? {}).every((position) => position === 'P');

function cardsInWords(cards) {
  const pitchers = cards.filter(isPitcher).length;
  const count = (number, what) => `${number} ${what}${number === 1 ? '' : 's'}`;
  return [count(cards.length - pitchers, 'hitter'), count(pitchers, 'pitcher')].join(', ');
}

const HOW = [
  'One die is the column: 1 to 3 on the batter’s card, 4 to 6 on the pitcher’s. Two dice added are the row. Where a cell has numbers, the d20 picks the line; a letter leads to the lines under the columns.',
  'A switch hitter bats from the side that the pitcher does not throw with.',
  'A chance such as 1–12 is of the d20. An arm, a catcher’s throw and a pitcher’s hold are taken off the runner’s chance.',
];

/** How the cards are read, on a card of its own. */
function Legend({ cards, ballpark }) {
  return h('section', { class: 'player-card card-legend', 'aria-label': 'How to read the cards' }, [
    h('h2', { class: 'player-card-name' }, 'How to read them'),
    HOW.map((line) => h('p', { key: line }, line)),
    h('dl', { class: 'legend-words' }, legendOf(cards).map(([word, meaning]) => h('div', { key: word }, [h('dt', null, word), ' ', h('dd', null, meaning)]))),
    ballpark && h('p', null, `${ballpark.name}: a park single at 1–${ballpark.single_left} for who bats left, 1–${ballpark.single_right} right; a park homer at 1–${ballpark.homerun_left} and 1–${ballpark.homerun_right}.`),
  ]);
}
