// SPDX-License-Identifier: Apache-2.0
// What can be measured of how a page looks: accessibility, width, labels of figures.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every rule of axe, or those named; returns how many passed. */
export async function checkAccess(page, report, rules = []) {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe);
  // Only violations are described in full: describing what passed takes longer than testing it.
  const result = await page.evaluate(async (only) => {
    const { violations, passes } = await window.axe.run(document, { preload: false, resultTypes: ['violations'], ...(only.length ? { runOnly: only } : {}) });
    return { violations, passes: passes.length };
  }, rules);
  for (const violation of result.violations)
    report(`axe ${violation.id} (${violation.nodes.length}): ${violation.help}: ${violation.nodes[0].html.slice(0, 160)} ${violation.nodes[0].any?.[0]?.message ?? ''}`);
  return result.passes;
}

export async function checkWidth(page, report) {
  const [wide, view] = await page.evaluate(() => [document.scrollingElement.scrollWidth, document.documentElement.clientWidth]);
  if (wide > view + 1) {
    const culprit = await page.evaluate((limit) => {
      const out = [...document.body.querySelectorAll('*')].find((e) => e.getBoundingClientRect().right > limit + 1 && !e.closest('.tw,.scroll,.vh,.skip'));
      return out ? out.outerHTML.slice(0, 120) : '';
    }, view);
    report(`wider than the window: ${wide} > ${view}: ${culprit}`);
  }
}

/** Words that run out of their box, into what stands beside it. */
export async function checkBoxes(page, report) {
  const found = await page.evaluate(() => [...document.querySelectorAll('main *, header *')].filter((e) => !(e instanceof SVGElement) && e.clientWidth > 0
    && e.scrollWidth > e.clientWidth + 1 && !e.closest('.vh') && getComputedStyle(e).overflowX === 'visible'
    && [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.data.trim())).map((e) => `${e.scrollWidth} px of words in ${e.clientWidth}: ${e.outerHTML.slice(0, 120)}`));
  for (const what of found.slice(0, 3)) report(what);
}

/** Labels of every figure that is shown: none on another, none outside the frame, nine of ten placed. */
export async function checkLabels(page, report) {
  const figures = await page.evaluate(() => [...document.querySelectorAll('.picture')].map((figure) => {
    const svg = [...figure.querySelectorAll('svg')].find((s) => s.getBoundingClientRect().width > 0);
    if (!svg) return null;
    const [, , width, height] = svg.getAttribute('viewBox').split(/\s+/).map(Number);
    const box = svg.viewBox.baseVal;
    const toFigure = svg.getScreenCTM().inverse();
    const texts = [...svg.querySelectorAll('text')].filter((t) => t.getBBox().width > 0).map((t) => {
      const own = t.getBBox(), matrix = toFigure.multiply(t.getScreenCTM());
      const size = parseFloat(getComputedStyle(t).fontSize), baseline = t.y.baseVal.length ? t.y.baseVal[0].value : own.y + own.height * 0.8;
      // The height of the letters, not of the line: faces differ in their line boxes.
      const corners = [[own.x, baseline - 0.86 * size], [own.x + own.width, baseline + 0.12 * size]].map(([x, y]) => new DOMPoint(x, y).matrixTransform(matrix));
      const turned = Math.abs(matrix.b) > 0.01;
      return { words: t.textContent, turned, role: t.getAttribute('class') || '', left: Math.min(corners[0].x, corners[1].x), right: Math.max(corners[0].x, corners[1].x),
        top: Math.min(corners[0].y, corners[1].y), bottom: Math.max(corners[0].y, corners[1].y) };
    });
    return { name: figure.dataset.picture, width, height, x: box.x, y: box.y, texts, unplaced: [...figure.querySelectorAll('.unplaced li')].filter((li) => li.checkVisibility()).length + svg.querySelectorAll('.key-entry').length };
  }).filter(Boolean));
  let placed = 0, unplaced = 0;
  for (const figure of figures) {
    const slack = 0.6;
    figure.texts.forEach((a, i) => {
      if (a.left < figure.x - slack || a.top < figure.y - slack || a.right > figure.x + figure.width + slack || a.bottom > figure.y + figure.height + slack)
        report(`${figure.name}: “${a.words}” leaves the frame`);
      for (const b of figure.texts.slice(i + 1))
        if (a.left + slack < b.right && b.left + slack < a.right && a.top + slack < b.bottom && b.top + slack < a.bottom) report(`${figure.name}: “${a.words}” lies on “${b.words}”`);
    });
    const labels = figure.texts.filter((t) => /\blb\b|\bnm\b|\bparkn\b/.test(t.role)).length;
    if (figure.unplaced > 0 && labels < 9 * figure.unplaced) report(`${figure.name}: ${figure.unplaced} of ${labels + figure.unplaced} labels not placed`);
    placed += figure.texts.length;
    unplaced += figure.unplaced;
  }
  return { figures: figures.length, placed, unplaced };
}
