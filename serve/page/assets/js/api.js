// The program's API (openapi.yaml). Every failure is a Problem in the program's own words.

const BASE = "/api/v1/";
const RETRY = 1500; // milliseconds between two looks whether the program is back

class Problem extends Error {
  constructor(reason, advice, status, cell) {
    super(reason);
    this.reason = reason;
    this.advice = advice || "";
    this.status = status;
    this.cell = cell;
    this.gone = status === 0 || status === 403;
  }
}

const listeners = [];
let state = "here"; // here, gone (nobody answers), stale (another start of the program answers)
let timer = 0;

// onState calls back with here, gone or stale whenever that changes.
export function onState(listener) {
  listeners.push(listener);
}

function become(next) {
  if (next !== "here" && !timer) timer = setTimeout(look, RETRY);
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener(next);
}

async function look() {
  timer = 0;
  try {
    const answer = await fetch(BASE + "version", {cache: "no-store"});
    become(answer.ok ? "here" : "stale");
    if (!answer.ok && !timer) timer = setTimeout(look, RETRY);
  } catch (e) {
    timer = setTimeout(look, RETRY);
  }
}

async function send(method, path, body, signal) {
  const options = {method, cache: "no-store", credentials: "same-origin", signal};
  if (body instanceof FormData) options.body = body;
  else if (body !== undefined) {
    options.headers = {"Content-Type": "application/json"};
    options.body = JSON.stringify(body);
  }
  let answer;
  try {
    answer = await fetch(BASE + path, options);
  } catch (e) {
    if (signal && signal.aborted) throw new Problem("已停止。", "", -1);
    become("gone");
    throw new Problem("程序没有回应。", "请看程序的窗口是否还开着。", 0);
  }
  if (answer.status === 204) return null;
  let data = null;
  try {
    data = await answer.json();
  } catch (e) {
    data = null;
  }
  if (answer.ok && data) {
    become("here");
    return data;
  }
  if (answer.status === 403) become("stale");
  const said = (data && data.error) || {reason: "程序的回答看不懂。", advice: "请刷新页面。"};
  throw new Problem(said.reason, said.advice, answer.status, said.cell);
}

const part = encodeURIComponent;
const file = (id, what) => "files/" + part(id) + (what ? "/" + what : "");

export const api = {
  version: () => send("GET", "version"),
  files: async () => (await send("GET", "files")).files,
  file: (id) => send("GET", file(id)),
  remove: (id) => send("DELETE", file(id)),
  upload(list, password, signal) {
    const form = new FormData();
    if (password) form.append("password", password);
    for (const f of list) form.append("file", f, f.name);
    return send("POST", "files", form, signal).then((answer) => answer.files);
  },
  correct: (id, changes) => send("POST", file(id, "corrections"), changes),
  undo: (id) => send("POST", file(id, "undo"), {}),
  redo: (id) => send("POST", file(id, "redo"), {}),
  last: (id, other, unlike) => send("POST", file(id, "last"), Object.assign({file: other}, unlike ? {unlike} : {})),
  waive: (id, waiver) => send("POST", file(id, "waivers"), waiver),
  document: (id, wanted) => send("POST", file(id, "documents"), wanted),
  create: (wanted) => send("POST", "new", wanted),
  sample: () => send("POST", "sample", {}),
  drafts: async () => (await send("GET", "drafts")).drafts,
  openDraft: (id) => send("POST", "drafts/" + part(id) + "/open", {}),
  removeDraft: (id) => send("DELETE", "drafts/" + part(id)),
  batch: (wanted) => send("POST", "batch", wanted),
  together: (wanted) => send("POST", "together", wanted),
  rules: async () => (await send("GET", "rules")).rules,
  forms: async () => (await send("GET", "forms")).forms,
};

// save lets the browser take a document that was made.
export function save(made) {
  const link = document.createElement("a");
  link.href = made.download;
  link.download = made.name;
  document.body.append(link);
  link.click();
  link.remove();
}
