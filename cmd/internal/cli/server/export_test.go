package server

// What tests of the command line need.

type Capability = capability
