// The page is whole without this: it saves what is written in its forms and opens it again, sorts and
// saves tables, shows one group of columns at a time, and walks over maps. It asks nobody for anything,
// and stores nothing itself.
import { makeSwitchable } from './columns';
import { makeDialog } from './dialog';
import { makeWalkable } from './maps';
import { makeSavable, makeSortable } from './tables';

const style = new CSSStyleSheet();
style.replaceSync(`
.js-sort{all:unset;cursor:pointer;display:block;width:100%}
.js-sort:focus-visible{outline:3px solid #00518a}
th[aria-sort=ascending] .js-sort::after{content:" ▲"}
th[aria-sort=descending] .js-sort::after{content:" ▼"}
.js-save,.js-columns select{font:inherit;font-size:.85rem;padding:.25rem .6rem;margin:.4rem 0}
.js-area{min-height:1.5em;font-size:.9rem}
.js-at{fill:none;stroke:#111;stroke-width:3;pointer-events:none}
@media print{.js-save,.js-columns,.js-area,.js-at{display:none}}
`);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];

for (const table of document.querySelectorAll<HTMLTableElement>('.scroll table')) {
  makeSortable(table);
  makeSwitchable(table);
  makeSavable(table);
}
for (const svg of document.querySelectorAll<SVGSVGElement>('svg.map')) makeWalkable(svg);

const at = <Element extends HTMLElement>(id: string) => document.getElementById(id) as Element | null;
const home = at('dialog');
const tools = at('dialog-tools');
const saveButton = at('dialog-save');
const open = at<HTMLInputElement>('dialog-open');
if (home && tools && saveButton && open) makeDialog(home, tools, saveButton, open);
