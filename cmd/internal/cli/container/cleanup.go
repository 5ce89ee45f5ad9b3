package container

import (
	"context"
	"time"

	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

// How long a container that has just ended may need until its server can start
// it again: its clean-up runs on its own.
const (
	cleanUpTries = 40
	cleanUpPause = 50 * time.Millisecond
)

// whenCleanedUp attaches as soon as the container's state allows it.
func whenCleanedUp(open func(context.Context, core.AttachOptions) (*core.Attachment, error)) func(context.Context,
	core.AttachOptions) (*core.Attachment, error) {
	return func(ctx context.Context, o core.AttachOptions) (*core.Attachment, error) {
		for try := 0; ; try++ {
			att, err := open(ctx, o)
			if !stateImproper(err) || try == cleanUpTries {
				return att, err
			}
			select {
			case <-time.After(cleanUpPause):
			case <-ctx.Done():
				return nil, context.Cause(ctx)
			}
		}
	}
}

// cleanedUp inspects a container, and waits for its clean-up if it has ended
// just now ("stopped", which becomes "exited"). Servers prepare such a container
// for its next start, and let the clean-up of the last one undo it: measured on
// 4.1.1, a third of the starts at once lost the output or the exit code. One that
// nobody cleans up is described as it is.
func cleanedUp(ctx context.Context, client *core.Client, id string) (*reply.Container, error) {
	for try := 0; ; try++ {
		data, err := client.InspectContainer(ctx, id, core.InspectContainerOptions{})
		if err != nil || data.Container.State == nil || data.Container.State.Status != "stopped" || try == cleanUpTries {
			return data.Container, err
		}
		select {
		case <-time.After(cleanUpPause):
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		}
	}
}
