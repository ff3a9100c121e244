// Which cells and sentences findings are about, and how strongly each is marked.

// The marks, the strongest first: the cell that most likely is wrong, cells of an error, a warning, a note, and cells
// that only take part in something whose cause is elsewhere.
const LEVELS = ["suspect", "error", "warning", "note", "part"];

export const SEVERITY = {error: "错误", warning: "警告", note: "提示"};

// place writes a place as Excel does: 依申请公开!E8.
export function place(cell) {
  if (!cell) return "";
  return cell.sheet && cell.ref ? cell.sheet + "!" + cell.ref : cell.ref || cell.sheet || "";
}

// marks returns, by cell id, {level, about: [index of finding], suspects: [{index, suspect}]}, and the clauses in texts.
export function marks(view) {
  const cells = new Map();
  const clauses = [];
  (view.check.findings || []).forEach((finding, index) => {
    if (finding.waived) return;
    (finding.suspects || []).forEach((suspect, i) => { // the best first; of others that may be it, too, the list tells
      const likely = i === 0 || finding.certain;
      const mark = strengthen(cells, suspect.cell, likely ? "suspect" : finding.severity, index);
      if (likely) mark.suspects.push({index, suspect});
    });
    const spoken = finding.cells.some((c) => !c.file && !c.cell && c.value);
    for (const c of finding.cells) {
      if (c.file) continue; // of last year's file
      const caused = finding.follows !== undefined; // then the figures that a sentence is about are marked already
      if (c.cell && !(spoken && caused)) strengthen(cells, c.cell, level(finding, spoken, c), index);
      else if (!c.cell && c.value) {
        clauses.push({index, sheet: c.sheet, ref: c.ref, value: c.value, severity: caused ? "note" : finding.severity});
      }
    }
  });
  return {cells, clauses};
}

const MANY = 3; // empty cells of one finding from which on they are no fault each, but what is still to be filled in

function level(finding, spoken, cell) {
  if (/^V/.test(finding.rule) && cell.value === "" && finding.cells.length > MANY) return "note";
  const elsewhere = finding.follows !== undefined || (finding.suspects && finding.suspects.length > 0) || spoken;
  return elsewhere ? "part" : finding.severity;
}

function strengthen(cells, id, lvl, index) {
  if (!cells.has(id)) cells.set(id, {level: lvl, about: [], suspects: []});
  const mark = cells.get(id);
  if (LEVELS.indexOf(lvl) < LEVELS.indexOf(mark.level)) mark.level = lvl;
  if (!mark.about.includes(index)) mark.about.push(index);
  return mark;
}

// cut divides a text at the clauses in it: [{text, clause?}].
export function cut(text, clauses) {
  const found = [];
  for (const clause of clauses) {
    let at = text.indexOf(clause.value);
    while (at >= 0 && found.some((f) => at < f.end && f.at < at + clause.value.length)) {
      at = text.indexOf(clause.value, at + 1);
    }
    if (at >= 0) found.push({at, end: at + clause.value.length, clause});
  }
  found.sort((a, b) => a.at - b.at);
  const parts = [];
  let from = 0;
  for (const f of found) {
    if (f.at > from) parts.push({text: text.slice(from, f.at)});
    parts.push({text: text.slice(f.at, f.end), clause: f.clause});
    from = f.end;
  }
  if (from < text.length || !parts.length) parts.push({text: text.slice(from)});
  return parts;
}

// causes returns the findings' indexes in the order of the list: {index, caused: [indexes]}.
export function causes(findings) {
  const list = [];
  const by = new Map();
  findings.forEach((f, index) => {
    if (f.follows !== undefined && !f.waived) return;
    const entry = {index, caused: []};
    by.set(index, entry);
    list.push(entry);
  });
  findings.forEach((f, index) => {
    if (f.follows === undefined || f.waived) return;
    const root = by.get(rootOf(findings, index));
    if (root) root.caused.push(index);
    else list.push({index, caused: []});
  });
  const rank = (e) => (findings[e.index].waived ? 9 : ["error", "warning", "note"].indexOf(findings[e.index].severity));
  return list.map((e, i) => [e, i]).sort((a, b) => rank(a[0]) - rank(b[0]) || suspectFirst(findings, a[0], b[0]) ||
    a[1] - b[1]).map((x) => x[0]);
}

function suspectFirst(findings, a, b) {
  const has = (e) => ((findings[e.index].suspects || []).length ? 0 : 1);
  return has(a) - has(b);
}

function rootOf(findings, index) {
  const seen = [];
  while (findings[index].follows !== undefined && !seen.includes(index)) {
    seen.push(index);
    index = findings[index].follows;
  }
  return index;
}

// said is a finding's message in parts: lead, which cell most likely is wrong, and that it may be another; rest, the finding
// itself; doubt, whether it may be another; also, which others, where they are too many for the lead; open, whether it may be
// one that is not named.
export function said(view, index) {
  const {message, suspects} = view.check.findings[index];
  const accusation = (view.accusations || [])[index] || "";
  if (!accusation || !(suspects || []).length || !message.startsWith(accusation)) {
    return {lead: "", rest: message, doubt: false, also: "", open: false};
  }
  const [first, others] = accusation.split("；也可能是");
  const many = /共 \d+ 种可能.*/.exec(others || "");
  return {
    lead: many ? first + "；" + many[0] : accusation, rest: message.slice(accusation.length),
    doubt: others !== undefined, also: many ? accusation.slice(first.length + 1) : "",
    open: Boolean(many) || accusation.includes("；不排除别的可能"),
  };
}

// where is the place at which a finding is seen first: its suspect, else its first cell of this file.
export function where(finding) {
  if (finding.suspects && finding.suspects.length) return finding.suspects[0];
  return finding.cells.find((c) => !c.file) || null;
}
