import { asText, readLineup, withIds } from '/app/lineup-check.js';
import { equal, ok } from './assert.js';

const CARDINALS = ['1 Lou Brock LF', '2 Curt Flood CF', '3 Roger Maris RF', '4 Orlando Cepeda 1B', '5 Tim McCarver C', '6 Mike Shannon 3B', '7 Julian Javier 2B', '8 Dal Maxvill SS', '9 Bob Gibson P'];
const WITH_DH = [...CARDINALS.slice(0, 8), '9 Bobby Tolan DH', 'P Bob Gibson'];
const inWords = (text, dh) => readLineup(text, dh).faults.map(({ line, text: what }) => (line === null ? what : `${line}: ${what}`));

/** The nine of `CARDINALS`, each line written otherwise. */
function reads(lines, what) {
  const { slots, faults } = readLineup(lines.join('\n'));
  equal(faults, [], what);
  equal(asText(slots).split('\n'), CARDINALS, what);
}

const written = (form) => CARDINALS.map((line) => {
  const [, order, first, last, position] = /^(\d) (\S+) (\S+) (\S+)$/.exec(line);
  return form({ order, first, last, position });
});

export default {
  everyUsualFormOfALineIsRead() {
    const forms = {
      plain: ({ order, first, last, position }) => `${order} ${first} ${last} ${position}`,
      'last name first': ({ order, first, last, position }) => `${order}. ${last}, ${first}, ${position}`,
      'last name first, position behind it': ({ order, first, last, position }) => `${order}. ${last}, ${first} ${position}`,
      'in parentheses': ({ first, last, position }) => `${first} ${last} (${position})`,
      'position first': ({ first, last, position }) => `${position} ${first} ${last}`,
      'position and colon first': ({ first, last, position }) => `${position}: ${first} ${last}`,
      'number and position first': ({ order, first, last, position }) => `${order}) ${position} ${first} ${last}`,
      dashes: ({ order, first, last, position }) => `${order} - ${first} ${last} - ${position}`,
      'without a number': ({ first, last, position }) => `${first} ${last}, ${position}`,
      'small letters': ({ order, first, last, position }) => `${order} ${first} ${last} ${position.toLowerCase()}`,
      tabs: ({ order, first, last, position }) => [order, `${first} ${last}`, position].join('\t'),
      'tabs, names apart': ({ order, first, last, position }) => [order, first, last, position].join('\t'),
      'tabs, last name first': ({ order, first, last, position }) => [order, `${last}, ${first}`, position].join('\t'),
      'tabs, position in front': ({ order, first, last, position }) => [order, position, `${first} ${last}`].join('\t'),
      semicolons: ({ order, first, last, position }) => [order, `${first} ${last}`, position].join('; '),
      'commas, a name in quotes': ({ order, first, last, position }) => `${order},"${last}, ${first}",${position}`,
      'hands behind': ({ order, first, last, position }) => `${order} ${first} ${last} ${position} L`,
      'hands before': ({ order, first, last, position }) => `${order} ${first} ${last} (S) ${position}`,
      'both hands': ({ order, first, last, position }) => `${order} ${first} ${last}, ${position}, L/R`,
      'shirts with a sign': ({ order, first, last, position }) => `${order} #2${order} ${first} ${last} ${position}`,
      'shirts without one': ({ order, first, last, position }) => `${order} 20 ${first} ${last} ${position}`,
      'shirts alone': ({ order, first, last, position }) => `4${order} ${first} ${last} ${position}`,
      'a price behind': ({ order, first, last, position }) => [order, `${first} ${last}`, position, '5.2'].join('\t'),
    };
    for (const [what, form] of Object.entries(forms)) {
      reads(written(form), what);
    }
  },

  positionsAreReadAsWordsAndAsScorersNumberThem() {
    const words = { LF: 'left field', CF: 'Center Fielder', RF: 'right field', '1B': 'First Base', C: 'catcher', '3B': 'third baseman', '2B': 'second base', SS: 'shortstop', P: 'pitcher' };
    reads(written(({ order, first, last, position }) => `${order} ${first} ${last}, ${words[position]}`), 'words');
    const numbers = { P: 1, C: 2, '1B': 3, '2B': 4, '3B': 5, SS: 6, LF: 7, CF: 8, RF: 9 };
    reads(written(({ order, first, last, position }) => `${order} ${first} ${last} ${numbers[position]}`), 'numbers');
  },

  aHeaderSaysWhatIsInWhichColumn() {
    reads(['Order,Player,Pos,Bats', ...written(({ order, first, last, position }) => `${order},${first} ${last},${position},L`)], 'a name');
    reads(['Pos;Last Name;First Name;#', ...written(({ order, first, last, position }) => `${position};${last};${first};${order}`)], 'names apart');
    reads(['#\tPlayer\tPosition', ...written(({ order, first, last, position }) => `${order}\t${first} ${last}\t${position}`)], 'a sign first');
    reads(['Bats,Position,Name', ...written(({ first, last, position }) => `R,${position},"${last}, ${first}"`)], 'no order');
  },

  emptyLinesCommentsTitlesAndTheBenchAreNoPlayers() {
    reads(['\uFEFFCardinals, 1967:', '', '// as of July', ...CARDINALS.slice(0, 4), '', '# the lower half', ...CARDINALS.slice(4), '', 'Bench:', 'Eddie Bressoud IF'], 'more than players');
    reads(CARDINALS.map((line) => `${line}\r`), 'lines of Windows');
  },

  thePitcherOfADesignatedHitterHasNoPlaceInTheOrder() {
    const tenth = (line) => readLineup([...WITH_DH.slice(0, 9), line].join('\n'));
    for (const line of ['P Bob Gibson', 'SP: Bob Gibson', '10 Bob Gibson P', '0. Gibson, Bob, P', 'Bob Gibson (P)', 'Starting Pitcher: Bob Gibson']) {
      const { slots, faults } = tenth(line);
      equal(faults, [], line);
      equal(slots[0], { order: 0, name: 'Bob Gibson', position: 'P' }, line);
      equal(asText(slots), WITH_DH.join('\n'), line);
    }
    const twoWay = readLineup([...CARDINALS.slice(0, 8), '9 Babe Ruth DH', 'P Babe Ruth'].join('\n'));
    equal(twoWay.faults, []);
    equal(new Set(withIds(twoWay.slots, new Set()).map(({ player }) => player.id)).size, 9);
  },

  namesStayAsTheyAre() {
    const nameIn = (line) => readLineup(line).slots[0].name;
    equal(nameIn('4 Griffey Jr., Ken, CF'), 'Ken Griffey Jr.');
    equal(nameIn('4 Griffey, Ken, Jr., CF'), 'Ken Griffey Jr.');
    equal(nameIn('C.C. Sabathia P'), 'C.C. Sabathia');
    equal(nameIn('3 Yoenis Céspedes LF'), 'Yoenis Céspedes');
    equal(nameIn('2 J. D. Drew RF'), 'J. D. Drew');
    equal(nameIn('Kiki Cuyler'), 'Kiki Cuyler');
    equal(nameIn('1  Lou   Brock\u00a0LF'), 'Lou Brock');
    equal(nameIn('7 Juan Del La Cruz SS'), 'Juan Del La Cruz');
    equal(nameIn("8 Travis d'Arnaud C R"), "Travis d'Arnaud");
  },

  eachFaultIsSaidAtItsLine() {
    const but = (index, line) => inWords(CARDINALS.map((each, at) => (at === index ? line : each)).join('\n'));
    equal(but(1, '2 Curt Flood'), ['2: Where does Curt Flood play? Add a position, such as LF.']);
    equal(but(2, '3 Roger Maris OF'), ['3: OF is not a position that one starts at: say LF, CF or RF.']);
    equal(but(2, '3 Roger Maris PH'), ['3: PH is not a position that one starts at: say where they play.']);
    equal(but(2, '3 Roger Maris RF/CF'), ['3: Roger Maris has two positions, RF and CF: name one.']);
    equal(but(4, '5 Lou Brock C'), ['5: Lou Brock is on line 1 already.']);
    equal(but(4, '5 Tim McCarver LF'), ['5: Lou Brock plays LF already, on line 1.', 'Nobody plays C.']);
    equal(but(4, '4 Tim McCarver C'), ['5: Line 4 bats 4th already.', 'Nobody bats 5th.']);
    equal(but(4, '5 C'), ['5: There is no name here.']);
    equal(but(4, `5 ${'x'.repeat(65)} C`), ['5: A name has at most 64 letters.']);
  },

  aLineupHasNinePlayersOrTenWithADesignatedHitter() {
    const eight = CARDINALS.slice(0, 8).join('\n');
    equal(inWords(eight), ['8 players: a lineup has 9, or 10 with a designated hitter (DH).']);
    equal(inWords(eight, false), ['8 players: a lineup has 9.']);
    equal(inWords(WITH_DH.slice(0, 9).join('\n')), ['9 players: with a designated hitter a lineup has 10, the pitcher among them.']);
    equal(inWords([...CARDINALS, '10 Bobby Tolan CF'].join('\n')).at(-1), '10 players: a lineup has 9, or 10 with a designated hitter (DH).');
    equal(inWords(WITH_DH.join('\n'), false), ['9: This game has no designated hitter.']);
    equal(inWords([...CARDINALS, '10 Bobby Tolan DH'].join('\n')), ['9: Bobby Tolan bats for the pitcher, who has no number then.']);
    equal(inWords(''), ['0 players: a lineup has 9, or 10 with a designated hitter (DH).']);
    equal(inWords(CARDINALS.join('\n'), false), [], 'the pitcher bats');
  },

  whatIsTooLongIsNotReadToItsEnd() {
    const { slots, faults } = readLineup(`${'1 Lou Brock LF\n'.repeat(1_000)}`);
    ok(slots.length < 300 && faults.some(({ text }) => text === 'This is too long for a lineup.'), 'bounded');
  },

  noTwoPlayersOfAGameHaveTheSameId() {
    const taken = new Set();
    const ours = withIds(readLineup(CARDINALS.join('\n')).slots, taken);
    const theirs = withIds(readLineup(CARDINALS.join('\n')).slots, taken);
    equal(ours[0], { order: 1, player: { id: 'lou-brock', name: 'Lou Brock' }, position: 'LF' });
    equal(theirs[0].player.id, 'lou-brock-2');
    equal(taken.size, 18);
  },
};
