// Many files as a table, the worst first: the list of those who are to report, the summary, all reports, the sum.
import {api, save} from "./api.js";
import {action, byId, h, set, toast} from "./dom.js";
import {refusedFiles} from "./drop.js";
import {taken} from "./edits.js";
import {discard, job, keep, store} from "./store.js";
import {lines, together} from "./together.js";

const STATES = ["unreadable", "error", "warning", "note", "ok"];
const NAMES = {unreadable: "读不了", error: "有错误", warning: "有警告", note: "有提示", ok: "没有问题"};
const ORDERS = {state: "按问题轻重", agency: "按机关名称", name: "按文件名"};

const chosen = new Set();
let order = "state";
let draftsToo = false;
let ownFile = ""; // which of the files is the superior's own

function state(f) {
  if (f.status === "unreadable") return "unreadable";
  return f.errors ? "error" : f.warnings ? "warning" : f.notes ? "note" : "ok";
}

const by = (a, b) => String(a).localeCompare(String(b), "zh");

function sorted(files) {
  const list = files.slice();
  if (order === "agency") return list.sort((a, b) => by(a.agency, b.agency) || b.year - a.year);
  if (order === "name") return list.sort((a, b) => by(a.name, b.name));
  const rank = (f) => STATES.indexOf(state(f)) * 1e6 - f.errors * 1000 - f.warnings;
  return list.sort((a, b) => rank(a) - rank(b) || by(a.agency, b.agency));
}

// onward is the next file with errors in the table's order, after the last the first; none where no other has any.
export function onward(id) {
  const list = sorted(store.files);
  const at = list.findIndex((f) => f.id === id);
  const rest = list.slice(at + 1).concat(list.slice(0, Math.max(0, at)));
  return rest.find((f) => state(f) === "error");
}

// batch draws the table of the files on the desk. context: {again() draws anew, password(row) a form or nothing}.
export function batch(el, context) {
  for (const id of Array.from(chosen)) if (!store.files.some((f) => f.id === id)) chosen.delete(id);
  const refused = refusedFiles.length ? h("ul", {class: "refused"},
    refusedFiles.map((r) => h("li", {}, h("b", {}, r.name), "：" + r.reason))) : null;
  if (!store.files.length) return set(el, refused);
  const many = store.files.length > 1;
  const usual = most();
  const rows = sorted(store.files).map((f) => row(f, context, many, usual));
  const th = (cls, ...kids) => h("th", {scope: "col", role: "columnheader", class: cls}, kids);
  const head = h("tr", {role: "row"}, many ? th("pick", all(context)) : null, ["状态", "机关"].map((t) => th("", t)),
    th("n", "年度"), th("", "文件"), ["错误", "警告", "提示"].map((t) => th("n", t)), th("", "首要问题"),
    th("", h("span", {class: "hidden"}, "移走")));
  set(el, refused, h("div", {class: "bar"}, h("p", {class: "sum"}, totals()), many ? sorter(context) : null,
      many ? h("button", {type: "button", onclick: toTools}, "汇总、核对名单、一起生成") : null),
    h("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": "文件表"},
      h("table", {class: "batch", role: "table"}, h("thead", {role: "rowgroup"}, head),
        h("tbody", {role: "rowgroup"}, rows))),
    many ? h("div", {class: "tools"}, tools(), together(files)) : null);
}

function toTools() {
  const title = byId("tools-title");
  title.scrollIntoView({block: "start"});
  title.focus({preventScroll: true});
}

function totals() {
  const n = {};
  for (const f of store.files) n[state(f)] = (n[state(f)] || 0) + 1;
  return store.files.length + " 个文件：" + STATES.filter((s) => n[s]).map((s) => n[s] + " 个" + NAMES[s]).join("，");
}

function sorter(context) {
  return h("label", {}, "排列：", h("select", {onchange: (e) => {
    order = e.target.value;
    context.again();
  }}, Object.keys(ORDERS).map((k) => h("option", {value: k, selected: k === order}, ORDERS[k]))));
}

function all(context) {
  const box = h("input", {type: "checkbox", "aria-label": "选中全部文件", checked: chosen.size === store.files.length,
    onchange: (e) => {
      chosen.clear();
      if (e.target.checked) store.files.forEach((f) => chosen.add(f.id));
      context.again();
    }});
  return [box, h("span", {class: "unit"}, " 全选")];
}

// most is the year of most files, 0 where no year has more than the others.
function most() {
  const count = new Map();
  for (const f of store.files) if (f.year) count.set(f.year, (count.get(f.year) || 0) + 1);
  const list = Array.from(count).sort((a, b) => b[1] - a[1]);
  return list.length && (list.length === 1 || list[0][1] > list[1][1]) ? list[0][0] : 0;
}

