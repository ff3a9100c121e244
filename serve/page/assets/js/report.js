// One file: its verdict, its findings, its tables and texts as the form shows them, and what can be taken of it.
import {api} from "./api.js";
import {byId, h, set} from "./dom.js";
import {flush, onTyped, pending, step} from "./edits.js";
import {marks} from "./marks.js";
import {later, unhint} from "./hint.js";
import {context} from "./context.js";
import {walk} from "./keys.js";
import * as charts from "./charts.js";
import * as findings from "./findings.js";
import * as tables from "./table.js";
import * as texts from "./texts.js";
import {particulars} from "./particulars.js";
import {downloads} from "./documents.js";
import {yearBefore} from "./last.js";
import {verdict} from "./verdict.js";
import {keep, rules, store} from "./store.js";

let current = null; // what is shown: {id, view, update}

// report shows a file; a view that is known already is drawn at once.
export async function report(main, id) {
  const view = store.views.get(id) || keep(await api.file(id));
  current = build(main, view);
  rules().then((all) => {
    if (!current || current.id !== id) return;
    current.context.rules = new Map(all.map((r) => [r.id, r]));
    changed(current.view);
  }).catch(() => {});
}

export function leave() {
  unhint();
  if (current && pending(current.id)) flush(current.id);
  current = null;
}

// changed brings what is shown up to date with a new view; force also puts back what was typed and refused. While a button
// of the mouse is down it waits: what was pressed must still be there when it is let go, or there is no click.
export function changed(view, force) {
  if (down) late = {view, force: force || Boolean(late && late.force)};
  else if (current && current.id === view.id) current.update(view, force);
}

let down = false;
let late = null;

function up() {
  down = false;
  setTimeout(() => { // behind the click
    const next = late;
    late = null;
    if (next) changed(next.view, next.force);
  }, 0);
}

document.addEventListener("pointerdown", () => {
  down = true;
}, true);
document.addEventListener("pointerup", up, true);
document.addEventListener("pointercancel", up, true);
window.addEventListener("blur", up);

// history undoes or redoes, unless the field in which one types has something to undo itself.
export function history(which) {
  if (!current) return false;
  const el = document.activeElement;
  const box = el && el.dataset ? current.cells().get(el.dataset.cell) : null;
  if (box && el.value !== box.cell.text) return false;
  if (el && el.tagName === "TEXTAREA" && pending(current.id)) return false;
  if (current.view.can && current.view.can[which]) step(current.id, () => api[which](current.id));
  return true;
}

onTyped((id) => {
  const saved = byId("saved");
  if (saved && current && current.id === id) saved.textContent = "正在保存……";
});

const shape = (view) => (view.tables || []).map((t) => t.cells.map((c) => c.id || "").join()).join(";");

function build(main, view) {
  if (view.check.status === "unreadable") return unreadable(main, view);
  const at = {id: view.id, view, context: null};
  const drawn = {tables: [], texts: [], cells: new Map()};
  const parts = {
    head: h("div", {class: "head"}), verdict: h("div", {id: "verdict"}), list: h("div", {id: "list"}),
    charts: h("section", {class: "charts", "aria-label": "图表"}), remarks: h("div", {class: "remarks"}),
    last: h("div", {class: "last"}), downloads: h("div", {class: "downloads"}),
  };
  at.cells = () => drawn.cells;
  at.context = context(at, drawn);
  const own = particulars(view);
  const body = sections(view, at, drawn);
  set(main, h("article", {class: "report"}, parts.head, parts.verdict, parts.downloads, parts.remarks,
    h("div", {class: "split"},
      h("aside", {"aria-labelledby": "list-title"}, h("div", {class: "aside"},
        h("h2", {id: "list-title"}, "问题"), parts.list, parts.last)),
      h("div", {class: "sheets"}, own.el, body, parts.charts))));
  at.update = (next, force) => update(at, next, drawn, parts, own, force, main);
  at.update(view);
  return at;
}

