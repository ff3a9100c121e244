package proof

import (
	"fmt"

	"nianbao/docx/chart"
	"nianbao/docx/edit"
	"nianbao/grid"
	"nianbao/ooxml/opc"
	"nianbao/render/readback"
)

// maxDifferences is how many differences a refusal prints.
const maxDifferences = 20

// Said returns differences in Chinese, no more than a refusal prints.
func Said(found []readback.Difference) []string {
	var list []string
	for _, d := range found[:min(len(found), maxDifferences)] {
		list = append(list, d.String())
	}
	return list
}

// ReadBack reads a Word document that was written, with what its charts show where somebody asks for it. The error says
// in Chinese that it cannot be read.
func ReadBack(data []byte, withCharts bool) (book *grid.Book, charts []chart.Data, err error) {
	_, book, charts, err = readPackage(data, withCharts)
	return book, charts, err
}

// readPackage is ReadBack, with the document's package.
func readPackage(data []byte, withCharts bool) (pkg *opc.Package, book *grid.Book, charts []chart.Data, err error) {
	pkg, err = opc.Read(data)
	if err == nil {
		book, err = edit.Read(pkg)
	}
	if err == nil && withCharts {
		charts, err = chart.Shown(pkg)
	}
	if err != nil {
		return nil, nil, nil, fmt.Errorf("写出的文件读不回来：%w", err)
	}
	return pkg, book, charts, nil
}
