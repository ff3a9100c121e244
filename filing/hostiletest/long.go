package hostiletest

import "strings"

// below returns a cell in each of so many rows below the table of applications.
func below(n int, content func(i int) string) change {
	return change{applications, "</sheetData>", numbered(n, func(i int) string {
		at := itoa(i + firstBelow)
		return `<row r="` + at + `"><c r="A` + at + `"` + content(i) + `</c></row>`
	}) + "</sheetData>"}
}

// firstBelow is the number of the first row below the table of applications.
const firstBelow = 31

// last is the number of the last of so many rows below the table.
func last(n int) string { return itoa(firstBelow + n - 1) }

// sumIs gives the total of 本年新收 another formula, in markup.
func sumIs(formula string) change {
	return change{applications, total, `<c r="J6" s="10"><f>` + formula + `</f><v>3119</v></c>`}
}

// all returns the same formula, of the result 0, for every row.
func all(formula string) func(i int) string {
	return func(int) string { return `><f>` + formula + `</f><v>0</v>` }
}

// heavyFormulas are workbooks of more formulas than anybody has, and formulas over more cells.
func (b Base) heavyFormulas() []func() File {
	const most, some = 190_000, 100_000 // cells: what a sheet may have, and a formula may name
	made := func(name, danger string, changes ...change) func() File {
		return func() File { return b.book("formulas-"+name, danger, changes...) }
	}
	return []func() File{
		made("total", "a total over 190,000 formulas", below(most, all("1-1")), sumIs("SUM(D6:I6,A31:A"+last(most)+")")),
		made("total-product", "a total over 99,000 formulas that is no plain sum", below(99_000, all("1-1")),
			sumIs("SUM(D6:I6)+SUMPRODUCT(A31:A"+last(99_000)+"*1)")),
		made("total-figures", "a total over 190,000 figures", below(most, func(int) string { return "><v>0</v>" }),
			sumIs("SUM(D6:I6,A31:A"+last(most)+")")),
		made("stale", "190,000 formulas of results that are out of date", below(most, all("1+1"))),
		made("stale-figures", "the same, and figures that build on them", below(most, all("1+1")),
			cell(`<c r="D6" s="9"><f>3001+A31*5</f><v>3001</v></c>`), change{applications, total, `<c r="J6" s="10"><v>3119</v></c>`}),
		made("subtotals", "a total over 50,000 sums, each of 50,000 formulas", below(some, func(i int) string {
			if i < some/2 {
				return all("SUM(A$" + itoa(firstBelow+some/2) + ":A$" + last(some) + ")")(i)
			}
			return all("1-1")(i)
		}), sumIs("SUM(D6:I6)+SUMPRODUCT(A31:A"+last(some/2)+"*1)")),
		made("chain", "100,000 formulas below each other, each the next",
			below(some, func(i int) string { return all("A" + itoa(i+firstBelow+1))(i) }), sumIs("SUM(D6:I6)+A31")),
		made("circle", "a circle of 100,000 formulas",
			below(some, func(i int) string { return all("A" + itoa((i+1)%some+firstBelow))(i) }), sumIs("SUM(D6:I6)+A31")),
		made("triangle", "100,000 sums, each of all above it", below(some, func(i int) string {
			return all("SUM(A$30:A" + itoa(i+firstBelow-1) + ")*0")(i)
		}), sumIs("SUM(D6:I6)+A"+last(some))),
		made("ranges", "190,000 formulas over whole columns", below(most, all(`SUMIF(B:B,&quot;&gt;5&quot;)`))),
		made("references", "a total that names 99,000 formulas 300 times", below(99_000, all("1-1")),
			sumIs("SUM(D6:I6)"+strings.Repeat("+SUM(A$31:A$"+last(99_000)+")*0", 300))),
		made("text", "a total that counts the characters of a text of 18 MB",
			below(1, func(int) string { return ` t="inlineStr"><is><t>` + strings.Repeat("长", 6_000_000) + `</t></is>` }),
			sumIs("SUM(D6:I6)+LEN(A31)*0")),
		made("wildcard", "a condition of wildcards that nearly fits a long text",
			below(1, func(int) string { return ` t="inlineStr"><is><t>` + strings.Repeat("a", 32_000) + `</t></is>` }),
			sumIs(`SUM(D6:I6)+SUMIF(A31:A31,&quot;*`+strings.Repeat("a", 5000)+`b&quot;)`)),
	}
}

