package resource_test

import (
	"bytes"
	"debug/pe"
	"encoding/binary"
	"errors"
	"image"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/tc-hib/winres"
	"github.com/tc-hib/winres/version"
	"pgregory.net/rapid"

	"nianbao/cmd/release/resource"
)

func program(t *testing.T) resource.Program {
	t.Helper()
	icon, err := os.ReadFile("../../../serve/page/assets/icon.svg")
	if err != nil {
		t.Fatalf("read the page's icon: %v", err)
	}
	return resource.Program{Version: "1.2.3-rc.1", Commit: "0123abc", Time: time.Unix(1.8e9, 0), Copyright: "Copyright (c) 2026 某某",
		Icon: icon}
}

// stub is the smallest program in which resources can be put.
func stub(t *testing.T, machine uint16) []byte {
	t.Helper()
	var b bytes.Buffer
	b.Write(append([]byte("MZ"), make([]byte, 58)...))
	parts := []any{uint32(64), [4]byte{'P', 'E'}, pe.FileHeader{Machine: machine, NumberOfSections: 1, Characteristics: 0x22,
		SizeOfOptionalHeader: uint16(binary.Size(pe.OptionalHeader64{}))},
		pe.OptionalHeader64{Magic: 0x20b, ImageBase: 0x140000000, SectionAlignment: 0x1000, FileAlignment: 0x200,
			SizeOfImage: 0x2000, SizeOfHeaders: 0x400, NumberOfRvaAndSizes: 16, MajorSubsystemVersion: 6, Subsystem: 3},
		pe.SectionHeader32{Name: [8]byte{'.', 't', 'e', 'x', 't'}, VirtualSize: 1, VirtualAddress: 0x1000, SizeOfRawData: 0x200,
			PointerToRawData: 0x400, Characteristics: 0x60000020}}
	for _, p := range parts {
		if err := binary.Write(&b, binary.LittleEndian, p); err != nil {
			t.Fatalf("write the stub: %v", err)
		}
	}
	return append(b.Bytes(), make([]byte, 0x600-b.Len())...)
}

// linked returns a stub with the resources that Object made, as a linker would put them there.
func linked(t *testing.T, p resource.Program, architecture string, machine uint16) []byte {
	t.Helper()
	object, err := resource.Object(p, architecture)
	if err != nil {
		t.Fatalf("make the object: %v", err)
	}
	if m := binary.LittleEndian.Uint16(object); m != machine {
		t.Errorf("the object for %s is of machine %#x", architecture, m)
	}
	set, err := resource.Resources(p)
	if err != nil {
		t.Fatalf("make the resources: %v", err)
	}
	var b bytes.Buffer
	if err := set.WriteToEXE(&b, bytes.NewReader(stub(t, machine))); err != nil {
		t.Fatalf("put the resources in the stub: %v", err)
	}
	return b.Bytes()
}

func TestVerify(t *testing.T) {
	p := program(t)
	for _, c := range []struct {
		architecture string
		machine      uint16
	}{{"amd64", pe.IMAGE_FILE_MACHINE_AMD64}, {"arm64", pe.IMAGE_FILE_MACHINE_ARM64}} {
		made := linked(t, p, c.architecture, c.machine)
		if err := resource.Verify(made, p, c.architecture); err != nil {
			t.Errorf("%s: %v", c.architecture, err)
		}
		other := map[string]string{"amd64": "arm64", "arm64": "amd64"}[c.architecture]
		if resource.Verify(made, p, other) == nil {
			t.Errorf("a program for %s is taken for one for %s", c.architecture, other)
		}
		later := p
		later.Version = "1.2.4"
		if resource.Verify(made, later, c.architecture) == nil {
			t.Errorf("%s: another version is not noticed", c.architecture)
		}
		bare := stub(t, c.machine)
		if resource.IsSigned(bare) {
			t.Error("a program without signature is said to be signed")
		}
		bare[64+4+20+112+8*4+4] = 1 // the size of the table of certificates
		if !resource.IsSigned(bare) || resource.IsSigned(bare[:100]) {
			t.Error("a signature is not seen, or seen in half a program")
		}
		if resource.Verify(bare, p, c.architecture) == nil {
			t.Errorf("%s: a program without resources is taken", c.architecture)
		}
	}
}

