package image

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/core"
)

// TagCommand is podman tag.
func (a Commands) TagCommand() *cli.Command {
	return &cli.Command{
		Name: "tag", Usage: "Add an additional name to a local image", ArgsUsage: "IMAGE TARGET_NAME [TARGET_NAME...]",
		Action: func(c *cli.Context) error {
			if c.NArg() < 2 {
				return fmt.Errorf("tag takes an image and its new names; it requires at least 2 arg(s), only received %d", c.NArg())
			}
			// All are checked first: one that is bad must not leave the image half tagged.
			type name struct{ repo, tag string }
			var names []name
			for _, ref := range c.Args().Tail() {
				repo, tag, err := targetReference(ref)
				if err != nil {
					return err
				}
				names = append(names, name{repo, tag})
			}
			client, err := a.Client(c)
			if err != nil {
				return err
			}
			for _, n := range names {
				if _, err := client.TagImage(c.Context, c.Args().First(), core.TagImageOptions{Repo: n.repo, Tag: n.tag}); err != nil {
					return err
				}
			}
			return nil
		},
	}
}