// figures4 are four figures of the report, as a sentence; figuresOff are four that are none of it.
func figures4(i int) string {
	return "第" + itoa(i) + "项：全年新收政府信息公开申请3119件，办结3050件，予以公开1362件，结转下年度103件。"
}

func figuresOff(i int) string {
	n := itoa(i + 4000)
	return "第" + itoa(i) + "项：全年新收政府信息公开申请" + n + "件，办结" + n + "件，予以公开" + n + "件，结转下年度" + n + "件。"
}

// heavyTexts are reports with more to say than anybody reads.
func (b Base) heavyTexts() []func() File {
	paragraphs := func(n int, text func(i int) string) string {
		return numbered(n, func(i int) string { return para("<w:r><w:t>" + text(i) + "</w:t></w:r>") })
	}
	// in puts paragraphs behind the first of those that have some words
	in := func(name, danger, words, xml string) File {
		return b.document("texts-"+name, danger, change{document, words + "</w:t></w:r></w:p>", words + "</w:t></w:r></w:p>" + xml})
	}
	const overview = "一、总体情况"
	return []func() File{
		func() File {
			return in("figures", "60,000 paragraphs of four figures each", overview, paragraphs(60_000, figures4))
		},
		func() File {
			return in("wrong", "60,000 paragraphs of four figures each that are wrong", overview, paragraphs(60_000, figuresOff))
		},
		func() File {
			return in("wrong-within", "as many of them as may be", overview, paragraphs(11_900, figuresOff))
		},
		func() File {
			return in("lines-within", "as many paragraphs as may be", overview,
				paragraphs(99_900, func(i int) string { return string(rune('㐀'+i%6000)) + "街道收到件若干。" }))
		},
		func() File {
			return in("paragraph", "a paragraph of 20,000 sentences", overview,
				paragraphs(1, func(int) string { return numbered(20_000, figures4) }))
		},
		func() File {
			return in("paragraph-within", "a paragraph of as many sentences as may be", overview,
				paragraphs(1, func(int) string { return numbered(11_900, figuresOff) }))
		},
		func() File {
			return in("sentence", "a sentence of 100,000 figures", overview,
				paragraphs(1, func(int) string { return "新收政府信息公开申请" + strings.Repeat("3119件，", 100_000) }))
		},
		func() File {
			return in("sentence-long", "a sentence of 270,000 characters", overview,
				paragraphs(1, func(int) string { return "新收政府信息公开申请" + strings.Repeat("3118件、", 45_000) }))
		},
		func() File {
			return in("sentences-within", "as many sentences as may be, as long as may be", overview, paragraphs(28, func(i int) string {
				return "新收政府信息公开申请" + strings.Repeat(itoa(i+4000)+"件、", 1_995) + "。"
			}))
		},
		func() File {
			return in("prose-within", "as many characters as may be, no two sentences alike", overview, paragraphs(19_000, func(i int) string {
				return string([]rune{rune('㐀' + i%6000), rune('一' + i%20_000)}) + "街道依法做好各项工作，全面推进主动公开，依申请公开，政府信息管理，平台建设，监督保障。"
			}))
		},
		func() File {
			return in("characters", "a paragraph of 15 million characters", overview,
				paragraphs(1, func(int) string { return strings.Repeat("政", 15_000_000) }))
		},
		func() File {
			return b.document("texts-before", "100,000 paragraphs before the title",
				change{document, "<w:body>", "<w:body>" + paragraphs(100_000, figures4)})
		},
		func() File {
			return b.book("texts-cells", "60,000 cells of four figures each", change{texts, "</sheetData>",
				numbered(60_000, func(i int) string {
					return `<row r="` + itoa(i+27) + `"><c r="A` + itoa(i+27) + `" t="inlineStr"><is><t>` + figures4(i) + `</t></is></c></row>`
				}) + "</sheetData>"})
		},
		func() File {
			return b.book("texts-lines", "50,000 cells of a line each", change{texts, "</sheetData>",
				numbered(50_000, func(i int) string {
					return `<row r="` + itoa(i+27) + `"><c r="A` + itoa(i+27) + `" t="inlineStr"><is><t>第` + itoa(i) + `行，说明情况。</t></is></c></row>`
				}) + "</sheetData>"})
		},
		func() File {
			const words = "依法做好政府信息公开各项工作。"
			page := strings.Replace(string(b.Page), words, words+"</p>"+
				numbered(60_000, func(i int) string { return "<p>" + figures4(i) + "</p>" })+"<p>", 1)
			return File{Name: "texts-page.html", Danger: "a page of 60,000 paragraphs of four figures each", Data: []byte(page)}
		},
	}
}
