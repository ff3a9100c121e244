// Last year's file beside this year's.
import {api} from "./api.js";
import {h, renew, set, toast} from "./dom.js";
import {step} from "./edits.js";
import {keep, store} from "./store.js";
import {choose, take} from "./drop.js";

export function yearBefore(el, view) {
  const others = candidates(view.check.agency, view.check.year, view.id);
  const choices = [h("option", {value: ""}, "（没有给）")].concat(others.map(option));
  const select = h("select", {id: "last-file", "data-hold": "last",
    onchange: (e) => give(view.id, e.target.value || null)}, choices);
  if (view.last) {
    if (!others.some((f) => f.id === view.last.id)) select.append(h("option", {value: view.last.id}, view.last.name));
    select.value = view.last.id;
  }
  const also = (view.check.unchecked || []).filter((u) => u.report !== "last");
  renew(el, () => set(el, h("h2", {}, "与上年核对"), h("p", {}, h("label", {for: "last-file"}, view.last ? "上年的文件：" :
    "没有给上年的文件，上年结转等没有与上年核对："), select,
  h("button", {type: "button", onclick: () => choose(false, async (files) => {
    const views = await take(files.slice(0, 1), {stay: true});
    if (views.length && views[0].check.status !== "unreadable") give(view.id, views[0].id);
  })}, "选择上年的文件……")), also.map((u) => h("p", {class: "none"}, u.message))));
}

// candidates are the files that may be a file's year before: of the same agency and an earlier year, that of the year
// before first, those of no known agency or year last. own is the file itself.
export function candidates(agency, year, own) {
  const fits = (f) => f.id !== own && f.status !== "unreadable" && (!agency || !f.agency || f.agency === agency) &&
    (!year || !f.year || f.year < year);
  const rank = (f) => (agency && !f.agency ? 3 : !f.year ? 2 : f.year === year - 1 ? 0 : 1);
  return store.files.filter(fits).sort((a, b) => rank(a) - rank(b) || b.year - a.year || a.name.localeCompare(b.name, "zh"));
}

export const option = (f) => h("option", {value: f.id}, (f.year ? f.year + "年 " : "") +
  (f.agency && !f.name.includes(f.agency) ? f.agency + "　" : "") + f.name);

function give(id, last) {
  return step(id, () => api.last(id, last));
}

// pairUp gives files their year before where exactly one other file is the same agency's of that year: those that came, and
// those to which one that came is the year before. It returns [{id, said}].
export async function pairUp(views) {
  const of = (agency, year) => store.files.filter((f) => f.status !== "unreadable" && f.agency === agency && f.year === year);
  const ids = new Set();
  for (const {id, check} of views) {
    if (check.status === "unreadable" || !check.agency || !check.year) continue;
    ids.add(id);
    for (const f of of(check.agency, check.year + 1)) ids.add(f.id);
  }
  const paired = [];
  for (const id of ids) {
    const view = store.views.get(id) || keep(await api.file(id));
    const before = of(view.check.agency, view.check.year - 1);
    if (view.last || before.length !== 1) continue;
    try {
      keep(await api.last(id, before[0].id, true));
      paired.push({id, said: view.name + " 与上年的 " + before[0].name});
    } catch (problem) {
      if (problem.status !== 409) throw problem;
      toast(problem.reason + "。" + problem.advice, "stay");
    }
  }
  return paired;
}
