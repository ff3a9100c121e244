// A report's texts: read with what disagrees marked, changed in place.
import {h, set} from "./dom.js";
import {cut} from "./marks.js";
import {change, flush, typed, untaken} from "./edits.js";

// draw returns {el, show}: a text's box, and what brings it up to date.
export function draw(id, text, context) {
  const name = "text-" + text.id;
  const title = h("h3", {id: name + "-t"}, text.title);
  const where = text.sheet && text.ref ? text.sheet + "!" + text.ref : "";
  const at = h("span", {class: "at"}, where);
  const read = h("div", {class: "read"});
  const area = h("textarea", {class: "write", id: name, "aria-labelledby": name + "-t", "data-text": text.id, hidden: true});
  const note = h("p", {class: "small", hidden: true}, "{{……}} 是从表里取的数，表里改了它跟着变，请保留。");
  const edit = h("button", {type: "button", class: "quiet", "aria-expanded": "false", "aria-controls": name,
    "aria-label": "修改" + text.title}, "修改");
  const el = h("section", {class: "text", "aria-labelledby": name + "-t"}, h("div", {class: "bar"}, title, at, edit), read, note, area);
  let now = Object.assign({read: text.text}, text);
  const call = (opened) => {
    edit.textContent = opened ? "完成" : now.text ? "修改" : "填写";
    edit.setAttribute("aria-label", edit.textContent + text.title);
  };
  const open = (yes) => {
    area.hidden = !yes;
    read.hidden = yes;
    note.hidden = !yes || now.read === now.text;
    call(yes);
    edit.setAttribute("aria-expanded", String(yes));
    if (yes) {
      area.value = now.text;
      grow(area);
      area.focus();
    }
  };
  edit.addEventListener("click", () => {
    if (!area.hidden && area.value !== now.text) change(id, {texts: {[text.id]: area.value}});
    open(area.hidden);
    if (area.hidden) edit.focus();
  });
  area.addEventListener("input", () => {
    grow(area);
    typed(id, "texts", text.id, area.value);
  });
  area.addEventListener("change", () => flush(id));
  const showNow = (next, clauses, corrected) => {
    const typing = document.activeElement === area && area.value !== now.text; // what the program has not seen yet
    now = next;
    call(!area.hidden);
    el.classList.toggle("corrected", corrected);
    at.textContent = where + (next.read === next.text ? "" : (where ? "，" : "") + "文中的数从表里取，跟着表变");
    if (!area.hidden && !typing) area.value = next.text;
    set(read, next.read ? next.read.split("\n").map((line) => paragraph(line, clauses, next, context)) :
      h("p", {class: "none"}, "（没有文字）"));
    for (const clause of clauses.filter((c) => !next.read.includes(c.value))) read.append(loose(clause, context));
  };
  return {el, show: showNow, edit: () => open(true), text: text.id};
}

function grow(area) {
  area.style.height = "auto";
  area.style.height = area.scrollHeight + 4 + "px";
}

function paragraph(line, clauses, text, context) {
  const here = clauses.filter((c) => line.includes(c.value));
  return h("p", {}, cut(line, here).map((part) => (part.clause ? marked(part, text, context) : part.text)));
}

// marked is a clause that disagrees: a button that leads to its entry in the list, and the number that would agree.
function marked(part, text, context) {
  const finding = context.finding(part.clause.index);
  const node = h("mark", {
    class: "clause " + part.clause.severity, tabindex: "0", role: "button", "data-finding": String(part.clause.index),
    "aria-label": part.text + "，" + finding.message,
  }, part.text);
  context.told(node, node, [part.clause.index]);
  const better = context.settled() && text.text.includes(part.text) ? mended(part.text, finding) : "";
  if (!better) return node;
  return [node, h("button", {
    type: "button", class: "fix", title: "把文字里的数改成与表一致", "aria-label": "文字“" + part.text + "”改成“" + better + "”",
    onclick: () => context.changeText(text, part.text, better),
  }, "改成 " + finding.expected)];
}

// While figures do not hang together the number that a table has may be the wrong one: it is not offered then.
//
// mended is a clause with the tables' number, where its own stands in it once and the finding has no other cause.
function mended(clause, finding) {
  if (finding.follows !== undefined || !finding.expected || !finding.actual) return "";
  const parts = clause.split(finding.actual);
  if (parts.length !== 2 || /\d$/.test(parts[0]) || /^[\d.]/.test(parts[1])) return "";
  return parts.join(finding.expected);
}

function loose(clause, context) {
  const node = h("p", {class: "loose", tabindex: "0", "data-finding": String(clause.index)}, "有问题的地方：",
    h("mark", {class: "clause " + clause.severity}, clause.value));
  context.told(node, node, [clause.index]);
  return node;
}

// reads returns texts, as typed where the program has not taken that yet, with what they are read as: the numbers where
// they quote the tables.
export function reads(view) {
  const printed = (view.report && view.report.texts) || {};
  return view.texts.map((t) => {
    const own = untaken(view.id, "texts", t.id);
    if (own !== undefined) return Object.assign({}, t, {text: own, read: own});
    return Object.assign({}, t, {read: t.text.includes("{{") && printed[t.id] ? printed[t.id] : t.text});
  });
}

// belongs tells which text a clause is of: the one with its words at its place, else the one with its words.
export function belongs(texts, clause) {
  const has = texts.filter((t) => t.read.includes(clause.value));
  if (has.length < 2) return has[0] || null;
  return has.find((t) => t.sheet === clause.sheet && t.ref === clause.ref) || nearestAbove(has, clause) || has[0];
}

function nearestAbove(texts, clause) {
  const row = (ref) => Number((ref || "").replace(/^\D*/, "").replace(/\D.*$/, "")) || 0;
  const above = texts.filter((t) => t.sheet === clause.sheet && row(t.ref) <= row(clause.ref));
  return above.sort((a, b) => row(b.ref) - row(a.ref))[0];
}
