/*
 * Lineups as people write or paste them: "1 Lou Brock LF", "1. Brock, Lou, LF", "LF Lou Brock", rows of a
 * spreadsheet, CSV with a header. Each line is read by itself; `lineup-check.js` says whether they make a lineup. Pure.
 */

const LONGEST_TEXT = 4_000;
const LONGEST_NAME = 64;

const POSITIONS = {
  P: ['P', 'SP', 'RP', 'PITCHER', 'STARTING PITCHER'],
  C: ['C', 'CATCHER'],
  '1B': ['1B', 'FIRST BASE', 'FIRST BASEMAN'],
  '2B': ['2B', 'SECOND BASE', 'SECOND BASEMAN'],
  '3B': ['3B', 'THIRD BASE', 'THIRD BASEMAN'],
  SS: ['SS', 'SHORTSTOP'],
  LF: ['LF', 'LEFT FIELD', 'LEFT FIELDER'],
  CF: ['CF', 'CENTER FIELD', 'CENTER FIELDER', 'CENTRE FIELD'],
  RF: ['RF', 'RIGHT FIELD', 'RIGHT FIELDER'],
  DH: ['DH', 'DESIGNATED HITTER'],
};
const BY_NAME = new Map(Object.entries(POSITIONS).flatMap(([position, names]) => names.map((name) => [name, position])));
/* As scorers number them, from 1. */
const BY_NUMBER = ['P', 'C', '1B', '2B', '3B', 'SS', 'LF', 'CF', 'RF'];
/* What lists of players have, and nobody starts at. */
const NO_PLACES = new Map([['OF', 'LF, CF or RF'], ['IF', '1B, 2B, 3B or SS'], ['UT', 'where they play'], ['UTIL', 'where they play'], ['PH', 'where they play'], ['PR', 'where they play']]);

const COLUMNS = {
  order: ['#', 'ORDER', 'SLOT', 'BAT', 'BATTING ORDER', 'BO', 'LINEUP', 'SPOT'],
  number: ['NO', 'NO.', 'NUMBER', 'JERSEY', 'UNIFORM'],
  name: ['NAME', 'PLAYER', 'PLAYER NAME', 'BATTER'],
  first: ['FIRST', 'FIRST NAME', 'FIRSTNAME'],
  last: ['LAST', 'LAST NAME', 'LASTNAME', 'SURNAME'],
  position: ['POS', 'POS.', 'POSITION', 'FIELD'],
  other: ['B', 'T', 'BATS', 'THROWS', 'HAND', 'B/T', 'TEAM'],
};
const COLUMN_OF = new Map(Object.entries(COLUMNS).flatMap(([column, names]) => names.map((name) => [name, column])));

const COMMENT = /^\s*(\/\/|#(?!\s*\d)|--)/;
const END = /^\W*(bench|bullpen|reserves|substitutes|subs)\b[^\w]*$/i;
const TITLE = /:\s*$/;
const HANDS = /^(?:[LRSB](?:[/-][LRSB])?|(?:BATS?|B|THROWS?|T):?[LRSB])$/i;
const DASH = /^[-–—:]$/;
const SUFFIX = /^(jr|sr|ii|iii|iv)\.?$/i;

/**
 * @typedef {object} Row
 * @property {number} line from 1
 * @property {number | null} order as it is written, or null
 * @property {string} name
 * @property {string | null} position
 * @property {string | null} fault in words, or null
 */

/** @returns {Row[]} one for each line that has a player */
export function readRows(text) {
  const rows = [];
  let columns = null;
  const lines = text.slice(0, LONGEST_TEXT).replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  for (const [index, line] of lines.entries()) {
    const header = rows.length === 0 && columns === null ? headerIn(line) : null;
    if (END.test(line)) {
      break;
    }
    if (header) {
      columns = header;
    } else if (line.trim() !== '' && !COMMENT.test(line) && !TITLE.test(line)) {
      rows.push({ line: index + 1, ...(columns ? byColumns(line, columns) : freely(line)) });
    }
  }
  return withOrders(rows);
}

/** Whether there was more than is read. */
export const isTooLong = (text) => text.length > LONGEST_TEXT;

function headerIn(line) {
  const delimiter = delimiterOf(line);
  const cells = delimiter && cellsOf(line, delimiter).map((cell) => COLUMN_OF.get(cell.toUpperCase()) ?? null);
  const named = cells && (cells.includes('name') || cells.includes('last')) && cells.includes('position');
  return named ? { delimiter, cells } : null;
}

const delimiterOf = (line) => ['\t', ';', '|', ','].find((each) => line.includes(each)) ?? null;

/** The cells of a line; a cell in quotes may have the delimiter in it. */
function cellsOf(line, delimiter) {
  const cells = [''];
  let quoted = false;
  for (const letter of line) {
    if (letter === '"') {
      quoted = !quoted;
    } else if (letter === delimiter && !quoted) {
      cells.push('');
    } else {
      cells[cells.length - 1] += letter;
    }
  }
  return cells.map((cell) => cell.trim());
}

function byColumns(line, { delimiter, cells: columns }) {
  const cells = cellsOf(line, delimiter);
  const cell = (column) => cells[columns.indexOf(column)] ?? '';
  const order = /^\d{1,2}/.exec(cell('order'));
  const whole = columns.includes('name') ? turned(cell('name').split(',')) : `${cell('first')} ${cell('last')}`;
  return row(order ? Number(order[0]) : null, whole, placesIn(cell('position')), cell('position'));
}

/** A line without a header: what is in it tells itself. */
function freely(line) {
  const delimiter = delimiterOf(line);
  const cells = (delimiter ? cellsOf(line, delimiter) : [line.trim()]).flatMap((cell) => cell.split(','));
  const found = { order: null, places: [], unknown: '', atEnd: null };
  const rest = cells.map((cell, index) => strip(cell.trim(), found, index === 0)).filter((cell) => cell !== '');
  // In a spreadsheet the first name comes first; a comma turns names around.
  const name = line.includes(',') ? turned(rest) : rest.join(' ');
  const scored = found.places.length === 0 && found.atEnd !== null ? [BY_NUMBER[found.atEnd - 1]] : found.places;
  return row(found.order, name, scored, found.unknown);
}

/** Takes numbers, positions and hands from a cell, so that the name is left. */
function strip(cell, found, first) {
  const plain = cell.replace(/#\s*\d{1,3}\b/g, ' ').replace(/\(([^)]*)\)|\[([^\]]*)\]/g, (whole, round, square) => {
    const inside = (round ?? square).trim();
    return HANDS.test(inside) || take(inside, found) ? ' ' : whole;
  });
  const [, number, rest] = /^\s*(?:(\d{1,3})(?:[.):-]|(?=\s|$)))?(.*)$/.exec(plain);
  if (first && number) {
    found.order = Number(number);
  }
  // A second number is on the shirt.
  const words = rest.replace(/^\s*\d{1,3}\s+/, ' ').split(/\s+/).filter(Boolean);
  trimEnd(words, found);
  trimStart(words, found);
  return words.every((word) => /^[\d.,$%/-]+$/.test(word)) ? '' : words.join(' ');
}

