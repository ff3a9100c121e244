// One file: its verdict, its findings, its tables and texts as the form shows them, and what can be taken of it.
import {api} from "./api.js";
import {byId, h, renew, set, toast} from "./dom.js";
import {flush, onTyped, pending, step} from "./edits.js";
import {marks} from "./marks.js";
import {onward} from "./batch.js";
import {hinted, unhint} from "./hint.js";
import {context} from "./context.js";
import {showCells, tableSection} from "./sheets.js";
import * as charts from "./charts.js";
import * as findings from "./findings.js";
import * as texts from "./texts.js";
import {particulars} from "./particulars.js";
import {downloads} from "./documents.js";
import {yearBefore} from "./last.js";
import {earlier} from "./drafts.js";
import {verdict, words} from "./verdict.js";
import {blank, count, keep, rules, store} from "./store.js";

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
  if (away) return;
  if (down) late = {view, force: force || Boolean(late && late.force)};
  else if (current && current.id === view.id) current.update(view, force);
}

let away = false;

// unchecked says of what is shown that what is typed is not checked while nobody answers. It is not drawn anew until then:
// what was typed and not sent stands only in the fields.
export function unchecked(yes) {
  away = yes;
  if (away && current && current.mute) current.mute();
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
  const drawn = {texts: [], cells: new Map()};
  const parts = {
    head: h("div", {class: "head"}), verdict: h("div", {id: "verdict"}), list: h("div", {id: "list"}),
    charts: h("section", {class: "charts", "aria-label": "图表"}), remarks: h("div", {class: "remarks"}),
    earlier: h("div"), last: h("div", {class: "last"}), downloads: h("div", {class: "downloads"}),
  };
  at.cells = () => drawn.cells;
  at.context = context(at, drawn);
  const own = particulars(view);
  const body = sections(view, at, drawn);
  set(main, h("article", {class: "report"}, h("p", {class: "hidden", id: "standing", role: "status"}), parts.head, parts.earlier,
    parts.verdict, parts.downloads, parts.remarks,
    h("div", {class: "split"},
      h("aside", {"aria-labelledby": "list-title"}, h("div", {class: "aside"},
        h("h2", {id: "list-title"}, "问题"), parts.list, next(parts.downloads), parts.last)),
      h("div", {class: "sheets"}, own.el, body, parts.charts))));
  at.update = (next, force) => update(at, next, drawn, parts, own, force, main);
  at.mute = () => {
    set(parts.verdict, h("div", {class: "verdict plain"}, h("p", {class: "line"}, "暂时没有重新检查：程序没有回应，下面的结果是这以前的。")));
    byId("next").hidden = true;
    const sound = parts.list.querySelector("p.none");
    if (sound) sound.textContent = "暂时没有重新检查。";
  };
  at.update(view);
  if (away) at.mute();
  earlier(parts.earlier, view);
  return at;
}

// next stands beside the tables, from where the top of the page is not seen.
function next(downloads) {
  return h("p", {class: "next", id: "next", hidden: true}, h("button", {type: "button", class: "primary", onclick: () => {
    downloads.querySelector('[data-kind="docx"]').click();
  }}, "没有错误，下载 Word 报告"));
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
  const more = onward(view.id);
  return [h("p", {class: "crumb"}, h("a", {href: "#/"}, "全部文件"), " › ", view.name,
    more ? h("a", {class: "onward", href: "#/file/" + more.id}, "下一个有错误的：" + (more.agency || more.name)) : null),
    h("h1", {}, title, c.year ? h("span", {class: "year"}, c.year + "年") : null,
      c.form ? h("span", {class: "form-name"}, c.form + "版") : null)];
}

function update(at, view, drawn, parts, own, force, main) {
  if (shape(view) !== shape(at.view)) {
    current = build(main, view);
    return;
  }
  at.view = view;
  if (view.draft) set(parts.earlier); // what is shown is no longer as it was dropped
  renew(parts.head, () => set(parts.head, heading(view), historyButtons(view)), ".history button:enabled");
  const nothing = blank(view); // that every field is empty is seen, and is no news
  const found = nothing ? {cells: new Map(), clauses: []} : marks(view);
  showCells(at, view, drawn, found, force);
  showTexts(view, drawn, found);
  tellAgain(at, drawn);
  set(parts.verdict, verdict(view, at.context));
  downloads(parts.downloads, view);
  findings.list(parts.list, view, at.context);
  byId("list-title").textContent = "问题" + (view.check.findings.length && !nothing ? "（" + view.check.findings.length + "）" : "");
  yearBefore(parts.last, view);
  set(parts.remarks, (view.remarks || []).map((r) => h("p", {}, "说明：" + r + "。")));
  charts.draw(parts.charts, view);
  own.show(view);
  byId("next").hidden = count(view.check).errors > 0;
  announce(at, view);
}

// tellAgain keeps a message beside a cell from saying what was so before the correction.
function tellAgain(at, drawn) {
  const field = hinted();
  const box = field && drawn.cells.get(field.dataset.cell);
  if (box && box.mark) at.context.tell(box.td, box.input, box.mark.about);
  else if (field) unhint();
}

// announce tells those who do not see the top of the page how the file stands after a change.
function announce(at, view) {
  const n = count(view.check);
  const said = words(n);
  if (at.said && at.said !== said) {
    byId("standing").textContent = said;
    if (at.freed) at.freed.remove();
    at.freed = at.errors && !n.errors ? toast("没有错误了，可以下载 Word 报告。") : null;
  }
  at.said = said;
  at.errors = n.errors;
}

function historyButtons(view) {
  const button = (which, label, key) => h("button", {
    type: "button", class: "quiet", disabled: !view.can[which], "data-hold": which, title: label + "（" + key + "）",
    onclick: () => history(which),
  }, label);
  return h("p", {class: "history"}, h("span", {class: "saved", id: "saved"}, view.draft ? "已自动保存" : ""),
    button("undo", "撤销", "Ctrl+Z"), button("redo", "重做", "Ctrl+Y"));
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

