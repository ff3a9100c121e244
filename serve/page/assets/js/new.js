// A report filled from nothing.
import {api, save} from "./api.js";
import {action, failed, h, set, toast} from "./dom.js";
import {choose, take} from "./drop.js";
import {candidates, option} from "./last.js";
import {discard, forms, keep, local, store} from "./store.js";

export async function fresh(main) {
  document.title = "从空白填起 · 年报助手";
  const list = await forms();
  const year = new Date().getFullYear() - 1;
  const of = (y) => list.find((f) => f.from <= y && (!f.to || y <= f.to)) || list[list.length - 1];
  const agency = h("input", {id: "agency", required: true, autocomplete: "organization", placeholder: "单位全称，与印章一致",
    value: local.get("new-agency") || "", oninput: () => local.set("new-agency", agency.value.trim() || null)});
  const years = h("input", {id: "year", type: "number", required: true, min: "2008", max: "2100", value: String(year)});
  const edition = h("select", {id: "edition"}, list.map((f) => h("option", {value: f.form}, f.form + "版（" + f.notice + "，" +
    f.from + (f.to ? "至" + f.to : "") + "年" + (f.to ? "" : "及以后") + "）")));
  const pick = () => {
    edition.value = of(Number(years.value)).form;
  };
  years.addEventListener("input", pick);
  pick();
  const last = h("select", {id: "last"});
  const offer = (chosen) => lastChoices(last, chosen, agency.value.trim(), Number(years.value));
  offer("");
  for (const field of [agency, years]) field.addEventListener("change", () => offer(last.value));
  last.addEventListener("change", () => {
    const f = store.files.find((x) => x.id === last.value);
    if (!f) return;
    if (!agency.value) agency.value = f.agency;
    if (f.year) years.value = String(f.year + 1);
    pick();
    offer(f.id);
  });
  const wanted = () => ({agency: agency.value.trim(), year: Number(years.value), form: edition.value,
    last: last.value || undefined});
  const form = h("form", {class: "new"}, h("h1", {}, "从空白填起"),
    pair("agency", "机关名称", agency), pair("year", "年度", years), pair("edition", "格式版本", edition),
    h("p", {class: "pair"}, h("label", {for: "last"}, "上年的文件（可以不选）"), last,
      h("button", {type: "button", onclick: () => chooseLast(last, offer)}, "选择……"),
      h("small", {}, "上年结转、联系方式从这里带过来，并与上年核对")),
    h("p", {class: "buttons"}, h("button", {type: "submit", class: "primary"}, "开始填写"),
      action("只下载空白统计表", {}, async () => {
        if (!form.reportValidity()) return;
        const view = keep(await api.create(wanted()));
        const made = await api.document(view.id, {kind: "workbook"});
        save(made);
        toast("已生成：" + made.name);
        if (view.draft) await api.removeDraft(view.draft); // nothing was typed
        await discard(view.id);
      })));
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    api.create(wanted()).then((view) => {
      keep(view);
      local.set("new-agency", null);
      location.hash = "#/file/" + view.id;
    }).catch(failed);
  });
  set(main, form);
}

const pair = (id, label, field) => h("p", {class: "pair"}, h("label", {for: id}, label), field);

// lastChoices offers what may be the year before; what was chosen already stays.
function lastChoices(select, value, agency, year) {
  const list = candidates(agency, year, "");
  const chosen = store.files.find((f) => f.id === value);
  set(select, h("option", {value: ""}, "（没有）"), list.map(option), chosen && !list.includes(chosen) ? option(chosen) : null);
  select.value = value;
}

function chooseLast(select, offer) {
  choose(false, async (files) => {
    const [view] = await take(files.slice(0, 1), {stay: true});
    if (!view) return;
    if (view.check.status === "unreadable") return toast(view.name + "：" + view.check.error, "bad");
    offer(view.id);
    select.dispatchEvent(new Event("change"));
  });
}
