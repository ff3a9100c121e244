// Files dropped, chosen, or a folder's worth of them: sent a few at a time, with progress that can be stopped.
import {api} from "./api.js";
import {byId, failed, h, set, toast} from "./dom.js";
import {keep, refresh, version} from "./store.js";
import {pairUp} from "./last.js";

const AT_ONCE = 2; // files a request: progress moves, and the program works on so many at a time
const SKIP = /^(~\$|\._|\.~)|^(Thumbs\.db|desktop\.ini|\.DS_Store)$/i; // what Office and systems leave in folders

let done = () => {};
let running = null;
export const refusedFiles = []; // what never reached the program, with the reason: {name, reason}
const SHUT = "这个文件打不开：可能正被别的程序占用、已经移走，或者拖进来以后又改过。请关掉占用它的程序，再拖一次。";

// onTaken is called with the views of what was taken and what of it was held against the year before, unless the taker
// keeps them to itself.
export function onTaken(listener) {
  done = listener;
}

export function listen() {
  const veil = byId("veil");
  let depth = 0;
  const files = (e) => e.dataTransfer && Array.from(e.dataTransfer.types).includes("Files");
  const end = () => {
    depth = 0;
    veil.hidden = true;
  };
  document.addEventListener("dragenter", (e) => {
    if (!files(e)) return;
    depth++;
    veil.hidden = false;
  });
  document.addEventListener("dragleave", (e) => {
    if (files(e) && --depth <= 0) end();
  });
  document.addEventListener("dragover", (e) => {
    if (!files(e)) return;
    e.preventDefault();
    e.dataTransfer.dropEffect = "copy";
  });
  document.addEventListener("drop", (e) => {
    if (!files(e)) return;
    e.preventDefault();
    end();
    const before = refusedFiles.length;
    dropped(e.dataTransfer).then((list) => take(list, {refused: refusedFiles.length - before})).catch(failed);
  });
}

// dropped returns a drop's files, those of folders as well. Entries must be asked for before anything is waited for.
async function dropped(transfer) {
  const entries = Array.from(transfer.items || []).map((i) => (i.webkitGetAsEntry ? i.webkitGetAsEntry() : null));
  if (!entries.some((e) => e && e.isDirectory)) return Array.from(transfer.files);
  const list = [];
  for (const entry of entries) if (entry) await collect(entry, list);
  return list;
}

async function collect(entry, list) {
  if (entry.isFile) {
    await new Promise((ok) => entry.file((f) => ok(list.push(f)), () => {
      refuse(entry, SHUT);
      ok();
    }));
    return;
  }
  const reader = entry.createReader();
  for (;;) { // a reader gives some hundred entries a time
    const some = await new Promise((ok, bad) => reader.readEntries(ok, bad)).catch(() => {
      refuse(entry, "这个文件夹打不开：可能没有权限，或者已经移走。");
      return [];
    });
    if (!some.length) return;
    for (const e of some) await collect(e, list);
  }
}

// choose opens the system's window for files or a folder.
export function choose(folder, then) {
  const input = h("input", {type: "file", multiple: true, webkitdirectory: folder, hidden: true, id: "chooser"});
  const old = byId("chooser");
  if (old) old.remove();
  input.addEventListener("change", () => {
    const list = Array.from(input.files);
    input.remove();
    if (list.length) Promise.resolve(then ? then(list) : take(list)).catch(failed);
  });
  document.body.append(input);
  input.click();
}

