package hostiletest

import (
	"bytes"
	"fmt"
	"slices"
)

// zips are dangers of the package itself.
func (b Base) zips() []File {
	var list []File
	add := func(name, danger string, data []byte) {
		list = append(list, File{Name: name + ".xlsx", Danger: danger, Data: data})
	}
	with := func(members ...*member) []byte { return open(b.Workbook).with(members...).bytes() }
	add("zip-overlap", "two entries that share their data", with(overlapping(2)...))
	add("zip-100000-entries", "100,000 entries", with(crowd(100_000)...))
	add("zip-1001-entries", "one entry too many", with(crowd(1001-16)...))
	add("zip-large-claim", "a part that claims to be 4 GiB",
		b.lying(applications, func(m *member) { m.size = 1<<32 - 2 }))
	add("zip-small-claim", "a part that claims to be 10 bytes", b.lying(applications, func(m *member) { m.size = 10 }))
	add("zip-wrong-crc", "a sheet whose checksum is another", b.lying(applications, func(m *member) { m.crc = 1 }))
	add("zip-wrong-crc-theme", "a part without figures whose checksum is another",
		b.lying("xl/theme/theme1.xml", func(m *member) { m.crc = 1 }))
	for _, of := range []struct {
		name   string
		method uint16
	}{{"bzip2", 12}, {"zstd", 93}} {
		add("zip-method-"+of.name, "a method of compression that no office knows",
			b.lying(applications, func(m *member) { m.method = of.method }))
	}
	add("zip-method-none", "packed data that claim not to be", b.lying(applications, func(m *member) {
		m.method, m.stored, m.data, m.size = 0, true, m.packed, len(m.packed)
	}))
	add("zip-password", "an entry with a password of the zip's", b.lying(applications, func(m *member) { m.flags = 1 }))
	add("zip-other-inner-name", "a name before the data that is another than the directory's",
		b.lying(applications, func(m *member) { m.inner = "xl/worksheets/sheet9.xml" }))
	more, fewer := open(b.Workbook), open(b.Workbook)
	more.count, fewer.count = 5, -5
	add("zip-count-too-high", "a directory of more entries than there are", more.bytes())
	add("zip-count-too-low", "a directory of fewer entries than there are", fewer.bytes())
	other := changed(b.Workbook, cell(`<c r="D6" s="9"><v>3002</v></c>`)).bytes()
	add("zip-two", "two packages, one behind the other", slices.Concat(b.Workbook, other))
	hidden := open(b.Workbook)
	hidden.behind = other
	add("zip-in-comment", "a package in the comment of another", hidden.bytes())
	add("zip-dirt-before", "bytes before the package", slices.Concat([]byte("dirt dirt"), b.Workbook))
	add("zip-dirt-behind", "bytes behind the package", slices.Concat(b.Workbook, []byte("dirt dirt")))
	return list
}

// crowdOfBombs are so many parts of a MiB each, nearly all of it air.
func crowdOfBombs(n int) []*member {
	packed := bomb(1)
	list := make([]*member, n)
	for i := range list {
		list[i] = &member{name: fmt.Sprintf("xl/media/%d.bin", i), packed: packed, size: 1 << 20}
	}
	return list
}

// overlapping are so many entries, all of whose data are the first's.
func overlapping(n int) []*member {
	first := &member{name: "xl/media/first.bin", data: bytes.Repeat([]byte("0123456789abcdef"), 1<<15)}
	list := []*member{first}
	for i := range n - 1 {
		list = append(list, &member{name: fmt.Sprintf("xl/media/%d.bin", i), at: first})
	}
	return list
}

func crowd(n int) []*member {
	list := make([]*member, n)
	for i := range list {
		list[i] = &member{name: fmt.Sprintf("xl/media/%d", i), stored: true}
	}
	return list
}

