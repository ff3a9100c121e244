// The drawn tables of a file: what stands in their cells, how those are marked, and the message beside the one that is meant.
import {h} from "./dom.js";
import {pending, untaken} from "./edits.js";
import {later, unhint} from "./hint.js";
import {walk} from "./keys.js";
import {figures} from "./store.js";
import * as tables from "./table.js";

// showCells brings the tables up to date with a view; force also puts back what was typed and refused.
export function showCells(at, view, drawn, found, force) {
  const formulas = new Set();
  for (const f of view.check.findings) {
    if (!f.waived && /^[FR]/.test(f.rule)) for (const c of f.cells) formulas.add(c.cell);
  }
  const typed = marked(view);
  for (const table of view.tables) {
    for (const cell of table.cells) {
      const box = drawn.cells.get(cell.id);
      if (!box) continue;
      const mark = found.cells.get(cell.id);
      if (mark) mark.formula = formulas.has(cell.id) && mark.level === "error";
      tables.show(box, cell, mark, {
        corrected: cell.id in typed, workbook: view.kind === "workbook", change: at.context.change,
        typing: !force && box.input.value !== box.cell.text, // what the program has not seen yet
        untaken: untaken(view.id, "cells", cell.id),
      });
      box.mark = mark;
    }
  }
}

const MOST = .6; // of the figures: where more of them were typed, the report is filled here, and none stands out

function marked(view) {
  const typed = (view.corrected && view.corrected.cells) || {};
  return Object.keys(typed).length > figures(view).length * MOST ? {} : typed;
}

// tableSection draws a section's table.
export function tableSection(view, table, index, at, drawn) {
  const {el, cells} = tables.draw(view.id, table, index);
  for (const [id, box] of cells) drawn.cells.set(id, box);
  walk(el, () => drawn.cells, view.id, (box, event) => at.context.back(box, event));
  const tell = (target) => {
    const box = target && target.dataset ? drawn.cells.get(target.dataset.cell) : null;
    if (box && box.mark) at.context.tell(box.td, box.input, box.mark.about);
    else if (box) unhint();
  };
  el.addEventListener("focusin", (e) => tell(e.target));
  el.addEventListener("focusout", (e) => {
    later();
    const box = e.target.dataset ? drawn.cells.get(e.target.dataset.cell) : null;
    if (box && !pending(view.id)) box.input.value = box.cell.text; // "1,204" was typed, 1204 is what stands there
  });
  el.addEventListener("mouseover", (e) => {
    const td = e.target.closest("td.figure");
    if (td) tell(td.querySelector("[data-cell]"));
  });
  el.addEventListener("mouseleave", () => later());
  const sheet = (table.cells.find((c) => c.sheet) || {}).sheet;
  return h("section", {class: "table"}, h("div", {class: "bar"}, h("h3", {id: "table-" + index}, table.title),
    h("span", {class: "at"}, sheet && sheet !== table.title ? "工作表：" + sheet : "")),
  slide(h("div", {class: "scroll", tabindex: "-1"}, el)));
}

// slide says of a table that is wider than the screen that there is more of it.
function slide(box) {
  if (window.ResizeObserver) {
    new ResizeObserver(() => {
      box.parentNode.classList.toggle("slides", box.scrollWidth > box.clientWidth + 2);
      tables.stay(box.firstChild);
    }).observe(box);
  }
  return box;
}
