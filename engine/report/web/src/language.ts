/** The language that the reader sees: the page says everything in each of its languages. */
export function language(): string {
  const chosen = document.querySelector<HTMLInputElement>('input[name=language]:checked');
  return chosen ? chosen.id.slice(-2) : document.documentElement.lang;
}

export function say(sv: string, en: string): string {
  return language() === 'en' ? en : sv;
}

/** Words that change with the reader's choice of language. */
export function spoken(element: HTMLElement, sv: string, en: string): void {
  const speak = () => {
    element.textContent = say(sv, en);
    element.lang = language();
  };
  speak();
  for (const one of document.querySelectorAll('input[name=language]')) one.addEventListener('change', speak);
}

/** What an element says in the language that is shown, in one line. */
export function shown(element: Element): string {
  const now = language();
  const copy = element.cloneNode(true) as Element;
  for (const other of copy.querySelectorAll('[lang]')) {
    if (other.getAttribute('lang') !== now) other.remove();
  }
  for (const hidden of copy.querySelectorAll('[aria-hidden=true],title')) hidden.remove();
  for (const small of copy.querySelectorAll('small')) small.prepend(' ');
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
}
