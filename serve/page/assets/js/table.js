// A table drawn as the form shows it. Figures are fields; totals that a formula reckons are shown and not typed.
import {h, set} from "./dom.js";
import {place} from "./marks.js";
import {change, flush, typed} from "./edits.js";

const NAMES = {suspect: "最可能填错", error: "有错误", warning: "有警告", note: "有提示", part: "与别处的问题有关"};

// draw returns {el, cells}: the table, and by id its cells {td, input, cell, mend}.
export function draw(id, table, key) {
  const cells = new Map();
  const rows = [];
  for (const cell of table.cells) {
    while (rows.length <= cell.row) rows.push([]);
    rows[cell.row].push(cell);
  }
  const body = rows.map((row) => h("tr", {}, row.sort((a, b) => a.col - b.col).map((c) =>
    box(id, c, cells, key, side(c, table, rows.length)))));
  const cols = table.columns.map((column, i) => {
    const col = h("col", {class: i < table.stub ? "s" + i : null});
    col.style.width = column.width + "%";
    return col;
  });
  const el = h("table", {class: "form wide-" + size(table.columns.length) + " stub-" + table.stub, "aria-label": table.title},
    h("colgroup", {}, cols), h("tbody", {}, body));
  return {el, cells};
}

const size = (columns) => (columns > 10 ? "most" : columns > 5 ? "more" : "few");

const LONG = 15; // rows of a table from which on its column heads stay in sight

// side is the class of a label that stays in sight: next to the figures, or above them.
function side(cell, table, rows) {
  if (cell.role === "stub" && cell.col + cell.colspan === table.stub) return " near near-" + cell.colspan;
  return rows > LONG && cell.row < table.header && cell.role !== "heading" && cell.text ? " stays" : "";
}

// stay puts the column heads that stay in sight below one another.
export function stay(el) {
  const heads = Array.from(el.querySelectorAll("th.stays"));
  if (!heads.length) return;
  const first = heads[0].parentNode.offsetTop; // a head's own moves with it
  for (const th of heads) th.style.setProperty("--below", th.parentNode.offsetTop - first + "px");
  const last = heads[heads.length - 1].parentNode;
  el.style.setProperty("--heads", last.offsetTop + last.offsetHeight - first + "px");
}

function box(id, cell, cells, key, side) {
  const spans = {rowspan: cell.rowspan > 1 && cell.rowspan, colspan: cell.colspan > 1 && cell.colspan};
  if (cell.role !== "figure" || !cell.id) {
    const head = cell.role === "stub" ? (cell.rowspan > 1 ? "rowgroup" : "row") : cell.colspan > 1 ? "colgroup" : "col";
    if (!cell.text) return h("td", Object.assign({class: cell.role}, spans));
    const cls = cell.role + (cell.vertical ? " down" : "") + side;
    return h("th", Object.assign({scope: head, class: cls}, spans), h("span", {}, cell.text));
  }
  const input = field(id, cell);
  const mend = h("span", {class: "mend"});
  const td = h("td", Object.assign({class: "figure"}, spans), input, mend);
  cells.set(cell.id, {td, input, cell, mend, key});
  return td;
}

function field(id, cell) {
  const props = {class: "num", "data-cell": cell.id, "aria-label": cell.label || cell.id, autocomplete: "off"};
  if (cell.one_of) {
    const choices = [""].concat(cell.one_of);
    return h("select", Object.assign(props, {
      class: "num words", onchange: (e) => change(id, {cells: {[cell.id]: e.target.value}}),
    }), choices.map((c) => h("option", {value: c}, c)));
  }
  const input = h("input", Object.assign(props, {
    type: "text", inputmode: cell.words ? "text" : "decimal", spellcheck: "false", enterkeyhint: "next",
    oninput: () => typed(id, "cells", cell.id, input.value),
    onchange: () => flush(id),
    onfocus: () => input.select(),
  }));
  return input;
}

// show brings a drawn cell up to date: what stands there, how it is marked, what may be done.
export function show(box, cell, mark, options) {
  const {td, input, mend} = box;
  box.cell = cell;
  const kept = document.activeElement === input && options.typing;
  const text = options.untaken === undefined ? cell.text : options.untaken;
  if (!kept && input.value !== text) input.value = text;
  const fixed = Boolean(cell.total && cell.formula);
  input.readOnly = fixed;
  const names = ["figure"];
  if (cell.total) names.push("total");
  if (fixed) names.push("reckoned");
  if (mark) names.push("is-" + mark.level);
  if (options.corrected) names.push("corrected");
  td.className = names.join(" ");
  const says = [cell.label || cell.id];
  if (cell.unit) says.push("单位" + cell.unit);
  if (fixed) says.push("由公式算出");
  if (mark) says.push(NAMES[mark.level]);
  if (options.corrected) says.push("已改");
  input.setAttribute("aria-label", says.join("，"));
  if (mark && (mark.level === "suspect" || mark.level === "error")) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
  const list = mark ? offers(cell, mark, options) : null;
  const fits = list && list.map((b) => b.dataset.should).filter((v) => v);
  set(mend, list, fits && fits.length ? h("span", {class: "printed"}, "应为 " + fits.join("或")) : null);
}

// offers are the buttons beside a cell: the value that would fit, the formula that the form mandates.
function offers(cell, mark, options) {
  const list = [];
  const seen = new Set();
  for (const {suspect} of mark.suspects) {
    if (seen.has(suspect.should_be) || list.length > 1) continue;
    seen.add(suspect.should_be);
    list.push(mendButton(suspect, options, cell));
  }
  if (!list.length && cell.total && options.workbook && mark.formula) {
    list.push(formulaButton([cell], options, "恢复公式"));
  }
  return list;
}

export function formulaButton(totals, options, label) {
  return h("button", {
    type: "button", class: "fix", title: "换成格式规定的公式", "aria-label": place(totals[0]) + " " + label,
    onclick: () => options.change(Object.assign({}, ...totals.map((cell) => ({[cell.id]: "="})))),
  }, label);
}

export function mendButton(suspect, options, cell) {
  const label = reckoned(cell, options) ? "恢复公式" : "改成 " + suspect.should_be;
  return h("button", {
    type: "button", class: "fix", "data-should": suspect.should_be, title: suspect.why || "", "aria-label": place(suspect) + " " + label,
    onclick: () => take([suspect], options, () => cell),
  }, label);
}

// reckoned tells whether a cell is a total that its workbook should reckon: it gets its formula, and no figure that stays
// when the figures above it change.
export const reckoned = (cell, options) => Boolean(cell && cell.total && options.workbook);

// take takes the values that fit; they are guesses, but for totals that are reckoned again.
export function take(suspects, options, cell) {
  const formula = (s) => reckoned(cell(s.cell), options);
  return options.change(Object.assign({}, ...suspects.map((s) => ({[s.cell]: formula(s) ? "=" : s.should_be}))),
    suspects.filter((s) => !formula(s)));
}
