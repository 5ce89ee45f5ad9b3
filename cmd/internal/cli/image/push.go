package image

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/podspan/podspan/cmd/internal/auth"
	"github.com/podspan/podspan/cmd/internal/cli/common"
	"github.com/podspan/podspan/core"
)

// PushCommand is podman push.
func (a Commands) PushCommand() *cli.Command {
	return &cli.Command{
		Name: "push", Usage: "Push an image to a registry", ArgsUsage: "IMAGE [DESTINATION]",
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "authfile", Usage: "`FILE` with the credentials for registries; also REGISTRY_AUTH_FILE"},
			&cli.StringFlag{Name: "compression-format", Usage: "Compress layers as `FORMAT`: " + strings.Join(compressionFormats, ", ")},
			&cli.IntFlag{Name: "compression-level", Usage: "Compress layers at this `LEVEL`"},
			&cli.StringFlag{Name: "creds", Usage: "`USERNAME:PASSWORD` for the registry"},
			&cli.StringFlag{Name: "digestfile", Usage: "Write the digest of the pushed image to `FILE`" + needsText(core.CapPushDigest)},
			&cli.BoolFlag{Name: "disable-content-trust", Usage: "accepted for Docker's sake: podman does nothing for it either"},
			&cli.BoolFlag{Name: "force-compression", Usage: "Compress layers even if the registry has them in another compression"},
			&cli.StringFlag{Name: "format", Aliases: []string{"f"},
				Usage: "Manifest `TYPE`: " + strings.Join(manifestFormats, ", ") + " (default: the image's own)"},
			&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "Do not show progress"},
			&cli.BoolFlag{Name: "remove-signatures", Usage: "Leave the image's signatures behind"},
			&cli.BoolFlag{Name: "tls-verify", Value: true, Usage: "Use HTTPS and verify the registry's certificate"},
		}, refusedPushFlags()...),
		Action: a.push,
	}
}

var (
	compressionFormats = []string{"gzip", "zstd", "zstd:chunked"}
	manifestFormats    = []string{"oci", "v2s2", "v2s1"}
)

// pushRefusals are podman's own flags that a service cannot honour: what they
// need is on the client's side only.
var pushRefusals = map[string]string{
	"cert-dir":                     "a service uses the certificates on its own machine (/etc/containers/certs.d)",
	"compress":                     "it is for the dir transport, which a service does not push to",
	"encrypt-layer":                "a service does not encrypt images",
	"encryption-key":               "a service does not encrypt images",
	"sign-by":                      "a service does not sign images: the key is not on its machine",
	"sign-by-sigstore":             "a service does not sign images: the key is not on its machine",
	"sign-by-sigstore-private-key": "a service does not sign images: the key is not on its machine",
	"sign-passphrase-file":         "a service does not sign images: the key is not on its machine",
	"signature-policy":             "a service uses the policy on its own machine (/etc/containers/policy.json)",
}

// refusedPushFlags makes the flags of pushRefusals known, so that they are
// refused with a reason. --compress alone takes no value.
func refusedPushFlags() []cli.Flag {
	var fs []cli.Flag
	for _, name := range common.SortedKeys(pushRefusals) {
		if name == "compress" {
			fs = append(fs, &cli.BoolFlag{Name: name, Hidden: true})
			continue
		}
		fs = append(fs, &cli.StringSliceFlag{Name: name, Hidden: true})
	}
	return fs
}

func (a Commands) push(c *cli.Context) error {
	if c.NArg() < 1 || c.NArg() > 2 {
		return fmt.Errorf("push takes an image and, if it is to have another name there, its destination; it accepts between 1 and 2 arg(s), "+
			"received %d", c.NArg())
	}
	if err := checkPush(c); err != nil {
		return err
	}
	image, destination := c.Args().Get(0), c.Args().Get(1)
	opts := core.PushImageOptions{
		Destination: destination, Format: c.String("format"), CompressionFormat: c.String("compression-format"),
		RemoveSignatures: c.Bool("remove-signatures"), Digest: c.IsSet("digestfile"),
		All: true, // of a manifest list, podman pushes every image
	}
	if c.IsSet("compression-level") {
		level := c.Int("compression-level")
		opts.CompressionLevel = &level
	}
	if c.IsSet("force-compression") {
		force := c.Bool("force-compression")
		opts.ForceCompression = &force
	}
	if c.IsSet("tls-verify") {
		verify := c.Bool("tls-verify")
		opts.TLSVerify = &verify
	}
	if destination == "" {
		destination = image
	}
	var err error
	if opts.RegistryAuth, err = auth.Header(auth.Sources{File: c.String("authfile"), LookupEnv: a.LookupEnv}, destination,
		c.String("creds")); err != nil {
		return err
	}
	client, err := a.Client(c)
	if err != nil {
		return err
	}
	if !c.Bool("quiet") {
		opts.Progress = func(line string) { fmt.Fprintln(a.Stderr, line) }
	}
	pushed, err := client.PushImage(c.Context, image, opts)
	if err != nil || !opts.Digest {
		return err
	}
	if err := os.WriteFile(c.String("digestfile"), []byte(pushed.Digest), 0o644); err != nil {
		return fmt.Errorf("the image was pushed, but its digest cannot be written: %w", err)
	}
	return nil
}

// checkPush refuses what no server can do, before anything is sent.
func checkPush(c *cli.Context) error {
	for _, name := range common.SortedKeys(pushRefusals) {
		if c.IsSet(name) {
			return &core.FieldError{Option: "--" + name, Reason: pushRefusals[name]}
		}
	}
	for flag, allowed := range map[string][]string{"format": manifestFormats, "compression-format": compressionFormats} {
		if v := c.String(flag); v != "" && !slices.Contains(allowed, v) {
			return &core.FieldError{Option: "--" + flag, Value: v, Reason: "choose from: " + strings.Join(allowed, ", ")}
		}
	}
	return nil
}

// needsText ends a flag's help with the releases that have it.
func needsText(c core.Capability) string {
	rule, ok := core.LookupRule(c)
	if !ok {
		return ""
	}
	return " (" + rule.Needs() + ")"
}
