// What a report says of its agency: name, year, address. Folded once all of it stands there.
import {h} from "./dom.js";
import {flush, pending, typed, untaken} from "./edits.js";

export function particulars(view) {
  const list = view.particulars || [];
  const fields = new Map();
  const rows = list.map((p) => {
    const name = "particular-" + p.id;
    const input = h("input", {
      type: "text", id: name, placeholder: p.hint || "", autocomplete: "off", value: p.value, "data-particular": p.id,
      oninput: (e) => typed(view.id, "particulars", p.id, e.target.value),
      onchange: () => flush(view.id),
    });
    fields.set(p.id, input);
    return h("p", {class: "pair"}, h("label", {for: name}, p.title), input, p.id === "postcode" ? sixDigits(input, name) : null);
  });
  const missing = h("small");
  const tell = (now) => {
    const empty = now.filter((p) => !p.value).map((p) => p.title);
    missing.textContent = empty.length ? "（空着：" + empty.join("、") + "）" : "";
  };
  tell(list);
  const el = h("details", {class: "own", open: list.some((p) => p.id === "agency" && !p.value)},
    h("summary", {}, "机关名称、联系方式、成文日期", missing),
    h("div", {class: "pairs"}, rows));
  return {
    el: list.length ? el : null,
    show(next) {
      tell(next.particulars || []);
      for (const p of next.particulars || []) {
        const input = fields.get(p.id);
        if (!input || (document.activeElement === input && pending(next.id))) continue;
        const own = untaken(next.id, "particulars", p.id);
        input.value = own === undefined ? p.value : own;
      }
    },
  };
}

// sixDigits says below a postcode that it is none.
function sixDigits(input, name) {
  const hint = h("small", {id: name + "-hint", role: "status"});
  const look = () => {
    const value = input.value.trim();
    hint.textContent = value && !/^\d{6}$/.test(value) ? "邮编应为六位数字" : "";
  };
  input.setAttribute("aria-describedby", hint.id);
  input.addEventListener("input", look);
  look();
  return hint;
}
