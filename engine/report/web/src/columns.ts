import { shown, spoken } from './language';

/** Of tables that show the same measures of several groups, such as residents and listed: one at a time. */
export function makeSwitchable(table: HTMLTableElement): void {
  const top = table.tHead?.rows[0];
  if (!top || table.tHead!.rows.length !== 2) return;
  const groups = [...top.cells].filter((cell) => cell.scope === 'colgroup');
  if (groups.length < 2) return;
  const box = document.createElement('p');
  box.className = 'js-columns';
  const label = document.createElement('label');
  const words = document.createElement('span');
  spoken(words, 'Visa ', 'Show ');
  const select = document.createElement('select');
  const all = document.createElement('option');
  spoken(all, 'alla', 'all');
  select.append(all);
  for (const group of groups) {
    const option = document.createElement('option');
    option.textContent = shown(group);
    select.append(option);
  }
  const rename = () => groups.forEach((group, i) => { select.options[i + 1]!.textContent = shown(group); });
  for (const one of document.querySelectorAll('input[name=language]')) one.addEventListener('change', rename);
  select.addEventListener('change', () => show(table, groups, select.selectedIndex - 1));
  label.append(words, select);
  box.append(label);
  (table.closest('.scroll') ?? table).before(box);
}

/** `wanted` is the place of a group, or -1 for all. */
function show(table: HTMLTableElement, groups: HTMLTableCellElement[], wanted: number): void {
  const top = [...table.tHead!.rows[0]!.cells];
  const before = (group: HTMLTableCellElement) =>
    top.slice(0, top.indexOf(group)).reduce((sum, cell) => sum + cell.colSpan, 0);
  const hidden = new Set<number>();
  groups.forEach((group, i) => {
    group.hidden = wanted >= 0 && i !== wanted;
    if (!group.hidden) return;
    for (let k = 0; k < group.colSpan; ++k) hidden.add(before(group) + k);
  });
  // Cells that span rows stand in the first of them only.
  const tall = top.filter((cell) => cell.rowSpan > 1).length;
  [...table.tHead!.rows[1]!.cells].forEach((cell, i) => { cell.hidden = hidden.has(i + tall); });
  for (const row of [...table.tBodies].flatMap((body) => [...body.rows])) {
    let column = 0;
    for (const cell of row.cells) {
      if (cell.colSpan === 1) cell.hidden = hidden.has(column);
      column += cell.colSpan;
    }
  }
}