// take sends files and returns the views of those that the program took.
export async function take(list, options) {
  const {stay, password, refused} = options || {};
  if (running) {
    toast("上一批文件还在检查，请等它完成。", "bad");
    return [];
  }
  const wanted = list.filter((f) => !SKIP.test(f.name));
  forgive(wanted);
  const before = refusedFiles.length - (refused || 0);
  const limit = await version().then((v) => v.limits.file, () => 50 << 20);
  const good = wanted.filter((f) => {
    if (f.size <= limit) return true;
    refuse(f, "太大了（超过 " + Math.floor(limit / 1048576) + " MB），不会是统计表。");
    return false;
  });
  const stop = new AbortController();
  running = {stop, total: good.length, done: 0};
  const views = [];
  try {
    const groups = together(good);
    for (let i = 0; i < groups.length && !stop.signal.aborted; i += AT_ONCE) {
      const some = groups.slice(i, i + AT_ONCE).flat();
      progress(some[0].name);
      await sendSome(some, views, password, stop.signal);
      running.done += some.length;
    }
  } finally {
    running = null;
    progress();
  }
  if (stop.signal.aborted) toast("已停止：检查了 " + views.length + " 个，其余 " + (good.length - views.length) + " 个没有检查。", "", true);
  const shut = refusedFiles.slice(before);
  if (!wanted.length && !shut.length) toast("这里面没有可以检查的文件。", "bad");
  if (stay && shut.length) toast(shut.map((r) => r.name + "：" + r.reason).join("\n"), "bad");
  await settle(views, stay, shut.length);
  return views;
}

const EXPLAINED = ".waivers.yaml"; // what was explained of a file, beside it

// together puts what was explained of a file beside it, with which alone it counts.
function together(list) {
  const groups = new Map(list.map((f) => [f, [f]]));
  for (const f of list) {
    const of = f.name.endsWith(EXPLAINED) && list.find((g) => g.name + EXPLAINED === f.name && folder(g) === folder(f));
    if (!of) continue;
    groups.get(of).push(f);
    groups.delete(f);
  }
  return Array.from(groups.values());
}

// folder is where a file of a chosen folder stands; a dropped one does not tell.
const folder = (f) => (f.webkitRelativePath || "").slice(0, -f.name.length);

// forgive strikes off what is tried again.
function forgive(list) {
  for (const f of list) {
    const at = refusedFiles.findIndex((r) => r.name === f.name);
    if (at >= 0) refusedFiles.splice(at, 1);
  }
}

// readable reads files before they are sent: one that has vanished, is locked or has changed since it was dropped would
// break off the request, and that looks as if the program were gone.
async function readable(list) {
  const good = [];
  for (const f of list) {
    try {
      good.push(new File([await f.arrayBuffer()], f.name, {type: f.type}));
    } catch (e) {
      refuse(f, SHUT);
    }
  }
  return good;
}

async function sendSome(files, views, password, signal) {
  const some = await readable(files);
  if (!some.length) return;
  for (let tries = 0; ; tries++) {
    try {
      for (const view of await api.upload(some, password, signal)) {
        keep(view);
        if (view.check.status === "unreadable") remember(view, files);
        views.push(view);
      }
      return;
    } catch (problem) {
      if (problem.gone) throw problem;
      if (signal.aborted) return;
      if (problem.status !== 503 || tries > 9) {
        for (const f of some) refuse(f, problem.reason + problem.advice);
        return;
      }
      await new Promise((ok) => setTimeout(ok, 500 * (tries + 1)));
    }
  }
}

function refuse(file, reason) {
  refusedFiles.push({name: file.name, reason});
}

export const unread = new Map(); // id -> the file as chosen, to be tried again with a password

function remember(view, some) {
  const file = some.find((f) => f.name === view.name);
  if (file) unread.set(view.id, file);
}

async function settle(views, stay, refused) {
  await refresh();
  if (stay) return;
  const paired = await pairUp(views).catch(() => []);
  if (paired.length) {
    const more = paired.length > 3 ? " 等 " + paired.length + " 份" : "";
    toast("已与上年核对：" + paired.slice(0, 3).map((p) => p.said).join("；") + more + "。", "", true);
  }
  done(views, paired, refused);
}

function progress(name) {
  const el = byId("progress");
  el.hidden = !running;
  if (!running) return set(el);
  const {total, done: n} = running;
  if (!byId("bar")) { // drawn once: a press on a button that is drawn anew meanwhile is lost
    set(el, h("label", {for: "bar"}), h("progress", {id: "bar"}),
      h("button", {type: "button", onclick: () => running && running.stop.abort()}, "停止"));
  }
  el.querySelector("label").textContent = "正在检查 " + Math.min(n + 1, total) + " / " + total + "：" + name;
  Object.assign(byId("bar"), {max: total, value: n});
}

