package chart

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// What a chart may hold. Nobody can read more in a report, and a workbook's names end at 255 characters.
const (
	maxSeries     = 25 // columns B to Z
	maxCategories = 1000
	maxLines      = 255 // of a template, as many as Excel draws
	maxName       = 255
	maxDigits     = 30
	maxPart       = 1 << 20 // bytes of a chart part: one with a thousand figures has a tenth of it
	maxCopied     = 4 << 20 // bytes of series that are copied
	maxGroups     = 16      // ways to draw in one chart, and axes: Word knows no more than a few
)

// fault says in Chinese why data cannot be drawn, "" where it can.
func (d *Data) fault() string {
	switch {
	case len(d.Categories) == 0 || len(d.Series) == 0:
		return "没有可画的数据"
	case len(d.Series) > maxSeries:
		return fmt.Sprintf("系列太多：有 %d 个，一个图表最多 %d 个", len(d.Series), maxSeries)
	case len(d.Categories) > maxCategories:
		return fmt.Sprintf("类别太多：有 %d 个，一个图表最多 %d 个", len(d.Categories), maxCategories)
	case utf8.RuneCountInString(d.Title) > maxName:
		return "标题太长"
	}
	for _, category := range d.Categories {
		if utf8.RuneCountInString(category) > maxName {
			return "类别的名称太长"
		}
	}
	for _, s := range d.Series {
		if fault := s.fault(len(d.Categories)); fault != "" {
			return fault
		}
	}
	return ""
}

func (s *Series) fault(categories int) string {
	if utf8.RuneCountInString(s.Name) > maxName {
		return "系列的名称太长"
	}
	if len(s.Values) != categories {
		return fmt.Sprintf("系列“%s”有 %d 个数，类别有 %d 个，应当一样多", s.Name, len(s.Values), categories)
	}
	for _, v := range s.Values {
		if v.Valid && !writable(v.Decimal) {
			return fmt.Sprintf("系列“%s”里有太大或太长的数", s.Name)
		}
	}
	return ""
}

// writable reports whether a number is of a length that people write: a decimal's exponent can be of any size.
func writable(n decimal.Decimal) bool {
	exponent := int(n.Exponent())
	return exponent >= -maxDigits && exponent <= maxDigits && n.NumDigits()+max(exponent, 0) <= maxDigits
}

// any reports whether something holds for one of the figures.
func (d *Data) any(holds func(decimal.NullDecimal) bool) bool {
	return slices.ContainsFunc(d.Series, func(s Series) bool { return slices.ContainsFunc(s.Values, holds) })
}

func isBlank(v decimal.NullDecimal) bool    { return !v.Valid }
func isNegative(v decimal.NullDecimal) bool { return v.Valid && v.Decimal.IsNegative() }
