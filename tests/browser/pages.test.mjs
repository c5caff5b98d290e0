// Opens the pages of a run as a reader would. The folder of pages is named by OMRADE_PAGES:
//
//   npm ci && OMRADE_PAGES=out npm test
//
// The index, the page of definitions, the three largest pages, and the largest of the larger areas
// and of the sheets for staff are looked at; all of them with OMRADE_PAGES_ALL=1.
// Pictures of every section are kept in OMRADE_PAGES-pictures, beside the pages, to be looked at.
// Pages are whole without their script; what it adds is tried as well.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const folder = process.env.OMRADE_PAGES;
const skip = folder ? false : 'OMRADE_PAGES names no folder of pages';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const args = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];
const phone = { width: 320, height: 640 };
const desk = { width: 1200, height: 900 };

function files() {
  const within = (kind) => existsSync(join(folder, kind))
    ? readdirSync(join(folder, kind)).filter((name) => name.endsWith('.html')).sort().map((name) => join(kind, name))
    : [];
  const [centres, areas, interviews] = ['centres', 'areas', 'interviews'].map(within);
  assert.ok(centres.length > 0, `${folder}/centres has no pages`);
  const always = ['index.html', 'about.html'];
  if (process.env.OMRADE_PAGES_ALL) return [...always, ...centres, ...areas, ...interviews];
  const size = (file) => statSync(join(folder, file)).size;
  const largest = (files, most) => files.sort((a, b) => size(b) - size(a)).slice(0, most);
  return [...always, ...largest(centres, 3), ...largest(areas, 1), ...largest(interviews, 1)];
}

/** The languages of the page, the one first shown first. */
async function languages(page) {
  const offered = await page.locator('input[name=language]').evaluateAll((all) => all.map((one) => one.id.slice(-2)));
  return offered.length > 0 ? offered : [await page.locator('html').getAttribute('lang')];
}

async function choose(page, language) {
  const input = page.locator(`#language-${language}`);
  if (await input.count()) await input.check();
}

