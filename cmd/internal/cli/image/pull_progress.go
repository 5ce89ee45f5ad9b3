package image

import (
	"io"
	"strings"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"github.com/podspan/podspan/cmd/internal/cli/common"
)

// pullProgress shows on a terminal how a pull goes. Services tell lines, not
// sizes: what is being copied turns until the next kind of line says that it
// is there.
type pullProgress struct {
	screen *mpb.Progress
	bars   map[string]*mpb.Bar // by what is copied
}

func newPullProgress(terminal io.Writer) *pullProgress {
	return &pullProgress{
		screen: mpb.New(mpb.WithOutput(terminal), mpb.WithAutoRefresh(), mpb.WithWidth(1)),
		bars:   map[string]*mpb.Bar{},
	}
}

const copying = "Copying "

// line takes one line of the service's.
func (p *pullProgress) line(text string) {
	what, isCopy := strings.CutPrefix(strings.TrimSpace(text), copying)
	switch {
	case what == "":
	case !isCopy:
		// Blobs are copied side by side; the lines after them come when all are there.
		p.finish()
		_, _ = p.screen.Write([]byte(text + "\n"))
	case strings.HasPrefix(what, "blob "):
		p.begin(what)
	default:
		p.finish()
		p.begin(what)
	}
}

// begin shows that something is being copied.
func (p *pullProgress) begin(what string) {
	what, done := strings.CutSuffix(strings.TrimSpace(what), " done")
	key, _, _ := strings.Cut(what, " [")
	if bar, ok := p.bars[key]; ok {
		if done {
			bar.SetTotal(-1, true)
		}
		return
	}
	bar := p.screen.New(0, mpb.SpinnerStyle(), mpb.PrependDecorators(decor.Name(copying+short(key))),
		mpb.AppendDecorators(decor.OnComplete(decor.Elapsed(decor.ET_STYLE_GO), "done")), mpb.BarFillerClearOnComplete())
	p.bars[key] = bar
	if done {
		bar.SetTotal(-1, true)
	}
}

// short cuts the digests in what is copied to the length that people read.
func short(what string) string {
	kind, digest, ok := strings.Cut(what, " sha256:")
	if !ok {
		return what
	}
	return kind + " " + common.ShortID(digest)
}

// finish ends every bar that is open.
func (p *pullProgress) finish() {
	for _, bar := range p.bars {
		if !bar.Completed() {
			bar.SetTotal(-1, true)
		}
	}
}

// stop leaves what is shown as it is and waits until it is drawn. Bars that
// are open were not finished.
func (p *pullProgress) stop() {
	for _, bar := range p.bars {
		if !bar.Completed() {
			bar.Abort(false)
		}
	}
	p.screen.Wait()
}
