// The first thing that one sees: where to drop the workbook; below, what is on the desk, and what was kept.
import {api} from "./api.js";
import {action, failed, h, set} from "./dom.js";
import {choose, take, unread} from "./drop.js";
import {batch} from "./batch.js";
import {list} from "./drafts.js";
import {discard, keep, store} from "./store.js";

export async function home(main) {
  document.title = "年报助手";
  const files = h("div", {class: "files"});
  const drafts = h("section", {class: "drafts", "aria-label": "接着填", hidden: true});
  set(main, h("div", {class: store.files.length ? "home some" : "home"}, zone(), files, drafts));
  batch(files, {again: () => home(main), password: (row) => withPassword(row, main)});
  const kept = await api.drafts().catch(failed); // the rest of the page works without
  if (kept && drafts.isConnected) list(drafts, kept);
}

function zone() {
  const pick = h("button", {type: "button", class: "primary", onclick: () => choose(false)}, "选择文件");
  const folder = h("button", {type: "button", onclick: () => choose(true)}, "选择文件夹");
  const none = !store.files.length;
  return h("section", {class: "zone", "aria-labelledby": "zone-title"},
    h("h1", {id: "zone-title"}, none ? "把统计表拖到这里" : "文件"),
    h("p", {}, none ? "政府信息公开工作年度报告的统计表（Excel、WPS 表格），或者 Word 报告、网页、PDF。一个、几个、整个文件夹都可以。" :
      "再拖几个文件或文件夹到这个页面，接着检查。"),
    h("p", {class: "buttons"}, pick, folder, none ? trySample() : null),
    none ? h("ol", {class: "steps"}, h("li", {}, h("b", {}, "拖进来"), "马上检查勾稽关系、公式和文字里的数"),
      h("li", {}, h("b", {}, "看哪一格错"), "错格涂了色，应为多少写在旁边，点一下就改"),
      h("li", {}, h("b", {}, "下载 Word 报告"), "按公文格式排好，逐格核对过")) : null,
    none ? h("p", {class: "or"}, "还没有统计表？", h("a", {href: "#/new"}, "从空白填起，或者下载空白统计表"), "。不知道怎么用？",
      h("a", {href: "#/help"}, "头五分钟"), "。") : null);
}

export function trySample() {
  return action("打开示例看看", {class: "sample"}, async () => {
    const view = await api.sample();
    keep(view);
    location.hash = "#/file/" + view.id;
  });
}

function withPassword(row, main) {
  const file = unread.get(row.id);
  if (!file || !/密码|加密|加了密/.test(row.first)) return null;
  const name = "password-" + row.id;
  const input = h("input", {type: "password", id: name, autocomplete: "off", size: "12"});
  const form = h("form", {class: "password"}, h("label", {for: name}, "密码："), input, h("button", {type: "submit"}, "再试"));
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    discard(row.id).then(() => take([file], {password: input.value})).catch(failed);
  });
  return form;
}
