package template

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianbao/action"
	"nianbao/docx/wordtest"
	"nianbao/filing/file"
	"nianbao/filing/record"
	"nianbao/ooxml/opc"
)

// portraits makes a template with a picture for each of some rows, by its name there.
func portraits(t *testing.T, name string) string {
	t.Helper()
	return picturesOf(t, "$人 := 人们", name)
}

// picturesOf makes a template with a picture in a loop over a list, outside any without a list.
func picturesOf(t *testing.T, list, name string) string {
	t.Helper()
	begin, end := wordtest.Paragraph("{{range "+list+"}}"), wordtest.Paragraph("{{end}}")
	if list == "" {
		begin, end = "", ""
	}
	drawing := `<w:r><w:drawing><wp:inline xmlns:wp="wp" xmlns:a="a" xmlns:pic="pic"><wp:extent cx="900" cy="900"/>` +
		`<wp:docPr id="1" name="图" descr="{{image ` + name + `}}"/><a:graphic><a:graphicData><pic:pic><pic:nvPicPr>` +
		`<pic:cNvPr id="1" name="p"/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/></pic:blipFill><pic:spPr/></pic:pic>` +
		`</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
	word := "{{.名}}"
	if list == "" {
		word = ""
	}
	pkg := wordtest.Document(t, begin+"<w:p>"+wordtest.Run("", "<w:t>"+word+"</w:t>")+drawing+"</w:p>"+end, nil)
	pkg.Set("word/media/image1.png", square(t, 1))
	if _, err := pkg.Attach("word/document.xml", "image", "word/media/image1.png", "image/png"); err != nil {
		t.Fatalf("pkg.Attach: %v", err)
	}
	data, err := pkg.Bytes()
	if err != nil {
		t.Fatalf("pkg.Bytes: %v", err)
	}
	path := filepath.Join(t.TempDir(), "模板.docx")
	save(t, path, data)
	return path
}

func square(t *testing.T, side int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, side, side))); err != nil {
		t.Fatalf("png.Encode: %v", err)
	}
	return b.Bytes()
}

func save(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
}

// TestRowPictures shows that each row of a loop has its picture, from a file or the data, equal ones once.
func TestRowPictures(t *testing.T) {
	path := portraits(t, ".照")
	dir := filepath.Dir(path)
	for side, name := range map[int]string{2: "二.png", 3: "三.png"} {
		save(t, filepath.Join(dir, name), square(t, side))
	}
	embedded := "data:image/png;base64," + base64.StdEncoding.EncodeToString(square(t, 3))
	row := func(name string, picture any) map[string]any { return map[string]any{"名": name, "照": picture} }
	rows := []any{row("甲", "二.png"), row("乙", "三.png"), row("丙", embedded), row("丁", ""), row("戊", "二.png")}
	out, err := fillRows(t, path, rows, action.Refuse)
	if err != nil {
		t.Fatalf("fillRows: %v", err)
	}
	if faults := wordtest.Faults(out); len(faults) > 0 {
		t.Error(faults)
	}
	var sizes []int
	for _, p := range out.Parts() {
		if strings.HasPrefix(p.Name, "word/media/") {
			picture, err := png.Decode(bytes.NewReader(p.Data))
			if err != nil {
				t.Fatalf("png.Decode: %v", err)
			}
			sizes = append(sizes, picture.Bounds().Dx())
		}
	}
	slices.Sort(sizes)
	if !slices.Equal(sizes, []int{2, 3}) {
		t.Errorf("pictures of %d", sizes)
	}
	var shown []string
	body, _ := out.Part("word/document.xml")
	for _, p := range strings.Split(string(body), "</w:p>") {
		if _, id, found := strings.Cut(p, `r:embed="`); found {
			id, _, _ = strings.Cut(id, `"`)
			shown = append(shown, id)
		} else if strings.Contains(p, "<w:t>") || strings.Contains(p, "<w:t ") {
			shown = append(shown, "")
		}
	}
	if len(shown) != 5 || shown[0] != shown[4] || shown[1] != shown[2] || shown[0] == shown[1] || shown[3] != "" {
		t.Errorf("shown: %q", shown)
	}
	if !strings.Contains(string(body), `descr="二"`) {
		t.Errorf("no name of a picture in %s", body)
	}
}

// TestRowPictureMissing shows what becomes of a row without a picture, and what is said of a wrong one.
func TestRowPictureMissing(t *testing.T) {
	path := portraits(t, "$人.照")
	bare := []any{map[string]any{"名": "甲"}}
	if _, err := fillRows(t, path, bare, action.Refuse); err == nil || !strings.Contains(err.Error(), "没有“照”这个名称") {
		t.Errorf("got %v", err)
	}
	out, err := fillRows(t, path, bare, action.Ignore)
	if err != nil {
		t.Fatalf("fillRows: %v", err)
	}
	if body, _ := out.Part("word/document.xml"); bytes.Contains(body, []byte("drawing")) {
		t.Errorf("got %s", body)
	}
	for wrong, want := range map[string]string{"没有.png": "没有.png", "data:image/png,x": "要写成 data:image/png;base64,…"} {
		rows := []any{map[string]any{"名": "甲", "照": wrong}}
		if _, err := fillRows(t, path, rows, action.Refuse); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", wrong, err)
		}
	}
	tags, err := Tags(path)
	if err != nil || len(tags) != 4 || tags[2].Text != "{{image $人.照}}" || !slices.Equal(tags[2].Names, []string{"人们.照"}) {
		t.Errorf("tags %v, %v", tags, err)
	}
}

