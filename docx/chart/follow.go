package chart

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/docx/wml"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
	"nianbao/xlsx"
	"nianbao/xlsx/edit"
)

// follow makes the workbooks behind a filled document's charts say what the charts keep of them: names of series and
// categories in which actions were filled. A person who edits the data of such a chart would else have the actions back.
// Only cells with actions change. The error is [wml.Errors], or an *opc.Error for a package that cannot be read.
func follow(pkg *opc.Package) error {
	var problems wml.Errors
	for _, part := range pkg.Parts() {
		if !strings.Contains(pkg.Type(part.Name), "chart") {
			continue
		}
		books, err := pkg.Related(part.Name, "package")
		if err != nil {
			return err
		}
		for _, b := range books {
			inner, err := opc.Read(b.Data)
			if err != nil || !mayAsk(inner) { // what nobody can open nobody edits
				continue
			}
			data, err := followed(inner, part.Data)
			if err != nil {
				problems = append(problems, &wml.Error{Part: "图表", Reason: "图表自带的工作簿里有标记，可是改不了，" +
					"再编辑数据时标记会回来；请在 Word 里另插入一个图表"})
			} else if data != nil {
				pkg.Set(b.Name, data)
			}
		}
	}
	if len(problems) > 0 {
		return problems.Distinct()
	}
	return nil
}

// mayAsk reports whether actions may stand in a workbook.
func mayAsk(book *opc.Package) bool {
	return slices.ContainsFunc(book.Parts(), func(p opc.Part) bool { return bytes.Contains(p.Data, []byte("{{")) })
}

// followed returns a workbook whose cells say what a chart keeps of them, nil where none needs to change.
func followed(inner *opc.Package, chart []byte) ([]byte, error) {
	tree, err := xmltree.Parse(chart, nil)
	if err != nil {
		return nil, err
	}
	book, err := xlsx.Read(inner)
	if err != nil {
		return nil, err
	}
	editor, err := edit.Open(inner)
	if err != nil {
		return nil, err
	}
	header := map[place]string{}
	for _, k := range keptBy(tree.Root()) {
		for _, sheet := range book.Grids {
			if sheet.Name != k.sheet {
				continue
			}
			c := sheet.At(k.row, k.col)
			if c == nil || !strings.Contains(c.Text, "{{") || c.Text == k.text {
				continue
			}
			header[k.place] = k.text
			if err := k.put(editor); err != nil {
				return nil, err
			}
		}
	}
	if len(header) == 0 {
		return nil, nil
	}
	out := editor.Package()
	if err := renameColumns(out, header); err != nil {
		return nil, err
	}
	return out.Bytes()
}

// A place is a cell of a workbook, from 0.
type place struct {
	sheet    string
	row, col int
}

// A kept is what a chart keeps of a cell.
type kept struct {
	place
	text   string
	figure bool
}

// put writes it into the cell.
func (k *kept) put(e *edit.Editor) error {
	if n, err := decimal.NewFromString(k.text); err == nil && k.figure {
		return e.SetNumber(k.sheet, k.row, k.col, n)
	}
	return e.SetText(k.sheet, k.row, k.col, k.text)
}

// keptBy returns what the elements of a chart keep of cells, wherever a formula stands beside what it gave.
func keptBy(e *xmltree.Node) (list []kept) {
	if f := e.Child("f"); f != nil {
		if sheet, area, ok := cellsOf(f.Text()); ok {
			return keptOf(e, sheet, area)
		}
	}
	for kid := range e.Elements() {
		list = append(list, keptBy(kid)...)
	}
	return list
}

