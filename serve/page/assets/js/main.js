// The page: which part of it is shown, what happens when the program goes and comes back, the keys that work everywhere.
import {api, onState} from "./api.js";
import {byId, failed, h, set, toast, untoast} from "./dom.js";
import {onView, recover} from "./edits.js";
import {listen, onTaken} from "./drop.js";
import {home} from "./home.js";
import {fresh} from "./new.js";
import {showRules} from "./rules.js";
import {help} from "./help.js";
import {changed, history, leave, report, unchecked} from "./report.js";
import {keep, refresh, store} from "./store.js";

const main = byId("main");
let turn = 0;

function route() {
  const opened = /^#file=(.+)$/.exec(location.hash);
  if (opened) return ["file", decodeURIComponent(opened[1])];
  const [name, id] = location.hash.replace(/^#\/?/, "").split("/");
  return [name || "home", id ? decodeURIComponent(id) : ""];
}

async function show(options) {
  const [name, id] = route();
  const mine = ++turn;
  delete main.dataset.shown;
  leave();
  for (const a of document.querySelectorAll("nav a")) {
    if (a.dataset.route === (name === "file" ? "home" : name)) a.setAttribute("aria-current", "page");
    else a.removeAttribute("aria-current");
  }
  try {
    if (name === "file") await report(main, id);
    else if (name === "new") await fresh(main);
    else if (name === "rules") await showRules(main, id);
    else if (name === "help") help(main);
    else await home(main);
  } catch (problem) {
    if (mine === turn) lost(problem);
  }
  if (mine === turn) main.dataset.shown = name;
  if (mine === turn && !(options && options.quiet)) {
    window.scrollTo(0, 0);
    main.focus({preventScroll: true});
  }
}

// lost says that what was asked for is not there.
function lost(problem) {
  if (problem.gone) return;
  if (problem.status !== 404) failed(problem);
  set(main, h("div", {class: "page"}, h("h1", {}, problem.status === 404 ? "这个文件已经不在程序里" : "打不开"),
    h("p", {}, problem.status === 404 ? "程序重新打开以后，拖进来的文件要再拖一次；在页面上填过、改过的，在“文件”下面的“接着填”里。" :
      problem.reason || ""),
    h("p", {}, h("a", {class: "button", href: "#/"}, "回到文件"))));
}

onView((view, force) => changed(view, force));

onTaken((views, paired, refused) => {
  const good = views.filter((v) => v.check.status !== "unreadable");
  // Last year's file is dropped for the sake of this year's.
  if (refused) go("#/"); // the list says what was not taken
  else if (views.length === 1 && paired.length === 1) go("#/file/" + paired[0].id);
  else if (views.length === 1 && good.length === 1) go("#/file/" + good[0].id);
  else go("#/");
});

function go(hash) {
  if (location.hash === hash || (hash === "#/" && !location.hash)) show();
  else location.hash = hash;
}

const SAID = {
  gone: "程序没有回应：可能已经关掉，或者正在重新打开。请看程序的窗口；再打开程序，这个页面会自己恢复。刚才填的都留着。",
  stale: "程序重新打开过，这个页面还是上一次的。请用程序新打开的页面；新页面打开以后，这里也会自己恢复。刚才填的都留着。",
};

onState(async (state) => {
  const banner = byId("banner");
  banner.hidden = state === "here";
  set(banner, state === "here" ? null : h("p", {}, SAID[state]));
  unchecked(state !== "here");
  if (state !== "here") return;
  try {
    await refresh();
    for (const id of Array.from(store.views.keys())) if (!store.files.some((f) => f.id === id)) gone(id);
    const [name, id] = route();
    const ids = await recover();
    toast("程序已恢复。", "", true);
    if (name === "file" && ids.has(id) && ids.get(id) !== id) go("#/file/" + ids.get(id));
    else if (name === "file" && !store.files.some((f) => f.id === id)) await reopen(id);
    else if (name !== "new") show({quiet: true});
  } catch (problem) {
    failed(problem);
  }
});

const drafts = new Map(); // of files of an earlier start: their drafts

function gone(id) {
  const view = store.views.get(id);
  if (view && view.draft) drafts.set(id, view.draft);
  store.views.delete(id);
}

async function reopen(id) {
  if (!drafts.has(id)) return show();
  const view = keep(await api.openDraft(drafts.get(id)));
  go("#/file/" + view.id);
}

document.addEventListener("keydown", (e) => {
  if (!(e.ctrlKey || e.metaKey) || e.altKey || e.isComposing) return;
  const key = e.key.toLowerCase();
  const which = key === "z" ? (e.shiftKey ? "redo" : "undo") : key === "y" ? "redo" : "";
  if (which && history(which)) e.preventDefault();
});

window.addEventListener("hashchange", () => {
  untoast();
  show();
});
listen();
refresh().then(recover).catch(failed).then(() => show({quiet: true}));
