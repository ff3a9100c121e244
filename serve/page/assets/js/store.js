// What the page knows: the files on the program's desk, the views that were fetched, and things that do not change.
import {api} from "./api.js";

export const store = {files: [], views: new Map(), rules: null, forms: null, version: null};

export async function refresh() {
  store.files = await api.files();
}

// discard takes a file off the desk.
export async function discard(id) {
  await api.remove(id);
  store.files = store.files.filter((f) => f.id !== id);
  store.views.delete(id);
}

// keep remembers a file's view and brings the list up to date with it.
export function keep(view) {
  store.views.set(view.id, view);
  const counts = count(view.check);
  const row = Object.assign({
    id: view.id, name: view.name, status: view.check.status, agency: view.check.agency, year: view.check.year,
    form: view.check.form, first: first(view.check), last: view.last && view.last.name,
  }, counts);
  const at = store.files.findIndex((f) => f.id === view.id);
  if (at < 0) store.files.push(row);
  else store.files[at] = row;
  return view;
}

function first(check) {
  if (check.status === "unreadable") return check.error || "";
  const f = check.findings.find((x) => !x.waived);
  return f ? f.message : "";
}

// count counts findings that staff have not explained, as the program does; caused are errors that another explains.
export function count(check) {
  const n = {errors: 0, warnings: 0, notes: 0, waived: 0, caused: 0};
  for (const f of check.findings) {
    if (f.waived) n.waived++;
    else {
      n[f.severity + "s"]++;
      if (f.severity === "error" && f.follows !== undefined) n.caused++;
    }
  }
  return n;
}

// figures are the cells of a view's tables that somebody types.
export function figures(view) {
  return [].concat(...view.tables.map((t) => t.cells)).filter((c) => c.role === "figure" && !c.total);
}

// blank tells whether nothing has been filled in yet.
export function blank(view) {
  return figures(view).every((c) => c.text === "") && view.texts.every((t) => t.text === "");
}

export async function rules() {
  if (!store.rules) store.rules = await api.rules();
  return store.rules;
}

export async function forms() {
  if (!store.forms) store.forms = await api.forms();
  return store.forms;
}

export async function version() {
  if (!store.version) store.version = await api.version();
  return store.version;
}

// local is the browser's own memory; where it is switched off nothing is remembered, and nothing fails.
export const local = {
  get(key) {
    try {
      return JSON.parse(localStorage.getItem("nianbao." + key));
    } catch (e) {
      return null;
    }
  },
  set(key, value) {
    try {
      if (value === null) localStorage.removeItem("nianbao." + key);
      else localStorage.setItem("nianbao." + key, JSON.stringify(value));
    } catch (e) {
      // nothing can be kept here: the program keeps drafts besides
    }
  },
  keys(prefix) {
    try {
      return Object.keys(localStorage).filter((k) => k.startsWith("nianbao." + prefix)).map((k) => k.slice(8));
    } catch (e) {
      return [];
    }
  },
};

// job keeps what was written for the files on the desk: it holds for as long as one of them is there. What was written for
// others, an earlier job, is given by before, and holds for nothing until it is taken over.
export const job = {
  get(key) {
    const kept = local.get(key);
    if (!current(kept)) return "";
    job.set(key, kept.text); // for those that have come since, too
    return kept.text;
  },
  set: (key, text) => local.set(key, text ? {text, ids: store.files.map((f) => f.id)} : null),
  before(key) {
    const kept = local.get(key);
    return kept && !current(kept) ? kept.text || String(kept) : "";
  },
};

const current = (kept) => Boolean(kept && kept.ids && kept.ids.some((id) => store.files.some((f) => f.id === id)));
