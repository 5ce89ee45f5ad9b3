package probe

import (
	"os"
	"time"

	"github.com/podspan/podspan/core"
)

const (
	// defaultDialTimeout bounds one attempt to open a connection. ssh counts
	// its handshake in, but not the time in which a person types a passphrase.
	defaultDialTimeout = 10 * time.Second
	// defaultPingTimeout is long because a socket of systemd accepts at once
	// and starts podman only then, which takes seconds on a small machine.
	defaultPingTimeout = 15 * time.Second
)

// AdapterEnv pins the adapter by name, as [WithAdapter] does.
const AdapterEnv = "PODSPAN_ADAPTER"

// Option changes how a service is looked for and connected to.
type Option func(*options)

type options struct {
	adapter      string
	chooseAgain  bool
	identity     string
	connection   string
	knownHosts   string
	dialTimeout  time.Duration
	pingTimeout  time.Duration
	localService bool
	serviceIdle  time.Duration
	passphrase   func(identity string) (string, error)
	skew         core.SkewPolicy
	leftOut      func(*core.UnsupportedError)
}

// WithAdapter uses the adapter of that name ("v3", "v4") whatever the
// service's version is. It wins over PODSPAN_ADAPTER; "" means to choose.
func WithAdapter(name string) Option { return func(o *options) { o.adapter = name } }

// WithChooseAgain says whether the client chooses again when the service turns out
// to have been replaced by another version, and does once more what that one
// refused unread. It does without this option. Off, every call after the first
// answer of another version is a [*core.ReplacedError], and so is that one if it
// may not do what was asked for.
func WithChooseAgain(on bool) Option { return func(o *options) { o.chooseAgain = on } }

// WithIdentity authenticates ssh with the private key in the file at path. It
// wins over the connection's own identity and over CONTAINER_SSHKEY.
func WithIdentity(path string) Option { return func(o *options) { o.identity = path } }

// WithConnection connects to a service that containers.conf or
// podman-connections.json names. Naming a URI as well is an error.
func WithConnection(name string) Option { return func(o *options) { o.connection = name } }

// WithKnownHosts accepts ssh servers from the known_hosts file at path only.
// Without it, a server that ~/.ssh/known_hosts does not know is accepted and
// added there, as podman does; a changed key is refused in both cases.
func WithKnownHosts(path string) Option { return func(o *options) { o.knownHosts = path } }

// WithDialTimeout bounds each attempt to open a connection; 10 seconds without
// it.
func WithDialTimeout(d time.Duration) Option { return func(o *options) { o.dialTimeout = d } }

// WithPingTimeout bounds the time that a service may take to answer the first
// request; 15 seconds without it.
func WithPingTimeout(d time.Duration) Option { return func(o *options) { o.pingTimeout = d } }

// WithLocalService says whether to start the service of an installed podman
// when none was named and none answers. It does without this option.
func WithLocalService(on bool) Option { return func(o *options) { o.localService = on } }

// WithPassphrase is asked for the passphrase of an encrypted identity. Without
// it CONTAINER_PASSPHRASE and the password in the URI are tried, then the
// terminal, if there is one.
func WithPassphrase(ask func(identity string) (string, error)) Option {
	return func(o *options) { o.passphrase = ask }
}

// WithSkew decides about settings that the service does not apply. Without it, or
// with nil, what the service lacks is refused, and what no Podman applies is left
// out ([core.SkewPolicy]).
func WithSkew(policy core.SkewPolicy) Option { return func(o *options) { o.skew = policy } }

// WithLeftOut is told of each setting that a verb leaves out. Without it the
// warnings in the results of the creates and of Run tell what was left out of a
// spec, and nothing tells what a policy left out of another verb
// ([core.ClientOptions].LeftOut).
func WithLeftOut(tell func(*core.UnsupportedError)) Option {
	return func(o *options) { o.leftOut = tell }
}

func newOptions(opts []Option) *options {
	o := &options{chooseAgain: true, localService: true, serviceIdle: defaultServiceIdle}
	for _, opt := range opts {
		opt(o)
	}
	if o.adapter == "" {
		o.adapter = os.Getenv(AdapterEnv)
	}
	if o.dialTimeout <= 0 {
		o.dialTimeout = defaultDialTimeout
	}
	if o.pingTimeout <= 0 {
		o.pingTimeout = defaultPingTimeout
	}
	return o
}
