// Fills one Word report for each workbook: exceljs reads the cells, docxtemplater fills the template.
//
// exceljs_docxtemplater.js PLACES TEMPLATE OUT_FOLDER WORKBOOK...
const fs = require('fs');
const path = require('path');
const ExcelJS = require('exceljs');
const PizZip = require('pizzip');
const Docxtemplater = require('docxtemplater');

const [placesFile, templateFile, out, ...books] = process.argv.slice(2);
const places = JSON.parse(fs.readFileSync(placesFile, 'utf8'));
const template = fs.readFileSync(templateFile);

async function main() {
  for (const name of books) {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(name);
    const data = {};
    for (const [tag, sheet, ref] of places) {
      const value = book.getWorksheet(sheet).getCell(ref).value;
      data[tag] = value === null ? '' : value.result !== undefined ? value.result : value.richText
        ? value.richText.map((run) => run.text).join('') : value;
    }
    const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
    document.render(data);
    const file = path.join(out, path.basename(name, '.xlsx') + '.docx');
    fs.writeFileSync(file, document.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' }));
  }
}

main().catch((e) => { console.error(e); process.exit(1); });
