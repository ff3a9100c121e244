// What is typed goes to the program in order, one request at a time, and stands in the browser's own memory until the
// program has it: a reload or a restart in between loses nothing.
import {api} from "./api.js";
import {failed, toast} from "./dom.js";
import {keep, local, store} from "./store.js";

const PAUSE = 700; // milliseconds without a key after which what was typed is checked
const CROWDED = 3000; // milliseconds after which what was typed is sent again to a program that has too much to do
const KINDS = ["cells", "texts", "particulars"];
const FORMULA = "="; // sent for a cell that gets the form's formula again

const waiting = new Map(); // file id -> what is to be sent
const timers = new Map();
let chain = Promise.resolve();
let shown = () => {};
let noted = () => {};

// onView is called with each new view that a change has led to.
export function onView(listener) {
  shown = listener;
}

// onTyped is called with the file of which something was typed that has not been sent.
export function onTyped(listener) {
  noted = listener;
}

function blank() {
  return {cells: {}, texts: {}, particulars: {}};
}

function of(id) {
  if (!waiting.has(id)) waiting.set(id, blank());
  return waiting.get(id);
}

const empty = (p) => KINDS.every((k) => Object.keys(p[k]).length === 0);

function remember(id, sending) {
  const all = blank();
  for (const k of KINDS) Object.assign(all[k], sending ? sending[k] : {}, of(id)[k]);
  if (empty(all)) return local.set("typed." + id, null);
  const view = store.views.get(id);
  local.set("typed." + id, Object.assign(all, {draft: view && view.draft, name: view && view.name}));
}

// typed notes a change and sends it after a pause; flush, when the field is left, at once. What was sent already is sent no
// second time: it would be a step of undo that undoes nothing.
export function typed(id, kind, key, value) {
  of(id)[kind][key] = value;
  remember(id);
  noted(id);
  clearTimeout(timers.get(id));
  timers.set(id, setTimeout(() => flush(id), PAUSE));
}

// change sends changes at once, as one step of undo.
export function change(id, changes) {
  for (const k of KINDS) Object.assign(of(id)[k], changes[k] || {});
  remember(id);
  noted(id);
  return flush(id);
}

export function flush(id) {
  clearTimeout(timers.get(id));
  return queue(id, () => push(id));
}

let refusals = 0; // how often the program has not taken what was typed

// taken sends what was typed and tells whether the program has all of it: what is made else has other figures than the
// page shows. Why it has not was said.
export async function taken(id) {
  const before = refusals;
  await flush(id);
  return refusals === before && !pending(id);
}

// settled is taken with the file as it is now, in which another tab may have typed as well; null where not all was taken.
export async function settled(id) {
  const before = refusals;
  const view = await step(id, () => api.file(id));
  return view && refusals === before && !pending(id) ? view : null;
}

let underway = {id: "", changes: blank()}; // the file of which something is on its way, and what

// pending tells whether the program has not answered yet to something that was typed.
export const pending = (id) => underway.id === id || (waiting.has(id) && !empty(waiting.get(id)));

// untaken returns what was typed and the program has not taken yet, undefined for nothing: the page goes on showing it.
export function untaken(id, kind, key) {
  const of = [waiting.get(id), underway.id === id ? underway.changes : null].find((c) => c && key in c[kind]);
  return of && of[kind][key] !== FORMULA ? of[kind][key] : undefined;
}

function queue(id, work) {
  const done = chain.then(work);
  chain = done.catch(() => {});
  return done.catch((problem) => {
    const view = location.hash.includes(id) ? null : store.views.get(id); // another file is shown by now
    failed(view && problem && problem.reason ? Object.assign({}, problem, {reason: view.name + "：" + problem.reason}) : problem);
  });
}

async function push(id) {
  const changes = of(id);
  if (empty(changes)) return;
  waiting.set(id, blank());
  const body = {};
  for (const k of KINDS) if (Object.keys(changes[k]).length) body[k] = changes[k];
  let view;
  underway = {id, changes};
  try {
    view = keep(await api.correct(id, body));
  } catch (problem) {
    underway = {id: "", changes: blank()};
    return refused(id, changes, problem);
  }
  underway = {id: "", changes: blank()};
  remember(id);
  shown(view);
}

// refused keeps what could not be sent because nobody answered, and lets go of the one cell that cannot be changed.
async function refused(id, sending, problem) {
  refusals++;
  if (problem.gone || problem.status === 404 || problem.status === 429 || problem.status >= 500) {
    for (const k of KINDS) of(id)[k] = Object.assign({}, sending[k], of(id)[k]);
    remember(id, sending);
    if (problem.status === 503) timers.set(id, setTimeout(() => flush(id), CROWDED));
    throw problem;
  }
  if (problem.cell && problem.cell in sending.cells && Object.keys(sending.cells).length > 1) {
    delete sending.cells[problem.cell];
    for (const k of KINDS) of(id)[k] = Object.assign({}, sending[k], of(id)[k]);
    failed(problem);
    return push(id);
  }
  remember(id);
  const view = store.views.get(id);
  if (view) shown(view, true);
  throw problem;
}

// step sends what was typed and then asks for undo, redo, last or a waiver.
export function step(id, ask) {
  clearTimeout(timers.get(id));
  return queue(id, async () => {
    await push(id);
    const view = keep(await ask());
    shown(view);
    return view;
  });
}

// recover sends again what stands in the browser's memory: after a reload, and when the program is back. Files of an
// earlier start are known by their drafts; ids maps them to where they stand now.
export async function recover() {
  const ids = new Map();
  for (const kind of ["reason.", "guess.file."]) {
    for (const key of local.keys(kind)) { // of a file that is gone
      if (!store.files.some((f) => f.id === key.slice(kind.length))) local.set(key, null);
    }
  }
  for (const key of local.keys("typed.")) {
    const kept = local.get(key);
    const id = key.slice("typed.".length);
    if (!kept) continue;
    let now = store.files.some((f) => f.id === id) ? id : "";
    if (!now && kept.draft) now = await reopened(kept.draft);
    if (!now) continue;
    local.set(key, null);
    ids.set(id, now);
    for (const k of KINDS) of(now)[k] = Object.assign({}, kept[k], of(now)[k]);
    waiting.delete(now === id ? "" : id);
    await flush(now);
    toast("刚才填的已经接着保存：" + (kept.name || ""), "", true);
  }
  return ids;
}

async function reopened(draft) {
  try {
    return keep(await api.openDraft(draft)).id;
  } catch (e) {
    return "";
  }
}
