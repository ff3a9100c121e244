package seal

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"

	"nianbao/regex"
)

// A PDF has no properties that could be added without knowing how its printer writes it. It bears the mark as a
// comment, behind which where its table of objects begins is said once more: an incremental update that changes
// nothing (ISO 32000-1, 7.5.6), so that the file ends as every reader wants it to.
var (
	pdfEnd  = regex.New(`(?s)startxref[ \t]*[\r\n]+[ \t]*([0-9]{1,12})[ \t]*[\r\n]+%%EOF[ \t\r\n]*$`)
	pdfMark = regex.New(`(?s)%nianbao ([0-9a-f]{64})\nstartxref\n([0-9]{1,12})\n%%EOF\n$`)
	pdfSign = []byte("%nianbao ")
	pdfHead = []byte("%PDF-")
)

// maxPDF bounds a PDF that is looked at in bytes, maxTail what of its end is.
const maxPDF, maxTail = 256 << 20, 64 << 10

// SignPDF returns a PDF with the mark on it. One whose end is written in a way of its own stays as it is: it is never
// replaced unasked then, and taken for a filing.
func SignPDF(data []byte) []byte {
	end := pdfEnd.FindSubmatch(data[max(0, len(data)-maxTail):])
	if !bytes.HasPrefix(data, pdfHead) || end == nil {
		return data
	}
	signed := bytes.TrimRight(bytes.Clone(data), "\r\n")
	signed = append(signed, '\n')
	sum := sha256.Sum256(signed)
	signed = append(append(signed, pdfSign...), hex.EncodeToString(sum[:])...)
	return append(append(append(signed, "\nstartxref\n"...), end[1]...), "\n%%EOF\n"...)
}

// isOwnPDF reports whether a file is a PDF that bears a mark which fits.
func isOwnPDF(path string) bool {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() || info.Size() > maxPDF || !bearsPDF(path) {
		return false
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return false
	}
	from := max(0, len(data)-maxTail)
	at := pdfMark.FindSubmatchIndex(data[from:])
	if at == nil {
		return false
	}
	tail, sum := data[from:], sha256.Sum256(data[:from+at[0]])
	end := pdfEnd.FindSubmatch(tail[:at[0]])
	return end != nil && string(end[1]) == string(tail[at[4]:at[5]]) &&
		hex.EncodeToString(sum[:]) == string(tail[at[2]:at[3]])
}

// bearsPDF reports whether a file is a PDF near whose end a mark stands: what somebody notes in it later stands behind.
func bearsPDF(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, len(pdfHead))
	if _, err := io.ReadFull(f, head); err != nil || !bytes.Equal(head, pdfHead) {
		return false
	}
	end, err := f.Seek(0, io.SeekEnd)
	if err == nil {
		_, err = f.Seek(max(0, end-maxTail), io.SeekStart)
	}
	if err != nil {
		return false
	}
	tail, err := io.ReadAll(io.LimitReader(f, maxTail))
	return err == nil && bytes.Contains(tail, pdfSign)
}
