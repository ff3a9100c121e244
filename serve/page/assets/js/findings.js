// The list of findings: causes first, what they lead to folded behind them; each entry leads to its cell and back.
import {action, h, renew, set} from "./dom.js";
import {SEVERITY, causes, place, said, where} from "./marks.js";
import {formulaButton, mendButton, reckoned, take} from "./table.js";
import {api} from "./api.js";
import {step} from "./edits.js";
import {blank, local} from "./store.js";
import {guessed} from "./guesses.js";

// list draws the findings of a view into an element. context: {jump, change, workbook, rules, cells}.
export function list(el, view, context) {
  const open = new Set(Array.from(el.querySelectorAll("details[open]")).map((d) => d.dataset.of));
  const findings = view.check.findings;
  const items = blank(view) ? [] : causes(findings).map((entry) => item(view, entry, context, open));
  renew(el, () => set(el, guessed(view, context), items.length ? h("ol", {class: "findings"}, items) :
    h("p", {class: "none"}, blank(view) ? "填了数，这里就列出检查的结果。" : "没有问题。")), "a.place");
}

function item(view, entry, context, open) {
  const findings = view.check.findings;
  const finding = findings[entry.index];
  const kind = finding.waived ? "waived" : finding.severity;
  const caused = entry.caused.length ? h("details", {"data-of": String(entry.index), open: open.has(String(entry.index))},
    h("summary", {}, "由此还有 " + entry.caused.length + " 处，改好就没有了"),
    h("ul", {}, entry.caused.map((i) => h("li", {id: "finding-" + i}, link(findings[i], i, context), " ",
      h("span", {class: "said"}, findings[i].message))))) : null;
  return h("li", {class: "finding " + kind, id: "finding-" + entry.index},
    h("p", {class: "head"}, h("b", {class: "badge"}, finding.waived ? "已说明" : SEVERITY[finding.severity]), " ",
      link(finding, entry.index, context), " ",
      h("a", {class: "rule", href: "#/rules/" + finding.rule, title: "这条规则的解释"}, "规则 " + finding.rule)),
    message(view, entry.index),
    finding.waived ? h("p", {class: "reason"}, "说明：" + finding.waived) : null,
    mends(view, entry.index, context, open), waiver(view, finding, entry.index, context, open), caused);
}

function link(finding, index, context) {
  const at = where(finding) || context.textOf(finding);
  if (!at) return h("span", {class: "place none"}, "整个文件");
  return h("a", {
    class: "place", href: "#", "data-hold": "place-" + index, title: "到这一格（在格里按 Esc 回到这里）",
    onclick: (e) => {
      e.preventDefault();
      context.jump(at, index);
    },
  }, at.title || place(at) || "文字");
}

function message(view, index) {
  const {lead, rest, also} = said(view, index);
  return [lead ? h("p", {class: "said lead"}, lead) : null, h("p", {class: "said"}, rest),
    also ? h("p", {class: "said printed"}, also) : null];
}

function mends(view, index, context, open) {
  const finding = view.check.findings[index];
  if (finding.waived) return null;
  if (!finding.suspects || !finding.suspects.length) return formula(finding, context) || zeros(finding, context);
  const list = finding.suspects;
  const {also, open: others} = said(view, index);
  if (finding.certain && list.length > 1) {
    const words = (s) => (reckoned(context.cell(s.cell), context) ? " 恢复公式" : " 改成 " + s.should_be);
    return h("p", {class: "mends"}, h("button", {type: "button", class: "fix",
      onclick: () => take(list, context, context.cell)},
    "这 " + list.length + " 格一起改：" + list.map((s) => place(s) + words(s)).join("，")));
  }
  const line = (s, doubt) => h("span", {class: "may"}, doubt ? which(s, index, context) : null,
    mendButton(s, context, context.cell(s.cell)), s.why ? h("small", {}, "（" + s.why + "）") : null);
  const named = (c) => list.some((s) => s.cell === c.cell && s.should_be === c.should_be);
  const rest = ((view.candidates || [])[index] || []).filter((c) => !named(c));
  const many = list.length > 1 || rest.length > 0;
  return [h("p", {class: "mends"}, many ? "说不准是哪一格，" + (others ? "较可能的是：" : "可能是：") : null,
    list.map((s) => line(s, many)), also && !rest.length ? h("small", {class: "may"}, also) : null),
  rest.length ? h("details", {class: "mends", "data-of": "rest-" + index, open: open.has("rest-" + index)},
    h("summary", {}, "其余可能的 " + rest.length + " 格"), rest.map((s) => line(s, true))) : null];
}