// TestRowPicturePlace shows that what is wrong with a picture is told with its row and file.
func TestRowPicturePlace(t *testing.T) {
	path := portraits(t, ".照")
	rows := []any{map[string]any{"姓名": "甲", "照": ""}, map[string]any{"名": "二", "姓名": "乙{}", "编号": 7, "照": "坏.png"}}
	save(t, filepath.Join(filepath.Dir(path), "坏.png"), []byte("GIF89a"))
	_, err := fillRows(t, path, rows, action.Ignore)
	if err == nil || !strings.Contains(err.Error(), "数据.json 的人们第 2 项（姓名：乙）的照") || !strings.Contains(err.Error(), "GIF") {
		t.Errorf("got %v", err)
	}
	list := filepath.Join(filepath.Dir(path), "名单.csv")
	save(t, list, []byte("人们,名,照\n,甲,\n\n,乙,没有.png\n"))
	pkg, err := opc.ReadFile(path)
	if err != nil {
		t.Fatalf("opc.ReadFile: %v", err)
	}
	body, _ := pkg.Part("word/document.xml")
	pkg.Set("word/document.xml", bytes.Replace(body, []byte("人们"), []byte("各行"), 1))
	data, err := pkg.Bytes()
	if err != nil {
		t.Fatalf("pkg.Bytes: %v", err)
	}
	save(t, path, data)
	_, err = Fill(path, Filling{Data: record.Source{Paths: []string{list}}, Out: filepath.Join(filepath.Dir(path), "成品.docx")})
	if err == nil || !strings.Contains(err.Error(), "“名单.csv 第 4 行（名：乙）的照”") {
		t.Errorf("got %v", err)
	}
}

// TestKeyOf shows by what rows are known.
func TestKeyOf(t *testing.T) {
	for _, test := range []struct {
		row  map[string]any
		want string
	}{
		{map[string]any{"编号": 1, "单位名称": "局", "照": "p"}, "单位名称：局"}, {map[string]any{"照": "p"}, "："},
		{map[string]any{"说明": strings.Repeat("长", maxKey+1), "次": 3, "照": "p"}, "次：3"},
		{map[string]any{"名": " ", "号": "7", "表": map[string]any{}}, "号：7"}, {nil, "："},
	} {
		if name, key := keyOf(action.Of(test.row), "p"); name+"："+key != test.want {
			t.Errorf("%v is known as %s：%s, want %s", test.row, name, key, test.want)
		}
	}
}

func fillRows(t *testing.T, path string, rows []any, missing action.Policy) (*opc.Package, error) {
	t.Helper()
	data, err := json.Marshal(map[string]any{"人们": rows})
	if err != nil {
		t.Fatalf("json.Marshal: %v", err)
	}
	values, out := filepath.Join(filepath.Dir(path), "数据.json"), filepath.Join(filepath.Dir(path), "成品.docx")
	save(t, values, data)
	if _, err := Fill(path, Filling{Data: record.Source{Paths: []string{values}}, Out: out, Missing: missing, Force: true}); err != nil {
		return nil, err
	}
	return opc.ReadFile(out)
}

// TestRowPicturesChecked shows that a check reads the pictures of rows as the filling does, and tells of a missing one
// by its row and file: of a list in data of JSON, of all rows of a table, and of the row that a document is for.
func TestRowPicturesChecked(t *testing.T) {
	for _, c := range []struct{ template, data, name, place string }{
		{portraits(t, ".照"), `{"人们": [{"名": "甲", "照": "二.png"}, {"名": "乙", "照": "%s"}]}`, "数据.json", "人们第 2 项（名：乙）的照"},
		{picturesOf(t, "各行", ".照"), "名,照\n甲,二.png\n乙,%s\n", "名单.csv", "名单.csv 第 3 行（名：乙）的照"},
		{picturesOf(t, "", "照"), "名,照\n甲,二.png\n乙,%s\n", "名单.csv", "名单.csv 第 3 行"},
	} {
		dir := filepath.Dir(c.template)
		save(t, filepath.Join(dir, "二.png"), square(t, 2))
		data := filepath.Join(dir, c.name)
		source := record.Source{Paths: []string{data}}
		save(t, data, fmt.Appendf(nil, c.data, "二.png"))
		if _, err := Check(c.template, source); err != nil {
			t.Errorf("%s: %v", c.place, err)
		}
		save(t, data, fmt.Appendf(nil, c.data, "没有.png"))
		_, err := Check(c.template, source)
		if err == nil || !strings.Contains(err.Error(), c.place) || !strings.Contains(err.Error(), "的文件“没有.png”打不开") {
			t.Errorf("%s: %v", c.place, err)
		}
	}
}

// TestPictureTemplateTold shows that a template whose picture the data has not is named.
func TestPictureTemplateTold(t *testing.T) {
	path := picturesOf(t, "", "相")
	_, err := fillRows(t, path, []any{}, action.Refuse)
	var e *file.Error
	if !errors.As(err, &e) || e.Path != path {
		t.Errorf("got %v", err)
	}
}