function row(f, context, many, usual) {
  const st = state(f);
  const pick = h("input", {type: "checkbox", "aria-label": "选中 " + f.name, checked: chosen.has(f.id), onchange: (e) => {
    if (e.target.checked) chosen.add(f.id);
    else chosen.delete(f.id);
    for (const b of document.querySelectorAll(".tools .of")) b.textContent = scope();
  }});
  // On a narrow screen a row is a card: roles keep it a row there, too.
  const td = (cls, ...kids) => h("td", {role: "cell", class: cls}, kids);
  const number = (n, name, kind) => td("n count " + (n ? kind : "zero"), st === "unreadable" ? "" : String(n),
    h("span", {class: "unit"}, " " + name));
  return h("tr", {role: "row", class: "state-" + st}, many ? td("pick", pick) : null,
    td("state", h("b", {class: "badge"}, NAMES[st])),
    td("agency", st === "unreadable" ? "" : h("a", {href: "#/file/" + f.id}, f.agency || "（没有机关名称）")),
    td("n year", f.year ? String(f.year) : "",
      f.year && usual && f.year !== usual ? h("small", {class: "may"}, "多数是 " + usual + " 年，请核对") : null),
    td("name", f.name, f.last ? before(f, context) : null),
    number(f.errors, "错误", "errors"), number(f.warnings, "警告", ""), number(f.notes, "提示", ""),
    td("first", f.first ? h("span", {}, f.first) : "", context.password(f)),
    td("away", action("移走", {class: "quiet", "aria-label": "移走 " + f.name}, async () => {
      await discard(f.id);
      context.again();
    })));
}

// before names the year before that a file is held against, and lets it go.
function before(f, context) {
  const name = {class: "link", "aria-label": f.name + " 不与 " + f.last + " 核对"};
  return h("small", {class: "may"}, "上年的：" + f.last + " ", action("不与它核对", name, async () => {
    keep(await api.last(f.id, null));
    context.again();
  }));
}

// files are those that are told of together: what cannot be read is one that somebody has sent, too.
const files = () => (chosen.size ? store.files.filter((f) => chosen.has(f.id)) : store.files).map((f) => f.id);

const scope = () => (chosen.size ? "选中的 " + files().length + " 个文件" : "全部 " + files().length + " 个文件");

function tools() {
  const agency = h("input", {type: "text", id: "sum-agency", autocomplete: "off", value: job.get("sum-agency"),
    placeholder: "例：示例市人民政府", oninput: (e) => job.set("sum-agency", e.target.value.trim())});
  const own = h("select", {id: "sum-own"}, h("option", {value: ""}, "（没有）"),
    store.files.filter((f) => f.agency).map((f) =>
      h("option", {value: f.id, selected: f.id === ownFile}, f.agency + "（" + f.name + "）")));
  own.addEventListener("change", () => {
    ownFile = own.value;
  });
  const make = (kind, label, title) => action(label, {title}, async () => {
    const whole = kind.startsWith("summary") || kind.startsWith("notice");
    const ids = files();
    for (const id of ids) if (!await taken(id)) return null;
    const made = await api.batch(Object.assign({files: ids, kind, roster: lines()},
      whole || !draftsToo ? {} : {draft: true}, kind === "merge" ? {agency: agency.value.trim()} : {},
      kind === "merge" && ids.includes(own.value) ? {own: own.value} : {}));
    save(made);
    toast("已生成：" + made.name + made.remarks.map((r) => "\n" + r + "。").join(""),
      made.remarks.length ? "stay" : "");
  });
  const drafts = h("label", {class: "check"}, h("input", {type: "checkbox", checked: draftsToo, onchange: (e) => {
    draftsToo = e.target.checked;
  }}), "有错误的也生成：Word 报告标明“草稿”，汇总照填的数");
  return h("section", {class: "box", "aria-labelledby": "tools-title"},
    h("h2", {id: "tools-title", tabindex: "-1"}, "一起生成"), h("p", {class: "of"}, scope()),
    h("p", {class: "buttons"}, make("summary.xlsx", "检查结果汇总（Excel）", "一个文件一行：状态、先改哪里、最可能错的格"),
      make("summary.html", "检查结果汇总（网页）"), make("notice.docx", "报送情况通报", "谁没有报、谁有错误；有应报名单的按名单")),
    h("p", {class: "buttons"}, make("zip", "全部 Word 报告（zip）"), make("merge", "汇总成一份统计表", "把各单位的数逐格相加")),
    drafts, h("p", {class: "field"}, h("label", {for: "sum-agency"}, "汇总以后是哪个机关的："), agency),
    h("p", {class: "field"}, h("label", {for: "sum-own"}, "其中本级自己的："), own));
}
