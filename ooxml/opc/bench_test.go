package opc

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"nianbao/ooxml/crypt/crypttest"
)

// sheet returns a worksheet of about size bytes as office programs write them.
func sheet(size int) []byte {
	random := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n")
	b.WriteString(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`)
	for row := 1; b.Len() < size; row++ {
		fmt.Fprintf(&b, `<row r="%d" spans="1:12" ht="15.75" customHeight="1">`, row)
		for col := range 12 {
			ref := fmt.Sprintf("%c%d", 'A'+col, row)
			switch random.IntN(4) {
			case 0:
				fmt.Fprintf(&b, `<c r="%s" s="%d"/>`, ref, random.IntN(40))
			case 1:
				fmt.Fprintf(&b, `<c r="%s" s="%d" t="s"><v>%d</v></c>`, ref, random.IntN(40), random.IntN(300))
			case 2:
				fmt.Fprintf(&b, `<c r="%s" s="%d"><v>%d</v></c>`, ref, random.IntN(40), random.IntN(100000))
			case 3:
				fmt.Fprintf(&b, `<c r="%s" s="3"><f>SUM(Sheet1!E%d:I%d)</f><v>%d</v></c>`, ref, row, row,
					random.IntN(1000))
			}
		}
		b.WriteString(`</row>`)
	}
	b.WriteString(`</sheetData></worksheet>`)
	return []byte(b.String())
}

func BenchmarkRead(b *testing.B) {
	data := workbook(b, sheet(400<<10))
	b.Logf("%d bytes", len(data))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(data); err != nil {
			b.Fatalf("Read: %v", err)
		}
	}
}

// BenchmarkReadEncrypted reads what Excel and WPS write: it hashes the password 100,000 times.
func BenchmarkReadEncrypted(b *testing.B) {
	data := crypttest.Agile(b, workbook(b, sheet(400<<10)), password, crypttest.Lock{SpinCount: 100_000})
	for b.Loop() {
		if _, err := ReadWithPassword(data, password); err != nil {
			b.Fatalf("ReadWithPassword: %v", err)
		}
	}
}

func BenchmarkCheckXML(b *testing.B) {
	data := sheet(500 << 10)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if err := checkXML("xl/worksheets/sheet1.xml", data); err != nil {
			b.Fatalf("checkXML: %v", err)
		}
	}
}

func BenchmarkPrescan(b *testing.B) {
	data := sheet(500 << 10)[len(xmlHead):]
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if kind := prescan(data, maxDepth); kind != "" {
			b.Fatal(kind)
		}
	}
}

func BenchmarkBytes(b *testing.B) {
	p, err := Read(workbook(b, sheet(400<<10)))
	if err != nil {
		b.Fatalf("Read: %v", err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.Bytes(); err != nil {
			b.Fatalf("p.Bytes: %v", err)
		}
	}
}
