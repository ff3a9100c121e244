// What tables, texts and lists ask of the file that is shown: messages beside cells, jumps to a cell and back, changes.
import {byId, h, toast} from "./dom.js";
import {change} from "./edits.js";
import {hint, later, unhint} from "./hint.js";
import {place, said} from "./marks.js";
import {took} from "./guesses.js";
import {changed} from "./report.js";
import {store} from "./store.js";

// context is what lists, cells and texts ask of the file: jumps, messages beside cells, changes.
export function context(at, drawn) {
  const findingAt = (index) => at.view.check.findings[index];
  const self = {
    rules: null,
    finding: findingAt,
    get workbook() {
      return at.view.kind === "workbook";
    },
    settled: () => !at.view.check.findings.some((f) => f.severity === "error" && !f.waived && /^[RFV]/.test(f.rule)),
    textOf: (finding) => at.view.texts.find((t) => finding.message.startsWith("“" + t.title + "”")) || null,
    cell: (id) => (drawn.cells.get(id) || {}).cell,
    // change types over cells; guesses are the suspects whose values are taken.
    change: (cells, guesses) => change(at.id, {cells}).then(() => {
      if (!guesses || !guesses.length) return;
      took(at.id, guesses);
      self.again();
    }),
    again: () => changed(store.views.get(at.id) || at.view),
    changeText(text, clause, better) {
      return change(at.id, {texts: {[text.id]: text.text.replace(clause, () => better)}});
    },
    jump: (cell, index) => jump(at, drawn, cell, index),
    tell: (anchor, field, about) => hint(anchor, field, message(at, anchor, about)),
    told(node, field, about) {
      const show = () => self.tell(node, field, about);
      node.addEventListener("focus", show);
      node.addEventListener("mouseenter", show);
      node.addEventListener("blur", () => later());
      node.addEventListener("mouseleave", () => later());
      const leads = (e) => {
        if (e.type === "keydown" && !["Enter", " ", "Escape"].includes(e.key)) return;
        e.preventDefault();
        toList(about[0]);
      };
      node.addEventListener("click", leads);
      node.addEventListener("keydown", leads);
    },
    back(box, event) {
      event.preventDefault();
      if (box.input.value !== box.cell.text) {
        box.input.value = box.cell.text;
        return change(at.id, {cells: {[box.cell.id]: box.cell.text}});
      }
      const about = box.mark ? box.mark.about : [];
      if (about.length) toList(about.includes(at.from) ? at.from : about[0]);
      else unhint();
    },
  };
  return self;
}

function message(at, anchor, about) {
  const cell = anchor.classList.contains("figure") ? at.cells().get(anchor.querySelector("[data-cell]").dataset.cell) : null;
  const lines = about.slice(0, 3).map((i) => [said(at.view, i)].map(({lead, rest}) => h("p", {}, lead + rest)));
  if (about.length > 3) lines.push(h("p", {}, "还有 " + (about.length - 3) + " 处与这一格有关，见问题列表。"));
  return [h("p", {class: "where"}, h("b", {}, cell ? [cell.cell.label, place(cell.cell)].filter(Boolean).join("　") : ""),
    h("button", {type: "button", class: "quiet", tabindex: "-1", onclick: () => toList(about[0])}, "回到列表（Esc）")), lines];
}

// toList goes to a finding's entry.
function toList(index) {
  unhint();
  const item = byId("finding-" + index);
  if (!item) return;
  const folded = item.closest("details");
  if (folded) folded.open = true;
  const link = item.querySelector("a.place") || item.querySelector("a");
  item.scrollIntoView({block: "nearest"});
  if (link) link.focus();
}

function jump(at, drawn, cell, index) {
  at.from = index;
  const box = cell.cell && drawn.cells.get(cell.cell);
  let target = box && box.input;
  if (!target) target = document.querySelector('.sheets [data-finding="' + index + '"]');
  if (!target) {
    const text = at.view.texts.find((t) => t === cell || (cell.ref && t.sheet === cell.sheet && t.ref === cell.ref));
    const open = text && drawn.texts.find((t) => t.text === text.id);
    if (open) return open.edit();
    return toast(place(cell) + " 不在下面画出的表里，请在原来的文件里找这一处。");
  }
  const folded = target.closest("details");
  if (folded) folded.open = true;
  if (written(target)) return;
  target.scrollIntoView({block: "center", inline: "center"});
  target.focus({preventScroll: true});
  if (box && box.mark) at.context.tell(box.td, box.input, box.mark.about); // where it has the focus already
  flash(box ? box.td : target);
}

// written selects a clause in the text that is being written, where its mark is not seen.
function written(target) {
  const text = target.closest(".text");
  const area = text && text.querySelector("textarea:not([hidden])");
  if (!area) return false;
  const clause = (target.matches("mark") ? target : target.querySelector("mark")).textContent;
  const from = area.value.indexOf(clause);
  area.focus();
  if (from >= 0) area.setSelectionRange(from, from + clause.length);
  area.scrollIntoView({block: "center"});
  return true;
}

function flash(el) {
  el.classList.add("flash");
  setTimeout(() => el.classList.remove("flash"), 1600);
}

