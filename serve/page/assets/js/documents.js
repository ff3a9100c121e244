// What can be taken of a file: the Word report first, and all else.
import {api, save} from "./api.js";
import {action, h, renew, set, toast} from "./dom.js";
import {settled} from "./edits.js";
import {count} from "./store.js";

// downloads draws the buttons; where errors remain, what is printed is marked as a draft, and says so.
export function downloads(el, view) {
  const draft = count(view.check).errors > 0;
  const make = (kind, label, props) => action(label, Object.assign({"data-kind": kind, "data-hold": kind}, props), async () => {
    const now = await settled(view.id);
    if (!now) return;
    const marked = draft && count(now.check).errors > 0 && ["docx", "html", "pdf"].includes(kind);
    const made = await api.document(view.id, Object.assign({kind}, marked ? {draft: true} : {},
      kind === "docx" && charted(el) ? {charts: true} : {}));
    save(made);
    toast("已生成：" + made.name + (marked ? "（还有错误，每页标明“草稿”）" : "") +
      made.remarks.map((r) => "\n" + r + "。").join(""));
  });
  const word = draft ? "下载 Word 草稿" : "下载 Word 报告";
  const chart = h("label", {class: "check"}, h("input", {type: "checkbox", class: "with-charts", checked: charted(el)}), "附图表");
  renew(el, () => set(el, make("docx", word, {class: "primary"}), chart,
    make("workbook", "统计表（Excel）", {title: view.can.workbook ? "原来的工作簿，只有改过的格是新的" : ""}),
    view.can.workbook ? make("marked", "标出问题的统计表", {title: "有问题的格涂了色、加了批注"}) : null,
    make("html", draft ? "网页草稿" : "网页"),
    view.can.pdf ? make("pdf", draft ? "PDF 草稿" : "PDF") :
      h("span", {class: "cannot"}, "PDF：这台电脑没有装能转换的软件（LibreOffice），请在 WPS 里打开 Word 报告另存"),
    draft ? h("span", {class: "cannot"}, "还有错误，Word、网页、PDF 每页标明“草稿”") : null));
}

function charted(el) {
  const box = el.querySelector(".with-charts");
  return Boolean(box && box.checked);
}
