package template

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"nianbao/action"
	"nianbao/docx/pass"
	"nianbao/docx/picture"
	"nianbao/filing/file"
	"nianbao/filing/record"
	"nianbao/ooxml/opc"
)

// rowPictures are the pictures of a loop's rows, which have no names in the data. The data of any picture is the name
// of its file, beside a file of data where it is not absolute, or its bytes as a data URI (RFC 2397). A blank is no
// picture.
type rowPictures struct {
	folders []string          // of the files of data, the last first
	files   []string          // of data
	records []record.Record   // of which record.AllRows are all
	names   map[string]string // by what the data has
	data    map[string]any    // by these names
}

// name returns the name for a picture that stands in the data so: the first row that asks for it, so that messages are
// about a place that can be found.
func (r *rowPictures) name(v action.Value, asked pass.Asked) (string, error) {
	source, err := v.Print()
	if err != nil {
		return "", err
	}
	if r.names == nil {
		r.names, r.data = map[string]string{}, map[string]any{}
	}
	name := r.names[source]
	if name == "" {
		name = r.place(source, asked)
		for n := 2; r.data[name] != nil; n++ {
			name = fmt.Sprintf("%s（%d）", r.place(source, asked), n)
		}
		r.names[source], r.data[name] = name, source
	}
	return name, nil
}

// maxPicture bounds the size of a picture's file in bytes.
const maxPicture = 20 << 20

// picturesIn reads the pictures that a document asks for.
func (r *rowPictures) picturesIn(pkg *opc.Package, values map[string]any) (map[string]picture.Picture, error) {
	names, err := picture.Names(pkg)
	pictures := map[string]picture.Picture{}
	for _, name := range names {
		value, known := values[name]
		if source, isRow := r.data[name]; isRow {
			value, known = source, true
		}
		source, ok := value.(string)
		switch {
		case known && (value == nil || strings.TrimSpace(source) == "" && ok):
			pictures[name] = picture.Picture{}
			continue
		case known && !ok:
			return nil, &file.Error{Reason: "图片“" + name + "”的数据不对", Advice: `应为图片文件的名字，如 "照片.png"。`}
		case !known:
			continue // Fill tells of all of them
		}
		data, err := r.read(name, source)
		if err != nil {
			return nil, err
		}
		pictures[name] = picture.Picture{Data: data, Alt: r.alt(name, source)}
	}
	return pictures, err
}

// alt returns what is read out for a picture of a row, which has no name: that of its file.
func (r *rowPictures) alt(name, source string) string {
	switch _, isRow := r.data[name]; {
	case !isRow:
		return ""
	case strings.HasPrefix(source, "data:"):
		return "图片"
	}
	base := filepath.Base(source)
	return strings.TrimSuffix(base, filepath.Ext(base))
}

// read reads a picture.
func (r *rowPictures) read(name, source string) ([]byte, error) {
	if strings.HasPrefix(source, "data:") {
		_, encoded, found := strings.Cut(source, ";base64,")
		data, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(encoded), ""))
		if err != nil || !found || len(data) == 0 {
			return nil, &file.Error{Reason: "图片“" + name + "”的数据不对",
				Advice: "写在数据里的图片要写成 data:image/png;base64,…，或者写图片文件的名字。", Err: err}
		}
		return data, nil
	}
	return file.Read(beside(source, r.folders), "图片“"+name+"”的文件“"+filepath.Base(source)+"”",
		"请核对数据里图片的文件名，图片太大的换一张小一些的。", maxPicture)
}

// beside returns the path of a file in the first of the folders that has it, in the first for one that none has.
func beside(path string, folders []string) string {
	if filepath.IsAbs(path) {
		return path
	}
	for _, folder := range folders {
		if _, err := os.Stat(filepath.Join(folder, path)); err == nil {
			return filepath.Join(folder, path)
		}
	}
	return filepath.Join(folders[0], path)
}
