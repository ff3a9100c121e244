package filing

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"nianbao/filing/printing"
	"nianbao/ooxml/opc"
)

// TestPDFIsOffline shows that a word processor that prints a report goes nowhere, whatever a template tells it to, and
// that what it would have got is named.
func TestPDFIsOffline(t *testing.T) {
	if printing.Find() == nil {
		if os.Getenv("NIANBAO_REQUIRE_LIBREOFFICE") != "" {
			t.Fatal("no LibreOffice")
		}
		t.Skip("no LibreOffice")
	}
	var requests atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { requests.Add(1) }))
	defer server.Close()

	source, err := Builtin().template(Builtin().Forms[1])
	if err != nil {
		t.Fatalf("Builtin().template: %v", err)
	}
	pkg, err := opc.Read(source)
	if err != nil {
		t.Fatalf("opc.Read: %v", err)
	}
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	change := func(part, old, new string) {
		data, _ := pkg.Part(part)
		if !strings.Contains(string(data), old) {
			t.Fatalf("no %s in %s", old, part)
		}
		pkg.Set(part, []byte(strings.Replace(string(data), old, new, 1)))
	}
	change("word/_rels/document.xml.rels", "</Relationships>", `<Relationship Id="rIdX" Type="`+office+`image" Target="`+server.URL+
		`/a.png" TargetMode="External"/><Relationship Id="rIdY" Type="`+office+`attachedTemplate" Target="`+server.URL+
		`/a.dotm" TargetMode="External"/></Relationships>`)
	change("word/document.xml", "<w:sectPr", `<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:9pt;height:9pt">`+
		`<v:imagedata xmlns:r="`+strings.TrimSuffix(office, "/")+`" r:id="rIdX"/></v:shape></w:pict></w:r>`+
		`<w:fldSimple w:instr="INCLUDEPICTURE &quot;`+server.URL+`/b.png&quot;"/></w:p><w:sectPr`)
	data, err := pkg.Bytes()
	if err != nil {
		t.Fatalf("pkg.Bytes: %v", err)
	}
	dir := t.TempDir()
	template, out := filepath.Join(dir, "t.docx"), filepath.Join(dir, "o.pdf")
	if err := os.WriteFile(template, data, 0o600); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	done, err := Builtin().Convert(books[0], Conversion{Template: template, Out: out})
	if err != nil {
		t.Fatalf("Builtin().Convert: %v", err)
	}
	if n := requests.Load(); n > 0 {
		t.Errorf("%d requests left", n)
	}
	said := strings.Join(done.Remarks, "\n")
	for _, want := range []string{"3 处", "图片 " + server.URL + "/a.png", "附加的模板 " + server.URL + "/a.dotm", "INCLUDEPICTURE", "没有去取"} {
		if !strings.Contains(said, want) {
			t.Errorf("no %s in %q", want, said)
		}
	}
}