// names are dangers of the names in a package.
func (b Base) names() []File {
	var list []File
	add := func(name, danger string, members ...*member) {
		list = append(list, File{Name: name + ".xlsx", Danger: danger, Data: open(b.Workbook).with(members...).bytes()})
	}
	sheet := open(b.Workbook).find(applications).data
	other := bytes.Replace(sheet, []byte("<v>3001</v>"), []byte("<v>3002</v>"), 1)
	twin := func(name string) *member { return &member{name: name, data: other} }
	add("twin-equal", "a sheet twice", twin(applications))
	add("twin-case", "a sheet twice, in capitals", twin("XL/Worksheets/SHEET3.xml"))
	add("twin-slash", "a sheet twice, with the other slash", twin(`xl\worksheets\sheet3.xml`))
	add("twin-escaped", "a sheet twice, with a letter as an escape", twin("xl/worksheets/%73heet3.xml"))
	add("twin-wide", "a sheet twice, in full width", twin("xl/worksheets/ｓheet3.xml"))
	add("twin-kelvin", "two parts that are one under full case folding",
		twin("xl/media/k.xml"), twin("xl/media/\u212a.xml"))
	add("twin-normal", "two parts that are one for a Mac", twin("xl/media/\u00e9.xml"), twin("xl/media/e\u0301.xml"))
	add("twin-dot", "a sheet twice, with a dot behind its name", twin("xl/worksheets/sheet3.xml."))
	for name, path := range map[string]string{
		"path-up": "../../evil.xml", "path-up-within": "xl/../../evil.xml", "path-back": `..\..\evil.xml`,
		"path-absolute": "/etc/evil.xml", "path-drive": `C:\evil.xml`, "path-share": `\\host\share\evil.xml`,
		"path-nul": "xl/evil\x00.xml", "path-control": "xl/\x1b[2Jevil.xml", "path-empty": "xl//evil.xml",
		"path-bidi": "xl/\u202elmx.live", "path-device": "xl/CON.xml", "path-stream": "xl/a.xml:evil",
	} {
		add(name, "a part called "+fmt.Sprintf("%q", path), &member{name: path, data: []byte("<a/>")})
	}
	target := func(name, danger, to string) {
		list = append(list, b.book(name, danger,
			change{relations, `Target="worksheets/sheet3.xml"`, `Target="` + to + `"`}))
	}
	target("target-up", "a sheet that stands outside of the package", "../../../../../etc/passwd")
	target("target-file", "a sheet that is a file of the machine", "file:///etc/passwd")
	target("target-other", "a sheet that is another's part", "worksheets/sheet4.xml")
	target("target-missing", "a sheet that is not there", "worksheets/sheet99.xml")
	target("target-self", "a sheet that is the workbook", "workbook.xml")
	list = append(list, b.book("target-web", "a sheet on the web", change{relations, `Target="worksheets/sheet3.xml"`,
		`TargetMode="External" Target="http://127.0.0.1:9/sheet3.xml"`}))
	return sorted(list)
}

// lying returns the workbook with a part that says of itself what is not so.
func (b Base) lying(part string, lie func(m *member)) []byte {
	a := open(b.Workbook)
	lie(a.find(part))
	return a.bytes()
}

// bombs unpack to far more than they are.
func (b Base) bombs() []func() File {
	with := func(name, danger string, members ...*member) func() File {
		return func() File {
			return File{Name: name + ".xlsx", Danger: danger, Data: open(b.Workbook).with(members...).bytes()}
		}
	}
	flat := &member{name: "xl/media/a.bin", packed: bomb(600), size: 600 << 20}
	inner := archive{members: []*member{flat}}.bytes()
	return []func() File{
		with("zip-bomb-flat", "one part of 600 MiB", flat),
		with("zip-bomb-small-claim", "600 MiB that claim to be 10 bytes",
			&member{name: "xl/media/a.bin", packed: bomb(600), size: 10}),
		with("zip-bomb-parts", "600 parts of a MiB", crowdOfBombs(600)...),
		with("zip-bomb-overlap", "900 entries that share the data of one", overlapping(900)...),
		with("zip-bomb-nested", "a bomb in a package within, which nobody opens",
			&member{name: "xl/embeddings/a.zip", data: inner, stored: true}),
		func() File {
			return File{Name: "zip-bomb-only.xlsx", Danger: "zips in a zip, and nothing else",
				Data: archive{members: []*member{
					{name: "0.zip", data: inner, stored: true}, {name: "1.zip", data: inner, stored: true}}}.bytes()}
		},
		func() File {
			return File{Name: "zip-bomb-sheet.xlsx", Danger: "a sheet of 600 MiB of spaces", Data: b.lying(applications,
				func(m *member) { m.packed, m.size = bomb(600), 600<<20 })}
		},
	}
}
