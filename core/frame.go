package core

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// Streams that a multiplexed connection carries (pkg/api/handlers/compat and
// libpod/oci_conmon_attach in podman): a frame is the stream's number, three
// zero bytes, the length (big endian) and that many bytes.
const (
	frameStdin  = 0
	frameStdout = 1
	frameStderr = 2
	frameError  = 3 // the server's words on why the stream ended
	frameHeader = 8
)

// errStreamCut says that a stream ended inside a frame: the other side died.
var errStreamCut = errors.New("the stream ended in the middle of a frame; the server has gone away")

// errNoFrame says that what came is no multiplexed stream.
var errNoFrame = errors.New("not a frame of a multiplexed stream")

// serverWords is an error that the server sent in the stream.
type serverWords struct{ text string }

func (e *serverWords) Error() string { return "the server ended the stream: " + e.text }

// readFrameHeader reads one header. io.EOF: the stream ended between frames.
func readFrameHeader(r io.Reader, buf *[frameHeader]byte) (stream byte, size int64, err error) {
	n, err := io.ReadFull(r, buf[:])
	switch {
	case errors.Is(err, io.EOF):
		return 0, 0, io.EOF
	case errors.Is(err, io.ErrUnexpectedEOF):
		return 0, 0, fmt.Errorf("%w (%d of %d header bytes)", errStreamCut, n, frameHeader)
	case err != nil:
		return 0, 0, err
	}
	if buf[0] > frameError || buf[1]|buf[2]|buf[3] != 0 {
		return 0, 0, fmt.Errorf("%w: header % x", errNoFrame, buf[:])
	}
	return buf[0], int64(binary.BigEndian.Uint32(buf[4:])), nil
}

// demux copies the frames of r to stdout and stderr, either of which may be nil
// to be left out, until r ends. It holds no more than one buffer, whatever the
// frames' sizes. A writer that fails gives a [*copyError]; every other error is
// of r or of what it said.
func demux(r io.Reader, stdout, stderr io.Writer) error {
	var head [frameHeader]byte
	buf := make([]byte, copyBuffer)
	for {
		stream, size, err := readFrameHeader(r, &head)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		w := stdout
		switch stream {
		case frameStderr:
			w = stderr
		case frameError:
			msg, err := io.ReadAll(io.LimitReader(r, min(size, 64<<10)))
			if err != nil {
				return err
			}
			return &serverWords{string(msg)}
		}
		if w == nil {
			w = io.Discard
		}
		n, err := io.CopyBuffer(output{w, streamName[stream]}, io.LimitReader(r, size), buf)
		if err != nil {
			return err
		}
		if n < size {
			return fmt.Errorf("%w (%d of %d bytes)", errStreamCut, n, size)
		}
		if err := endFrame(w); err != nil {
			return &copyError{"writing " + streamName[stream], err}
		}
	}
}

var streamName = [...]string{frameStdin: "standard output", frameStdout: "standard output", frameStderr: "standard error"}

// frameEnder is a writer that wants to know where frames end.
type frameEnder interface{ endFrame() error }

// endFrame tells w that a frame has ended, if it wants to know.
func endFrame(w io.Writer) error {
	if e, ok := w.(frameEnder); ok {
		return e.endFrame()
	}
	return nil
}

// copyBuffer is the size of the buffers that stream data goes through: large
// enough for full speed, small enough for constant memory.
const copyBuffer = 128 << 10