// which names a cell as the form does, and leads to it.
function which(suspect, index, context) {
  const cell = context.cell(suspect.cell);
  return [h("button", {type: "button", class: "link", "data-hold": "may-" + suspect.cell,
    onclick: () => context.jump(suspect, index)}, place(suspect)),
  (cell && cell.label ? " " + cell.label : "") + "：" + (suspect.value || "空") + " "];
}

// zeros fills the empty cells of a finding with 0 in one step: most of a form is what has not happened.
function zeros(finding, context) {
  const empty = /^V/.test(finding.rule) ? finding.cells.filter((c) => c.cell && !c.file && c.value === "").map((c) =>
    context.cell(c.cell)).filter((cell) => cell && !cell.total && !cell.words && !cell.one_of && cell.text === "") : [];
  if (!empty.length) return null;
  return h("p", {class: "mends"}, h("button", {type: "button", class: "fix", title: "填错了可以撤销",
    onclick: () => context.change(Object.assign({}, ...empty.map((cell) => ({[cell.id]: "0"}))))},
  "确实没有发生：" + empty.length + " 格都填 0"));
}

// formula offers the form's own formulas for totals whose own are wrong, where the finding begins with one.
function formula(finding, context) {
  if (!/^F/.test(finding.rule) || !context.workbook) return null;
  const list = finding.cells.filter((c) => !c.file && c.cell).map((c) => context.cell(c.cell));
  const totals = list.filter((cell) => cell && cell.total);
  if (!totals.length || totals[0] !== list[0]) return null;
  return h("p", {class: "mends"}, formulaButton(totals, {change: context.change},
    (totals.length > 1 ? totals.length + " 格" : "") + "换成规定的公式，重新算出"));
}

// reason keeps an explanation that is being written: the list is drawn anew, and the page may be loaded anew.
function reason(id, key, text) {
  const kept = local.get("reason." + id) || {};
  if (text) kept[key] = text;
  else delete kept[key];
  local.set("reason." + id, Object.keys(kept).length ? kept : null);
}

// waiver lets staff say why a finding is well so, where its rule lets them.
function waiver(view, finding, index, context, open) {
  const rule = context.rules && context.rules.get(finding.rule);
  const at = finding.cells.find((c) => !c.file);
  const named = at ? at.cell || (at.sheet && at.ref ? at.sheet + "!" + at.ref : undefined) : undefined;
  if (finding.waived) {
    if (!(view.waivers || []).some((w) => w.rule === finding.rule)) return null;
    return h("p", {class: "mends"}, action("取消说明", {class: "quiet"}, () => step(view.id, () =>
      api.waive(view.id, {rule: finding.rule, cell: named, reason: null}))));
  }
  if (!rule || !rule.waivable) return null;
  const name = "reason-" + index;
  const key = "w" + finding.rule + named;
  const kept = local.get("reason." + view.id) || {};
  const text = h("textarea", {id: name, rows: "2", required: true, "data-hold": key, value: kept[key] || "",
    placeholder: "例：清理废止 3 件，见第六部分", oninput: () => reason(view.id, key, text.value)});
  const form = h("form", {class: "waive"}, h("label", {for: name}, "核实过、可以这样的，写明原因，以后不再计入："), text,
    h("button", {type: "submit"}, "记下"));
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    if (!text.value.trim()) return text.focus();
    reason(view.id, key, "");
    const spoken = finding.cells.find((c) => !c.cell && c.value); // of several sentences at one place this one
    step(view.id, () => api.waive(view.id, {rule: finding.rule, cell: named, text: spoken && spoken.value,
      reason: text.value.trim()}));
  });
  return h("details", {class: "explain", "data-of": key, open: Boolean(kept[key]) || open.has(key)},
    h("summary", {}, "核实过，写说明"), form);
}