function trimEnd(words, found) {
  const before = words.length;
  const none = found.places.length === 0;
  if (DASH.test(words.at(-1) ?? '') || HANDS.test(words.at(-1) ?? '')) {
    words.pop();
  } else if (none && words.length > 1 && take(words.slice(-2).join(' '), found)) {
    words.splice(-2);
  } else if (none && take(words.at(-1) ?? '', found)) {
    words.pop();
  } else if (words.length > 1 && /^[1-9]$/.test(words.at(-1))) {
    found.atEnd = Number(words.pop());
  }
  if (words.length < before) {
    trimEnd(words, found);
  }
}

function trimStart(words, found) {
  const none = found.places.length === 0;
  const begin = (count) => words.slice(0, count).join(' ').replace(/:$/, '');
  if (none && words.length > 2 && take(begin(2), found)) {
    words.splice(0, 2);
  } else if (none && words.length > 1 && take(begin(1), found)) {
    words.shift();
  }
  while (words.length > 0 && DASH.test(words[0])) {
    words.shift();
  }
}

/** Whether a text is a position, or several; they are added to what was found. */
function take(text, found) {
  const places = placesIn(text);
  if (places.length > 0) {
    found.places.push(...places);
    return true;
  }
  if (NO_PLACES.has(text.toUpperCase()) && text === text.toUpperCase()) {
    found.unknown = text;
    return true;
  }
  return false;
}

/** "LF", "left field", "2B/SS". */
function placesIn(text) {
  const whole = text.trim();
  const parts = whole.split('/').map((part) => BY_NAME.get(part.trim().toUpperCase()));
  const short = whole.length <= 2;
  const plain = short || whole.includes('/') || /field|base|pitcher|catcher|shortstop|hitter/i.test(whole);
  return plain && parts.every(Boolean) ? parts : [];
}

/** "Brock", "Lou" as "Lou Brock"; "Griffey", "Ken", "Jr." as "Ken Griffey Jr." */
function turned(cells) {
  const [last, first, ...more] = cells.map((cell) => cell.trim()).filter(Boolean);
  if (first === undefined) {
    return last ?? '';
  }
  return SUFFIX.test(first) ? [...(more.length > 0 ? [more[0]] : []), last, first, ...more.slice(1)].join(' ') : [first, last, ...more].join(' ');
}

function row(order, name, places, unknown) {
  const clean = name.replace(/\s+/g, ' ').trim();
  const position = places.length === 1 ? places[0] : null;
  return { order, name: clean, position, fault: faultOf(clean, places, unknown.trim()) };
}

function faultOf(name, places, unknown) {
  if (!/\p{L}/u.test(name)) {
    return 'There is no name here.';
  }
  if (name.length > LONGEST_NAME) {
    return `A name has at most ${LONGEST_NAME} letters.`;
  }
  if (places.length > 1) {
    return `${name} has two positions, ${places.join(' and ')}: name one.`;
  }
  if (places.length === 1) {
    return null;
  }
  const instead = NO_PLACES.get(unknown.toUpperCase());
  return unknown === ''
    ? `Where does ${name} play? Add a position, such as LF.`
    : `${unknown} is not a position that one starts at: say ${instead ?? 'P, C, 1B, 2B, 3B, SS, LF, CF, RF or DH'}.`;
}

/** Numbers in front are those of the batting order, unless one of them is too large for it: then they are on shirts. */
function withOrders(rows) {
  const shirts = rows.some(({ order }) => order !== null && order > 10);
  return shirts ? rows.map((each) => ({ ...each, order: null })) : rows;
}
