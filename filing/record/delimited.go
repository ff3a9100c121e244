package record

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/action"
	"nianbao/regex"
)

// readDelimited reads rows of text (RFC 4180), between whose fields stand commas, semicolons or tabs.
func readDelimited(path, text string) (*layer, error) {
	text, sign, f := separator(text)
	if f != nil {
		return nil, f.in(path, dataFile, text)
	}
	lines, f := divided(text, sign)
	if f != nil {
		return nil, f.in(path, dataFile, text)
	}
	t := &table{path: path}
	var faults []string
	var short []string
	for _, l := range lines {
		if len(lines[0].fields) == 1 && len(l.fields) > 1 {
			faults = append(faults, fmt.Sprintf("第 %d 行有几项，第一行却只有一个名称；内容里有逗号的要用英文双引号括起来", l.number))
		}
		fields, wrong := l.cells()
		if len(fields) == 0 && len(wrong) == 0 {
			continue
		}
		faults = append(faults, wrong...)
		if len(l.fields) < len(lines[0].fields) {
			short = append(short, fmt.Sprint(l.number))
		}
		t.lines = append(t.lines, line{l.number, fields})
	}
	if len(faults) > 0 {
		return nil, refused(path, faults[:min(len(faults), maxFaults)])
	}
	rows, err := t.layer()
	if err == nil && len(short) > 0 {
		rows.remarks = append(rows.remarks,
			fmt.Sprintf("%s 第 %s 行的项数比第一行少，缺的当作空白", called(path), listed(short)))
	}
	return rows, err
}

// A textLine is a line of fields, by the number of the line of the file in which it begins.
type textLine struct {
	number int
	fields []string
}

// separators are what may stand between fields.
var separators = []rune{',', ';', '\t'}

// separator returns what stands between the fields of a text, which may say so itself in a line of its own, as Excel has
// it, and the text with that line empty.
func separator(text string) (rest string, sign rune, f *fault) {
	first, _, _ := strings.Cut(text, "\n")
	if said, ok := strings.CutPrefix(strings.TrimRight(first, "\r"), "sep="); ok {
		for _, sign := range separators {
			if said == string(sign) {
				return text[len(strings.TrimRight(first, "\r")):], sign, nil
			}
		}
	}
	var found, even []rune
	for _, sign := range separators {
		lines, f := divided(text, sign)
		if f != nil || len(lines) == 0 || len(lines[0].fields) < 2 {
			continue
		}
		found = append(found, sign)
		if !slices.ContainsFunc(lines, func(l textLine) bool { return len(l.fields) != len(lines[0].fields) }) {
			even = append(even, sign)
		}
	}
	switch {
	case len(found) == 1:
		return text, found[0], nil
	case len(even) == 1:
		return text, even[0], nil
	case len(found) > 1:
		return text, 0, &fault{0, "看不出各项之间是逗号、分号还是制表符", "请把名称里的这些符号去掉，或者另存为 .xlsx 再试。"}
	}
	return text, ',', nil
}

// divided returns the lines of a text.
func divided(text string, sign rune) ([]textLine, *fault) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord = sign, -1
	var lines []textLine
	for {
		fields, err := r.Read()
		var wrong *csv.ParseError
		switch {
		case errors.As(err, &wrong):
			if errors.Is(wrong.Err, csv.ErrQuote) { // where the quotation ends in vain says nothing
				wrong.Line, wrong.Column = wrong.StartLine, 1
			}
			return lines, &fault{at(text, wrong.Line, wrong.Column), reasonOf(wrong.Err),
				"有引号、换行或分隔符的内容要整个用英文双引号括起来，里面的英文双引号写两次。"}
		case err != nil:
			return lines, nil
		}
		number, _ := r.FieldPos(0)
		lines = append(lines, textLine{number, fields})
	}
}

func reasonOf(err error) string {
	if errors.Is(err, csv.ErrBareQuote) {
		return "的内容里有单独的英文双引号"
	}
	return "起，有英文双引号没有配对，或者它后面多了内容"
}

// at returns where a line and a byte of it stand in a text, counted from 1.
func at(text string, line, column int) int {
	from := 0
	for range line - 1 {
		from += strings.IndexByte(text[from:], '\n') + 1
	}
	return min(from+column-1, len(text))
}

var (
	// faultText is what spreadsheets write for an error value, and for a number that does not fit its column.
	faultText = regex.New(`^#(N/A|REF!|DIV/0!|VALUE!|NAME\?|NULL!|NUM!|SPILL!|CALC!|#{2,})$`)
	// cutText is what spreadsheets write for a number with too many digits: the last of them are lost.
	cutText = regex.New(`^-?\d(\.\d+)?E\+\d+$`)
	// figureText is a number as people write figures, with no more digits than a spreadsheet keeps: 0012 and the numbers
	// of identity cards are texts.
	figureText = regex.New(`^-?(?:0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?%?$`)
)

// cells returns the fields that hold something, and what is wrong with them.
func (l textLine) cells() (cells []cell, faults []string) {
	for i, text := range l.fields {
		ref := fmt.Sprintf("第 %d 行第 %d 项", l.number, i+1)
		switch trimmed := strings.TrimSpace(text); {
		case trimmed == "":
		case faultText.MatchString(trimmed):
			faults = append(faults, ref+"是出错值 "+trimmed)
		case cutText.MatchString(trimmed):
			faults = append(faults, ref+"的 "+trimmed+" 是存成 CSV 时丢了后几位的数，请从工作簿直接读（.xlsx）")
		default:
			cells = append(cells, cell{i, ref, text, valueOf(text)})
		}
	}
	return cells, faults
}

// maxFigure is how many digits a figure may have: those that a spreadsheet keeps.
const maxFigure = 15

// valueOf returns a figure, which is printed as it stands in its field, or the text.
func valueOf(text string) any {
	trimmed := strings.TrimSpace(text)
	digits := len(trimmed) - strings.Count(trimmed, ",")
	n, ok := figureOf(trimmed)
	switch {
	case !ok || digits > maxFigure && !strings.ContainsAny(trimmed, ".,%") || digits > 2*maxFigure:
		return text
	case n.String() == text:
		return json.Number(text)
	}
	return action.Seen{Number: n.String(), Text: text}
}

// figureOf returns the number that a figure is, and whether it is one.
func figureOf(text string) (decimal.Decimal, bool) {
	if !figureText.MatchString(text) {
		return decimal.Zero, false
	}
	n, err := plainNumber(text)
	return n, err == nil
}

// plainNumber returns the number of a figure with commas and a percent sign.
func plainNumber(text string) (decimal.Decimal, error) {
	digits, percent := strings.CutSuffix(strings.ReplaceAll(text, ",", ""), "%")
	n, err := decimal.NewFromString(digits)
	if percent {
		n = n.Shift(-2)
	}
	return n, err
}
