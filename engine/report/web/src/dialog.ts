type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isRadio = (field: Field): field is HTMLInputElement => field instanceof HTMLInputElement && field.type === 'radio';
const written = (field: Field) => (isRadio(field) && !field.checked ? '' : field.value.trim());

/** The fields of a file that was saved from a page of this area, or what is wrong with it. */
function fieldsOf(text: string, home: HTMLElement): Record<string, unknown> | 'broken' | 'other' {
  let read: Record<string, unknown> | null = null;
  try {
    read = JSON.parse(text) as Record<string, unknown> | null;
  } catch {
    return 'broken';
  }
  if (!read || read.omrade_dialog !== 1 || typeof read.fields !== 'object' || !read.fields) return 'broken';
  if (read.area !== home.dataset.area || read.level !== home.dataset.level) return 'other';
  return read.fields as Record<string, unknown>;
}

function save(text: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Saves what is written in the forms of a page as a file, and opens such a file again. Nothing is kept elsewhere. */
export function makeDialog(home: HTMLElement, tools: HTMLElement, saveButton: HTMLElement, open: HTMLInputElement): void {
  const fields = [...document.querySelectorAll<Field>('[data-field]')];
  const tell = (what: string) => {
    for (const one of document.querySelectorAll<HTMLElement>('[data-said]')) one.hidden = one.dataset.said !== what;
  };
  let unsaved = false;
  addEventListener('input', (event) => {
    if (event.target instanceof HTMLElement && event.target.dataset.field) unsaved = true;
  });
  addEventListener('beforeunload', (event) => {
    if (unsaved) event.preventDefault();
  });
  saveButton.addEventListener('click', () => {
    const wrong = fields.find((field) => !field.checkValidity());
    if (wrong) {
      tell('invalid');
      wrong.focus();
      return;
    }
    const saved: Record<string, string> = {};
    for (const field of fields) {
      const text = written(field);
      if (text && field.dataset.field) saved[field.dataset.field] = text;
    }
    const { level, area, period, run, file } = home.dataset;
    save(JSON.stringify({ omrade_dialog: 1, level, area, period, run, fields: saved }, null, 1) + '\n', file ?? '');
    unsaved = false;
    tell('saved');
  });
  open.addEventListener('change', async () => {
    const file = open.files?.[0];
    if (!file) return;
    const read = fieldsOf(await file.text(), home);
    if (typeof read === 'string') {
      tell(read);
    } else {
      for (const field of fields) {
        const value = Object.prototype.hasOwnProperty.call(read, field.dataset.field ?? '')
          ? String(read[field.dataset.field ?? ''])
          : '';
        if (isRadio(field)) field.checked = field.value === value;
        else field.value = value;
      }
      unsaved = false;
      tell('opened');
    }
    open.value = '';
  });
  tools.hidden = false;
}
