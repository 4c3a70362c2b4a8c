/**
 * What is wrong with the page as it is drawn now, in words: what cannot be seen, hit or reached.
 *
 * A target is what is pressed, typed into or chosen from. The smallest that anybody may be asked to hit has
 * 24 by 24 px, with a finger 44 by 44.
 */
const TARGETS = 'a[href], button, input, select, textarea, summary, [role=tab]';
const SMALLEST = 24;
const FINGER = 44;

/** @returns {string[]} */
export function audit() {
  const smallest = matchMedia('(pointer: coarse)').matches ? FINGER : SMALLEST;
  const targets = [...document.querySelectorAll(TARGETS)].filter((each) => !putAway(each)).map(faceOf);
  return [...sideways(), ...pictures(), ...boards(), ...targets.flatMap((each) => faultsOf(each, smallest)), ...overlaps(targets), ...collisions()];
}

/** Hidden on purpose, and said so. */
function putAway(element) {
  const folded = element.closest('details:not([open])');
  const inFold = folded !== null && element.closest('summary')?.parentElement !== folded;
  return inFold || element.closest('[hidden], dialog:not([open])') !== null || parent(folded) || onAnotherPage(element);
}

/** What a phone shows at another of its pages, and what only a phone or only a wide screen has. */
const PAGES = '.scoreboard, .at-the-field .banner, .field-side, .play-side, .play-side > *, .quick-table, .game-links, .tabs, .tab-list, .lineups, .people, .chat, .pages, .small-board, .masthead, .to-new-game';

/** What a phone's masthead leaves out at a table. */
const LEFT_OUT = '.masthead:has(.leave-table) .brand, .page:has(.table) .sign-out, .masthead:has(.lamp:not([data-state=live])) .alerts';

function onAnotherPage(element) {
  const away = matchMedia('(width < 34rem)').matches ? `${PAGES}, ${LEFT_OUT}` : PAGES;
  for (let each = element.closest(away); each; each = each.parentElement?.closest(away)) {
    if (getComputedStyle(each).display === 'none') {
      return true;
    }
  }
  return false;
}

function parent(folded) {
  return folded?.parentElement?.closest('details:not([open])') ? true : false;
}

/** Radio buttons, check boxes and files are pressed by their labels. */
function faceOf(element) {
  return element.matches('[type=radio], [type=checkbox], [type=file]') ? (element.closest('label') ?? element) : element;
}

function sideways() {
  const { scrollWidth } = document.documentElement;
  const over = [...document.querySelectorAll('body *')].filter((each) => outside(each)).slice(0, 3);
  return scrollWidth > innerWidth ? [`scrolls sideways: ${scrollWidth} px, because of ${over.map(nameOf).join(' and ')}`] : [];
}

function outside(element) {
  const { left, right, width } = element.getBoundingClientRect();
  return width > 0 && (left < -0.5 || right > innerWidth + 0.5) && !scrolls(element) && element.closest('.visually-hidden') === null;
}

function scrolls(element) {
  for (let each = element.parentElement; each; each = each.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(each).overflowX) && each !== document.documentElement) {
      return true;
    }
  }
  return false;
}

/** Every picture, and so every die, has a size. */
function pictures() {
  return [...document.querySelectorAll('svg:not(svg svg), img')]
    .filter((each) => !putAway(each))
    .filter((each) => each.getBoundingClientRect().width < 12 || each.getBoundingClientRect().height < 12)
    .map((each) => `${nameOf(each)} has no size`);
}

/** So has what tells whose move it is and what happened. */
function boards() {
  return [...document.querySelectorAll('.banner, .move-line, .happened')]
    .filter((each) => !putAway(each))
    .filter((each) => each.getBoundingClientRect().width < 120 || each.getBoundingClientRect().height < 24)
    .map((each) => `${nameOf(each)} has no size`);
}

