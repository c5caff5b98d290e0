import { language, shown, spoken } from './language';

/** The first number of a cell as it is printed: "1 234,5 (1 100–1 300)", "1,234.5"; NaN for none. */
export function number(text: string, swedish: boolean): number {
  const found = /[-−]?\d[\d\u00a0\u202f ,.]*/.exec(text);
  if (!found) return NaN;
  let digits = found[0].replace('−', '-').replace(/[\s\u00a0\u202f]/g, '');
  digits = swedish ? digits.replace(',', '.') : digits.replace(/,/g, '');
  return parseFloat(digits);
}

/** Numbers by size and before words, words by the alphabet of the language. */
function order(a: string, b: string, tongue: string): number {
  const swedish = tongue !== 'en';
  const [x, y] = [number(a, swedish), number(b, swedish)];
  const [digits, others] = [/^[-−\d]/.test(a), /^[-−\d]/.test(b)];
  if (digits && others && x !== y) return x - y;
  if (digits !== others) return digits ? -1 : 1;
  return a.localeCompare(b, tongue);
}

/** One row of headings, one row for each area, no cell that spans others. */
function sortable(table: HTMLTableElement): boolean {
  const simple = table.tHead?.rows.length === 1 && table.tBodies.length === 1;
  return simple && !table.querySelector('[colspan],[rowspan],.group') && (table.tBodies[0]?.rows.length ?? 0) > 2;
}

function sortBy(table: HTMLTableElement, column: number, heading: HTMLElement): void {
  const down = heading.getAttribute('aria-sort') === 'ascending';
  for (const one of table.tHead!.rows[0]!.cells) one.removeAttribute('aria-sort');
  heading.setAttribute('aria-sort', down ? 'descending' : 'ascending');
  const body = table.tBodies[0]!;
  const rows = [...body.rows].map((row) => ({ row, text: shown(row.cells[column]!) }));
  // What is no number stays at the end, whichever way.
  const words = (text: string) => !/^[-−\d]/.test(text);
  const numbers = rows.some((one) => !words(one.text));
  rows.sort((a, b) => {
    if (numbers && words(a.text) !== words(b.text)) return words(a.text) ? 1 : -1;
    return (down ? -1 : 1) * order(a.text, b.text, language());
  });
  body.append(...rows.map((one) => one.row));
}

export function makeSortable(table: HTMLTableElement): void {
  if (!sortable(table)) return;
  [...table.tHead!.rows[0]!.cells].forEach((heading, column) => {
    if (!shown(heading)) return;
    const button = document.createElement('button');
    button.className = 'js-sort';
    button.append(...heading.childNodes);
    button.addEventListener('click', () => sortBy(table, column, heading));
    heading.append(button);
  });
}

/** A field of RFC 4180; one that a spreadsheet would take for a formula gets an apostrophe. */
export function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

export function csv(table: HTMLTableElement): string {
  return [...table.rows]
    .map((row) => [...row.cells].flatMap((cell) => [field(shown(cell)), ...Array<string>(cell.colSpan - 1).fill('')]).join(','))
    .join('\r\n');
}

/** A button below the table that saves what it says. */
export function makeSavable(table: HTMLTableElement): void {
  const button = document.createElement('button');
  button.className = 'js-save';
  spoken(button, 'Spara tabellen som CSV', 'Save the table as CSV');
  button.addEventListener('click', () => {
    const link = document.createElement('a');
    // With a byte order mark, by which spreadsheets know that it is UTF-8.
    link.href = URL.createObjectURL(new Blob(['\ufeff' + csv(table) + '\r\n'], { type: 'text/csv' }));
    const page = location.pathname.split('/').pop()?.replace(/\.html$/, '') || 'omrade';
    link.download = `${page}-${table.closest('.scroll')?.getAttribute('aria-labelledby') ?? 'table'}.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  });
  (table.closest('.scroll') ?? table).after(button);
}
