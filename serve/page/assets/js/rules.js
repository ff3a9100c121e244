// The rules with their explanations.
import {h, set} from "./dom.js";
import {SEVERITY} from "./marks.js";
import {rules} from "./store.js";

const FAMILIES = {S: "结构和版本", V: "各格的数", R: "勾稽关系", F: "公式", Y: "与上年核对", N: "文字", M: "汇总", P: "合理性"};

export async function showRules(main, id) {
  document.title = "规则 · 年报助手";
  const all = await rules();
  const list = h("div", {class: "rules"});
  const search = h("input", {type: "search", id: "search", placeholder: "编号或者词，如 R01、总计、结转", oninput: () => draw(list, all, search.value)});
  if (id) search.value = id;
  set(main, h("div", {class: "page"}, h("h1", {}, "检查的规则"), h("p", {class: "find"}, h("label", {for: "search"}, "查找："), search), list));
  draw(list, all, search.value, id);
}

function draw(el, all, word, id) {
  const w = word.trim().toLowerCase();
  const found = all.filter((r) => !w || [r.id, r.title, r.what].some((t) => t.toLowerCase().includes(w)));
  const groups = [];
  for (const r of found) {
    const family = r.id[0];
    if (!groups.length || groups[groups.length - 1].family !== family) groups.push({family, rules: []});
    groups[groups.length - 1].rules.push(r);
  }
  set(el, groups.map((g) => h("section", {}, h("h2", {}, FAMILIES[g.family] || g.family),
    g.rules.map((r) => rule(r, found.length === 1 || r.id === id)))), found.length ? null : h("p", {class: "none"}, "没有这样的规则。"));
}

function rule(r, open) {
  const lines = [["内容", r.what], ["依据", r.basis], ["例子", r.example], ["列出的话", r.says], ["怎样改", r.mend],
    ["能否说明", r.waivable ? "核实过的可以写明原因，以后不再计入" : "不能，必须改正"]];
  return h("details", {class: "rule-of " + r.severity, open}, h("summary", {}, h("b", {}, r.id), " ", r.title, " ",
    h("span", {class: "badge"}, SEVERITY[r.severity])),
  h("dl", {}, lines.filter((l) => l[1]).map((l) => [h("dt", {}, l[0]), h("dd", {}, String(l[1]).split("\n").map((t) => h("p", {}, t)))])));
}
