// The list of findings: causes first, what they lead to folded behind them; each entry leads to its cell and back.
import {action, h, set} from "./dom.js";
import {SEVERITY, causes, place, where} from "./marks.js";
import {mendButton} from "./table.js";
import {api} from "./api.js";
import {step} from "./edits.js";

// list draws the findings of a view into an element. context: {jump, change, workbook, rules, cells}.
export function list(el, view, context) {
  const open = new Set(Array.from(el.querySelectorAll("details[open]")).map((d) => d.dataset.of));
  const findings = view.check.findings;
  const items = blank(view) ? [] : causes(findings).map((entry) => item(view, entry, context, open));
  const held = document.activeElement && el.contains(document.activeElement) ?
    document.activeElement.getAttribute("data-hold") : "";
  set(el, items.length ? h("ol", {class: "findings"}, items) :
    h("p", {class: "none"}, blank(view) ? "填了数，这里就列出检查的结果。" : "没有问题。"));
  if (held) {
    const again = el.querySelector('[data-hold="' + held + '"]') || el.querySelector("a.place");
    if (again) again.focus();
  }
}

// blank tells whether nothing has been filled in yet.
export function blank(view) {
  const figures = [].concat(...view.tables.map((t) => t.cells)).filter((c) => c.role === "figure" && !c.total);
  return figures.every((c) => c.text === "") && view.texts.every((t) => t.text === "");
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
      h("a", {class: "rule", href: "#/rules/" + finding.rule, title: "这条规则的解释"}, finding.rule)),
    h("p", {class: "said"}, finding.message),
    finding.waived ? h("p", {class: "reason"}, "说明：" + finding.waived) : null,
    mends(finding, context), waiver(view, finding, entry.index, context), caused);
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

function mends(finding, context) {
  if (finding.waived || !finding.suspects || !finding.suspects.length) return null;
  const list = finding.suspects;
  if (finding.certain && list.length > 1) {
    const all = {};
    for (const s of list) all[s.cell] = s.should_be;
    return h("p", {class: "mends"}, h("button", {type: "button", class: "fix", onclick: () => context.change(all)},
      "这 " + list.length + " 格一起改：" + list.map((s) => place(s) + " 改成 " + s.should_be).join("，")));
  }
  const lines = list.map((s) => h("span", {class: "may"}, list.length > 1 ? place(s) + "：" + s.value + " " : null,
    mendButton(s, context, context.cell(s.cell)), s.why ? h("small", {}, "（" + s.why + "）") : null));
  return h("p", {class: "mends"}, list.length > 1 ? "说不准是哪一格，可能是：" : null, lines);
}

// waiver lets staff say why a finding is well so, where its rule lets them.
function waiver(view, finding, index, context) {
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
  const text = h("textarea", {id: name, rows: "2", required: true, placeholder: "例：清理废止 3 件，见第六部分"});
  const form = h("form", {class: "waive"}, h("label", {for: name}, "核实过、可以这样的，写明原因，以后不再计入："), text,
    h("button", {type: "submit"}, "记下"));
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    if (!text.value.trim()) return text.focus();
    const spoken = finding.cells.find((c) => !c.cell && c.value); // of several sentences at one place this one
    step(view.id, () => api.waive(view.id, {rule: finding.rule, cell: named, text: spoken && spoken.value,
      reason: text.value.trim()}));
  });
  return h("details", {class: "explain", "data-of": "w" + finding.rule + named}, h("summary", {}, "核实过，写说明"), form);
}
