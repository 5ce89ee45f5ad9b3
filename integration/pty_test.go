//go:build linux

package integration

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/creack/pty"
)

// ptyLimit bounds one expect line.
const ptyLimit = 30 * time.Second

const ptyUsage = `usage: pty [-size ROWSxCOLS] DIALOG PROGRAM [ARG…]
DIALOG is a file of lines: expect TEXT, send TEXT (Go escapes, as \r \x03), resize ROWSxCOLS, hangup`

// ptyMain is the scripts' pty program: it runs a program on a real pseudo-terminal, plays a dialog
// with it and ends with its exit code. The terminal's output goes to stdout with plain newlines.
func ptyMain() {
	code, err := ptyRun(os.Args[1:], os.Stdout)
	if err != nil {
		fmt.Fprintln(os.Stderr, "pty:", err)
		code = 125
	}
	os.Exit(code)
}

func ptyRun(args []string, out io.Writer) (int, error) {
	size := &pty.Winsize{Rows: 24, Cols: 80}
	if len(args) > 1 && args[0] == "-size" {
		var err error
		if size, err = parseSize(args[1]); err != nil {
			return 0, err
		}
		args = args[2:]
	}
	if len(args) < 2 {
		return 0, errors.New(ptyUsage)
	}
	dialog, err := os.ReadFile(args[0])
	if err != nil {
		return 0, err
	}
	cmd := exec.Command(args[1], args[2:]...)
	master, err := pty.StartWithSize(cmd, size)
	if err != nil {
		return 0, err
	}
	screen := watch(master)
	playErr := play(string(dialog), master, screen)
	if playErr != nil {
		// It may wait for input that will never come, and so may what it runs: all of
		// the terminal's session (pty.Start makes one) has the terminal open.
		_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
	}
	waitErr := cmd.Wait()
	<-screen.done
	_ = master.Close() // a dialog may have closed it to hang up
	if _, err := io.WriteString(out, strings.ReplaceAll(screen.text(), "\r\n", "\n")); err != nil {
		return 0, err
	}
	if playErr != nil {
		return 0, playErr
	}
	var exit *exec.ExitError
	if waitErr != nil && !errors.As(waitErr, &exit) {
		return 0, waitErr
	}
	return cmd.ProcessState.ExitCode(), nil
}

// play follows the dialog line by line.
func play(dialog string, master *os.File, screen *screen) error {
	for i, line := range strings.Split(dialog, "\n") {
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		verb, arg, _ := strings.Cut(line, " ")
		if err := playLine(verb, arg, master, screen); err != nil {
			return fmt.Errorf("dialog line %d (%s): %w", i+1, line, err)
		}
	}
	return nil
}

func playLine(verb, arg string, master *os.File, screen *screen) error {
	switch verb {
	case "expect":
		return screen.expect(arg)
	case "send":
		text, err := strconv.Unquote(`"` + strings.ReplaceAll(arg, `"`, `\"`) + `"`)
		if err != nil {
			return err
		}
		_, err = io.WriteString(master, text)
		return err
	case "resize":
		size, err := parseSize(arg)
		if err != nil {
			return err
		}
		return pty.Setsize(master, size) // the kernel sends SIGWINCH
	case "hangup":
		return master.Close()
	}
	return errors.New(ptyUsage)
}

func parseSize(s string) (*pty.Winsize, error) {
	rows, cols, _ := strings.Cut(s, "x")
	r, err1 := strconv.ParseUint(rows, 10, 16)
	c, err2 := strconv.ParseUint(cols, 10, 16)
	if err := errors.Join(err1, err2); err != nil {
		return nil, fmt.Errorf("size %q is not ROWSxCOLS: %w", s, err)
	}
	return &pty.Winsize{Rows: uint16(r), Cols: uint16(c)}, nil
}

// screen collects what the program writes.
type screen struct {
	mu     sync.Mutex
	all    bytes.Buffer
	seen   int           // up to here expect has consumed
	change chan struct{} // closed and replaced when more has come
	done   chan struct{} // closed when no more will come
}

func watch(r io.Reader) *screen {
	s := &screen{change: make(chan struct{}), done: make(chan struct{})}
	go func() {
		defer close(s.done)
		buf := make([]byte, 4096)
		for {
			n, err := r.Read(buf)
			s.mu.Lock()
			s.all.Write(buf[:n])
			close(s.change)
			s.change = make(chan struct{})
			s.mu.Unlock()
			if err != nil { // EIO when the program has ended
				return
			}
		}
	}()
	return s
}

func (s *screen) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.all.String()
}

// expect waits until the text has come after what earlier lines expected.
func (s *screen) expect(text string) error {
	limit := time.After(ptyLimit)
	for {
		s.mu.Lock()
		rest := s.all.String()[s.seen:]
		if at := strings.Index(rest, text); at >= 0 {
			s.seen += at + len(text)
			s.mu.Unlock()
			return nil
		}
		change := s.change
		s.mu.Unlock()
		select {
		case <-change:
		case <-s.done:
			s.mu.Lock()
			rest := s.all.String()[s.seen:]
			s.mu.Unlock()
			if !strings.Contains(rest, text) {
				return fmt.Errorf("the program ended first; it wrote %q", rest)
			}
		case <-limit:
			return fmt.Errorf("it did not come; the program wrote %q", rest)
		}
	}
}
