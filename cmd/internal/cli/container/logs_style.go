package container

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
)

// logStyle says how lines of logs begin.
type logStyle struct {
	names bool // with the container's name
	color bool // in a color of the container's own
}

// logPrefix is the style of one container's lines.
type logPrefix struct {
	before, after string
	mu            *sync.Mutex // of all containers: lines do not mix
}

// logColors are the terminal's own, but not those that backgrounds have.
var logColors = []string{"\x1b[31m", "\x1b[32m", "\x1b[33m", "\x1b[34m", "\x1b[35m", "\x1b[36m"}

const colorEnd = "\x1b[0m"

// each makes the styles of several containers. Of one, lines have no prefix
// unless asked for.
func (s logStyle) each(ctx context.Context, client *core.Client, names []string) ([]logPrefix, error) {
	styles := make([]logPrefix, len(names))
	mu := &sync.Mutex{}
	for i, name := range names {
		styles[i].mu = mu
		if len(names) < 2 && !s.names {
			continue
		}
		data, err := client.InspectContainer(ctx, strings.TrimPrefix(name, "/"), core.InspectContainerOptions{})
		if err != nil {
			return nil, err
		}
		styles[i].before = common.ShortID(data.Container.ID) + " "
		if s.names {
			styles[i].before = data.Container.Name + " "
		}
		if s.color && len(names) > 1 {
			styles[i].before = logColors[i%len(logColors)] + styles[i].before
			styles[i].after = colorEnd
		}
	}
	return styles, nil
}

func (p logPrefix) wrap(w io.Writer) *lineWriter { return &lineWriter{w: w, style: p} }

// lineWriter puts a prefix before every line. Without one it passes bytes on
// as they come.
type lineWriter struct {
	w     io.Writer
	style logPrefix
	rest  []byte // a line that has not ended yet
}

func (l *lineWriter) Write(p []byte) (int, error) {
	if l.style.before == "" {
		return l.w.Write(p)
	}
	l.rest = append(l.rest, p...)
	end := bytes.LastIndexByte(l.rest, '\n')
	if end < 0 {
		return len(p), nil
	}
	var out bytes.Buffer
	for line := range bytes.Lines(l.rest[:end+1]) {
		fmt.Fprintf(&out, "%s%s%s\n", l.style.before, line[:len(line)-1], l.style.after)
	}
	l.rest = append(l.rest[:0], l.rest[end+1:]...)
	l.style.mu.Lock()
	defer l.style.mu.Unlock()
	_, err := l.w.Write(out.Bytes())
	return len(p), err
}

// flush writes a last line that has no end.
func (l *lineWriter) flush() error {
	if len(l.rest) == 0 {
		return nil
	}
	_, err := fmt.Fprintf(l.w, "%s%s%s", l.style.before, l.rest, l.style.after)
	l.rest = nil
	return err
}
