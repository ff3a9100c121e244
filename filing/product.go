package filing

import (
	"cmp"
	"sync"

	"nianbao/filing/file"
)

// A product is what a filing is written as, before it is saved.
type product struct {
	making  sync.WaitGroup
	data    []byte
	remarks []string
	err     error
}

// prepareAhead prepares the template of the newest form while a filing is read that most likely is on it. What is wrong
// with the template is told by prepare, which is asked for it again.
func (l *Library) prepareAhead(c Conversion) {
	if !c.Ahead || l.dir != "" || c.Template != "" || c.Charts || c.Out+c.To != "" && !isDocument(cmp.Or(c.Out, c.To)) {
		return
	}
	newest := l.Forms[len(l.Forms)-1]
	go func() {
		_ = file.Guard(newest.Edition, func() error {
			_, err := l.prepare(newest, nil)
			return err
		})
	}()
}

// makeAhead begins to write a filing as a Word report while it is checked; it is saved only if it is found sound, as most
// are. It returns nil for what is written afterwards: what hangs on more than the filing, and drafts, which say so.
func (l *Library) makeAhead(f *Filing, c Conversion) *product {
	word := c.Out == "" && c.To == "" && kindOf(f.Kind).becomes == Document || isDocument(cmp.Or(c.Out, c.To))
	if !c.Ahead || !word || c.Template != "" || c.Charts || c.Draft || f.draft {
		return nil
	}
	p := &product{}
	p.making.Go(func() {
		p.err = file.Guard(f.Path, func() error {
			p.make(l, kindOf(Document), &Converted{Filing: f}, c)
			return p.err
		})
	})
	return p
}

// make writes a filing as a kind of file, with what there is to say of it.
func (p *product) make(l *Library, k *kind, done *Converted, c Conversion) {
	w, err := k.write(l, done, c)
	if err == nil && k.Kind == Document && c.Template != "" {
		err = done.tellReferences(w.pkg)
	}
	if p.err = err; err == nil {
		p.data, p.err = w.bytes()
	}
	p.remarks = done.Remarks
}

// taken returns the file, and tells of it what there is to say.
func (p *product) taken(done *Converted) ([]byte, error) {
	p.wait()
	done.Remarks = p.remarks
	return p.data, p.err
}

// wait waits until it is made; what is not being made is not waited for.
func (p *product) wait() {
	if p != nil {
		p.making.Wait()
	}
}
