package chart

import (
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"nianbao/ooxml/xmltree"
	"nianbao/xlsx"
)

// span returns the cells of a column in which the rows of the categories are.
func span(column string, rows int) string {
	return fmt.Sprintf("$%s$2:$%s$%d", column, column, rows+1)
}

// textCells returns cells with texts, as a chart refers to them and keeps them.
func textCells(e *xmltree.Node, cells string, texts []string) *xmltree.Node {
	cache := like(e, "strCache", valued(e, "ptCount", strconv.Itoa(len(texts))))
	for i, text := range texts {
		if text != "" {
			cache.Append(point(e, i, xlsx.Escape(text)))
		}
	}
	return like(e, "strRef", written(e, "f", sheetName+"!"+cells), cache)
}

func figureCells(e *xmltree.Node, cells, format string, values []decimal.NullDecimal) *xmltree.Node {
	cache := like(e, "numCache", written(e, "formatCode", format), valued(e, "ptCount", strconv.Itoa(len(values))))
	for i, v := range values {
		if v.Valid {
			cache.Append(point(e, i, v.Decimal.String()))
		}
	}
	return like(e, "numRef", written(e, "f", sheetName+"!"+cells), cache)
}

func point(e *xmltree.Node, i int, text string) *xmltree.Node {
	pt := like(e, "pt", written(e, "v", text))
	pt.SetAttr("idx", strconv.Itoa(i))
	return pt
}