// keptOf returns what stands beside a formula. Levels of categories begin with the innermost, which stands last.
func keptOf(ref *xmltree.Node, sheet string, area xlsx.Area) (list []kept) {
	add := func(row, col int, v *xmltree.Node, figure bool) {
		if v != nil && area.Contains(row, col) {
			list = append(list, kept{place{sheet, row, col}, v.Text(), figure})
		}
	}
	width, level := area.Right-area.Left, 0
	for cache := range ref.Elements() {
		if cache.Name() == "v" {
			add(area.Top, area.Left, cache, false)
		}
		for lvl := range cache.All("lvl") {
			for pt := range lvl.All("pt") {
				at, _ := strconv.Atoi(pt.Attr("idx"))
				if count := cache.Child("ptCount"); count != nil && count.Attr("val") == strconv.Itoa(area.Bottom-area.Top) {
					add(area.Top+at, area.Right-1-level, pt.Child("v"), false)
				} else {
					add(area.Bottom-1-level, area.Left+at, pt.Child("v"), false)
				}
			}
			level++
		}
		for pt := range cache.All("pt") {
			at, _ := strconv.Atoi(pt.Attr("idx"))
			add(area.Top+at/width, area.Left+at%width, pt.Child("v"), cache.Name() == "numCache")
		}
	}
	return list
}

// cellsOf reads a reference to cells as charts have it: Sheet1!$A$2:$A$3, '我的 表'!$B$1.
func cellsOf(formula string) (sheet string, area xlsx.Area, ok bool) {
	at := strings.LastIndexByte(formula, '!')
	if at < 1 {
		return "", area, false
	}
	sheet = formula[:at]
	if inner, quoted := strings.CutPrefix(sheet, "'"); quoted {
		sheet = strings.ReplaceAll(strings.TrimSuffix(inner, "'"), "''", "'")
	}
	area, ok = xlsx.ParseArea(strings.ReplaceAll(formula[at+1:], "$", ""))
	return sheet, area, ok
}

// renameColumns gives the columns of tables the names that their headers have now: Excel takes others for damage. A
// table in which two would be the same, or one empty, is a table no more.
func renameColumns(book *opc.Package, header map[place]string) error {
	w, err := xlsx.Open(book)
	if err != nil {
		return err
	}
	for _, s := range w.Sheets() {
		relations, err := book.Relations(s.Part)
		if err != nil {
			return err
		}
		for _, r := range relations {
			if r.Kind() != "table" {
				continue
			}
			if err := renameTable(book, s, r, header); err != nil {
				return err
			}
		}
	}
	return nil
}

func renameTable(book *opc.Package, s xlsx.Sheet, r opc.Relation, header map[place]string) error {
	data, _ := book.Part(r.Target)
	tree, err := xmltree.Parse(data, nil)
	if err != nil {
		return err
	}
	columns := tree.Root().Child("tableColumns")
	area, ok := xlsx.ParseArea(tree.Root().Attr("ref"))
	if columns == nil || !ok {
		return nil
	}
	var names []string
	col := area.Left
	for c := range columns.All("tableColumn") {
		if name, filled := header[place{s.Name, area.Top, col}]; filled {
			c.SetAttr("name", xlsx.Escape(name))
		}
		names = append(names, strings.ToLower(c.Attr("name")))
		col++
	}
	if !tree.IsChanged() {
		return nil
	}
	slices.Sort(names)
	if len(slices.Compact(slices.Clone(names))) == len(names) && strings.TrimSpace(names[0]) != "" {
		book.Set(r.Target, tree.Bytes())
		return nil
	}
	return dropTable(book, s.Part, r)
}

// dropTable makes plain cells of a table.
func dropTable(book *opc.Package, sheet string, r opc.Relation) error {
	data, _ := book.Part(sheet)
	tree, err := xmltree.Parse(data, nil)
	if err != nil {
		return err
	}
	if parts := tree.Root().Child("tableParts"); parts != nil {
		parts.RemoveFunc(func(e *xmltree.Node) bool { return e.Attr("id") == r.ID })
		count := len(slices.Collect(parts.All("tablePart")))
		if parts.SetAttr("count", strconv.Itoa(count)); count == 0 {
			parts.Detach()
		}
		book.Set(sheet, tree.Bytes())
	}
	if err := book.Unrelate(sheet, r.ID); err != nil {
		return err
	}
	return book.Sweep([]string{r.Target})
}