function faultsOf(target, smallest) {
  target.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const { left, top, width, height } = target.getBoundingClientRect();
  if (width === 0 || height === 0) {
    return [`${nameOf(target)} is not drawn`];
  }
  const faults = [];
  if ((width < smallest - 0.5 || height < smallest - 0.5) && !inText(target)) {
    faults.push(`${nameOf(target)} is ${Math.round(width)} by ${Math.round(height)} px`);
  }
  if (target.matches('button, .choice, summary, [role=tab], .primary, .secondary') && (target.scrollWidth > target.clientWidth + 1 || target.scrollHeight > target.clientHeight + 1)) {
    faults.push(`the text of ${nameOf(target)} leaves it: ${target.scrollWidth} by ${target.scrollHeight} px in ${target.clientWidth} by ${target.clientHeight}`);
  }
  if (outside(target)) {
    faults.push(`${nameOf(target)} sticks out of the screen`);
  }
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  if (hit !== null && !target.contains(hit) && !hit.contains(target)) {
    faults.push(`${nameOf(target)} is covered by ${nameOf(hit)}`);
  }
  return faults;
}

function inText(target) {
  return target.matches('p a');
}

function overlaps(targets) {
  const boxes = targets.map((target) => ({ target, box: target.getBoundingClientRect() }));
  const faults = [];
  boxes.forEach((one, index) => {
    for (const other of boxes.slice(index + 1)) {
      if (!one.target.contains(other.target) && !other.target.contains(one.target) && stays(one.target) === stays(other.target) && meet(one.box, other.box)) {
        faults.push(`${nameOf(one.target)} overlaps ${nameOf(other.target)}`);
      }
    }
  });
  return faults;
}

/** What stays while the rest scrolls lies over some of it at any time; whether each can be hit is seen when it is scrolled to. */
function stays(target) {
  for (let each = target; each; each = each.parentElement) {
    if (/fixed|sticky/.test(getComputedStyle(each).position)) {
      return true;
    }
  }
  return false;
}

function meet(one, other) {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return across > 1 && down > 1;
}

/** A class of one thing that lays out another thing, because both have the same name. */
function collisions() {
  const layouts = layoutRules();
  return [...document.querySelectorAll('body *')].flatMap((element) => {
    const claims = layouts.filter(({ selector }) => element.matches(selector));
    const drawn = element.ownerSVGElement !== null && element.ownerSVGElement !== undefined;
    const asBox = element instanceof SVGElement ? claims.filter(({ display }) => drawn || !/^(block|none)$/.test(display)) : [];
    const several = new Set(claims.map(({ selector }) => selector)).size > 1 && claims.map(({ selector }) => selector);
    return [
      ...asBox.filter(({ display }) => display !== 'none').map(({ selector }) => `${nameOf(element)} is laid out by ${selector}`),
      ...(several ? [`${nameOf(element)} is laid out by ${[...new Set(several)].join(' and ')}`] : []),
    ];
  }).filter((fault, index, all) => all.indexOf(fault) === index);
}

/** The rules that give a single class its display, wherever it stands. */
function layoutRules() {
  const rules = [];
  const read = (list) => {
    for (const rule of list) {
      if (rule.cssRules?.length && rule.media) {
        read(rule.cssRules);
      } else if (rule.style?.display) {
        for (const selector of rule.selectorText.split(',').map((each) => each.trim())) {
          if (/^\.[\w-]+$/.test(selector)) {
            rules.push({ selector, display: rule.style.display });
          }
        }
      }
    }
  };
  [...document.styleSheets].forEach((sheet) => read(sheet.cssRules));
  return rules;
}

function nameOf(element) {
  const said = (element.textContent ?? '').trim().slice(0, 24);
  const testid = element.dataset?.testid ?? element.querySelector?.('[data-testid]')?.dataset.testid;
  return `<${element.tagName.toLowerCase()} ${testid ?? element.getAttribute('class') ?? ''}>${said ? ` "${said}"` : ''}`;
}
