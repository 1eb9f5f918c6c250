// SPDX-License-Identifier: Apache-2.0
// Every map and chart of the newest month in both languages, at 1280 and 390 px, in two Chinese typefaces: no text lies on
// another by its box in Chromium. And names of maps stand where they stood in the month before. Usage:
//   node labels.mjs <site folder> [--deep]
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser } from './browser.mjs';
import { checkLabels } from './looks.mjs';

const given = process.argv[2];
if (!given || !existsSync(given)) {
  console.error('usage: node labels.mjs <site folder>');
  process.exit(2);
}
const root = resolve(given, /releases\/[^/"']+/.exec(readFileSync(join(given, 'index.html'), 'utf8'))[0]);
const months = readdirSync(root).filter((m) => /^\d{4}-\d{2}$/.test(m)).sort();
const [before, newest] = [months.at(-2), months.at(-1)];

let installed = '';
try { installed = execFileSync('fc-list', [':', 'family'], { encoding: 'utf8' }); } catch { /* told below */ }
const fonts = ['WenQuanYi Micro Hei', 'Noto Sans CJK SC'].filter((f) => installed.includes(f));
if (fonts.length < 2) {
  console.log(`SKIPPED: labels are checked in two typefaces; of fonts-wqy-microhei and fonts-noto-cjk there is only: ${fonts.join(', ') || 'none'}`);
  process.exit(0);
}

function pagesOf(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((e) => e.isFile() && e.name.endsWith('.html')).map((e) => join(e.parentPath ?? e.path, e.name))
    .filter((p) => readFileSync(p, 'utf8').includes('class="picture"')).sort();
}

const problems = [];
let figures = 0, texts = 0, unplaced = 0;
const browser = await openBrowser();
const context = await browser.newContext({ bypassCSP: true });

async function inLanes(jobs, lanes, run) {
  const queue = [...jobs];
  await Promise.all(Array.from({ length: lanes }, async () => {
    const page = await context.newPage();
    for (let job = queue.shift(); job !== undefined; job = queue.shift()) await run(page, job);
    await page.close();
  }));
}

// Parks look alike: every tenth, unless there is time for all.
const deep = process.argv.includes('--deep');
let park = 0;
const pages = pagesOf(newest).filter((p) => deep || !p.includes('/park/') || park++ % 10 === 0);
await inLanes(pages, 2, async (page, file) => {
  await page.goto(pathToFileURL(file).href);
  for (const font of fonts)
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.evaluate(async (family) => {
        document.querySelector('#test-font')?.remove();
        const style = document.createElement('style');
        style.id = 'test-font';
        style.textContent = `svg text,svg text *{font-family:"${family}"!important}`;
        document.head.append(style);
        await document.fonts.ready;
      }, font);
      const found = await checkLabels(page, (what) => problems.push(`${file.slice(root.length + 1)} ${width} px, ${font}: ${what}`));
      figures += found.figures;
      texts += found.placed;
      unplaced += found.unplaced;
    }
});

/** Places of the names on the maps of a page, those that are there once. */
async function names(page, file) {
  await page.goto(pathToFileURL(file).href);
  return page.evaluate(() => Object.fromEntries([...document.querySelectorAll('.picture[data-picture^="map-"]')].map((figure) => {
    const svg = figure.querySelector('svg'), places = {}, twice = new Set();
    for (const t of svg.querySelectorAll('.lbg .lb,.lbg .parkn,.lbg .t13')) {
      const words = t.textContent;
      if (words in places) twice.add(words);
      places[words] = `${t.getAttribute('x')} ${t.getAttribute('y')} ${t.getAttribute('text-anchor')}`;
    }
    for (const words of twice) delete places[words];
    return [figure.dataset.picture, places];
  })));
}
let kept = 0, moved = 0;
const movedNames = [];
if (before)
  await inLanes(pages.filter((p) => existsSync(p.replace(`/${newest}/`, `/${before}/`))), 2, async (page, file) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    const now = await names(page, file), then = await names(page, file.replace(`/${newest}/`, `/${before}/`));
    for (const [figure, places] of Object.entries(now))
      for (const [words, place] of Object.entries(places)) {
        if (!then[figure] || !(words in then[figure])) continue;
        const [x, y] = place.split(' ').map(Number), [a, b] = then[figure][words].split(' ').map(Number);
        // Circles of a schematic map grow with their amounts, by parts of a px.
        if (Math.hypot(x - a, y - b) < 1) ++kept;
        else { ++moved; movedNames.push(`${figure} ${words}: ${then[figure][words]} → ${place}`); }
      }
  });
await browser.close();

console.log(`${pages.length} pages, ${fonts.length} typefaces, 2 widths: ${figures} figures, ${texts} texts, ${unplaced} labels in keys, ${problems.length} overlaps`);
console.log(`names between ${before} and ${newest}: ${kept} kept, ${moved} moved`);
for (const p of problems.slice(0, 40)) console.log(p);
for (const m of movedNames.slice(0, 40)) console.log(`moved: ${m}`);
process.exit(problems.length > 0 ? 1 : 0);
