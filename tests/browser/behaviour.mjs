// SPDX-License-Identifier: Apache-2.0
// What the script adds, and that nothing is missing without it.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { watched } from './browser.mjs';

export async function checkBehaviour(browser, root, month, report) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const open = async (path) => {
    const page = await watched(context, root, (what) => report(path, what));
    await page.goto(pathToFileURL(join(root, path)).href);
    return page;
  };
  const expect = (holds, where, what) => { if (!holds) report(where, what); };

  // Search by initials, by whole pinyin, by name and by code; also from a page one folder deeper.
  const home = `${month}/index.html`;
  let page = await open(home);
  const town = await page.locator('nav.nav a[href="towns.html"]').count();
  expect(town === 1, home, 'no way to the towns');
  const first = await page.evaluate(() => document.querySelector('details table tbody th a').textContent);
  for (const word of [first, first.slice(0, 2)]) {
    await page.fill('#q', word);
    await page.waitForSelector('#hits a');
    expect((await page.locator('#hits a').first().textContent()).includes(word), home, `search for “${word}” does not find it first`);
  }
  const keys = await page.evaluate((name) => {
    const entry = window.qualitymapSearch0.find((e) => e[0] === name);
    return entry ? entry[1].split(' ') : [];
  }, first);
  expect(keys.length >= 2, home, 'the first town has no pinyin in the index');
  for (const key of keys) {
    await page.fill('#q', key);
    await page.waitForTimeout(50);
    const found = await page.locator('#hits a').allTextContents();
    expect(found.some((f) => f.startsWith(first)), home, `search for “${key}” does not find ${first}`);
  }
  await page.fill('#q', 'zzzzqqq');
  await page.waitForFunction(() => document.querySelector('#hits p'));
  expect(await page.locator('#hits a').count() === 0, home, 'search finds what does not exist');
  await page.fill('#q', first);
  await page.press('#q', 'ArrowDown');
  expect(await page.evaluate(() => document.activeElement.closest('#hits') !== null), home, 'arrow keys do not reach the hits');
  await page.keyboard.press('Escape');
  expect(!(await page.locator('#hits').isVisible()), home, 'Escape does not close the hits');

  // Theme for this page.
  const before = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.click('#theme');
  expect(before !== await page.evaluate(() => getComputedStyle(document.body).backgroundColor), home, 'the theme does not change');
  await page.close();

  // Sorting: a heading is a button, the order follows the numbers.
  page = await open(`${month}/towns.html`);
  const column = 1;
  const numbers = () => page.evaluate((c) => [...document.querySelector('table.sortable').tBodies[0].rows].map((r) => parseFloat(r.cells[c].textContent.replace(/,/g, ''))), column);
  await page.locator('table.sortable thead th button').nth(column).click();
  let list = await numbers();
  expect(list.every((n, i) => i === 0 || list[i - 1] <= n), `${month}/towns.html`, `not ascending: ${list}`);
  await page.locator('table.sortable thead th button').nth(column).click();
  list = await numbers();
  expect(list.every((n, i) => i === 0 || list[i - 1] >= n), `${month}/towns.html`, `not descending: ${list}`);
  expect(await page.locator('th[aria-sort="descending"]').count() === 1, `${month}/towns.html`, 'aria-sort is missing');
  await page.close();

  // Facets: counts agree with rows, the hash brings the view back.
  const problems = `${month}/problems.html`;
  page = await open(problems);
  const shown = () => page.locator('#plist tbody tr:not([hidden])').count();
  const all = await shown();
  if (all > 0) {
    const button = page.locator('.tg[data-f="od"]');
    const late = Number(await button.locator('span').last().textContent());
    await button.click();
    expect(await shown() === late, problems, `the facet says ${late} overdue, ${await shown()} rows are shown`);
    expect(await button.getAttribute('aria-pressed') === 'true', problems, 'the facet is not pressed');
    const address = page.url();
    expect(address.includes('od=1'), problems, 'the view has no permanent link');
    await page.click('#clear');
    expect(await shown() === all, problems, 'clearing the filter does not bring all rows back');
    await page.goto('about:blank');
    await page.goto(address);
    expect(await shown() === late, problems, 'the permanent link does not bring the view back');
    await page.click('#clear');
    const select = page.locator('select[data-f="town"]');
    const option = await select.locator('option').nth(1).evaluate((o) => [o.value, Number(/\((\d+)\)$/.exec(o.textContent)[1])]);
    await select.selectOption(option[0]);
    expect(await shown() === option[1], problems, `the facet of a town says ${option[1]}, ${await shown()} rows are shown`);
  }
  await page.close();

  // Linked highlight: a link of the chain lights up with its edges and its row.
  const chain = await (async () => {
    const start = await open(home);
    const address = await start.locator('nav.nav a[href^="chain-"]').first().getAttribute('href');
    await start.close();
    return `${month}/${address}`;
  })();
  page = await open(chain);
  const node = page.locator('svg a.node[data-key], svg .node[data-key]').first();
  if (await node.count()) {
    const key = await node.getAttribute('data-key');
    await node.hover();
    expect(await page.locator(`tr[data-key="${key}"].on`).count() === 1, chain, `pointing at ${key} does not light up its row`);
    expect(await page.locator('svg.hl').count() >= 1, chain, 'the graph is not dimmed');
    const edges = await page.locator('svg .e.on').count();
    const related = await page.locator(`tr[data-key="${key}"] td.rel a`).count();
    expect(edges === related, chain, `${key} lights up ${edges} edges, its row names ${related} neighbours`);
    await page.mouse.move(2, 2);
    expect(await page.locator('svg.hl').count() === 0, chain, 'the highlight stays');
    await page.evaluate((k) => { location.hash = k; }, key);
    await page.waitForTimeout(50);
    expect(await page.locator('svg.hl').count() >= 1, chain, 'an address of a link does not light it up');
  } else {
    report(chain, 'the page has no graph');
  }
  await page.close();
  await context.close();
}

export async function checkWithoutScript(browser, root, pages, report) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: false });
  for (const path of pages) {
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(root, path)).href);
    const where = `${path} without script`;
    const seen = await page.evaluate(() => ({
      words: document.querySelector('main').innerText.length,
      dead: [...document.querySelectorAll('button, input, select')].filter((c) => c.checkVisibility({ visibilityProperty: true })).length,
      hidden: document.querySelectorAll('tr[hidden]').length,
    }));
    if (seen.words < 120) report(where, 'hardly anything to read');
    if (seen.dead) report(where, 'a control that does nothing is shown');
    if (seen.hidden) report(where, 'rows are hidden');
    await page.close();
  }
  await context.close();
}
