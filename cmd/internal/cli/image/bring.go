package image

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/podspan/podspan/cmd/internal/auth"
	"github.com/podspan/podspan/cmd/internal/flags"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

// Platform is what an image is for. The zero value is the server's own.
type Platform struct{ Os, Arch, variant string }

// PlatformOf is the platform that run or create asks for.
func PlatformOf(res *flags.Result) Platform { return Platform{res.OS, res.Arch, res.Variant} }

// is reports whether the image is for the platform; what is not said matches.
// No server tells an image's variant: see Bring.
func (p Platform) is(img *reply.Image) bool {
	same := func(want, got string) bool { return want == "" || want == got }
	return same(p.Os, img.Os) && same(p.Arch, img.Architecture)
}

// String returns OS/ARCH[/VARIANT], with * for what is not said.
func (p Platform) String() string {
	s := cmp.Or(p.Os, "*") + "/" + cmp.Or(p.Arch, "*")
	if p.variant != "" {
		s += "/" + p.variant
	}
	return s
}

// Pulled reports whether the platform has to be chosen by pulling, since the
// server cannot choose on create. The container is the same: it is created
// from the ID of the image that was pulled for the platform.
func (p Platform) Pulled(client *core.Client) bool {
	return p != Platform{} && client.Supports(core.CapImagePlatform) == core.Refused
}

// PlatformEmulation is how a container gets an image for the platform then.
const PlatformEmulation = "the image is pulled for the platform, and the container is created from its ID"

// Bring pulls the image as the policy says.
func (a Commands) Bring(ctx context.Context, client *core.Client, res *flags.Result, p Platform) error {
	if res.Image == "" { // --rootfs
		return nil
	}
	header, err := auth.Header(auth.Sources{File: res.Authfile, LookupEnv: a.LookupEnv}, res.Image, "")
	if err != nil {
		return err
	}
	o := core.PullImageOptions{
		Policy: res.Pull, OS: p.Os, Arch: p.Arch, Variant: p.variant, TLSVerify: res.TLSVerify, RegistryAuth: header,
	}
	if o.Policy == "" {
		o.Policy = core.PullMissing
	}
	if p.Pulled(client) {
		a.TellEmulated(core.CapImagePlatform, PlatformEmulation)
	}
	if p.Pulled(client) && p.variant != "" {
		// The variant of an image that is there cannot be asked for; a registry can.
		if o.Policy == core.PullNever {
			return core.Check(client.Server(), core.CapImagePlatform)
		}
		o.Policy = core.PullAlways
	}
	if o.Policy == core.PullNewer && client.Supports(core.CapPullPolicy) != core.Native {
		// Emulated: a pull of an image that is there brings what is newer,
		// and one that cannot be reached is no error while there is a copy.
		if rule, ok := core.LookupRule(core.CapPullPolicy); ok {
			a.TellEmulated(rule.Cap, rule.Emulation)
		}
		return a.bringNewer(ctx, client, res, o)
	}
	ids, err := a.pullImage(ctx, client, res.Image, o, res.Quiet)
	if err != nil {
		return err
	}
	return usePulled(ctx, client, res, p, ids)
}

// bringNewer is pull --pull=newer for servers that have no such policy.
func (a Commands) bringNewer(ctx context.Context, client *core.Client, res *flags.Result, o core.PullImageOptions) error {
	there, err := client.ImageExists(ctx, res.Image, core.ReadOptions{})
	if err != nil {
		return err
	}
	o.Policy = core.PullAlways
	ids, err := a.pullImage(ctx, client, res.Image, o, res.Quiet)
	if err != nil {
		if there.Exists && ctx.Err() == nil {
			return nil
		}
		return err
	}
	return usePulled(ctx, client, res, PlatformOf(res), ids)
}

// usePulled creates from the image that came for the platform, where the
// server could not find it by its name.
func usePulled(ctx context.Context, client *core.Client, res *flags.Result, p Platform, ids []string) error {
	if !p.Pulled(client) {
		return nil
	}
	ids = slices.Compact(ids)
	if len(ids) != 1 {
		return fmt.Errorf("pull %s for %s/%s: the server names %d images instead of one", res.Image, p.Os, p.Arch, len(ids))
	}
	// A server that is asked for a platform may answer with the image that it
	// has, whatever that is for.
	img, err := client.InspectImage(ctx, ids[0], core.ReadOptions{})
	if err != nil {
		return err
	}
	if !p.is(img.Image) {
		return &core.FieldError{
			Option: "--platform", Value: p.String(),
			Reason: fmt.Sprintf("the image %s is for %s; pull the one that is wanted with --pull=always", res.Image,
				Platform{Os: img.Image.Os, Arch: img.Image.Architecture}),
		}
	}
	res.Pulled(ids[0])
	return nil
}
