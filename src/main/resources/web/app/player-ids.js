/* Ids for players who are known by name only. Pure. */

const MAX_ID = 32;

/** An id that nobody has yet, made of a name; it is added to those that are taken. */
export function newId(name, taken) {
  const wanted = slug(name);
  let id = wanted;
  for (let number = 2; taken.has(id); number++) {
    id = `${wanted}-${number}`;
  }
  taken.add(id);
  return id;
}

function slug(name) {
  const letters = name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return letters.replace(/^-+|-+$/g, '').slice(0, MAX_ID - 4) || 'player';
}
