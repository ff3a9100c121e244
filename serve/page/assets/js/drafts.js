// What was typed on the page and is kept: the list to go on from, and a word beside a file that was dropped again.
import {api} from "./api.js";
import {action, h, set, toast} from "./dom.js";
import {forget} from "./guesses.js";
import {discard, keep, store} from "./store.js";

const FEW = 6; // that are seen at once

// list draws the drafts.
export function list(el, drafts) {
  el.hidden = !drafts.length;
  const items = drafts.map((d) => item(d, el));
  set(el, h("h2", {}, "接着填"), h("p", {class: "small"}, "在页面上填过、改过的都自动保存在这台电脑里，关掉以后从这里接着填。"),
    h("ul", {}, items.slice(0, FEW)),
    items.length > FEW ? h("details", {}, h("summary", {}, "更早的 " + (items.length - FEW) + " 份"),
      h("ul", {}, items.slice(FEW))) : null);
}

function item(d, el) {
  const again = d.same.map((id) => store.files.find((f) => f.id === id)).filter(Boolean);
  return h("li", {}, open(d), h("span", {class: "meta"}, d.name + "，" + done(d) + "，保存于 " + when(d.saved)),
    again.length ? h("b", {class: "badge"}, "拖进来的“" + again[0].name + "”是它没有改过的样子") : null, remove(d, el));
}

// done says what was done in a draft.
export function done(d) {
  const typed = [[d.cells, "格"], [d.texts, "段文字"], [d.particulars, "项机关信息"]].filter(([n]) => n).map(([n, of]) => n + " " + of);
  const parts = typed.length ? [(d.blank ? "填了 " : "改了 ") + typed.join("、")] : [];
  if (d.explained) parts.push("说明了 " + d.explained + " 处");
  if (d.blank && !typed.length) parts.push("从空白填起，还没有填");
  const carried = d.notes.filter((n) => n.startsWith("从上年带过来"));
  return parts.concat(carried.map((n) => (n.length > LONG ? n.slice(0, LONG) + "……" : n))).join("，");
}

const LONG = 40; // characters of what was carried over

function open(d) {
  return action((d.agency || d.name) + (d.year ? " " + d.year + "年" : ""), {class: "link"}, async () => {
    const view = keep(await api.openDraft(d.id));
    location.hash = "#/file/" + view.id;
  });
}

// remove asks once more in its own button.
function remove(d, el) {
  let sure = false;
  const button = action("删除", {class: "quiet", "aria-label": "删除草稿 " + d.name + "，保存于 " + when(d.saved)}, async () => {
    if (!sure) {
      sure = true;
      button.textContent = "确定删除？";
      setTimeout(() => {
        sure = false;
        button.textContent = "删除";
      }, 4000);
      return;
    }
    await api.removeDraft(d.id);
    forget(d.id);
    toast("已删除草稿：" + d.name);
    list(el, await api.drafts());
  });
  return button;
}

function when(text) {
  const t = new Date(text);
  if (isNaN(t)) return text;
  const two = (n) => String(n).padStart(2, "0");
  return t.getFullYear() + "年" + (t.getMonth() + 1) + "月" + t.getDate() + "日 " + two(t.getHours()) + ":" + two(t.getMinutes());
}

// earlier says beside a file as it was dropped that it was changed on the page before, and leads on with that.
export async function earlier(el, view) {
  if (view.draft) return;
  const drafts = (await api.drafts().catch(() => [])).filter((d) => d.same.includes(view.id));
  if (!drafts.length || !el.isConnected) return;
  const d = drafts[0];
  set(el, h("div", {class: "verdict warn"}, h("p", {class: "line"},
    "这个文件以前在页面上改过（" + done(d) + "，保存于 " + when(d.saved) + "）；下面是没有改过的原件。"),
    h("p", {class: "first"}, action("接着上次的填", {class: "primary"}, async () => {
      const now = store.views.get(view.id);
      const next = keep(await api.openDraft(d.id));
      location.hash = "#/file/" + next.id;
      if (now && now.draft) return; // it was typed in this one, too
      await discard(view.id); // else it would be summed twice
    }), h("button", {type: "button", onclick: () => set(el)}, "从原件改起"))));
}
