package probe

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync"

	cssh "github.com/containers/common/pkg/ssh"
	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"
	"golang.org/x/term"

	"github.com/podspan/podspan/core"
)

// errNoTerminal is why nobody can be asked for a secret.
var errNoTerminal = errors.New("there is no terminal to ask for it")

// config returns the ssh configuration for the target and whether a person may
// be asked for a password during the handshake. Errors: [*core.FieldError] for
// an identity or a known_hosts file that cannot be used.
func (d *sshDialer) config(ctx context.Context) (cfg *ssh.ClientConfig, prompts bool, err error) {
	u := *d.t.uri
	password, inURI := u.User.Password()
	phrase, err := d.unlock(ctx, password)
	if err != nil {
		return nil, false, err
	}
	// The library takes the passphrase in the password's place, and where there
	// is none it reads standard input, terminal or not. So there always is one.
	u.User = url.UserPassword(u.User.Username(), phrase)
	// The keys of an agent come over a socket that may hang.
	cfg, err = await(ctx, func() (*ssh.ClientConfig, error) {
		return cssh.ValidateAndConfigure(&u, d.t.identity, d.t.machine && isLoopback(u.Hostname()))
	}, nil)
	switch {
	case err == nil:
	case ctx.Err() != nil:
		return nil, false, err
	case d.t.identity != "":
		reason := err.Error()
		if errors.Is(err, x509.IncorrectPasswordError) {
			d.phrase, reason = "", "the passphrase does not open the key"
		}
		return nil, false, &core.FieldError{Field: "identity", Value: d.t.identity, Reason: reason}
	default:
		return nil, false, fmt.Errorf("the ssh agent of SSH_AUTH_SOCK does not answer: %w", err)
	}
	// The last method offers that password to the server: a passphrase, which
	// must never leave this machine, or nothing.
	cfg.Auth = cfg.Auth[:len(cfg.Auth)-1]
	switch {
	case inURI:
		cfg.Auth = append(cfg.Auth, ssh.Password(password))
	case len(cfg.Auth) == 0:
		cfg.Auth = append(cfg.Auth, ssh.PasswordCallback(func() (string, error) { return d.askPassword(ctx) }))
		prompts = true
	}
	return cfg, prompts, d.hostKeys(cfg)
}

// unlock returns the passphrase of the identity; "" when it needs none. It is
// kept for the next connection. Whether it opens the key is found out by who
// uses it: a try takes a good part of a second.
func (d *sshDialer) unlock(ctx context.Context, password string) (string, error) {
	if d.t.identity == "" {
		return "", nil
	}
	bad := func(reason string) error {
		return &core.FieldError{Field: "identity", Value: d.t.identity, Reason: reason}
	}
	key, err := os.ReadFile(d.t.identity)
	if err != nil {
		var path *os.PathError
		if errors.As(err, &path) {
			err = path.Err
		}
		return "", bad(err.Error())
	}
	_, err = ssh.ParsePrivateKey(key)
	var locked *ssh.PassphraseMissingError
	switch {
	case err == nil:
		return "", nil
	case !errors.As(err, &locked):
		return "", bad("not a private key: " + err.Error())
	case d.phrase != "":
		return d.phrase, nil
	}
	phrase, err := password, error(nil)
	if s := os.Getenv("CONTAINER_PASSPHRASE"); s != "" {
		phrase = s
	}
	switch {
	case d.o.passphrase != nil:
		phrase, err = await(ctx, func() (string, error) { return d.o.passphrase(d.t.identity) }, nil)
	case phrase == "":
		phrase, err = prompt(ctx, "Key Passphrase: ")
	}
	if ctx.Err() != nil {
		return "", context.Cause(ctx)
	}
	if err == nil && phrase == "" {
		err = errors.New("none was given")
	}
	if err != nil {
		return "", bad("the key needs a passphrase: " + err.Error() + "; set CONTAINER_PASSPHRASE or add the key to an ssh agent")
	}
	d.phrase = phrase
	return phrase, nil
}

// askPassword asks for the password of the account once for all connections.
func (d *sshDialer) askPassword(ctx context.Context) (string, error) {
	if p := d.password.Load(); p != nil {
		return *p, nil
	}
	p, err := prompt(ctx, d.t.uri.User.Username()+"'s login password: ")
	if err != nil {
		return "", fmt.Errorf("no key is offered (--identity, CONTAINER_SSHKEY or an ssh agent) and the server wants a password: %w", err)
	}
	d.password.Store(&p)
	return p, nil
}