// TestSaid reads what Windows would show.
func TestSaid(t *testing.T) {
	set, err := resource.Resources(program(t))
	if err != nil {
		t.Fatalf("make the resources: %v", err)
	}
	info, err := version.FromBytes(set.Get(winres.RT_VERSION, winres.ID(1), 0x0804))
	if err != nil {
		t.Fatalf("read the version resource: %v", err)
	}
	if info.FileVersion != [4]uint16{1, 2, 3, 0} {
		t.Errorf("file version %v", info.FileVersion)
	}
	said, err := info.MarshalJSON()
	if err != nil {
		t.Fatalf("read its words: %v", err)
	}
	for _, want := range []string{`"ProductName":"年报助手"`, `"ProductVersion":"1.2.3-rc.1"`, `"OriginalFilename":"nianbao.exe"`, "2026 某某", "0123abc"} {
		if !strings.Contains(string(said), want) {
			t.Errorf("%s is missing in %s", want, said)
		}
	}
	manifest := string(set.Get(winres.RT_MANIFEST, winres.ID(1), winres.LCIDDefault))
	for _, want := range []string{">UTF-8</activeCodePage>", ">true</longPathAware>", `level="asInvoker"`, "8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a",
		"permonitorv2", `version="1.2.3.0"`} {
		if !strings.Contains(manifest, want) {
			t.Errorf("%s is missing in the manifest", want)
		}
	}
	icon, err := set.GetIcon(winres.Name("APPICON"))
	if err != nil || icon == nil {
		t.Errorf("read the icon back: %v", err)
	}
}

// TestSame shows that twice the same is made.
func TestSame(t *testing.T) {
	p := program(t)
	one, err := resource.Object(p, "amd64")
	if err != nil {
		t.Fatalf("make the object: %v", err)
	}
	p.Time = p.Time.In(time.FixedZone("东八区", 8*3600))
	two, err := resource.Object(p, "amd64")
	if err != nil || !bytes.Equal(one, two) {
		t.Errorf("made in another zone it has other bytes, %v", err)
	}
	for _, bad := range []string{"", "1", "1.0", "v1.0.0", "1.0.0.0", "1.70000.0", "1.-1.0"} {
		p.Version = bad
		if _, err := resource.Object(p, "amd64"); err == nil {
			t.Errorf("version %q is taken", bad)
		}
	}
}

// TestAnyRectangle draws a rectangle: where it is, the picture is of its colour, elsewhere clear.
func TestAnyRectangle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, y := rapid.IntRange(0, 15).Draw(t, "x"), rapid.IntRange(0, 15).Draw(t, "y")
		w, h := rapid.IntRange(1, 16-x).Draw(t, "w"), rapid.IntRange(1, 16-y).Draw(t, "h")
		pictures, err := resource.Draw([]byte(resource.SVG(`<rect x="%d" y="%d" width="%d" height="%d" rx="0" fill="#0b4f9e"/>`, x, y, w, h)), 16, 32)
		if err != nil {
			t.Fatalf("draw: %v", err)
		}
		for _, p := range pictures {
			scale := p.Bounds().Dx() / 16
			in := image.Rect(x*scale, y*scale, (x+w)*scale, (y+h)*scale)
			for i := range p.Bounds().Dx() {
				for j := range p.Bounds().Dy() {
					_, _, blue, alpha := p.At(i, j).RGBA()
					if within := image.Pt(i, j).In(in); within != (alpha == 0xffff) || within != (blue == 0x9e9e) || !within && alpha != 0 {
						t.Fatalf("pixel %d,%d of %v has blue %#x, alpha %#x", i, j, in, blue, alpha)
					}
				}
			}
		}
	})
}

func TestDraw(t *testing.T) {
	// A line of width 4 across the middle covers a quarter of 16, in all sizes.
	pictures, err := resource.Draw([]byte(resource.SVG(`<path d="M0 8h16" stroke="#fff" stroke-width="4"/>`)), 16, 20, 48)
	if err != nil {
		t.Fatalf("draw: %v", err)
	}
	for _, p := range pictures {
		var sum, all uint32
		for i := range p.Bounds().Dx() * p.Bounds().Dy() {
			_, _, _, a := p.At(i%p.Bounds().Dx(), i/p.Bounds().Dx()).RGBA()
			sum, all = sum+a>>8, all+255
		}
		if share := float64(sum) / float64(all); share < 0.24 || share > 0.27 {
			t.Errorf("the line covers %.3f of %v, want a quarter", share, p.Bounds())
		}
	}
	for _, bad := range []string{`<circle r="3"/>`, `<path d="M0 0L3 3" stroke="#fff" stroke-width="1"/>`, `<path d="h3"/>`,
		`<path d="M0 0h3l3 3" stroke="#fff" stroke-width="1"/>`, `<rect x="1" y="1" width="1.5" height="1" rx="0" fill="#fff"/>`,
		`<rect x="1" y="1" width="1" height="1" rx="0" fill="#fff" opacity="0.5"/>`, `<rect x="1" y="1" width="1" height="1" rx="0" fill="red"/>`,
		`<path d="M0 0h999999" stroke="#fff" stroke-width="1"/>`} {
		if _, err := resource.Draw([]byte(resource.SVG("%s", bad)), 16); !errors.Is(err, resource.ErrDrawing) {
			t.Errorf("%s: %v", bad, err)
		}
	}
}
