#include "report/script.hpp"

namespace omrade::report {
namespace {

constexpr std::string_view kScript = R"js(
(() => {
  const at = (id) => document.getElementById(id);
  const home = at('dialog');
  if (!home) return;
  const fields = [...document.querySelectorAll('[data-field]')];
  const say = (what) => document.querySelectorAll('[data-said]')
    .forEach((one) => { one.hidden = one.dataset.said !== what; });
  let written = false;
  addEventListener('input', (event) => { if (event.target.dataset.field) written = true; });
  addEventListener('beforeunload', (event) => { if (written) event.preventDefault(); });

  const value = (field) => field.type === 'radio' && !field.checked ? '' : field.value.trim();
  at('dialog-save').addEventListener('click', () => {
    const wrong = fields.find((field) => !field.checkValidity());
    if (wrong) { say('invalid'); wrong.focus(); return; }
    const saved = {};
    for (const field of fields) if (value(field)) saved[field.dataset.field] = value(field);
    const { level, area, period, run, file } = home.dataset;
    const text = JSON.stringify({ omrade_dialog: 1, level, area, period, run, fields: saved }, null, 1);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text + '\n'], { type: 'application/json' }));
    link.download = file;
    link.click();
    URL.revokeObjectURL(link.href);
    written = false;
    say('saved');
  });

  at('dialog-open').addEventListener('change', async (event) => {
    const [file] = event.target.files;
    if (!file) return;
    let read;
    try { read = JSON.parse(await file.text()); } catch { read = null; }
    if (!read || read.omrade_dialog !== 1 || typeof read.fields !== 'object' || !read.fields) {
      say('broken');
    } else if (read.area !== home.dataset.area || read.level !== home.dataset.level) {
      say('other');
    } else {
      for (const field of fields) {
        const text = Object.hasOwn(read.fields, field.dataset.field) ? String(read.fields[field.dataset.field]) : '';
        if (field.type === 'radio') field.checked = field.value === text;
        else field.value = text;
      }
      written = false;
      say('opened');
    }
    event.target.value = '';
  });
  at('dialog-tools').hidden = false;
})();
)js";

}  // namespace

std::string_view page_script() {
  return kScript;
}

}  // namespace omrade::report
