// What is told of many files together: who of a list has reported, under which names, and whose texts are the same.
import {api} from "./api.js";
import {action, h, set} from "./dom.js";
import {SEVERITY} from "./marks.js";
import {job} from "./store.js";

// lines are those of the list as typed or pasted: an agency a line, its other names behind tabs.
export function lines() {
  return filled(job.get("roster"));
}

const filled = (text) => text.split("\n").filter((line) => line.trim());

// together draws the list and, when it is asked for, what is told. files returns the ids.
export function together(files) {
  const told = h("div", {class: "told", role: "status"});
  const area = h("textarea", {id: "roster", rows: "5", value: job.get("roster"),
    placeholder: "一行一个单位，可以从 Excel 粘贴；别名写在后面的列里", oninput: (e) => {
      job.set("roster", e.target.value.trim() ? e.target.value : "");
      set(told);
    }});
  const last = job.before("roster");
  const again = last ? h("button", {type: "button", onclick: () => {
    job.set("roster", last);
    area.value = last;
    again.remove();
  }}, "填入上次的名单（" + filled(last).length + " 行）") : null;
  const ask = action("核对名单和各单位的文字", {}, async () => {
    set(told, h("p", {}, "正在核对……"));
    try {
      set(told, tell(await api.together({files: files(), roster: lines()})));
    } catch (problem) {
      set(told);
      throw problem;
    }
  });
  return h("section", {class: "box", "aria-labelledby": "roster-title"}, h("h2", {id: "roster-title"}, "各单位之间"),
    h("label", {for: "roster"}, "应报名单（可以不填）："), area, h("p", {class: "buttons"}, ask, again), told);
}

function tell(answer) {
  const ids = new Map(answer.files.map((f) => [f.name, f.id]));
  const link = (f) => h("li", {}, ids.has(f.file) ? h("a", {href: "#/file/" + ids.get(f.file)}, f.file) : f.file,
    f.place ? " " + f.place : "");
  return [said(answer.said), answer.among.length ? h("ul", {class: "among"}, answer.among.map((a) => h("li", {},
    h("b", {class: "badge"}, SEVERITY[a.severity]), " ", h("a", {class: "rule", href: "#/rules/" + a.rule}, a.rule), " ",
    a.message, h("ul", {class: "of"}, a.files.map(link))))) : h("p", {}, "没有发现各单位之间文字雷同、写错名称的。")];
}

// said makes a list of the lines, those that belong to the line above within it.
function said(list) {
  const items = [];
  for (const line of list) {
    if (!line.startsWith("  ") || !items.length) items.push(h("li", {}, line));
    else {
      const last = items[items.length - 1];
      if (last.lastChild.nodeName !== "UL") last.append(h("ul"));
      last.lastChild.append(h("li", {}, line.trim()));
    }
  }
  return items.length ? h("ul", {class: "roster"}, items) : null;
}