function unreadable(main, view) {
  set(main, h("article", {class: "report"}, heading(view), h("div", {class: "verdict bad"},
    h("p", {class: "line"}, "这个文件读不了：" + (view.check.error || ""))),
  h("p", {}, h("a", {class: "button", href: "#/"}, "回到文件"))));
  return {id: view.id, view, cells: () => new Map(), context: {}, update: () => {}};
}

function heading(view) {
  const c = view.check;
  const title = c.agency || view.name;
  document.title = title + " · 年报助手";
  return [h("p", {class: "crumb"}, h("a", {href: "#/"}, "全部文件"), " › ", view.name),
    h("h1", {}, title, c.year ? h("span", {class: "year"}, c.year + "年") : null,
      c.form ? h("span", {class: "form-name"}, c.form + "版") : null)];
}

function update(at, view, drawn, parts, own, force, main) {
  if (shape(view) !== shape(at.view)) {
    current = build(main, view);
    return;
  }
  at.view = view;
  set(parts.head, heading(view), historyButtons(view));
  const nothing = findings.blank(view); // that every field is empty is seen, and is no news
  const found = nothing ? {cells: new Map(), clauses: []} : marks(view);
  showCells(at, view, drawn, found, force);
  showTexts(view, drawn, found);
  set(parts.verdict, verdict(view, at.context));
  downloads(parts.downloads, view);
  findings.list(parts.list, view, at.context);
  byId("list-title").textContent = "问题" + (view.check.findings.length && !nothing ? "（" + view.check.findings.length + "）" : "");
  yearBefore(parts.last, view);
  set(parts.remarks, (view.remarks || []).map((r) => h("p", {}, "说明：" + r + "。")));
  charts.draw(parts.charts, view);
  own.show(view);
}

function historyButtons(view) {
  const button = (which, label, key) => h("button", {
    type: "button", class: "quiet", disabled: !view.can[which], "data-hold": which, title: label + "（" + key + "）",
    onclick: () => history(which),
  }, label);
  return h("p", {class: "history"}, h("span", {class: "saved", id: "saved"}, view.draft ? "已自动保存" : ""), button("undo", "撤销", "Ctrl+Z"), button("redo", "重做", "Ctrl+Y"));
}

function showCells(at, view, drawn, found, force) {
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
      });
      box.mark = mark;
    }
  }
}

const MOST = .6; // of the figures: where more of them were typed, the report is filled here, and none stands out

function marked(view) {
  const typed = (view.corrected && view.corrected.cells) || {};
  const figures = [].concat(...view.tables.map((t) => t.cells)).filter((c) => c.role === "figure" && !c.total);
  return Object.keys(typed).length > figures.length * MOST ? {} : typed;
}

function showTexts(view, drawn, found) {
  const all = texts.reads(view);
  const of = new Map(all.map((t) => [t.id, []]));
  for (const clause of found.clauses) {
    const text = texts.belongs(all, clause);
    if (text) of.get(text.id).push(clause);
  }
  const typed = (view.corrected && view.corrected.texts) || {};
  for (const box of drawn.texts) {
    const text = all.find((t) => t.id === box.text);
    if (text) box.show(text, of.get(text.id), text.id in typed);
  }
}

// sections draws texts and tables in the report's order; notes that nobody has written stand folded at the end.
function sections(view, at, drawn) {
  const numbers = new Map();
  const put = (n, el) => {
    if (!numbers.has(n)) numbers.set(n, []);
    numbers.get(n).push(el);
  };
  view.tables.forEach((table, i) => put(table.section, tableSection(view, table, i, at, drawn)));
  const spare = [];
  for (const text of view.texts) {
    const box = texts.draw(view.id, text, at.context);
    drawn.texts.push(box);
    if (text.note) spare.push(box.el);
    else put(text.section, box.el);
  }
  const order = Array.from(numbers.keys()).sort((a, b) => a - b);
  const written = view.texts.some((t) => t.note && t.text);
  const notes = spare.length ? h("details", {class: "notes", open: written},
    h("summary", {}, "引言、附注、结尾（多数年报不写）"), spare) : null;
  return order.map((n) => numbers.get(n)).concat(notes ? [notes] : []);
}

function tableSection(view, table, index, at, drawn) {
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
    }).observe(box);
  }
  return box;
}