// promptTurn lets one question at a time onto the terminal.
var promptTurn sync.Mutex

// prompt asks a person for a secret. Without a terminal it fails at once:
// standard input is the caller's data then.
func prompt(ctx context.Context, text string) (string, error) {
	fd := int(os.Stdin.Fd())
	if !term.IsTerminal(fd) {
		return "", errNoTerminal
	}
	promptTurn.Lock()
	defer promptTurn.Unlock()
	state, err := term.GetState(fd)
	if err != nil {
		return "", err
	}
	secret, err := await(ctx, func() ([]byte, error) { return cssh.ReadPassword(text) }, nil)
	if ctx.Err() != nil {
		// The reader is still there; what it switched off must not stay off.
		_ = term.Restore(fd, state)
	}
	return string(secret), err
}

// hostKeys decides which host keys are accepted.
func (d *sshDialer) hostKeys(cfg *ssh.ClientConfig) error {
	file := d.o.knownHosts
	if file != "" {
		known, err := knownhosts.New(file)
		if err != nil {
			return &core.FieldError{Option: "known_hosts", Value: file, Reason: err.Error()}
		}
		cfg.HostKeyCallback = known
	} else if home, err := os.UserHomeDir(); err == nil {
		file = home + "/.ssh/known_hosts"
	}
	cfg.HostKeyAlgorithms = preferKnown(file, d.addr)
	return nil
}

// hostKeyTypes are the kinds of host keys in the order of x/crypto, with the
// signature algorithms of each.
var hostKeyTypes = []struct {
	kind       string
	algorithms []string
}{
	{ssh.KeyAlgoECDSA256, []string{ssh.KeyAlgoECDSA256}},
	{ssh.KeyAlgoECDSA384, []string{ssh.KeyAlgoECDSA384}},
	{ssh.KeyAlgoECDSA521, []string{ssh.KeyAlgoECDSA521}},
	{ssh.KeyAlgoRSA, []string{ssh.KeyAlgoRSASHA512, ssh.KeyAlgoRSASHA256}},
	{ssh.KeyAlgoED25519, []string{ssh.KeyAlgoED25519}},
}

// preferKnown returns the algorithms of the keys that a known_hosts file has
// for a host, then the others; nil, for the defaults, when it has none. Without
// it, a host that is known by its ed25519 key would show its ecdsa key, which
// the library prefers, and be refused as an impostor.
func preferKnown(file, addr string) []string {
	data, err := os.ReadFile(file)
	if err != nil || strings.Contains(string(data), "@cert-authority") {
		return nil
	}
	known, err := knownhosts.New(file)
	if err != nil {
		return nil
	}
	var key *knownhosts.KeyError
	if !errors.As(known(addr, anyAddr{}, noKey{}), &key) {
		return nil
	}
	have := map[string]bool{}
	for _, k := range key.Want {
		have[k.Key.Type()] = true
	}
	if len(have) == 0 {
		return nil
	}
	var first, rest []string
	for _, t := range hostKeyTypes {
		if have[t.kind] {
			first = append(first, t.algorithms...)
		} else {
			rest = append(rest, t.algorithms...)
		}
	}
	return append(first, rest...)
}

// explainHandshake says what to do about the usual failures. Refused keys and
// passwords are of class [core.ErrDenied].
func explainHandshake(err error, user string) error {
	var key *knownhosts.KeyError
	switch {
	case errors.As(err, &key) && len(key.Want) > 0:
		return fmt.Errorf("the host key is not the one in known_hosts (line %d of %s): somebody may be in between, or the machine was set up "+
			"anew: %w%w",
			key.Want[0].Line, key.Want[0].Filename, err, quiet{core.ErrDenied})
	case errors.As(err, &key):
		return fmt.Errorf("the host is not in known_hosts: %w%w", err, quiet{core.ErrDenied})
	case strings.Contains(err.Error(), "unable to authenticate"):
		return fmt.Errorf("the ssh server does not let %q in: %w%w", user, err, quiet{core.ErrDenied})
	}
	return err
}
