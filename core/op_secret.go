package core

// The operations on secrets.
const (
	OpSecretCreate  Op = "secret create"  // *SecretSpec ← *SecretCreated
	OpSecretInspect Op = "secret inspect" // *SecretInfoReport
	OpSecretExists  Op = "secret exists"  // nothing
	OpSecretList    Op = "secret list"    // []SecretInfoReport
	OpSecretRemove  Op = "secret remove"  // nothing
)

var secretOps = []Op{OpSecretCreate, OpSecretInspect, OpSecretExists, OpSecretList, OpSecretRemove}
