import { language, say } from './language';

type Way = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

function middle(area: SVGGraphicsElement): { x: number; y: number } {
  const box = area.getBBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** The nearest area that lies more in this direction than to its sides. */
function next(areas: SVGGraphicsElement[], from: SVGGraphicsElement, way: Way): SVGGraphicsElement | undefined {
  const here = middle(from);
  const along = way === 'ArrowLeft' || way === 'ArrowRight';
  const sign = way === 'ArrowLeft' || way === 'ArrowUp' ? -1 : 1;
  let found: SVGGraphicsElement | undefined;
  let least = Infinity;
  for (const area of areas) {
    const there = middle(area);
    const forward = sign * (along ? there.x - here.x : there.y - here.y);
    const aside = Math.abs(along ? there.y - here.y : there.x - here.x);
    const far = forward + 2 * aside;
    if (area !== from && forward > 0 && aside <= forward && far < least) {
      found = area;
      least = far;
    }
  }
  return found;
}

/** What a map says of an area lies over its colours, once in each language. */
const isArea = (one: Element | null): one is SVGGraphicsElement =>
  one instanceof SVGGraphicsElement && one.tagName === 'use' && one.querySelector('title') !== null;

/** A line below the map that tells what the pointer or the arrow keys are at. Texts are the map's own. */
export function makeWalkable(svg: SVGSVGElement): void {
  const shownAreas = () =>
    [...svg.querySelectorAll<SVGGraphicsElement>('use')].filter(isArea).filter((area) => area.getClientRects().length > 0 &&
      (area.closest('[lang]')?.getAttribute('lang') ?? language()) === language());
  const line = document.createElement('p');
  line.className = 'js-area';
  line.setAttribute('role', 'status');
  const help = () => say('Peka på ett område, eller välj kartan och gå med piltangenterna.',
    'Point at an area, or choose the map and walk with the arrow keys.');
  line.textContent = help();
  svg.after(line);
  svg.setAttribute('tabindex', '0');
  const outline = document.createElementNS(svg.namespaceURI!, 'use');
  outline.setAttribute('class', 'js-at');
  let at: SVGGraphicsElement | undefined;
  const go = (area: SVGGraphicsElement) => {
    at = area;
    line.textContent = area.querySelector('title')?.textContent ?? '';
    line.lang = language();
    outline.setAttribute('href', area.getAttribute('href') ?? '');
    svg.append(outline);
  };
  const leave = () => {
    at = undefined;
    outline.remove();
    line.textContent = help();
  };
  svg.addEventListener('pointerover', (event) => {
    const area = (event.target as Element).closest('use');
    if (isArea(area)) go(area);
  });
  svg.addEventListener('pointerleave', leave);
  svg.addEventListener('blur', leave);
  svg.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') leave();
    if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
    const areas = shownAreas();
    const to = at && areas.includes(at) ? next(areas, at, event.key as Way) : areas[0];
    if (to) go(to);
  });
  for (const one of document.querySelectorAll('input[name=language]')) one.addEventListener('change', leave);
}
