package chart

import (
	"fmt"
	"strconv"

	"github.com/beevik/etree"
	"github.com/shopspring/decimal"
)

// span returns the cells of a column in which the rows of the categories are.
func span(column string, rows int) string {
	return fmt.Sprintf("$%s$2:$%s$%d", column, column, rows+1)
}

// textCells returns cells with texts, as a chart refers to them and keeps them.
func textCells(e *etree.Element, cells string, texts []string) *etree.Element {
	cache := like(e, "strCache", valued(e, "ptCount", strconv.Itoa(len(texts))))
	for i, text := range texts {
		if text != "" {
			cache.AddChild(point(e, i, literal(text)))
		}
	}
	return like(e, "strRef", written(e, "f", sheetName+"!"+cells), cache)
}

func figureCells(e *etree.Element, cells, format string, values []decimal.NullDecimal) *etree.Element {
	cache := like(e, "numCache", written(e, "formatCode", format), valued(e, "ptCount", strconv.Itoa(len(values))))
	for i, v := range values {
		if v.Valid {
			cache.AddChild(point(e, i, v.Decimal.String()))
		}
	}
	return like(e, "numRef", written(e, "f", sheetName+"!"+cells), cache)
}

func point(e *etree.Element, i int, text string) *etree.Element {
	pt := like(e, "pt", written(e, "v", text))
	pt.CreateAttr("idx", strconv.Itoa(i))
	return pt
}
