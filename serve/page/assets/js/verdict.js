// The verdict in one line, and what to do first.
import {h} from "./dom.js";
import {causes, place, said, where} from "./marks.js";
import {blank, count} from "./store.js";
import {mendButton} from "./table.js";
import {guesses} from "./guesses.js";

export function verdict(view, context) {
  const n = count(view.check);
  const kind = n.errors ? "bad" : n.warnings ? "warn" : "good";
  if (blank(view)) return h("div", {class: "verdict plain"}, h("p", {class: "line"},
    "还没有填数。填一格，检查一格；可以从 Excel 整块粘贴。"));
  const first = n.errors ? foremost(view) : null;
  const open = guesses(view).length;
  return h("div", {class: "verdict " + kind},
    h("p", {class: "line"}, h("b", {}, words(n)),
      open ? h("span", {}, "有 " + open + " 格采用了建议值，还没有对照台账核实。") : null,
      first ? h("span", {}, most(view, first, context)) : null),
    first ? h("p", {class: "first"}, buttons(first, context)) : null);
}

// words says how many findings there are: 3 处错误（其中 2 处由别的错误引起），1 处提示.
export function words(n) {
  const parts = [];
  if (n.errors) parts.push(n.errors + " 处错误" + (n.caused ? "（其中 " + n.caused + " 处由别的错误引起）" : ""));
  if (n.warnings) parts.push(n.warnings + " 处警告");
  if (n.notes) parts.push(n.notes + " 处提示");
  const waived = n.waived ? "（另有 " + n.waived + " 处已说明）" : "";
  if (n.errors) return "有 " + parts.join("，") + waived + "。";
  return "没有错误，可以生成报告" + (parts.length ? "；有 " + parts.join("，") + "，请看一看" : "") + waived + "。";
}

function foremost(view) {
  const entry = causes(view.check.findings)[0];
  if (!entry) return null;
  const finding = view.check.findings[entry.index];
  return finding.severity === "error" && !finding.waived ? {finding, index: entry.index} : null;
}

const LONG = 90; // characters of a verdict's second half

// most says which cell is likely to be wrong, by its place and by what the form calls it, else what is found first.
function most(view, first, context) {
  const {finding, index} = first;
  const accusation = (view.accusations || [])[index];
  if (accusation) {
    const list = finding.suspects || [];
    const {doubt, open} = said(view, index);
    if (doubt) {
      const cells = list.map((s) => called(s, context)).join("，或者 ");
      return "说不准是哪一格：可能是 " + cells + (open ? "，也可能是别的格" : "") + "。请对照台账。";
    }
    return named(accusation, list[0], context);
  }
  const at = where(finding);
  const start = at && place(at) ? "先看 " + place(at) + "：" : "";
  const sentence = finding.message.split("。")[0];
  if (sentence.length <= LONG) return start + sentence + "。";
  const clause = finding.cells.find((c) => !c.file && !c.cell && c.value);
  if (clause && finding.actual && finding.expected && clause.value.length < LONG) {
    return start + "“" + clause.value + "”里是 " + finding.actual + "，按表是 " + finding.expected + "，请看哪一处对。";
  }
  return start + sentence.slice(0, LONG) + "……";
}

// called names a cell with what stands in it, and not with what would fit: that is only a guess where others may be wrong.
function called(suspect, context) {
  const cell = context.cell(suspect.cell);
  return place(suspect) + "（" + (cell && cell.label ? cell.label + "，" : "") + "现为 " + (suspect.value || "空") + "）";
}

function named(words, suspect, context) {
  const cell = suspect && context.cell(suspect.cell);
  const at = suspect ? place(suspect) + "：" : "";
  return cell && cell.label && words.includes(at) ? words.replace(at, () => place(suspect) + "（" + cell.label + "）：") : words;
}

function buttons(first, context) {
  const list = first.finding.suspects || [];
  const suspect = list.length === 1 ? list[0] : null; // where it may be another cell, or others as well, the list offers them
  const at = where(first.finding);
  return [
    suspect ? mendButton(suspect, context, context.cell(suspect.cell)) : null,
    at ? h("button", {type: "button", class: "see", onclick: () => context.jump(at, first.index)}, "看这一处") : null,
  ];
}
