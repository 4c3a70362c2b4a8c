/**
 * What the game and its plays are worth: the chances by play, the plays that changed them most, and what batter and
 * pitcher have done today. From the book alone; frames of older servers have none of it. Pure.
 */

/** What a play was worth, for its line in the book; null where the server does not say it. */
export function worthOf({ wpa, state }) {
  return wpa === undefined ? null : { wpa, home: state?.win_probability?.home ?? null };
}

/** The home side's chance after each play that stands, the first before any. */
export function chancesByPlay({ feed }) {
  const points = [{ playNumber: 0, home: 0.5, inning: 1, half: 'top' }];
  for (const line of feed) {
    if (line.kind === 'play' && !line.undone && line.worth && line.worth.home !== null) {
      points.push({ playNumber: line.playNumber, home: line.worth.home, inning: line.inning, half: line.half });
    }
  }
  return points;
}

/** The chances now; null before the first play of a game, after one without a winner, and from older servers. */
export function chancesNow({ state }) {
  return state.play_number > 0 ? (state.win_probability ?? null) : null;
}

/** The plays that changed the chances most, in the order in which they happened. */
export function keyPlays({ feed }, most) {
  const plays = feed.filter(({ kind, undone, worth }) => kind === 'play' && !undone && worth && worth.wpa !== 0);
  const kept = [...plays].sort((one, other) => size(other) - size(one) || one.seq - other.seq).slice(0, most);
  return plays.filter((line) => kept.includes(line));
}

const size = ({ worth }) => Math.abs(worth.wpa);

/** Whole percents that are together 100; before the end nobody has all of them. */
export function percents({ home }) {
  const rounded = Math.round(home * 100);
  const shown = home > 0 && home < 1 ? Math.min(99, Math.max(1, rounded)) : rounded;
  return { home: shown, away: 100 - shown };
}

/** "+12 %", for the side at bat. */
export function gain({ wpa }) {
  const points = Math.round(wpa * 100);
  return `${points < 0 ? '−' : '+'}${Math.abs(points)} %`;
}

const AT_BAT = [['HR', 'HR'], ['3B', '3B'], ['2B', '2B'], ['BB', 'BB'], ['HBP', 'HBP'], ['SO', 'K'], ['RBI', 'RBI'], ['R', 'R'], ['SB', 'SB'], ['SH', 'SH'], ['SF', 'SF']];

/** "1 for 2, HR, 2 RBI"; empty before the first plate appearance. */
export function battingToday(line) {
  const others = AT_BAT.filter(([column]) => line[column] > 0).map(([column, name]) => counted(line[column], name));
  return line.AB > 0 || others.length > 0 ? [`${line.H} for ${line.AB}`, ...others].join(', ') : '';
}

const counted = (count, name) => (count > 1 ? `${count} ${name}` : name);

/** "4.1 IP, 3 H, 1 R, 5 K"; empty before the first batter. */
export function pitchingToday(line) {
  if (!line.BF) {
    return '';
  }
  const told = [`${Math.floor(line.outs / 3)}.${line.outs % 3} IP`, `${line.H} H`, `${line.R} R`];
  const others = [['BB', 'BB'], ['SO', 'K']].filter(([column]) => line[column] > 0).map(([column, name]) => `${line[column]} ${name}`);
  return [...told, ...others].join(', ');
}