describe('pages', { skip }, () => {
  let browser;
  before(async () => {
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args });
  });
  after(() => browser?.close());

  /** Opens `file`, and fails on anything that the browser complains about or asks the world for. */
  async function open(file, options, look) {
    const context = await browser.newContext(options);
    try {
      const page = await context.newPage();
      const complaints = [];
      const requests = [];
      const url = pathToFileURL(join(folder, file)).href;
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('request', (request) => requests.push(request.url()));
      await page.goto(url);
      await look(page);
      assert.deepEqual(complaints, [], `${file}: the browser complains`);
      assert.deepEqual(requests, [url], `${file}: asks for more than itself`);
    } finally {
      await context.close();
    }
  }

  for (const file of skip ? [] : files()) {
    test(`${file}: shows one language at a time, without scripts`, async () => {
      await open(file, { viewport: desk, javaScriptEnabled: false }, async (page) => {
        const offered = await languages(page);
        for (const language of offered) {
          await choose(page, language);
          for (const other of offered) {
            const shown = await page.locator(`.page [lang=${other}]:visible`).count();
            const wanted = other === language && offered.length > 1;
            assert.equal(shown > 0, wanted, `${other} while ${language} is chosen`);
          }
          assert.ok((await page.locator('h1').innerText()).length > 0);
        }
      });
    });

    test(`${file}: fits a narrow screen`, async () => {
      await open(file, { viewport: phone }, async (page) => {
        for (const language of await languages(page)) {
          await choose(page, language);
          const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
          assert.ok(wide <= room, `${wide} pixels on a screen of ${room} (${language})`);
        }
      });
    });

    test(`${file}: has no violations of accessibility rules`, async () => {
      for (const viewport of [desk, phone]) {
        // The page's policy forbids scripts, axe included: it is lifted for this test alone.
        await open(file, { viewport, bypassCSP: true }, async (page) => {
          for (const language of await languages(page)) {
            await choose(page, language);
            await page.evaluate(axe);
            const { violations } = await page.evaluate(() => window.axe.run());
            const told = violations.map((one) => `${one.id}: ${one.help}: ${one.nodes.map((n) => n.html).slice(0, 3).join(' | ')}`);
            assert.deepEqual(told, [], `${language}, ${viewport.width} pixels`);
          }
        });
      }
    });

    test(`${file}: is no larger than 300 kB`, () => {
      const { size } = statSync(join(folder, file));
      assert.ok(size <= 300_000, `${size} bytes`);
    });

    if (file.startsWith('centres')) {
      test(`${file}: saves what is written, and opens it again`, async () => {
        await open(file, { viewport: desk, acceptDownloads: true }, async (page) => {
          await page.locator('[data-field="residents.themes.1.theme"]').fill('Trygghet <b>"å"</b>');
          await page.locator('[data-field="staff.differs"]').fill('rad 1\nrad 2');
          await page.locator('[data-field="needs.1.agreement"][value=agree]').check();
          const waiting = page.waitForEvent('download');
          await page.locator('#dialog-save').click();
          const saved = JSON.parse(readFileSync(await (await waiting).path(), 'utf8'));
          assert.equal(saved.omrade_dialog, 1);
          assert.deepEqual(saved.fields, {
            'residents.themes.1.theme': 'Trygghet <b>"å"</b>',
            'staff.differs': 'rad 1\nrad 2',
            'needs.1.agreement': 'agree',
          });
          const kept = join(mkdtempSync(join(tmpdir(), 'dialog-')), 'x.dialog.json');
          writeFileSync(kept, JSON.stringify(saved));
          await page.locator('[data-field="staff.differs"]').fill('');
          await page.locator('#dialog-open').setInputFiles(kept);
          await page.locator('[data-said=opened]').waitFor();
          assert.equal(await page.locator('[data-field="staff.differs"]').inputValue(), 'rad 1\nrad 2');
          writeFileSync(kept, JSON.stringify({ ...saved, area: 'elsewhere' }));
          await page.locator('#dialog-open').setInputFiles(kept);
          await page.locator('[data-said=other]').waitFor();
          writeFileSync(kept, '{');
          await page.locator('#dialog-open').setInputFiles(kept);
          await page.locator('[data-said=broken]').waitFor();
        });
      });

      test(`${file}: shows the map layer that is chosen by keyboard, without scripts`, async () => {
        await open(file, { viewport: desk, javaScriptEnabled: false }, async (page) => {
          const choices = await page.locator('input[name=map]').count();
          if (choices < 2) return;
          await page.locator('#map-1').focus();
          await page.keyboard.press('ArrowRight');
          assert.ok(await page.locator('#map-2').isChecked());
          assert.equal(await page.locator('.legend .shown-1:visible').count(), 0);
          assert.ok(await page.locator('.legend .shown-2:visible').count() > 0);
        });
      });

      test(`${file}: shows resources by marks and words, and need beside them`, async () => {
        await open(file, { viewport: desk, javaScriptEnabled: false }, async (page) => {
          if (await page.locator('.resources-box').count() === 0) return;  // a recipe without resources
          const shapes = await page.locator('.resource-map defs path').evaluateAll((all) => all.map((one) => one.getAttribute('d')));
          const rows = await page.locator('.resources-box tbody tr').count();
          assert.equal(new Set(shapes).size, rows, 'a shape for each category');
          assert.ok(await page.locator('.resource-map use[href^="#k"]').count() > 0);
          if (await page.locator('.quadrant').count() === 0) return;
          assert.ok(await page.locator('.quadrant .own-place').count() <= 1);
          await page.locator('.quarters summary').click();
          assert.equal(await page.locator('.quarters tbody tr:visible').count(), 4);
        });
      });
    }

    test(`${file}: prints on one to eight sheets`, async () => {
      await open(file, { viewport: desk, javaScriptEnabled: false }, async (page) => {
        for (const language of await languages(page)) {
          await choose(page, language);
          const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
          const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
          assert.ok(sheets >= 1 && sheets <= 8, `${sheets} sheets (${language})`);
          if (file.startsWith('interviews')) assert.equal(sheets, 1, `a sheet for staff (${language})`);
        }
      });
    });

    test(`${file}: sorts and saves its tables, and walks over its map, by their script`, async () => {
      await open(file, { viewport: desk, acceptDownloads: true }, async (page) => {
        const heading = page.locator('thead .js-sort:visible').first();
        if (await heading.count()) {
          const cells = () => heading.evaluate((button) => {
            const cell = button.closest('th');
            return [...cell.closest('table').tBodies[0].rows].map((row) => row.cells[cell.cellIndex].innerText);
          });
          const before = await cells();
          await heading.click();
          const up = await cells();
          await heading.click();
          assert.equal(await heading.evaluate((one) => one.closest('th').getAttribute('aria-sort')), 'descending');
          assert.deepEqual([...up].sort(), [...before].sort(), 'rows are lost');
          assert.deepEqual((await cells())[0], up.at(-1), 'the last is not the first');
        }
        const save = page.locator('.js-save:visible').first();
        if (await save.count()) {
          const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
          const text = readFileSync(await download.path(), 'utf8');
          assert.ok(text.startsWith('\ufeff') && text.split('\r\n').length > 2, text.slice(0, 200));
          assert.ok(!/(^|,)"?[=+@]/m.test(text.slice(1)), 'a formula');
        }
        const map = page.locator('svg.map:visible').first();
        if (await map.count()) {
          await map.focus();
          const told = new Set();
          for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']) {
            await page.keyboard.press(key);
            told.add(await page.locator('.js-area').first().innerText());
          }
          assert.ok(told.size > 1, `the keys lead nowhere: ${[...told]}`);
        }
      });
    });
  }

  test('every section is drawn, and its picture kept', async () => {
    const pictures = `${folder.replace(/\/+$/, '')}-pictures`;
    mkdirSync(pictures, { recursive: true });
    const centre = files().find((name) => name.startsWith('centres/'));
    for (const [look, viewport, media] of [['desk', desk, 'screen'], ['phone', phone, 'screen'], ['print', desk, 'print']]) {
      await open(centre, { viewport }, async (page) => {
        await page.emulateMedia({ media });
        for (const language of look === 'print' ? [null] : await languages(page)) {
          if (language) await choose(page, language);
          const sections = await page.locator('section').all();
          assert.ok(sections.length >= 9, `${sections.length} sections`);
          for (const [i, section] of sections.entries()) {
            const name = `${i}-${await section.getAttribute('class')}-${look}${language ? `-${language}` : ''}.png`;
            const picture = await section.screenshot({ path: join(pictures, name) });
            assert.ok(picture.readUInt32BE(16) > 200 && picture.readUInt32BE(20) > 40, `${name} is empty`);
          }
        }
      });
    }
  });
});
